import type { Relation, RelationKind, Resource } from '../model/graph.ts';
import { listUnder } from '../model/order.ts';
import { entryFor } from './index.ts';
import type { Resolver } from './resolver.ts';

/** The kinds along which a request, an event or data travels; these are the arrows of the picture. */
export const FLOW_KINDS: readonly RelationKind[] = [
  'connects',
  'invokes',
  'reads',
  'writes',
  'routes',
  'triggers',
];

/** Two groups of a thousand members would give a million arrows; above this the arrow stays between the groups. */
const MOST_ARROWS_PER_RULE = 400;

/**
 * Replaces the folded ends of flow relations by what they stand for: a security group by the resources it guards, a role by
 * those who assume it, a detail with an owner by the owner; a chain of details (listener, target group) by one arrow.
 */
export function contracted(
  relations: readonly Relation[],
  resources: readonly Resource[],
  known: Resolver,
): Relation[] {
  const flows: Relation[] = [];
  const others: Relation[] = [];
  for (const relation of relations) (FLOWS.has(relation.kind) ? flows : others).push(relation);
  const details = detailsAmong(resources);
  const standIns = standInsOf(others, details, known);
  const direct: Relation[] = [];
  for (const relation of flows) expand(relation, standIns, direct);
  splice(direct, details, others);
  return others;
}

const FLOWS: ReadonlySet<RelationKind> = new Set(FLOW_KINDS);

/** The resources that are not drawn as blocks of their own, by key. */
type Details = ReadonlyMap<string, Resource>;

function detailsAmong(resources: readonly Resource[]): Details {
  const details = new Map<string, Resource>();
  for (const resource of resources)
    if (entryFor(resource.type)?.drawn === 'detail') details.set(resource.key, resource);
  return details;
}

/** For each detail: whom it guards, who assumes it, who owns it, who uses it. */
function standInsOf(
  relations: readonly Relation[],
  details: Details,
  known: Resolver,
): ReadonlyMap<string, readonly string[]> {
  const guarded = new Map<string, string[]>();
  const assumed = new Map<string, string[]>();
  const used = new Map<string, string[]>();
  // one walk: there may be hundreds of thousands
  for (const { kind, from, to } of relations) {
    if (kind === 'guards') listUnder(guarded, from, to);
    else if (kind === 'assumes') listUnder(assumed, to, from);
    else if (kind === 'uses') {
      listUnder(used, to, from);
      // a managed policy is used by roles, which are assumed in turn
      if (details.has(from)) listUnder(assumed, to, from);
    }
  }
  const standIns = new Map<string, readonly string[]>();
  for (const [key, resource] of details) {
    const users = entryFor(resource.type)?.foldsIntoUsers ? used.get(key) : undefined;
    const ends = together([ownerOf(resource, known), guarded.get(key), assumed.get(key), users]);
    if (ends.length > 0) standIns.set(key, ends);
  }
  return flattened(standIns);
}

function together(lists: readonly (readonly string[] | undefined)[]): string[] {
  const all = new Set<string>();
  for (const list of lists) for (const member of list ?? NONE) all.add(member);
  return [...all];
}

const NONE: readonly string[] = [];

function ownerOf(resource: Resource, known: Resolver): string[] {
  const entry = entryFor(resource.type);
  const pointer = entry?.owner === undefined ? undefined : resource.attributes[entry.owner];
  if (!entry?.owner || pointer === undefined) return [];
  const to = entry.attributes[entry.owner]?.to;
  const owner = known.resolve(pointer, { near: resource, ...(to ? { to } : {}) });
  return owner && owner.key !== resource.key ? [owner.key] : [];
}

/** A group may guard a network interface, which is itself folded into its instance. */
function flattened(standIns: ReadonlyMap<string, readonly string[]>): ReadonlyMap<string, readonly string[]> {
  const flat = new Map<string, readonly string[]>();
  for (const [key, ends] of standIns) {
    const isFlat = !ends.some((end) => standIns.has(end));
    flat.set(key, isFlat ? ends : [...new Set(ends.flatMap((end) => standIns.get(end) ?? [end]))]);
  }
  return flat;
}

function expand(
  relation: Relation,
  standIns: ReadonlyMap<string, readonly string[]>,
  into: Relation[],
): void {
  const froms = standIns.get(relation.from);
  const tos = standIns.get(relation.to);
  const isPlain = (!froms && !tos) || relation.from === relation.to;
  if (isPlain || (froms ?? ONE).length * (tos ?? ONE).length > MOST_ARROWS_PER_RULE) {
    into.push(relation);
    return;
  }
  for (const from of froms ?? [relation.from])
    for (const to of tos ?? [relation.to]) if (from !== to) into.push({ ...relation, from, to });
}

const ONE = { length: 1 };

/** A -> detail -> B becomes A -> B, along chains of any length; what leads nowhere stays as it is. */
function splice(relations: readonly Relation[], details: Details, into: Relation[]): void {
  const leaving = new Map<string, Relation[]>();
  const arriving = new Set<string>();
  // few arrows have a detail at an end once those are expanded that stand for something
  for (const relation of relations) {
    if (details.has(relation.from)) listUnder(leaving, relation.from, relation);
    if (details.has(relation.to)) arriving.add(relation.to);
  }
  for (const relation of relations) {
    if (arriving.has(relation.from)) continue;
    if (!arriving.has(relation.to)) {
      if (relation.to !== relation.from) into.push(relation);
      continue;
    }
    for (const end of endsOf(relation, leaving, [relation.from])) {
      if (end.to !== relation.from) into.push({ ...relation, ...end });
    }
  }
}

interface End {
  readonly to: string;
  readonly label?: string;
}

function endsOf(
  relation: Relation,
  leaving: ReadonlyMap<string, readonly Relation[]>,
  seen: readonly string[],
): End[] {
  const label = relation.label;
  const next = seen.includes(relation.to) ? [] : (leaving.get(relation.to) ?? []);
  if (next.length === 0) return [label === undefined ? { to: relation.to } : { to: relation.to, label }];
  return next.flatMap((further) =>
    endsOf(further, leaving, [...seen, relation.to]).map((end) => ({
      ...end,
      ...(end.label === undefined && label !== undefined ? { label } : {}),
    })),
  );
}

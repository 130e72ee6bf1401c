import type { Relation, RelationKind, Resource } from '../model/graph.ts';
import { groupBy } from '../model/order.ts';
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
  const isDetail = (key: string): boolean => drawnAs(known.byKey(key)) === 'detail';
  const flows: Relation[] = [];
  const others: Relation[] = [];
  for (const relation of relations) (FLOWS.has(relation.kind) ? flows : others).push(relation);
  const standIns = standInsOf(others, resources, known);
  const direct = flows.flatMap((relation) => expanded(relation, standIns));
  return [...others, ...spliced(direct, isDetail)];
}

const FLOWS: ReadonlySet<RelationKind> = new Set(FLOW_KINDS);

function drawnAs(resource: Resource | undefined): string | undefined {
  return resource && (entryFor(resource.type)?.drawn ?? 'block');
}

/** For each detail: whom it guards, who assumes it, who owns it, who uses it. */
function standInsOf(
  relations: readonly Relation[],
  resources: readonly Resource[],
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
      if (drawnAs(known.byKey(from)) === 'detail') listUnder(assumed, to, from);
    }
  }
  const standIns = new Map<string, readonly string[]>();
  for (const resource of resources) {
    if (drawnAs(resource) !== 'detail') continue;
    const { key, type } = resource;
    const users = entryFor(type)?.foldsIntoUsers ? used.get(key) : undefined;
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

function listUnder(lists: Map<string, string[]>, key: string, member: string): void {
  const list = lists.get(key);
  if (list) list.push(member);
  else lists.set(key, [member]);
}

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

function expanded(relation: Relation, standIns: ReadonlyMap<string, readonly string[]>): Relation[] {
  if (!standIns.has(relation.from) && !standIns.has(relation.to)) return [relation];
  const froms = standIns.get(relation.from) ?? [relation.from];
  const tos = standIns.get(relation.to) ?? [relation.to];
  const isInside = relation.from === relation.to;
  if (isInside || froms.length * tos.length > MOST_ARROWS_PER_RULE) return [relation];
  return froms.flatMap((from) => tos.flatMap((to) => (from === to ? [] : [{ ...relation, from, to }])));
}

/** A -> detail -> B becomes A -> B, along chains of any length; what leads nowhere stays as it is. */
function spliced(relations: readonly Relation[], isDetail: (key: string) => boolean): Relation[] {
  const leaving = groupBy(relations, ({ from }) => from);
  const arriving = new Set(relations.map(({ to }) => to));
  const result: Relation[] = [];
  for (const relation of relations) {
    if (isDetail(relation.from) && arriving.has(relation.from)) continue;
    if (!isDetail(relation.to)) {
      if (relation.to !== relation.from) result.push(relation);
      continue;
    }
    for (const end of endsOf(relation, leaving, isDetail, [relation.from])) {
      if (end.to !== relation.from) result.push({ ...relation, ...end });
    }
  }
  return result;
}

interface End {
  readonly to: string;
  readonly label?: string;
}

function endsOf(
  relation: Relation,
  leaving: ReadonlyMap<string, readonly Relation[]>,
  isDetail: (key: string) => boolean,
  seen: readonly string[],
): End[] {
  const label = relation.label;
  const next = isDetail(relation.to) && !seen.includes(relation.to) ? (leaving.get(relation.to) ?? []) : [];
  if (next.length === 0) return [label === undefined ? { to: relation.to } : { to: relation.to, label }];
  return next.flatMap((further) =>
    endsOf(further, leaving, isDetail, [...seen, relation.to]).map((end) => ({
      ...end,
      ...(end.label === undefined && label !== undefined ? { label } : {}),
    })),
  );
}

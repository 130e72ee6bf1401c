import { FLOW_KINDS } from '../../catalogue/contract.ts';
import type { Comparison } from '../../model/comparison.ts';
import type { Lookup } from '../about.ts';
import { type Draft, draft, type Node } from '../draft.ts';

export interface Focus {
  readonly key: string;
  readonly depth: number;
}

export interface Focused {
  readonly drafted: Draft;
  /** the block or zone that shows the finding */
  readonly centre?: Node;
  /** blocks left out */
  readonly outside: number;
}

/** The draft, or of it what is linked to one finding over at most so many arrows, with the ground that it stands on. */
export function draftedFor(
  comparison: Comparison,
  { focus, lookup }: { readonly focus: Focus | undefined; readonly lookup: Lookup },
): Focused {
  const drafted = draft(comparison, lookup);
  return focus ? focusedOn(drafted, focus) : { drafted, outside: 0 };
}

/** Slots of one neighbourhood are its own: it must not move the whole picture. */
export function bookName(subject: string, focus: Focus | undefined): string {
  return focus ? `${subject}@${focus.key}/${focus.depth}` : subject;
}

function focusedOn(drafted: Draft, { key, depth }: Focus): Focused {
  const shower = drafted.shownBy.get(key) ?? key;
  const centre = [...drafted.blocks, ...drafted.zones].find((node) => node.key === shower);
  const near = reached(drafted, startsOf(drafted, shower), depth);
  const blocks = drafted.blocks.filter((node) => near.has(node.key));
  const ground = new Set([...blocks.flatMap(({ place }) => place.zones), ...standingOn(blocks), shower]);
  return {
    drafted: { ...drafted, blocks, zones: drafted.zones.filter((zone) => ground.has(zone.key)), also: [] },
    ...(centre ? { centre } : {}),
    outside: drafted.blocks.length - blocks.length,
  };
}

function standingOn(blocks: readonly Node[]): string[] {
  return blocks.flatMap(({ place }) => [...place.subnets, ...(place.vpc === undefined ? [] : [place.vpc])]);
}

/** A zone is looked at with all that stands in it. */
function startsOf({ blocks }: Draft, shower: string): string[] {
  const inside = blocks.filter(({ place }) => place.zones.includes(shower)).map(({ key }) => key);
  return [shower, ...inside];
}

/**
 * What so many arrows lead to, in either direction. A key or a role belongs to whoever uses it, but does not lead on: the
 * whole account uses it.
 */
function reached(drafted: Draft, starts: readonly string[], depth: number): ReadonlySet<string> {
  const standing = new Set(drafted.blocks.map(({ key }) => key));
  const next = waysBetween(drafted, new Set(starts));
  const found = new Set(starts);
  let edge: readonly string[] = starts;
  for (let step = 0; step < depth; step += 1) {
    edge = edge
      .flatMap((key) => [...(next.get(key) ?? [])])
      .filter((key) => standing.has(key) && !found.has(key));
    for (const key of edge) found.add(key);
  }
  return found;
}

/** From each thing to what it is linked to. */
function waysBetween(
  { relations, shownBy }: Draft,
  starts: ReadonlySet<string>,
): ReadonlyMap<string, ReadonlySet<string>> {
  const next = new Map<string, Set<string>>();
  const add = (one: string, other: string): void => {
    const known = next.get(one);
    if (known) known.add(other);
    else next.set(one, new Set([other]));
  };
  for (const { from, to, kind } of relations) {
    const [start, end] = [shownBy.get(from), shownBy.get(to)];
    if (kind === 'contains' || start === undefined || end === undefined) continue;
    const isFlow = FLOW_KINDS.includes(kind);
    const isKey = kind === 'encrypts';
    if (isFlow || !isKey || starts.has(start)) add(start, end);
    if (isFlow || isKey || starts.has(end)) add(end, start);
  }
  return next;
}

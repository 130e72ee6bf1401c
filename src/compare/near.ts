import { entryFor } from '../catalogue/index.ts';
import { relationsOf } from '../catalogue/relations.ts';
import { DIVERGENT } from '../model/comparison.ts';
import type { Desired, Relation, Resource } from '../model/graph.ts';
import { isList, type Value } from '../model/value.ts';
import { definitionOf } from './attribute.ts';
import type { Judged } from './findings.ts';
import { keyOf } from './lookup.ts';
import type { Pointers } from './pointers.ts';

/** Keys of what stands next to a folded thing that differs: what it points at, and what points at it. */
export function nearDivergence(
  judged: readonly Judged[],
  relations: readonly Relation[],
  pointers: Pointers,
): ReadonlySet<string> {
  const divergent = judged.flatMap(({ finding: { status, type, desired } }) =>
    desired && DIVERGENT.includes(status) && entryFor(type)?.drawn === 'detail' ? [desired] : [],
  );
  const keys = new Set(divergent.map(({ key }) => key));
  const touching = relations.filter(({ from, to }) => keys.has(from) || keys.has(to));
  return new Set([
    ...touching.flatMap(({ from, to }) => [from, to]),
    ...divergent.flatMap((resource) => pointedAt(resource, pointers)),
  ]);
}

/**
 * One rule of a security group makes an arrow to each thing behind it, and AWS may put more behind it than the design says.
 * Then the arrow is stated all the same: some declared arrow has the same evidence and the same far end.
 */
export function statedPointers(judged: readonly Judged[], desired: Desired): (arrow: Relation) => boolean {
  const typeOf = new Map(judged.map(({ finding }) => [finding.key, finding.type]));
  const pointer = (arrow: Relation): string => pointerOf(arrow, typeOf.get(arrow.evidence.resource) ?? '');
  let stated: ReadonlySet<string> | undefined;
  return (arrow) => {
    // anew, because where people wrote an arrow themselves their word has replaced the evidence
    stated ??= new Set([...desired.relations, ...relationsOf(desired.resources)].map(pointer));
    return stated.has(pointer(arrow));
  };
}

function pointerOf({ from, to, kind, label, evidence }: Relation, type: string): string {
  const { resource, attribute } = evidence;
  const isReversed = definitionOf(type, attribute)?.reverse === true;
  const far = entryFor(type)?.link ? [from, to] : [isReversed ? from : to];
  return keyOf(resource, attribute, kind, label ?? '', ...far);
}

function pointedAt(resource: Resource, { own }: Pointers): string[] {
  return Object.entries(entryFor(resource.type)?.attributes ?? {}).flatMap(([path, { kind, to }]) => {
    const value = Object.hasOwn(resource.attributes, path) ? resource.attributes[path] : undefined;
    if (value === undefined) return [];
    const targets = kind.targets?.(value).map((target) => target.to) ?? (to ? plain(value) : []);
    return targets.flatMap((target) => own(target, resource, to)?.key ?? []);
  });
}

function plain(value: Value): readonly Value[] {
  return isList(value) ? value : [value];
}

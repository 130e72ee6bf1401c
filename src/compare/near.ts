import { entryFor } from '../catalogue/index.ts';
import { DIVERGENT } from '../model/comparison.ts';
import type { Relation, Resource } from '../model/graph.ts';
import { isList, type Value } from '../model/value.ts';
import type { Judged } from './findings.ts';
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

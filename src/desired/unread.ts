import type { Relation, Resource } from '../model/graph.ts';
import { isList, isObject, isReference, type Value } from '../model/value.ts';

/**
 * Of the relations that templates state in properties nobody reads from an account, those between what is there, and only
 * where no other says the same. A part stands for the resource that it was put into.
 */
export function unreadRelations(
  stated: readonly Relation[],
  derived: readonly Relation[],
  resources: readonly Resource[],
  moved: ReadonlyMap<string, string>,
): Relation[] {
  // as in every design without templates
  if (stated.length === 0) return [];
  const byKey = new Map(resources.map((resource) => [resource.key, resource]));
  const known = new Set(derived.flatMap(({ from, to }) => [pair(from, to), pair(to, from)]));
  return stated.flatMap((relation) => {
    const from = moved.get(relation.from) ?? relation.from;
    const to = moved.get(relation.to) ?? relation.to;
    const source = byKey.get(from);
    if (from === to || !source || !byKey.has(to) || known.has(pair(from, to))) return [];
    if (pointsAt(source.attributes, to)) return [];
    known.add(pair(from, to)).add(pair(to, from));
    return [{ ...relation, from, to, evidence: { ...relation.evidence, resource: from } }];
  });
}

function pair(from: string, to: string): string {
  return JSON.stringify([from, to]);
}

/** A pointer that is read is judged as such; the arrow for it may go between what its ends stand for. */
function pointsAt(value: Value, key: string): boolean {
  if (isList(value)) return value.some((member) => pointsAt(member, key));
  if (isReference(value)) return value.$ref === key;
  return isObject(value) && Object.values(value).some((member) => pointsAt(member, key));
}

import { normalized } from '../catalogue/identifiers.ts';
import type { SameTarget } from '../catalogue/kind.ts';
import type { Resource } from '../model/graph.ts';
import { isList, isObject, isReference, sameValue, type Value } from '../model/value.ts';
import { attributeOf } from './attribute.ts';
import type { Matches } from './match.ts';
import type { Pointers } from './pointers.ts';

/** A declared resource, what it is deployed as, and the types that the attribute at hand may point at. */
export interface Pair {
  readonly declared: Resource;
  readonly deployed: Resource;
  readonly to?: readonly string[];
}

/** Do a declared and a deployed pointer mean one resource? Different spellings of one resource do. */
export function sameTarget(pair: Pair, pointers: Pointers, matches: Matches): SameTarget {
  return (desired, deployed) => {
    if (desired === deployed) return true;
    if (isReference(desired)) {
      const target = pointers.target(desired);
      const matched = target && matches.deployedFor.get(target)?.deployed;
      if (target && !matched)
        return !target.pending && !matches.ties.has(target) && isDangling(deployed, pair, pointers);
      return matched !== undefined && isMeant({ target: matched, of: desired.of }, deployed, pair, pointers);
    }
    const one = pointers.declared(desired, pair.declared, pair.to);
    return one !== undefined && one === pointers.deployed(deployed, pair.deployed, pair.to);
  };
}

/**
 * What pointed at something that is gone still does: the missing thing is the news, not the pointer. A pointer at anything
 * that exists is another matter.
 */
function isDangling(deployed: Value, { deployed: near, to }: Pair, pointers: Pointers): boolean {
  if (typeof deployed !== 'string' || !/^(arn:|https?:|[a-z]+-[0-9a-f]{8,17}$)/.test(deployed)) return false;
  return (
    pointers.deployed(deployed, near, to) === undefined &&
    pointers.deployed(deployed, near, undefined) === undefined
  );
}

function isMeant(
  { target, of }: { readonly target: Resource; readonly of: string | undefined },
  deployed: Value,
  { deployed: near, to }: Pair,
  pointers: Pointers,
): boolean {
  if (of !== undefined && sameValue(attributeOf(target, of), deployed)) return true;
  if (typeof deployed !== 'string') return false;
  const names = [target.id, target.arn, target.name, ...(target.aliases ?? [])];
  if (names.some((name) => name !== undefined && name !== '' && normalized(name) === normalized(deployed)))
    return true;
  return (
    (pointers.deployed(deployed, near, to) ?? pointers.deployed(deployed, near, [target.type])) === target
  );
}

/**
 * The declared value with every reference replaced by a name of what it points at, for kinds that compare texts;
 * undefined when a reference points at nothing that is deployed, or asks for something AWS has not told.
 */
export function withNames(
  value: Value,
  pointers: Pointers,
  matches: Matches,
  name: Naming,
): Value | undefined {
  if (isReference(value)) {
    const target = pointers.target(value);
    const matched = target && matches.deployedFor.get(target)?.deployed;
    return matched && name(matched, value.of);
  }
  if (isList(value)) return allOf(value.map((member) => withNames(member, pointers, matches, name)));
  if (!isObject(value)) return value;
  const members = allOf(Object.values(value).map((member) => withNames(member, pointers, matches, name)));
  return members && Object.fromEntries(Object.keys(value).map((key, index) => [key, members[index] ?? null]));
}

export type Naming = (target: Resource, of: string | undefined) => Value | undefined;

/** In this order a text may spell a reference: what it asks for, the id, the ARN, the name, any other name. */
export const NAMINGS: readonly Naming[] = [
  (target, of) =>
    of === undefined ? target.id : (attributeOf(target, of) ?? (of === 'Arn' ? target.arn : undefined)),
  (target) => target.id,
  (target) => target.arn,
  (target) => target.name,
];

function allOf(values: readonly (Value | undefined)[]): Value[] | undefined {
  const known = values.filter((value) => value !== undefined);
  return known.length === values.length ? known : undefined;
}

/** Every reference inside a value. */
export function referencesIn(value: Value): readonly { readonly $ref: string; readonly of?: string }[] {
  if (isReference(value)) return [value];
  if (isList(value)) return value.flatMap(referencesIn);
  return isObject(value) ? Object.values(value).flatMap(referencesIn) : [];
}

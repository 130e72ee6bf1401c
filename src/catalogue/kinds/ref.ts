import type { RelationKind } from '../../model/graph.ts';
import { isList, isMark, type Value } from '../../model/value.ts';
import type { Attribute } from '../define.ts';
import type { Kind, SameTarget } from '../kind.ts';
import { asSet, members } from './collection.ts';
import { type Options } from './scalar.ts';

/** A pointer to one resource, as id, ARN, name, URL or alias; gives a relation on both sides. */
export function ref(
  to: string | readonly string[],
  relation: RelationKind,
  options: Options = {},
): Attribute {
  return { kind: refKind, to: [to].flat(), relation, ...options };
}

/** Pointers to several resources, in no order. */
export function refs(
  to: string | readonly string[],
  relation: RelationKind,
  options: Options = {},
): Attribute {
  return { kind: refsKind, to: [to].flat(), relation, ...options };
}

/** A pointer compared like any other, of which no arrow is drawn: another attribute has drawn it, or it would say nothing. */
export function pointer(to: string | readonly string[], options: Options = {}): Attribute {
  return { kind: refKind, to: [to].flat(), ...options };
}

const refKind: Kind = {
  name: 'ref',
  rule: 10,
  canonical: (raw) => {
    if (isMark(raw)) return raw;
    const [first] = members(raw);
    return first === undefined || first === '' ? undefined : (first as Value);
  },
  equal: (desired, deployed, same) => same(desired, deployed),
};

const refsKind: Kind = {
  name: 'refs',
  rule: 10,
  canonical: (raw) => {
    if (isMark(raw)) return raw;
    const targets = asSet(members(raw) as Value[]);
    return targets.length === 0 ? undefined : targets;
  },
  equal: (desired, deployed, same) =>
    isList(desired) && isList(deployed) && isSameSet(desired, deployed, same),
  member: (desired, deployed, same) => same(desired, deployed),
};

/** Does each member have its equal on the other side? */
export function isSameSet(desired: readonly Value[], deployed: readonly Value[], same: SameTarget): boolean {
  const meets = (one: Value, other: Value): boolean => same(one, other);
  return (
    desired.every((one) => deployed.some((other) => meets(one, other))) &&
    deployed.every((other) => desired.some((one) => meets(one, other)))
  );
}

import { isList, isObject, isReference, isUnknown, type Value } from '../../model/value.ts';
import type { Attribute } from '../define.ts';
import type { Kind, SameTarget } from '../kind.ts';

/**
 * What the variables of another attribute point at: `{ TABLE: 'arn:...' }`. Not read from anywhere: put together in memory, when
 * all resources are known, and holding nothing but names of variables and of resources (`environment.ts`).
 */
export function environmentRefs(from: string): Attribute {
  return { kind: environmentKind, relation: 'uses', to: [], api: null, terraform: null, matchedFrom: from };
}

const environmentKind: Kind = {
  name: 'environment',
  rule: 2,
  // the one canonical form is a map of pointers; raw values are lists or texts by their path, and are dropped
  canonical: (raw) => (isObject(raw) && Object.values(raw).every(isPointer) ? raw : undefined),
  equal: isSameWhereBothKnown,
  targets: (value) => (isObject(value) ? Object.values(value).map((to) => ({ to })) : []),
};

function isPointer(value: Value): boolean {
  return typeof value === 'string' || isReference(value) || isUnknown(value) || isList(value);
}

/** A variable that leads somewhere on one side only says nothing: the other side may just not know the thing. */
function isSameWhereBothKnown(desired: Value, deployed: Value, same: SameTarget): boolean {
  if (!isObject(desired) || !isObject(deployed)) return true;
  return Object.entries(desired).every(([name, wanted]) => {
    const found = Object.hasOwn(deployed, name) ? deployed[name] : undefined;
    return found === undefined || same(wanted, found);
  });
}

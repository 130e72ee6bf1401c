import type { Resource } from '../model/graph.ts';
import { carried } from '../model/remembered.ts';
import { isList, isObject, isReference, type Value } from '../model/value.ts';

/** The value with every pointer to a renamed key following it. */
export function redirected(value: Value, keys: ReadonlyMap<string, string>): Value {
  if (isReference(value)) return { ...value, $ref: keys.get(value.$ref) ?? value.$ref };
  if (isList(value))
    return carried(
      value,
      value.map((member) => redirected(member, keys)),
    );
  if (!isObject(value)) return value;
  return Object.fromEntries(Object.entries(value).map(([key, member]) => [key, redirected(member, keys)]));
}

/** The same for the attributes of all resources. */
export function redirectedAll(resources: readonly Resource[], keys: ReadonlyMap<string, string>): Resource[] {
  if (keys.size === 0) return [...resources];
  return resources.map((resource) =>
    pointsAt(resource.attributes, keys)
      ? { ...resource, attributes: redirected(resource.attributes, keys) as Resource['attributes'] }
      : resource,
  );
}

/** Is one of the keys named anywhere inside? Most resources name none, and copying them all would take its time. */
function pointsAt(value: Value, keys: ReadonlyMap<string, string>): boolean {
  if (typeof value !== 'object' || value === null) return false;
  if (isList(value)) {
    for (const member of value) if (typeof member === 'object' && pointsAt(member, keys)) return true;
    return false;
  }
  if (isReference(value)) return keys.has(value.$ref);
  // nearly all that there is are texts and numbers
  for (const key in value) {
    const member = value[key];
    if (typeof member === 'object' && pointsAt(member, keys)) return true;
  }
  return false;
}

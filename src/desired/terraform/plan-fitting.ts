import { entryFor } from '../../catalogue/index.ts';
import type { Resource } from '../../model/graph.ts';
import { isList, isObject, isReference, type Value } from '../../model/value.ts';
import { fitsTypes } from './plan-names.ts';
import { AFTER_APPLY } from './plan-pointers.ts';

/**
 * The resource without pointers that its attributes cannot hold. The configuration names things and not what is done with
 * them: a name made of that of a function does not point at the function, and what is taken of an API need not be the API.
 */
export function withFittingPointers(resource: Resource): Resource {
  const attributes = entryFor(resource.type)?.attributes;
  if (!attributes) return resource;
  const kept = Object.entries(resource.attributes).map(([path, value]): [string, Value] => {
    const definition = Object.hasOwn(attributes, path) ? attributes[path] : undefined;
    const keys = keysIn(value);
    if (keys.length === 0 || (definition && !definition.to && definition.kind.targets)) return [path, value];
    const to = definition?.to ?? [];
    return [path, keys.every((key) => fitsTypes(key, to)) ? value : AFTER_APPLY];
  });
  return kept.every(([path, value]) => value === resource.attributes[path])
    ? resource
    : { ...resource, attributes: Object.fromEntries(kept) };
}

function keysIn(value: Value): string[] {
  if (typeof value !== 'object' || value === null) return [];
  if (isReference(value)) return [value.$ref];
  if (isList(value)) return value.flatMap(keysIn);
  return isObject(value) ? Object.values(value).flatMap(keysIn) : [];
}

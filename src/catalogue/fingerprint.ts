import type { Resource } from '../model/graph.ts';
import { recalled } from '../model/remembered.ts';
import { isList, isObject, type Value } from '../model/value.ts';
import { entryFor } from './index.ts';
import { type Fingerprint, marked } from './kinds/variable-names.ts';

/**
 * Each variable whose value is known gets its fingerprint behind its name: a changed value shows without being known. Comes after
 * `withEnvironment`, while the values are still in memory.
 */
export function withFingerprints(
  resources: readonly Resource[],
  fingerprint: Fingerprint | undefined,
): readonly Resource[] {
  if (!fingerprint) return resources;
  return resources.map((resource) => {
    const known = entryFor(resource.type)?.attributes ?? {};
    const found = Object.entries(resource.attributes).flatMap(([path, value]) =>
      known[path]?.kind.remembers === true ? [[path, markedIn(value, fingerprint)] as const] : [],
    );
    if (found.length === 0) return resource;
    return { ...resource, attributes: { ...resource.attributes, ...Object.fromEntries(found) } };
  });
}

function markedIn(value: Value, fingerprint: Fingerprint): Value {
  if (isObject(value)) {
    const members = Object.entries(value).map(([key, member]) => [key, markedIn(member, fingerprint)]);
    return Object.fromEntries(members) as Value;
  }
  if (!isList(value)) return value;
  const held = recalled(value) ?? {};
  return value.map((member) =>
    typeof member === 'string' ? marked(member, held[member], fingerprint) : markedIn(member, fingerprint),
  );
}

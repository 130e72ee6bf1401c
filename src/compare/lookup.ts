import { entryFor } from '../catalogue/index.ts';
import { candidates, normalized } from '../catalogue/identifiers.ts';
import type { Resource } from '../model/graph.ts';
import { listUnder } from '../model/order.ts';

/** Resources by a string they answer to; several may answer to one. */
export type Lookup = (text: string) => readonly Resource[];

/** One pass over the resources; each look-up is a map read. */
export function lookup(
  resources: readonly Resource[],
  names: (resource: Resource) => Iterable<string>,
): Lookup {
  const index = new Map<string, Resource[]>();
  for (const resource of resources) {
    for (const name of new Set(names(resource))) listUnder(index, name, resource);
  }
  return (text) => index.get(text) ?? [];
}

/** Built when first asked: most comparisons never reach the lower rungs. */
export function lazily(build: () => Lookup): Lookup {
  let built: Lookup | undefined;
  return (text) => {
    built ??= build();
    return built(text);
  };
}

/** Several parts as one look-up key that no part can forge. */
export function keyOf(...parts: readonly string[]): string {
  let key = '';
  for (const part of parts) key += `${part.length}:${part}`;
  return key;
}

/** What a resource is called by whoever means exactly this one: id, ARN, URL, DNS name; not its display name. */
export function identities(resource: Resource): string[] {
  const { id, arn = '', name = '', aliases = [] } = resource;
  return [id, arn, isCalledByName(resource) ? name : '', ...aliases]
    .filter((text) => text !== '')
    .map(normalized);
}

/** Is its name one of the names that the entry says it answers to? What is the name already is not kept twice. */
function isCalledByName({ type }: Resource): boolean {
  const entry = entryFor(type);
  return entry?.name !== undefined && entry.aliases?.includes(entry.name) === true;
}

/** The resources of a type meant by an id in any of its forms; the most exact form that finds something wins. */
export function byIdentity(find: Lookup, type: string, text: string): readonly Resource[] {
  for (const form of candidates(text)) {
    const found = find(keyOf(type, normalized(form)));
    if (found.length > 0) return found;
  }
  return [];
}

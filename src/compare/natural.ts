import { entryFor } from '../catalogue/index.ts';
import { normalized } from '../catalogue/identifiers.ts';
import type { Resource } from '../model/graph.ts';
import { isReference } from '../model/value.ts';
import { attributeOf, definitionOf } from './attribute.ts';
import { keyOf, lookup, type Lookup } from './lookup.ts';
import type { Pointer, Pointers } from './pointers.ts';
import type { Rung } from './rungs.ts';

/** The attributes that AWS keeps unique per type (a bucket's name), against the deployed attribute, id or name. */
export function naturalKeyRung(deployed: readonly Resource[], pointers: Pointers): Rung {
  const byKey = lookup(deployed, (resource) => deployedKeys(resource, pointers));
  return {
    name: 'natural-key',
    find: (declared) => declaredKey(declared, byKey, pointers),
    closes: ['name', 'structure'],
  };
}

function declaredKey(declared: Resource, byKey: Lookup, pointers: Pointers): readonly Resource[] | undefined {
  const key = keyFrom(declared, pointers.declared);
  return key && byKey(keyOf(declared.type, ...key));
}

function deployedKeys(resource: Resource, pointers: Pointers): string[] {
  const key = keyFrom(resource, pointers.deployed);
  // one path: what it becomes once deployed is the id or the name
  const names = pathsOf(resource).length === 1 ? [resource.id, resource.name ?? ''] : [];
  const others = names.filter((text) => text !== '').map((text) => [normalized(text)]);
  return [...(key ? [key] : []), ...others].map((parts) => keyOf(resource.type, ...parts));
}

/** All parts, of which any but the first may be left unsaid; undefined while one is not known. */
function keyFrom(resource: Resource, target: Pointer): readonly string[] | undefined {
  const parts = pathsOf(resource).map((path) => part(resource, path, target));
  const known = parts.filter((text) => text !== undefined);
  return known.length === parts.length && (parts[0] ?? '') !== '' ? known : undefined;
}

function pathsOf({ type }: Resource): readonly string[] {
  return entryFor(type)?.naturalKey ?? [];
}

/** What a part points at, else its text; undefined for what is not known, or not matched yet. */
function part(resource: Resource, path: string, target: Pointer): string | undefined {
  const value = attributeOf(resource, path);
  if (value === undefined) return '';
  const to = definitionOf(resource.type, path)?.to;
  if (to !== undefined || isReference(value)) {
    const found = target(value, resource, to);
    if (found) return `\u0000${found.key}`;
  }
  if (typeof value === 'number') return String(value);
  return typeof value === 'string' ? normalized(value) : undefined;
}

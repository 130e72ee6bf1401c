import { entryFor } from '../catalogue/index.ts';
import { normalized } from '../catalogue/identifiers.ts';
import type { Resource } from '../model/graph.ts';
import { isReference } from '../model/value.ts';
import { attributeOf } from './attribute.ts';
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
  const paths = entryFor(declared.type)?.naturalKey ?? [];
  const parts = paths.map((path) => part(declared, path, pointers.declared));
  if (parts.length === 0) return undefined;
  const known = parts.filter((text) => text !== undefined);
  return known.length === parts.length ? byKey(keyOf(declared.type, ...known)) : undefined;
}

function deployedKeys(resource: Resource, pointers: Pointers): string[] {
  const paths = entryFor(resource.type)?.naturalKey ?? [];
  const parts = paths.map((path) => part(resource, path, pointers.deployed));
  const known = parts.filter((text) => text !== undefined);
  const keys = paths.length > 0 && known.length === parts.length ? [known] : [];
  // one path: what it becomes once deployed is the id or the name
  const others = paths.length === 1 ? [resource.id, resource.name ?? ''].filter((text) => text !== '') : [];
  return [...keys, ...others.map((text) => [normalized(text)])].map((key) => keyOf(resource.type, ...key));
}

function part(resource: Resource, path: string, target: Pointer): string | undefined {
  const value = attributeOf(resource, path);
  const to = entryFor(resource.type)?.attributes[path]?.to;
  if (to !== undefined || isReference(value)) {
    const found = value === undefined ? undefined : target(value, resource, to);
    if (found) return `\u0000${found.key}`;
  }
  if (typeof value === 'number') return String(value);
  return typeof value === 'string' && value !== '' ? normalized(value) : undefined;
}

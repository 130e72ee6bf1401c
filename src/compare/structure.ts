import { entryFor } from '../catalogue/index.ts';
import type { Resource } from '../model/graph.ts';
import { groupBy } from '../model/order.ts';
import { holdsUnknown } from '../model/value.ts';
import { attributeOf } from './attribute.ts';
import { keyOf, lookup } from './lookup.ts';
import { samePlace } from './place.ts';
import type { Pointer, Pointers } from './pointers.ts';

/** What the structure rung needs to know about the rest of the comparison. */
export interface Structure {
  readonly pointers: Pointers;
  /** do all declared attributes that can be compared agree, and how many are there? */
  readonly agreement: (declared: Resource, deployed: Resource) => Agreement;
}

export interface Agreement {
  readonly agrees: boolean;
  readonly compared: number;
}

/**
 * For designs without ids: the same type in the same parents. Where several stand there, the one whose declared attributes
 * all agree; and only if that leaves one on either side.
 */
export function byStructure(
  declared: readonly Resource[],
  deployed: readonly Resource[],
  { pointers, agreement }: Structure,
): ReadonlyMap<Resource, Resource> {
  const places = lookup(deployed, (resource) => placesOf(resource, pointers.deployed));
  const found = new Map<Resource, Resource>();
  for (const [place, group] of groupBy(declared, (resource) => declaredPlace(resource, pointers.declared))) {
    if (place === '') continue;
    const rivals = places(place);
    // comparing each with each is only worth it, and only safe, among few
    if (group.length * rivals.length > MOST_PAIRS) continue;
    for (const [one, other] of pairs(group, rivals, place !== keyOf(group[0]?.type ?? ''), agreement))
      found.set(one, other);
  }
  return found;
}

const MOST_PAIRS = 2500;

function pairs(
  declared: readonly Resource[],
  deployed: readonly Resource[],
  isInside: boolean,
  agreement: Structure['agreement'],
): [Resource, Resource][] {
  const agreeing = declared.map((one) => ({
    one,
    fits: deployed.filter((other) => samePlace(one, other) && proves(agreement(one, other), isInside)),
  }));
  const wanted = groupBy(
    agreeing.flatMap(({ fits }) => fits),
    ({ key }) => key,
  );
  const exact = agreeing.flatMap(({ one, fits }): [Resource, Resource][] => {
    const [fit] = fits;
    return fit && fits.length === 1 && wanted.get(fit.key)?.length === 1 ? [[one, fit]] : [];
  });
  if (exact.length > 0) return exact;
  const [one] = declared;
  const [other] = deployed;
  const isAlone = declared.length === 1 && deployed.length === 1 && isInside;
  return isAlone && one && other && samePlace(one, other) ? [[one, other]] : [];
}

/** Without a parent to stand in, agreement on nothing, or on one thing, proves too little. */
function proves({ agrees, compared }: Agreement, isInside: boolean): boolean {
  return agrees && (isInside || compared >= 2);
}

/** The type and the nearest parent that the design states; '' while that parent is not matched, or not known. */
function declaredPlace(resource: Resource, target: Pointer): string {
  const entry = entryFor(resource.type);
  if (!entry) return '';
  const path = entry.parent?.find((name) => attributeOf(resource, name) !== undefined);
  const value = path === undefined ? undefined : attributeOf(resource, path);
  if (path === undefined || value === undefined) return keyOf(resource.type);
  const parent = holdsUnknown(value) ? undefined : target(value, resource, entry.attributes[path]?.to);
  return parent ? keyOf(resource.type, path, parent.key) : '';
}

/** A deployed resource stands in each of its parents, and in none of them for a design that names none. */
function placesOf(resource: Resource, target: Pointer): string[] {
  const entry = entryFor(resource.type);
  const inside = (entry?.parent ?? []).flatMap((path) => {
    const value = attributeOf(resource, path);
    const parent = value === undefined ? undefined : target(value, resource, entry?.attributes[path]?.to);
    return parent ? [keyOf(resource.type, path, parent.key)] : [];
  });
  return [keyOf(resource.type), ...inside];
}

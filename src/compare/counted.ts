import type { Component, Desired, Inventory, Resource } from '../model/graph.ts';
import { sortedBy } from '../model/order.ts';
import { fitsGlob } from './glob.ts';
import { samePlace } from './place.ts';

/**
 * The design with every resource that stands for several replaced by as many as are deployed, at least as many as must be;
 * its name becomes a component. So each is compared on its own, and the number is judged as for any component.
 */
export function withCounted(desired: Desired, inventory: Inventory): Desired {
  const counted = desired.resources.filter(({ count }) => count !== undefined);
  if (counted.length === 0) return desired;
  const clones = new Map(counted.map((one) => [one.key, clonesOf(one, inventory)]));
  return {
    ...desired,
    resources: desired.resources.flatMap((one) => clones.get(one.key) ?? [one]),
    components: [
      ...(desired.components ?? []),
      ...counted.map((one) => componentOf(one, clones.get(one.key) ?? [])),
    ],
  };
}

function clonesOf(one: Resource, { resources }: Inventory): Resource[] {
  const found = sortedBy(
    resources.filter((other) => isMeant(one, other)),
    ({ key }) => key,
  );
  const length = Math.max(found.length, one.count?.least ?? 0);
  const { count: _, match, id: __, name: ___, aliases: ____, ...rest } = one;
  return Array.from({ length }, (_unused, index): Resource => {
    const other = found[index];
    const key = `${one.key}[${index + 1}]`;
    const identity = other && { id: other.id, account: other.account, region: other.region };
    return {
      ...rest,
      key,
      id: '',
      ...identity,
      ...(match && !other ? { match: { ...match, name: key } } : {}),
    };
  });
}

function isMeant(one: Resource, other: Resource): boolean {
  const { name, tags = {} } = one.match ?? {};
  return (
    one.type === other.type &&
    samePlace(one, other) &&
    (name === undefined ||
      [other.name, other.id].some((text) => text !== undefined && fitsGlob(name, text))) &&
    Object.entries(tags).every(([key, value]) => Object.hasOwn(other.tags, key) && other.tags[key] === value)
  );
}

function componentOf({ key, count, source }: Resource, clones: readonly Resource[]): Component {
  return {
    name: key,
    select: { keys: clones.map((clone) => clone.key) },
    ...(count ? { count } : {}),
    source,
  };
}

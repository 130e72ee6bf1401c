import type { ResourceType } from '../catalogue/define.ts';
import { entryFor } from '../catalogue/index.ts';
import { meets } from '../catalogue/read.ts';
import type { Traffic } from '../catalogue/traffic.ts';
import type { Resource } from '../model/graph.ts';
import { isList, type Value } from '../model/value.ts';
import { attributeOf } from './attribute.ts';
import type { Pointer } from './pointers.ts';

/** What stands between who asks and who answers: groups, subnets, their tables and lists, gateways. */
export interface Net {
  readonly resources: readonly Resource[];
  /** groups that guard a resource */
  readonly groups: (resource: Resource) => readonly Resource[];
  /** subnets that a resource stands in */
  readonly subnets: (resource: Resource) => readonly Resource[];
  readonly network: (subnet: Resource) => Resource | undefined;
  readonly table: (subnet: Resource) => Resource | undefined;
  readonly list: (subnet: Resource) => Resource | undefined;
  readonly target: (value: Value, near: Resource) => Resource | undefined;
  /** the zones that a gateway between networks joins; none for any other */
  readonly joined: (gateway: Resource) => readonly Resource[];
  /** all tables of routes of a network */
  readonly tables: (network: Resource) => readonly Resource[];
}

/** Indexes one state of an account; `point` finds what a value points at in it. */
export function netOf(resources: readonly Resource[], point: Pointer): Net {
  const pointed = (resource: Resource, path: string): Resource[] =>
    valuesAt(resource, path).flatMap(
      (value) => point(value, resource, entryFor(resource.type)?.attributes[path]?.to) ?? [],
    );
  const zones = memo((resource: Resource) => zonesOf(resource, pointed));
  const network = (subnet: Resource): Resource | undefined => zones(subnet)[0];
  const assigned = (role: 'routes' | 'entries'): ((subnet: Resource) => Resource | undefined) =>
    assignment(
      resources.filter(({ type }) => trafficOf(type)?.[role] !== undefined),
      pointed,
      network,
    );
  return {
    resources,
    groups: memo((resource: Resource) =>
      guardPaths(resource.type).flatMap((path) => pointed(resource, path)),
    ),
    subnets: (resource) => zones(resource).filter((zone) => isSubnet(zone.type)),
    network,
    table: assigned('routes'),
    list: assigned('entries'),
    target: (value, near) => point(value, near, undefined),
    joined: joinedBy(resources, pointed),
    tables: tablesIn(resources, network),
  };
}

/** What a type has to say about traffic. */
export function trafficOf(type: string): Traffic | undefined {
  return entryFor(type)?.traffic;
}

/** Attributes that name the groups which guard a resource. */
export function guardPaths(type: string): readonly string[] {
  const known = guards.get(type) ?? readGuards(type);
  guards.set(type, known);
  return known;
}

/** The catalogue does not change: each type is looked through once. */
const guards = new Map<string, readonly string[]>();

function readGuards(type: string): readonly string[] {
  return Object.entries(entryFor(type)?.attributes ?? {}).flatMap(([path, { relation, reverse }]) =>
    relation === 'guards' && reverse ? [path] : [],
  );
}

/** A zone within a zone. */
function isSubnet(type: string): boolean {
  const entry = entryFor(type);
  return entry?.traffic?.ranges !== undefined && entry.parent !== undefined;
}

/** The nearest zones with addresses; a group of subnets stands for its members. */
function zonesOf(
  resource: Resource,
  pointed: (resource: Resource, path: string) => readonly Resource[],
): readonly Resource[] {
  const entry: ResourceType | undefined = entryFor(resource.type);
  const parents = (entry?.parent ?? []).flatMap((path) => pointed(resource, path));
  const zones = parents.filter(({ type }) => trafficOf(type)?.ranges !== undefined);
  const behind = parents
    .filter(({ type }) => entryFor(type)?.drawn === 'detail')
    .flatMap((group) => (entryFor(group.type)?.parent ?? []).flatMap((path) => pointed(group, path)));
  return [...new Set([...zones, ...behind.filter(({ type }) => trafficOf(type)?.ranges !== undefined)])];
}

/** Which table holds for a subnet: the one that names it, else the one that holds for the rest of its network. */
function assignment(
  tables: readonly Resource[],
  pointed: (resource: Resource, path: string) => readonly Resource[],
  network: (subnet: Resource) => Resource | undefined,
): (subnet: Resource) => Resource | undefined {
  const bySubnet = new Map<string, Resource>();
  const byNetwork = new Map<string, Resource>();
  for (const table of tables) {
    const { subnets, fallback } = trafficOf(table.type) ?? {};
    for (const { key } of subnets === undefined ? [] : pointed(table, subnets)) bySubnet.set(key, table);
    const isFallback = fallback && meets(fallback, (name) => attributeOf(table, name));
    const zone = isFallback ? network(table) : undefined;
    if (zone) byNetwork.set(zone.key, table);
  }
  return (subnet) => bySubnet.get(subnet.key) ?? byNetwork.get(network(subnet)?.key ?? '');
}

/** Both ends of a peering, all zones attached to a hub. */
function joinedBy(
  resources: readonly Resource[],
  pointed: (resource: Resource, path: string) => readonly Resource[],
): (gateway: Resource) => readonly Resource[] {
  const byHub = new Map<string, Resource[]>();
  for (const one of resources) {
    const { hub, zone } = trafficOf(one.type)?.attaches ?? {};
    if (hub === undefined || zone === undefined) continue;
    for (const { key } of pointed(one, hub))
      byHub.set(key, [...(byHub.get(key) ?? []), ...pointed(one, zone)]);
  }
  return (gateway) => {
    const { joins = [] } = trafficOf(gateway.type) ?? {};
    return [...joins.flatMap((path) => pointed(gateway, path)), ...(byHub.get(gateway.key) ?? [])];
  };
}

function tablesIn(
  resources: readonly Resource[],
  network: (resource: Resource) => Resource | undefined,
): (zone: Resource) => readonly Resource[] {
  let tables: Map<string, Resource[]> | undefined;
  return (zone) => {
    if (!tables) {
      tables = new Map();
      for (const table of resources.filter(({ type }) => trafficOf(type)?.routes !== undefined)) {
        const { key } = network(table) ?? { key: '' };
        tables.set(key, [...(tables.get(key) ?? []), table]);
      }
    }
    return tables.get(zone.key) ?? [];
  };
}

function valuesAt(resource: Resource, path: string): readonly Value[] {
  const value = attributeOf(resource, path);
  if (value === undefined) return [];
  return isList(value) ? value : [value];
}

function memo<T>(work: (resource: Resource) => T): (resource: Resource) => T {
  const known = new Map<Resource, T>();
  return (resource) => {
    const before = known.get(resource);
    if (before !== undefined) return before;
    const result = work(resource);
    known.set(resource, result);
    return result;
  };
}

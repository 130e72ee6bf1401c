import type { Resource } from '../model/graph.ts';
import { isList, isObject } from '../model/value.ts';
import { attributeOf } from './attribute.ts';
import { type Net, trafficOf } from './net.ts';
import { holds } from './ranges.ts';

/** Another network from which packets reach a subnet, and to which its answers find back. */
export interface Joined {
  readonly zone: Resource;
  /** the peering or transit gateway between both */
  readonly gateway: Resource;
  /** the table by which answers leave */
  readonly table: Resource;
}

/** Networks joined to that of a subnet, with routes on both sides: one way alone carries no conversation. */
export function joinedTo(
  subnet: Resource,
  net: Net,
  rangesOf: (zone: Resource) => readonly string[],
): readonly Joined[] {
  const own = net.network(subnet);
  const table = net.table(subnet);
  if (!own || !table) return [];
  return waysOut(table, subnet, net).flatMap(({ destination, gateway }) =>
    net
      .joined(gateway)
      .filter((zone) => zone.key !== own.key && leadsTo(destination, rangesOf(zone)))
      .filter((zone) => isAnswered({ zone, gateway, ranges: rangesOf(own) }, net))
      .map((zone) => ({ zone, gateway, table })),
  );
}

interface Way {
  readonly destination: string;
  readonly gateway: Resource;
}

function waysOut(table: Resource, near: Resource, net: Net): Way[] {
  const routes = attributeOf(table, trafficOf(table.type)?.routes ?? '');
  return (isList(routes) ? routes : []).flatMap((route): Way[] => {
    const { destination, target = null } = isObject(route) ? route : {};
    const gateway = typeof destination === 'string' ? net.target(target, near) : undefined;
    return gateway && typeof destination === 'string' ? [{ destination, gateway }] : [];
  });
}

/** All of it or a part of it: a route to some of the addresses reaches those. */
function leadsTo(destination: string, ranges: readonly string[]): boolean {
  return ranges.some((range) => holds(destination, range) || holds(range, destination));
}

function isAnswered(
  { zone, gateway, ranges }: { zone: Resource; gateway: Resource; ranges: readonly string[] },
  net: Net,
): boolean {
  return net
    .tables(zone)
    .some((table) =>
      waysOut(table, zone, net).some(
        (way) => way.gateway.key === gateway.key && leadsTo(way.destination, ranges),
      ),
    );
}

import { meets } from '../catalogue/read.ts';
import type { ExposureStep } from '../model/comparison.ts';
import type { Resource } from '../model/graph.ts';
import { isList, isObject, type Value } from '../model/value.ts';
import { attributeOf } from './attribute.ts';
import { passing } from './border.ts';
import { joinedTo } from './joined.ts';
import { type Net, trafficOf } from './net.ts';
import { common, joined, type Ports, portsOf, portText, stretches } from './ports.ts';
import { type Family, familyOf, holds, isInternet } from './ranges.ts';

/** One way into a resource. */
export interface Way {
  /** key of the zone it starts in; 'internet' for everybody */
  readonly from: string;
  readonly ports: readonly Ports[];
  /** deployed keys, from outside to inside */
  readonly path: readonly ExposureStep[];
}

/** Who can reach this resource by address: the internet, or its whole network. */
export function waysInto(resource: Resource, net: Net): Way[] {
  const groups = net.groups(resource);
  const rules = groups.flatMap((group) => rulesOf(group, net));
  if (rules.length === 0) return [];
  return [
    ...fromInternet(resource, rules, net),
    ...fromInside(resource, rules, net),
    ...fromJoined(resource, rules, net),
  ];
}

/** Everything on which the ways into a resource depend. */
export function partsOf(resource: Resource, net: Net): Resource[] {
  const subnets = net.subnets(resource);
  return [
    resource,
    ...net.groups(resource).flatMap((group) => [group, ...listsBehind(group, net)]),
    ...subnets.flatMap((subnet) => [
      subnet,
      ...[net.table(subnet), net.list(subnet), net.network(subnet)].filter((one) => one !== undefined),
      ...joinedTo(subnet, net, rangesOf).flatMap(({ zone, gateway }) => [zone, gateway, ...net.tables(zone)]),
    ]),
  ];
}

interface Rule {
  readonly group: Resource;
  readonly ports: Ports;
  readonly range: string;
  readonly family: Family;
}

function rulesOf(group: Resource, net: Net): Rule[] {
  const path = trafficOf(group.type)?.ingress;
  const stated = path === undefined ? undefined : attributeOf(group, path);
  return (isList(stated) ? stated : []).flatMap((rule) => {
    const ports = portsOf(rule);
    const source = isObject(rule) ? rule['source'] : undefined;
    if (!ports || typeof source !== 'string') return [];
    return rangesBehind(source, group, net).flatMap((range): Rule[] => {
      const family = familyOf(range);
      return family ? [{ group, ports, range, family }] : [];
    });
  });
}

/** The lists of ranges that the rules of a group name. */
function listsBehind(group: Resource, net: Net): Resource[] {
  const stated = attributeOf(group, trafficOf(group.type)?.ingress ?? '');
  return (isList(stated) ? stated : []).flatMap((rule) => {
    const source = isObject(rule) ? rule['source'] : undefined;
    if (typeof source !== 'string' || familyOf(source)) return [];
    const list = net.target(source, group);
    return list && trafficOf(list.type)?.stands ? [list] : [];
  });
}

/** A source is a range, or the name of a list of ranges. */
function rangesBehind(source: string, group: Resource, net: Net): readonly string[] {
  if (familyOf(source)) return [source];
  const list = net.target(source, group);
  const { stands } = (list && trafficOf(list.type)) ?? {};
  const members = list && stands ? attributeOf(list, stands.list) : undefined;
  return (isList(members) ? members : []).flatMap((member) => {
    const range = isObject(member) && stands ? member[stands.range] : undefined;
    return typeof range === 'string' ? [range] : [];
  });
}

function fromInternet(resource: Resource, rules: readonly Rule[], net: Net): Way[] {
  const conditions = trafficOf(resource.type)?.publicWhen ?? [];
  if (!conditions.some((condition) => meets(condition, (name) => attributeOf(resource, name)))) return [];
  for (const family of [4, 6] as const) {
    const open = openPorts(rules, family);
    for (const subnet of open.length === 0 ? [] : net.subnets(resource)) {
      const out = wayOut(subnet, family, net);
      const list = net.list(subnet);
      const ports = list ? passing(list, open, (range) => internetOnly(range, family)) : open;
      if (!out || ports.length === 0) continue;
      const path = [
        ...out,
        ...listStep(list),
        ...groupSteps(rules, ports, (rule) => isOpen(rule)),
        self(resource),
      ];
      return [{ from: 'internet', ports, path }];
    }
  }
  return [];
}

/** Only what speaks of the internet as a whole lets it in, or keeps it out. */
function internetOnly(range: string, family: Family): 'all' | 'none' {
  return familyOf(range) === family && isInternet([range], family) ? 'all' : 'none';
}

function openPorts(rules: readonly Rule[], family: Family): Ports[] {
  const own = rules.filter((rule) => rule.family === family);
  return joined(
    stretches(own.map(({ ports }) => ports)).filter((stretch) => {
      const letting = own.filter(({ ports }) => common(stretch, [ports]).length > 0);
      return isInternet([...new Set(letting.map(({ range }) => range))].toSorted(), family);
    }),
  );
}

/** The route by which answers leave for the internet, and its gateway. */
function wayOut(subnet: Resource, family: Family, net: Net): ExposureStep[] | undefined {
  const table = net.table(subnet);
  const routes = table && attributeOf(table, trafficOf(table.type)?.routes ?? '');
  if (!table || !isList(routes)) return undefined;
  const steps = routes.flatMap((route): ExposureStep[] => {
    const { destination, target = null } = isObject(route) ? route : {};
    if (typeof destination !== 'string' || !isDefaultRoute(destination, family)) return [];
    const gateway = net.target(target, subnet);
    if (!gateway || trafficOf(gateway.type)?.leadsTo !== 'internet') return [];
    return [
      { key: gateway.key, by: 'to and from the internet' },
      { key: table.key, by: `${destination} to the gateway` },
      { key: subnet.key, by: 'uses this table' },
    ];
  });
  return steps.length === 0 ? undefined : steps.slice(0, 3);
}

function isDefaultRoute(destination: string, family: Family): boolean {
  return familyOf(destination) === family && isInternet([destination], family);
}

/** From anywhere in its own network. */
function fromInside(resource: Resource, rules: readonly Rule[], net: Net): Way[] {
  const zone = net
    .subnets(resource)
    .map(net.network)
    .find((one) => one !== undefined);
  if (!zone) return [];
  const ranges = rangesOf(zone);
  const letting = rules.filter(({ range }) => ranges.some((inner) => holds(range, inner)));
  const open = joined(letting.map(({ ports }) => ports));
  if (open.length === 0) return [];
  const lists = net.subnets(resource).map(net.list);
  const ports = joined(
    lists.flatMap((list) => (list ? passing(list, open, (range) => part(range, ranges)) : open)),
  );
  if (ports.length === 0) return [];
  const path = [...listStep(lists[0]), ...groupSteps(letting, ports, () => true), self(resource)];
  return [{ from: zone.key, ports, path }];
}

/** From networks that a peering or a transit gateway joins to its own. */
function fromJoined(resource: Resource, rules: readonly Rule[], net: Net): Way[] {
  const found = net.subnets(resource).flatMap((subnet) =>
    joinedTo(subnet, net, rangesOf).flatMap(({ zone, gateway, table }): Way[] => {
      const ranges = rangesOf(zone);
      const letting = rules.filter(({ range }) => touches(range, ranges));
      const open = joined(letting.map(({ ports }) => ports));
      const list = net.list(subnet);
      const ports = list ? passing(list, open, (range) => (touches(range, ranges) ? 'all' : 'none')) : open;
      if (ports.length === 0) return [];
      const path = [
        { key: gateway.key, by: 'joins both networks' },
        { key: table.key, by: 'leads back through it' },
        ...listStep(list),
        ...groupSteps(letting, ports, () => true),
        self(resource),
      ];
      return [{ from: zone.key, ports, path }];
    }),
  );
  const seen = new Set<string>();
  return found.filter(({ from }) => !seen.has(from) && seen.add(from));
}

/** Does a rule speak of these networks, or of a part of one? */
function touches(range: string, ranges: readonly string[]): boolean {
  return ranges.some((inner) => holds(range, inner) || holds(inner, range));
}

function part(range: string, ranges: readonly string[]): 'all' | 'none' {
  return ranges.some((inner) => holds(range, inner)) ? 'all' : 'none';
}

function rangesOf(zone: Resource): string[] {
  const paths = trafficOf(zone.type)?.ranges ?? [];
  return paths.flatMap((path) => {
    const value: Value | undefined = attributeOf(zone, path);
    return (isList(value) ? value : [value]).filter((range) => typeof range === 'string');
  });
}

function isOpen({ range, family }: Rule): boolean {
  return isInternet([range], family);
}

function listStep(list: Resource | undefined): ExposureStep[] {
  return list ? [{ key: list.key, by: 'lets it pass' }] : [];
}

/** The groups that let these ports in, each with its rules. */
function groupSteps(
  rules: readonly Rule[],
  ports: readonly Ports[],
  isTelling: (rule: Rule) => boolean,
): ExposureStep[] {
  const letting = rules.filter((rule) => common(rule.ports, ports).length > 0 || covers(rule.ports, ports));
  const told = letting.some(isTelling) ? letting.filter(isTelling) : letting;
  return [...new Set(told.map(({ group }) => group))].map((group) => {
    const own = told.filter((rule) => rule.group === group);
    return { key: group.key, by: own.map((rule) => `${rule.range} ${portText(rule.ports)}`).join(', ') };
  });
}

function covers(rule: Ports, ports: readonly Ports[]): boolean {
  return ports.some((one) => common(one, [rule]).length > 0);
}

function self({ key }: Resource): ExposureStep {
  return { key, by: 'is reached' };
}

import { concernOf } from '../catalogue/concern.ts';
import { entryFor } from '../catalogue/index.ts';
import type { Traffic } from '../catalogue/traffic.ts';
import {
  type Change,
  DIVERGENT,
  type DriftSeverity,
  type Exposure,
  type Finding,
  SEVERITIES,
  STATUSES,
} from '../model/comparison.ts';
import type { Resource } from '../model/graph.ts';
import { sortedBy } from '../model/order.ts';
import { isList, isObject, isReference, type Value } from '../model/value.ts';
import { guardPaths, type Net, netOf, trafficOf } from './net.ts';
import type { Pointers } from './pointers.ts';
import { joined, portText, without } from './ports.ts';
import { partsOf, type Way, waysInto } from './reach.ts';

/**
 * Who reaches what because of a divergence: the account as it is, against the same account with every divergence undone.
 * What the design leaves open is the same in both, so that it cannot raise an alarm.
 */
export function exposuresOf(
  findings: readonly Finding[],
  all: readonly Resource[],
  pointers: Pointers,
  counterpart: (declared: Resource) => Resource | undefined,
): Exposure[] {
  const causes = new Map(findings.flatMap((one) => (isCause(one) ? [[one.deployed?.key ?? '', one]] : [])));
  if (causes.size === 0) return [];
  // networks end at their region: what happens elsewhere has no say
  const places = new Set(
    [...causes.values()].flatMap((one) => (one.deployed ? [placeOf(one.deployed)] : [])),
  );
  const deployed = all.filter((one) => places.has(placeOf(one)));
  const undone = deployed.flatMap((one) => undo(one, causes.get(one.key), named(pointers, counterpart)));
  const before = new Map(undone.map((one) => [one.key, one]));
  const now = netOf(deployed, pointers.deployed);
  const meantNet = netOf(undone, (value, near, to) =>
    before.get(pointers.deployed(value, near, to)?.key ?? ''),
  );
  const keys = new Map(findings.flatMap((one) => (one.deployed ? [[one.deployed.key, one.key]] : [])));
  const exposures = deployed.filter(isTarget).flatMap((resource) => {
    const undoneOne = before.get(resource.key);
    const parts = [...partsOf(resource, now), ...(undoneOne ? partsOf(undoneOne, meantNet) : [])];
    const own = [...new Set(parts.flatMap(({ key }) => causes.get(key) ?? []))];
    if (own.length === 0) return [];
    return changedWays(resource, { now, meantNet, undoneOne }, own);
  });
  return inOrder(exposures.map((one) => onFindingKeys(one, keys)));
}

function placeOf({ account, region }: Resource): string {
  return `${account}/${region}`;
}

interface Sides {
  readonly now: Net;
  readonly meantNet: Net;
  readonly undoneOne: Resource | undefined;
}

function changedWays(
  resource: Resource,
  { now, meantNet, undoneOne }: Sides,
  causes: readonly Finding[],
): Exposure[] {
  const open = waysInto(resource, now);
  const meant = undoneOne ? waysInto(undoneOne, meantNet) : [];
  return [
    ...widest(beyond(open, meant)).map((way) => exposureOf(way, resource, causes, 'unmanaged')),
    ...widest(beyond(meant, open)).map((way) => exposureOf(way, resource, causes, 'missing')),
  ];
}

/** What everybody reaches, the neighbours reach, too: that is not said again. */
function widest(ways: readonly Way[]): Way[] {
  const wide = ways.filter(({ from }) => from === 'internet').flatMap(({ ports }) => ports);
  return ways.flatMap((way) => {
    const ports = way.from === 'internet' ? way.ports : without(way.ports, wide);
    return ports.length === 0 ? [] : [{ ...way, ports }];
  });
}

/** Ways, or ports of ways, that the others lack. */
function beyond(ways: readonly Way[], others: readonly Way[]): Way[] {
  return ways.flatMap((way) => {
    const known = others.filter(({ from }) => from === way.from).flatMap(({ ports }) => ports);
    const ports = joined(without(way.ports, known));
    return ports.length === 0 ? [] : [{ ...way, ports }];
  });
}

function exposureOf(
  { from, ports, path }: Way,
  { key }: Resource,
  causes: readonly Finding[],
  status: 'unmanaged' | 'missing',
): Exposure {
  const onPath = causes.filter(({ deployed }) => path.some((step) => step.key === deployed?.key));
  const telling = onPath.length > 0 ? onPath : causes;
  const isAccepted = telling.every((cause) => cause.status === 'accepted');
  return {
    from,
    to: key,
    port: ports.map(portText).join(', '),
    status: isAccepted ? 'accepted' : status,
    severity: isAccepted ? 'info' : severityOf(from, status),
    path,
    reason: telling.map(causeText).join('; '),
  };
}

function severityOf(from: string, status: 'unmanaged' | 'missing'): DriftSeverity {
  if (status === 'missing') return 'medium';
  return from === 'internet' ? 'critical' : 'high';
}

function causeText({ key, type, desired, changes }: Finding): string {
  const paths = changes.filter((change) => isAboutTraffic(type, change));
  return desired ? `${paths.map(({ path }) => path).join(', ')} of ${key} differs` : `${key} is not declared`;
}

function isAboutTraffic(type: string, { path }: Change): boolean {
  const entry = entryFor(type);
  const paths = entry?.traffic ? [...solePaths(entry.traffic), ...listedPaths(entry.traffic)] : [];
  return (
    paths.includes(path) || (entry?.parent?.includes(path) ?? false) || concernOf(type, path) === 'exposure'
  );
}

function solePaths({ routes, entries, subnets, ingress, stands, attaches }: Traffic): string[] {
  const stated = [routes, entries, subnets, ingress, stands?.list, attaches?.hub, attaches?.zone];
  return stated.filter((path) => path !== undefined);
}

function listedPaths({ ranges = [], publicWhen = [], joins = [] }: Traffic): string[] {
  return [...joins, ...ranges, ...publicWhen.flatMap(Object.keys)];
}

/** Does undoing this finding change who gets in? */
function isCause({ status, type, desired, deployed, changes }: Finding): boolean {
  if (!deployed || !(DIVERGENT.includes(status) || status === 'accepted')) return false;
  if (!desired) return trafficOf(type) !== undefined || guardPaths(type).length > 0;
  return changes.some((change) => isAboutTraffic(type, change));
}

function isTarget({ type }: Resource): boolean {
  return guardPaths(type).length > 0 && entryFor(type)?.drawn !== 'detail';
}

/** The resource as designed: gone if nobody declared it, and with the declared value wherever it differs. */
function undo(resource: Resource, cause: Finding | undefined, name: (value: Value) => Value): Resource[] {
  if (!cause) return [resource];
  if (!cause.desired) return [];
  const attributes = new Map(Object.entries(resource.attributes));
  for (const { path, desired, deployed } of cause.changes) {
    if (path.startsWith('Tags.')) continue;
    const isPart = cause.desired.partial?.includes(path) && isList(desired) && isList(deployed);
    const value = name(desired ?? null);
    if (isPart) attributes.set(path, [...deployed, ...(isList(value) ? value : [])]);
    else if (desired === null) attributes.delete(path);
    else attributes.set(path, value);
  }
  return [{ ...resource, attributes: Object.fromEntries(attributes) }];
}

/** Declared references as the ids of what they point at. */
function named(
  pointers: Pointers,
  counterpart: (declared: Resource) => Resource | undefined,
): (value: Value) => Value {
  const name = (value: Value): Value => {
    if (isReference(value)) {
      const target = pointers.target(value);
      const found = target && counterpart(target);
      return found ? found.id : value;
    }
    if (isList(value)) return value.map(name);
    if (!isObject(value)) return value;
    return Object.fromEntries(Object.entries(value).map(([key, member]) => [key, name(member)]));
  };
  return name;
}

function onFindingKeys(exposure: Exposure, keys: ReadonlyMap<string, string>): Exposure {
  const keyOf = (key: string): string => keys.get(key) ?? key;
  return {
    ...exposure,
    from: keyOf(exposure.from),
    to: keyOf(exposure.to),
    path: exposure.path.map(({ key, by }) => ({ key: keyOf(key), by })),
  };
}

function inOrder(exposures: readonly Exposure[]): Exposure[] {
  return sortedBy(
    exposures,
    ({ severity }) => String(SEVERITIES.indexOf(severity)),
    ({ status }) => String(STATUSES.indexOf(status)),
    ({ to }) => to,
    ({ from }) => from,
    ({ port }: { readonly port: string }) => port,
  );
}

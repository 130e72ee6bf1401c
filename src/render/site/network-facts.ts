import { entryFor } from '../../catalogue/index.ts';
import type { Finding } from '../../model/comparison.ts';
import { isList, isObject, isReference, type Value } from '../../model/value.ts';
import type { Context } from './context.ts';
import { presentSide } from './subject.ts';

/** One way out of a subnet, and on which side it is. */
export interface Route {
  readonly destination: string;
  readonly target: string;
  readonly side: 'both' | 'desired' | 'deployed';
}

/** The network as the pages tell it. Which attributes mean what is said by `traffic` of the catalogue. */
export interface Network {
  readonly vpcs: readonly Finding[];
  readonly subnets: readonly Finding[];
  readonly tables: readonly Finding[];
  /** the finding behind an id, a key or a pointer; undefined when nothing has it */
  readonly behind: (value: Value | undefined) => Finding | undefined;
}

/** What of the account is network. */
export function networkOf({ comparison }: Context): Network {
  const byName = new Map<string, Finding>();
  for (const finding of comparison.findings)
    for (const name of [
      finding.desired?.id,
      finding.desired?.key,
      finding.deployed?.id,
      finding.deployed?.key,
      finding.key,
    ])
      if (name !== undefined && name !== '') byName.set(name, finding);
  const zones = comparison.findings.filter(({ type }) => trafficOf(type)?.ranges !== undefined);
  return {
    vpcs: zones.filter(({ type }) => entryFor(type)?.parent === undefined),
    subnets: zones.filter(({ type }) => entryFor(type)?.parent !== undefined),
    tables: comparison.findings.filter(({ type }) => trafficOf(type)?.routes !== undefined),
    behind: (value) => byName.get(pointerOf(value)),
  };
}

/** The zone around a finding, by the attribute that the catalogue calls its parent. */
export function parentOf(network: Network, finding: Finding): Finding | undefined {
  const paths = entryFor(finding.type)?.parent ?? [];
  for (const path of paths) {
    const found = network.behind(attribute(finding, path));
    if (found) return found;
  }
  return undefined;
}

/** All ranges of addresses of a zone. */
export function rangesOf(finding: Finding): string[] {
  return (trafficOf(finding.type)?.ranges ?? []).flatMap((path) => {
    const value = attribute(finding, path);
    return (isList(value ?? null) ? (value as readonly Value[]) : [value]).flatMap((each) =>
      typeof each === 'string' ? [each] : [],
    );
  });
}

/** The table that rules a subnet: its own, else the one of its network that stands in for those that have none. */
export function tableOf(network: Network, subnet: Finding): Finding | undefined {
  const vpc = parentOf(network, subnet);
  const mine = network.tables.filter(
    (table) => table.status !== 'missing' && parentOf(network, table) === vpc,
  );
  return (
    mine.find((table) =>
      listAt(table, trafficOf(table.type)?.subnets ?? '').some((value) => network.behind(value) === subnet),
    ) ??
    mine.find((table) =>
      Object.entries(trafficOf(table.type)?.fallback ?? {}).some(
        ([path, wanted]) => attribute(table, path) === wanted,
      ),
    )
  );
}

/** The routes of both sides. Where only one side says anything, all are of that side. */
export function routesOf(table: Finding): Route[] {
  const path = trafficOf(table.type)?.routes ?? '';
  const desired = routesIn(table.desired?.attributes[path]);
  const deployed = routesIn(table.deployed?.attributes[path]);
  // a design that does not list routes says nothing about them
  const isSilent = table.desired !== undefined && table.desired.attributes[path] === undefined;
  const names = new Map([...desired, ...deployed].map((route) => [nameOf(route), route]));
  return [...names].map(([name, route]) => {
    const onlyDesired = !hasWay(deployed, name) && table.deployed !== undefined;
    const onlyDeployed = !hasWay(desired, name) && table.desired !== undefined && !isSilent;
    return { ...route, side: onlyDesired ? 'desired' : onlyDeployed ? 'deployed' : 'both' };
  });
}

/** Does traffic to this target leave for the internet at once? */
export function leadsOut(finding: Finding | undefined): boolean {
  return finding !== undefined && trafficOf(finding.type)?.leadsTo === 'internet';
}

/** An attribute that is text; '' for anything else. */
export function textAt(finding: Finding, path: string): string {
  return textOf(attribute(finding, path));
}

/** An attribute of the side that is there. */
function attribute(finding: Finding, path: string): Value | undefined {
  const side = presentSide(finding);
  return side !== undefined && Object.hasOwn(side.attributes, path) ? side.attributes[path] : undefined;
}

function trafficOf(type: string): NonNullable<ReturnType<typeof entryFor>>['traffic'] {
  return entryFor(type)?.traffic;
}

function listAt(finding: Finding, path: string): readonly Value[] {
  const value = attribute(finding, path);
  return value !== undefined && isList(value) ? value : [];
}

type Way = Pick<Route, 'destination' | 'target'>;

function routesIn(value: Value | undefined): Way[] {
  if (value === undefined || !isList(value)) return [];
  return value.flatMap((route) =>
    isObject(route)
      ? [{ destination: textOf(route['destination']), target: pointerOf(route['target']) }]
      : [],
  );
}

function hasWay(routes: readonly Way[], name: string): boolean {
  return routes.some((route) => nameOf(route) === name);
}

function nameOf({ destination, target }: Way): string {
  return `${destination} ${target}`;
}

function textOf(value: Value | undefined): string {
  return typeof value === 'string' ? value : '';
}

function pointerOf(value: Value | undefined): string {
  if (value === undefined || value === null) return '';
  if (isReference(value)) return value.$ref;
  return typeof value === 'string' ? value : '';
}

import type { Exposure, Finding } from '../../model/comparison.ts';
import { sortedBy } from '../../model/order.ts';
import { fitted, fittedEnds, LETTERS } from './charts.ts';
import { around, cidrOf, placeIn, type Range, rangeOf, usableAddresses } from './cidr.ts';
import type { Context } from './context.ts';
import { safeName } from './links.ts';
import {
  leadsOut,
  type Network,
  networkOf,
  parentOf,
  rangesOf,
  type Route,
  routesOf,
  tableOf,
  textAt,
} from './network-facts.ts';
import { type Node, nodeOf, reachModel } from './reach-model.ts';
import { grouped, signOf } from './subject.ts';
import { plural, text } from './text.ts';

const MAP = { x: 0, y: 0, width: 1000, height: 250 };
const EVERYWHERE: ReadonlySet<string> = new Set(['0.0.0.0/0', '::/0']);

/** The model of network.html: each VPC with its address space, its subnets and its ways out; then who gets in. */
export function networkModel(context: Context): Readonly<Record<string, unknown>> {
  const network = networkOf(context);
  const { exposures = [] } = context.comparison;
  return {
    lead: [
      plural('network.vpcs', network.vpcs.length),
      plural('network.subnets', network.subnets.length),
      plural('network.tables', network.tables.length),
    ].join(', '),
    vpcs: vpcsInOrder(network).map((vpc) => vpcOf(vpc, network, context)),
    reach: exposures.length === 0 ? { rows: [] } : reachModel(context),
    none: exposures.length === 0 ? text('network.no-exposures') : '',
  };
}

/** Is there any network to tell of? */
export function hasNetwork(context: Context): boolean {
  return networkOf(context).vpcs.length > 0;
}

/** Paths that let in more than the design does, and that nobody accepted. */
export function opened({ exposures = [] }: { readonly exposures?: readonly Exposure[] }): number {
  return exposures.filter(({ status }) => status === 'unmanaged').length;
}

/** What AWS made by itself comes last. */
function vpcsInOrder({ vpcs }: Network): Finding[] {
  return sortedBy(
    vpcs,
    ({ status }) => (status === 'aws-default' ? '1' : '0'),
    ({ key }) => key,
  );
}

function vpcOf(vpc: Finding, network: Network, context: Context): Readonly<Record<string, unknown>> {
  const subnets = sortedBy(
    network.subnets.filter((subnet) => parentOf(network, subnet) === vpc),
    (subnet) => textAt(subnet, 'AvailabilityZone'),
    ({ key }) => key,
  );
  const tables = network.tables.filter((table) => parentOf(network, table) === vpc);
  const ranges = rangesOf(vpc);
  const anchor = `v-${safeName(vpc.key)}`;
  const routes = tables.flatMap((table) => routeRows(table, network, context));
  return {
    ...context.subjects.get(vpc.key),
    anchor,
    headingId: `${anchor}-title`,
    ranges: ranges.join(', '),
    isDefault: vpc.status === 'aws-default',
    maps: ranges.flatMap((range) => mapOf(range, subnets, context) ?? []),
    subnets: subnets.map((subnet) => subnetRow(subnet, network, context)),
    routes,
    routesTitle: plural('network.routes', routes.length),
  };
}

interface Cell {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** The address space as an area: what is not covered is free. */
function mapOf(cidr: string, subnets: readonly Finding[], context: Context): object | undefined {
  const outer = rangeOf(cidr);
  if (outer === undefined) return undefined;
  const inside = subnets.flatMap((subnet) => rangesOf(subnet).flatMap((range) => rangeOf(range) ?? []));
  const drawn = around(outer, inside);
  const cells = subnets.flatMap((subnet) =>
    rangesOf(subnet).flatMap((range) => cellOf(drawn, subnet, range, context) ?? []),
  );
  const taken = cells.reduce((sum, { share }) => sum + share, 0) * 2 ** (outer.bits - drawn.bits);
  return {
    ...MAP,
    viewBox: `0 0 ${MAP.width} ${MAP.height}`,
    cidr,
    cells,
    words: text(drawn.bits === outer.bits ? 'network.map-words' : 'network.map-part', {
      cidr,
      addresses: grouped(2 ** (32 - outer.bits)),
      free: `${Math.max(0, Math.floor((1 - taken) * 100))} %`,
      drawn: cidrOf(drawn),
    }),
  };
}

function cellOf(
  outer: Range,
  subnet: Finding,
  cidr: string,
  context: Context,
): (Cell & { share: number }) | undefined {
  const inner = rangeOf(cidr);
  const box = inner && placeIn(outer, inner, MAP);
  if (inner === undefined || box === undefined) return undefined;
  const subject = context.subjects.get(subnet.key);
  const cell = rounded(box);
  const [room, label] = [cell.width - 6, subject?.name ?? ''];
  const { usual, small } = LETTERS;
  const isWide = label.length * usual.name <= room && cidr.length * usual.figure <= room;
  const letters = isWide ? usual : small;
  const name = cell.height < 12 ? '' : fittedEnds(label, room, letters.name);
  const more = {
    share: 2 ** (outer.bits - inner.bits),
    status: subnet.status,
    isSmall: !isWide,
    name,
    cidr: cell.height < 28 ? '' : fitted(cidr, room, letters.figure),
    hint: `${subject?.name}: ${cidr}, ${subject?.word}`,
    textX: cell.x + 4,
    nameY: cell.y + Math.min(13, cell.height / 2 + 4),
    cidrY: cell.y + 26,
  };
  return { ...cell, ...more };
}

function rounded({ x, y, width, height }: Cell): Cell {
  return {
    x: tenth(x),
    y: tenth(y),
    width: Math.max(2, tenth(width - 1)),
    height: Math.max(2, tenth(height - 1)),
  };
}

function tenth(value: number): number {
  return Math.round(value * 10) / 10;
}

function subnetRow(subnet: Finding, network: Network, context: Context): Readonly<Record<string, unknown>> {
  const table = tableOf(network, subnet);
  const cidrs = rangesOf(subnet);
  const usable = cidrs
    .flatMap((cidr) => rangeOf(cidr) ?? [])
    .reduce((sum, range) => sum + usableAddresses(range), 0);
  return {
    ...signOf(subnet.status),
    node: nodeAt(subnet.key, context),
    zone: textAt(subnet, 'AvailabilityZone'),
    cidrs: cidrs.join(', '),
    usable: usable === 0 ? '' : grouped(usable),
    way: wayOut(table, network, context),
    table:
      table === undefined
        ? { name: text('network.no-table'), kind: '', href: '' }
        : nodeAt(table.key, context),
  };
}

/** Where traffic to everywhere goes. */
function wayOut(table: Finding | undefined, network: Network, context: Context): string {
  if (table === undefined) return text('network.way-unknown');
  const routes = routesOf(table).filter(
    ({ destination, side }) => EVERYWHERE.has(destination) && side !== 'desired',
  );
  const targets = routes.map(({ target }) => network.behind(target));
  if (targets.some(leadsOut)) return text('network.way-public');
  const [route] = routes;
  if (route === undefined) return text('network.way-none');
  return text('network.way-through', { name: targetNode(route, network, context).name });
}

function routeRows(
  table: Finding,
  network: Network,
  context: Context,
): readonly Readonly<Record<string, unknown>>[] {
  const SIDES = { both: table.status, desired: 'missing', deployed: 'unmanaged' } as const;
  return routesOf(table).map((route) => ({
    ...signOf(SIDES[route.side]),
    table: nodeAt(table.key, context),
    destination: route.destination,
    target: targetNode(route, network, context),
  }));
}

function targetNode({ target }: Route, network: Network, context: Context): Node {
  const finding = network.behind(target);
  return finding === undefined ? { name: target, kind: '', href: '' } : nodeAt(finding.key, context);
}

/** Name, kind and the page of a resource, not its card. */
function nodeAt(key: string, context: Context): Node {
  return { ...nodeOf(context, key), href: context.links.hrefOf(key) };
}

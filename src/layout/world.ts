import { groupBy, sortedBy } from '../model/order.ts';
import { inFlowOrder } from './areas.ts';
import { between, type Flow } from './arrows.ts';
import type { Draft, Node } from './draft.ts';
import { components, layered } from './flow.ts';
import { balanced, EMPTY, type Plan, type PlanZone, together } from './plan.ts';
import { type Item, rolledUp } from './rollup.ts';
import type { Slots } from './slots.ts';
import { type Tier, TIERS, tiersOf } from './tiers.ts';
import { type VpcContent, vpcPlan } from './vpc.ts';

/** How closed a picture is drawn: the first level at which it holds no more blocks than fit. */
export interface Closing {
  /** blocks per subnet or strip, and on the open ground of a region */
  readonly area: number;
  readonly ground: number;
  /** subnets and availability zones are not drawn apart */
  readonly isVpcClosed: boolean;
}

export const CLOSINGS: readonly Closing[] = [
  { area: 24, ground: 80, isVpcClosed: false },
  { area: 12, ground: 48, isVpcClosed: false },
  { area: 6, ground: 30, isVpcClosed: false },
  { area: 3, ground: 20, isVpcClosed: false },
  { area: 1, ground: 12, isVpcClosed: false },
  { area: 6, ground: 8, isVpcClosed: true },
  { area: 1, ground: 1, isVpcClosed: true },
];

export interface World {
  readonly plan: Plan;
  readonly items: readonly Item[];
  readonly flows: readonly Flow[];
}

interface Sorted {
  readonly draft: Draft;
  readonly tierOf: ReadonlyMap<string, Tier>;
  readonly itemsByArea: ReadonlyMap<string, readonly Item[]>;
  readonly flows: readonly Flow[];
  readonly slots: Slots;
  readonly closing: Closing;
}

/** Everything at its cell: global services first, then one plate per account and region. */
export function world(draft: Draft, flows: readonly Flow[], closing: Closing, slots: Slots): World {
  const tierOf = tiersOf(draft);
  const nodesByArea = groupBy(inFlowOrder(draft.blocks), (node) => areaOf(node, tierOf, closing));
  const itemsByArea = new Map(
    [...nodesByArea].map(([area, nodes]) => [
      area,
      rolledUp(area, nodes, area.startsWith('ground:') ? closing.ground : closing.area),
    ]),
  );
  const items = [...itemsByArea.values()].flat();
  const itemOf = new Map(items.flatMap(({ id, nodes }) => nodes.map(({ key }) => [key, id] as const)));
  const itemFlows = between(flows, itemOf);
  const sorted: Sorted = { draft, tierOf, itemsByArea, flows: itemFlows, slots, closing };
  const plates = platesOf(draft).map((plate) => plan(plate, sorted));
  const [edge, regions] = [
    plates.filter(({ zones }) => zones[0]?.kind === 'global'),
    plates.filter(({ zones }) => zones[0]?.kind !== 'global'),
  ];
  const left = balanced(edge);
  return {
    plan: together([
      { plan: left, column: 0, row: 0 },
      { plan: balanced(regions), column: left.columns, row: 0 },
    ]),
    items,
    flows: itemFlows,
  };
}

/** Where a block takes its slot. */
function areaOf(
  { place, about }: Node,
  tierOf: ReadonlyMap<string, Tier>,
  { isVpcClosed }: Closing,
): string {
  const [subnet] = place.subnets;
  if (place.vpc === undefined) return `ground:${plateId(place)}`;
  if (isVpcClosed) return `vpc:${place.vpc}`;
  if (subnet !== undefined && place.subnets.length === 1) return `subnet:${subnet}`;
  const tiers = place.subnets.flatMap((key) => tierOf.get(key) ?? []);
  const tier = tiers.length > 0 ? most(tiers) : tierOfLayer(about.layer);
  return `across:vpc:${place.vpc}/${tier}`;
}

function most(tiers: readonly Tier[]): Tier {
  const count = (tier: Tier): number => tiers.filter((each) => each === tier).length;
  return TIERS.toSorted((a, b) => count(b) - count(a))[0] ?? 'app';
}

function tierOfLayer(layer: string): Tier {
  if (layer === 'data') return 'data';
  return ['edge', 'entry', 'network'].includes(layer) ? 'public' : 'app';
}

function plateId({ account, region }: { readonly account: string; readonly region: string }): string {
  return `${account}/${region}`;
}

interface Plate {
  readonly id: string;
  readonly account: string;
  readonly region: string;
}

function platesOf(draft: Draft): Plate[] {
  const standing = [...draft.blocks, ...draft.zones].map(({ place }) => place);
  const plates = new Map(
    standing.map(({ account, region }) => [plateId({ account, region }), { account, region }]),
  );
  return sortedBy(plates, ([id]) => id).map(([id, { account, region }]) => ({ id, account, region }));
}

function plan(plate: Plate, sorted: Sorted): Plan {
  const id = `region:${plate.id}`;
  const vpcs = sorted.draft.zones
    .filter(({ about, place }) => about.shape === 'vpc' && plateId(place) === plate.id)
    .map((node) => vpc(node, id, sorted));
  const ground = groundPlans(plate, sorted, id);
  const largestFirst = vpcs.toSorted((a, b) => b.columns * b.rows - a.columns * a.rows);
  const inside = balanced([...largestFirst, ...ground]);
  const size = { columns: Math.max(inside.columns, 1), rows: Math.max(inside.rows, 1) };
  const zone: PlanZone = {
    id,
    kind: plate.region === 'global' ? 'global' : 'region',
    level: 0,
    name: [plate.region, plate.account].filter((text) => text !== '').join(' · '),
    column: 0,
    row: 0,
    ...size,
  };
  return { ...size, zones: [zone, ...inside.zones], blocks: inside.blocks };
}

function vpc(node: Node, parent: string, { draft, tierOf, itemsByArea, slots, closing }: Sorted): Plan {
  const cidr = (node.finding.deployed ?? node.finding.desired)?.attributes['CidrBlock'];
  const content: VpcContent = {
    id: `vpc:${node.key}`,
    name: [node.name, typeof cidr === 'string' ? cidr : ''].filter((text) => text !== '').join(' · '),
    node,
    parent,
    subnets: closing.isVpcClosed
      ? []
      : draft.zones.filter(({ about, place }) => about.shape === 'subnet' && place.vpc === node.key),
    tierOf,
    items: closing.isVpcClosed
      ? new Map([[`across:vpc:${node.key}/app`, itemsByArea.get(`vpc:${node.key}`) ?? []]])
      : itemsByArea,
  };
  return vpcPlan(content, slots);
}

/** What stands on the open ground: each flow as a group of its own, then what is linked to nothing. */
function groundPlans(plate: Plate, { itemsByArea, flows, slots }: Sorted, zone: string): Plan[] {
  const area = `ground:${plate.id}`;
  const items = itemsByArea.get(area) ?? [];
  const byId = new Map(items.map((item) => [item.id, item]));
  const groups = components(
    items.map(({ id }) => id),
    flows,
  );
  const linked = groups.filter(({ length }) => length > 1).toSorted((a, b) => b.length - a.length);
  const alone = groups.filter(({ length }) => length === 1).flat();
  void slots;
  return [
    ...linked.map((ids) => cellsPlan(layered(ids, flows), byId, zone)),
    ...alone.map((id) => cellsPlan(new Map([[id, { column: 0, row: 0 }]]), byId, zone)),
  ];
}

function cellsPlan(
  cells: ReadonlyMap<string, { readonly column: number; readonly row: number }>,
  byId: ReadonlyMap<string, Item>,
  zone: string,
): Plan {
  const blocks = [...cells].flatMap(([id, cell]) => {
    const item = byId.get(id);
    return item ? [{ item, zone, ...cell }] : [];
  });
  return {
    ...EMPTY,
    columns: Math.max(0, ...blocks.map(({ column }) => column + 1)),
    rows: Math.max(0, ...blocks.map(({ row }) => row + 1)),
    blocks,
  };
}

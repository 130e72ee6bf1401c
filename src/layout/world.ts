import { groupBy, sortedBy } from '../model/order.ts';
import { type Neighbours, neighboursOf } from './aligned.ts';
import { inFlowOrder } from './areas.ts';
import type { Flow } from './arrow.ts';
import { between, rankOf } from './arrows.ts';
import { type Closing, type ItemsByArea, opened } from './closing.ts';
import type { Draft, Node } from './draft.ts';
import { type Cell, components, inBands, layered, turned } from './flow.ts';
import { type Plan, type PlanZone, together } from './plan.ts';
import type { Item } from './rollup.ts';
import { type Group, settled } from './settle.ts';
import type { SlotBook } from './slots.ts';
import { standingTiers, type Tier, TIERS, tiersOf } from './tiers.ts';
import { type VpcContent, vpcPlan } from './vpc.ts';

export interface World {
  readonly plan: Plan;
  readonly items: readonly Item[];
  readonly flows: readonly Flow[];
}

interface Sorted {
  readonly draft: Draft;
  readonly tierOf: ReadonlyMap<string, Tier>;
  readonly actualTiers: ReadonlyMap<string, Tier>;
  readonly itemsByArea: ItemsByArea;
  readonly flows: readonly Flow[];
  readonly neighbours: Neighbours;
  readonly book: SlotBook;
  readonly closing: Closing;
}

/** Everything at its cell, as open as a picture of at most so many blocks can be. */
export function world(draft: Draft, flows: readonly Flow[], mostBlocks: number, book: SlotBook): World {
  const actualTiers = tiersOf(draft);
  const tierOf = standingTiers(actualTiers, book);
  const nodes = inFlowOrder(draft.blocks);
  const { closing, itemsByArea } = opened(
    nodes,
    (node, level) => areaOf(node, tierOf, level),
    mostBlocks,
    book,
  );
  const items = [...itemsByArea.values()].flat();
  const itemOf = new Map(
    items.flatMap(({ id, nodes: inside }) => inside.map(({ key }) => [key, id] as const)),
  );
  const itemFlows = between(flows, itemOf);
  const neighbours = neighboursOf(itemFlows);
  const sorted: Sorted = {
    draft,
    tierOf,
    actualTiers,
    itemsByArea,
    flows: itemFlows,
    neighbours,
    book,
    closing,
  };
  const plates = platesOf(draft).map((plate) => platePlan(plate, sorted));
  const left = settled('sheet:global', plates.filter(isGlobal).map(alone), book);
  const right = settled('sheet:regions', plates.filter((each) => !isGlobal(each)).map(alone), book);
  return {
    plan: together([
      { plan: left, column: 0, row: 0 },
      { plan: right, column: left.columns, row: 0 },
    ]),
    items,
    flows: itemFlows,
  };
}

function isGlobal({ zones }: Plan): boolean {
  return zones[0]?.kind === 'global';
}

/** Where a block takes its slot. */
function areaOf({ place, about }: Node, tierOf: ReadonlyMap<string, Tier>, { isVpcClosed }: Closing): string {
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

function platePlan(plate: Plate, sorted: Sorted): Plan {
  const id = `region:${plate.id}`;
  const vpcs = sorted.draft.zones
    .filter(({ about, place }) => about.shape === 'vpc' && plateId(place) === plate.id)
    .map((node) => vpc(node, id, sorted));
  const largestFirst = vpcs.toSorted((a, b) => b.columns * b.rows - a.columns * a.rows);
  const inside = settled(
    `ground:${plate.id}`,
    [...largestFirst.map(alone), ...groundGroups(plate, sorted, id)],
    sorted.book,
  );
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

function vpc(
  node: Node,
  parent: string,
  { draft, tierOf, actualTiers, itemsByArea, neighbours, book, closing }: Sorted,
): Plan {
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
    isPublic: (key) => actualTiers.get(key) === 'public',
    items: closing.isVpcClosed
      ? new Map([[`across:vpc:${node.key}/app`, itemsByArea.get(`vpc:${node.key}`) ?? []]])
      : itemsByArea,
    neighbours,
  };
  return vpcPlan(content, book);
}

/** What stands on the open ground: each flow as a group of its own, then what is linked to nothing. */
function groundGroups(plate: Plate, { itemsByArea, flows }: Sorted, zone: string): Group[] {
  const items = itemsByArea.get(`ground:${plate.id}`) ?? [];
  const byId = new Map(items.map((item) => [item.id, item]));
  const inside = flows.filter(({ from, to }) => byId.has(from) && byId.has(to));
  const groups = components([...byId.keys()], inside);
  const groupOf = new Map(groups.flatMap((ids, index) => ids.map((id) => [id, index] as const)));
  const ranked = groupBy(
    inside.map((flow) => ({ ...flow, rank: rankOf(flow), isLoose: flow.status === 'unmanaged' })),
    ({ from }) => String(groupOf.get(from)),
  );
  return groups
    .map((ids, index) => ({ ids, edges: ranked.get(String(index)) ?? [] }))
    .toSorted((a, b) => b.ids.length - a.ids.length)
    .map(({ ids, edges }) => {
      const flow = ids.length > 1 ? layered(ids, edges) : new Map([[ids[0] ?? '', ORIGIN]]);
      // what is global leads into the regions beside it: it stands along their edge
      const cells = plate.region === 'global' ? turned(flow) : flow;
      const plan = cellsPlan(cells, byId, zone);
      return {
        plan,
        ...(plan.columns < LONG
          ? {}
          : { folded: cellsPlan(inBands(cells, Math.ceil(plan.columns / 2)), byId, zone) }),
        parts:
          ids.length === 1
            ? [{ id: ids[0] ?? '', plan }]
            : ids.map((id) => ({ id, plan: cellsPlan(new Map([[id, ORIGIN]]), byId, zone) })),
      };
    });
}

/** Columns from which a flow may be folded. */
const LONG = 6;

const ORIGIN: Cell = { column: 0, row: 0 };

/** A plan that stands for itself, by its outermost zone. */
function alone(plan: Plan): Group {
  return { plan, parts: [{ id: plan.zones[0]?.id ?? '', plan }] };
}

function cellsPlan(cells: ReadonlyMap<string, Cell>, byId: ReadonlyMap<string, Item>, zone: string): Plan {
  const blocks = [...cells].flatMap(([id, cell]) => {
    const item = byId.get(id);
    return item ? [{ item, zone, ...cell }] : [];
  });
  return {
    columns: Math.max(0, ...blocks.map(({ column }) => column + 1)),
    rows: Math.max(0, ...blocks.map(({ row }) => row + 1)),
    zones: [],
    blocks,
  };
}

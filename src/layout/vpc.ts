import { groupBy, sortedBy, uniqueStrings } from '../model/order.ts';
import { aligned, type Neighbours } from './aligned.ts';
import { areaPlan } from './areas.ts';
import type { Node } from './draft.ts';
import { type Plan, type PlanZone, together } from './plan.ts';
import { azOf } from './place.ts';
import type { Item } from './rollup.ts';
import type { SlotBook } from './slots.ts';
import { TIERS, type Tier } from './tiers.ts';

/** What stands in one VPC, by area. */
export interface VpcContent {
  readonly id: string;
  readonly name: string;
  readonly node?: Node;
  readonly parent: string;
  readonly subnets: readonly Node[];
  /** the tier in which a subnet stands */
  readonly tierOf: ReadonlyMap<string, Tier>;
  /** has a subnet a way to the internet? */
  readonly isPublic: (subnet: string) => boolean;
  /** items by area id: `subnet:KEY`, `across:VPC/TIER` */
  readonly items: ReadonlyMap<string, readonly Item[]>;
  readonly neighbours: Neighbours;
}

/** A tier's column: the subnets that share it, one per availability zone. */
interface Track {
  readonly tier: Tier;
  readonly index: number;
}

/** Availability zones one before the other, tiers from left to right; what stands in several subnets has a strip of its own. */
export function vpcPlan(given: VpcContent, book: SlotBook): Plan {
  const content = { ...given, items: inOrder(given) };
  const zones = sortedBy(
    groupBy(content.subnets, ({ finding }) => azOf(finding)),
    ([az]) => az,
  );
  const cells = new Map(zones.map(([az, subnets]) => [az, tracksOf(subnets, content.tierOf)]));
  const tracks = tracksIn([...cells.values()]);
  const across = TIERS.filter((tier) => itemsAcross(content, tier).length > 0);
  for (const tier of across)
    if (!tracks.some((track) => track.tier === tier)) tracks.push({ tier, index: 0 });
  tracks.sort((a, b) => TIERS.indexOf(a.tier) - TIERS.indexOf(b.tier) || a.index - b.index);
  const subnetPlans = new Map(
    content.subnets.map((subnet) => [subnet.key, subnetPlan(content, subnet, book)] as const),
  );
  const widths = tracks.map((track) =>
    Math.max(
      1,
      ...[...cells.values()].map((row) => subnetPlans.get(row.get(nameOf(track))?.key ?? '')?.columns ?? 1),
    ),
  );
  const depth = sum(
    [...cells.values()].map((row) =>
      Math.max(1, ...[...row.values()].map(({ key }) => subnetPlans.get(key)?.rows ?? 1)),
    ),
  );
  const strip = stripPlan({ content, tracks, widths, depth }, book);
  const placed = zones.map(([az]) => {
    const row = cells.get(az) ?? new Map<string, Node>();
    return azPlan({ content, az, row, tracks, widths: strip.widths, subnetPlans, book });
  });
  return framed(content, [...(strip.plan ? [strip.plan] : []), ...placed], sum(strip.widths));
}

/** The areas of the VPC, what is linked in the same order in each. */
function inOrder({ id, items, subnets, neighbours }: VpcContent): ReadonlyMap<string, readonly Item[]> {
  const areas = [
    ...TIERS.map((tier) => `across:${id}/${tier}`),
    ...subnets.map(({ key }) => `subnet:${key}`),
  ];
  const filled = areas.flatMap((area): [string, readonly Item[]][] => {
    const found = items.get(area);
    return found ? [[area, found]] : [];
  });
  return aligned(new Map(filled), neighbours);
}

function nameOf({ tier, index }: Track): string {
  return `${tier}/${index}`;
}

/** The subnets of one availability zone by track. */
function tracksOf(subnets: readonly Node[], tierOf: ReadonlyMap<string, Tier>): ReadonlyMap<string, Node> {
  const byTier = groupBy(
    sortedBy(
      subnets,
      ({ name }) => name,
      ({ key }) => key,
    ),
    ({ key }) => tierOf.get(key) ?? 'app',
  );
  return new Map(
    [...byTier].flatMap(([tier, members]) =>
      members.map((node, index) => [`${tier}/${index}`, node] as const),
    ),
  );
}

function tracksIn(rows: readonly ReadonlyMap<string, Node>[]): Track[] {
  return uniqueStrings(rows.flatMap((row) => [...row.keys()])).map((name) => {
    const [tier, index] = name.split('/');
    return { tier: TIERS.find((each) => each === tier) ?? 'app', index: Number(index) };
  });
}

function subnetPlan({ items }: VpcContent, { key }: Node, { slots }: SlotBook): Plan {
  const id = `subnet:${key}`;
  return areaPlan({ id, items: items.get(id) ?? [] }, slots, { columns: 1, rows: 1 });
}

function itemsAcross({ id, items }: VpcContent, tier: Tier): readonly Item[] {
  return items.get(`across:${id}/${tier}`) ?? [];
}

interface StripInput {
  readonly content: VpcContent;
  readonly tracks: readonly Track[];
  readonly widths: readonly number[];
  /** rows that the availability zones take */
  readonly depth: number;
}

/** The strip widens the tracks it needs: the last one of a tier takes what the others do not give. */
function stripPlan(
  { content, tracks, widths, depth }: StripInput,
  book: SlotBook,
): { plan?: Plan; widths: readonly number[] } {
  const wide = [...widths];
  const parts: { plan: Plan; column: number; row: number }[] = [];
  const places: { area: string; columns: number }[] = [];
  const tiers = tiersIn(content, tracks, widths);
  const rows = bestRows(tiers, depth);
  let column = 0;
  for (const { tier, items, width, last } of tiers) {
    const area = `across:${content.id}/${tier}`;
    const columns = Math.max(width, book.area(area)?.columns ?? Math.ceil(items.length / rows));
    const plan = areaPlan({ id: area, items }, book.slots, { columns, rows: 1 });
    places.push({ area, columns: Math.max(plan.columns, width) });
    wide[last] = (wide[last] ?? 1) + Math.max(0, plan.columns - width);
    parts.push({ plan, column, row: 0 });
    column += Math.max(plan.columns, width);
  }
  const plan = together(parts);
  if (plan.blocks.length === 0) return { widths: wide };
  for (const { area, columns } of places) book.widen(area, columns, plan.rows);
  const id = `across:${content.id}`;
  const zone: PlanZone = {
    id,
    kind: 'across',
    level: 2,
    parent: content.id,
    name: 'across zones',
    column: 0,
    row: 0,
    columns: plan.columns,
    rows: plan.rows,
  };
  return {
    plan: { ...plan, zones: [zone], blocks: plan.blocks.map((block) => ({ ...block, zone: id })) },
    widths: wide,
  };
}

/** A tier in the strip: its items, the width of its tracks, and the last of them. */
interface StripTier {
  readonly tier: Tier;
  readonly items: readonly Item[];
  readonly width: number;
  readonly last: number;
}

function tiersIn(content: VpcContent, tracks: readonly Track[], widths: readonly number[]): StripTier[] {
  return TIERS.flatMap((tier) => {
    const own = tracks.flatMap((track, at) => (track.tier === tier ? [at] : []));
    const last = own.at(-1);
    if (last === undefined) return [];
    return [{ tier, items: itemsAcross(content, tier), width: sum(own.map((at) => widths[at] ?? 1)), last }];
  });
}

const MOST_STRIP_ROWS = 8;

/** As many rows as make the VPC small and square: a wide strip would widen empty subnets, too. */
function bestRows(tiers: readonly StripTier[], depth: number): number {
  let [best, least] = [1, Infinity];
  for (let rows = 1; rows <= MOST_STRIP_ROWS; rows += 1) {
    const columns = sum(tiers.map(({ items, width }) => Math.max(width, Math.ceil(items.length / rows))));
    const cost = columns + rows + depth + Math.abs(columns - rows - depth) / 4;
    if (cost < least) [best, least] = [rows, cost];
  }
  return best;
}

interface AzInput {
  readonly content: VpcContent;
  readonly az: string;
  readonly row: ReadonlyMap<string, Node>;
  readonly tracks: readonly Track[];
  readonly widths: readonly number[];
  readonly subnetPlans: ReadonlyMap<string, Plan>;
  readonly book: SlotBook;
}

function azPlan({ content, az, row, tracks, widths, subnetPlans, book }: AzInput): Plan {
  const id = `az:${content.id}/${az}`;
  const rows = Math.max(1, ...[...row.values()].map(({ key }) => subnetPlans.get(key)?.rows ?? 1));
  const zones: PlanZone[] = [];
  const parts: { plan: Plan; column: number; row: number }[] = [];
  let column = 0;
  for (const [at, track] of tracks.entries()) {
    const columns = widths[at] ?? 1;
    const node = row.get(nameOf(track));
    const plan = node && subnetPlans.get(node.key);
    if (node && plan) {
      const place = { column, row: 0, columns, rows, parent: id };
      zones.push(subnetZone(node, content.isPublic(node.key), place));
      parts.push({ plan: { ...plan, columns, rows }, column, row: 0 });
      book.widen(`subnet:${node.key}`, columns, rows);
    }
    column += columns;
  }
  const name = az === '' ? `zone not known` : az;
  const frame = { id, kind: 'az' as const, level: 2, parent: content.id, name, column: 0, row: 0 };
  const inside = together(parts);
  return {
    columns: column,
    rows,
    zones: [{ ...frame, columns: column, rows }, ...zones],
    blocks: inside.blocks,
  };
}

function subnetZone(
  node: Node,
  isPublic: boolean,
  at: Pick<PlanZone, 'column' | 'row' | 'columns' | 'rows'> & { readonly parent: string },
): PlanZone {
  return {
    id: `subnet:${node.key}`,
    kind: isPublic ? 'subnet-public' : 'subnet-private',
    level: 3,
    name: node.name,
    node,
    ...at,
  };
}

function framed(content: VpcContent, strips: readonly Plan[], columns: number): Plan {
  let row = 0;
  const placed = strips.map((plan) => {
    const at = { plan, column: 0, row };
    row += plan.rows;
    return at;
  });
  const inside = together(placed);
  const size = { columns: Math.max(columns, inside.columns, 1), rows: Math.max(inside.rows, 1) };
  const zone: PlanZone = {
    id: content.id,
    kind: 'vpc',
    level: 1,
    parent: content.parent,
    name: content.name,
    ...(content.node ? { node: content.node } : {}),
    column: 0,
    row: 0,
    ...size,
  };
  return { ...size, zones: [zone, ...inside.zones], blocks: inside.blocks };
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, each) => total + each, 0);
}

import { groupBy, sortedBy, uniqueStrings } from '../model/order.ts';
import { areaPlan } from './areas.ts';
import type { Node } from './draft.ts';
import { type Plan, type PlanZone, together } from './plan.ts';
import { azOf } from './place.ts';
import type { Item } from './rollup.ts';
import type { Slots } from './slots.ts';
import { TIERS, type Tier } from './tiers.ts';

/** What stands in one VPC, by area. */
export interface VpcContent {
  readonly id: string;
  readonly name: string;
  readonly node?: Node;
  readonly parent: string;
  readonly subnets: readonly Node[];
  readonly tierOf: ReadonlyMap<string, Tier>;
  /** items by area id: `subnet:KEY`, `across:VPC/TIER` */
  readonly items: ReadonlyMap<string, readonly Item[]>;
}

/** A tier's column: the subnets that share it, one per availability zone. */
interface Track {
  readonly tier: Tier;
  readonly index: number;
}

/** Availability zones one before the other, tiers from left to right; what stands in several subnets has a strip of its own. */
export function vpcPlan(content: VpcContent, slots: Slots): Plan {
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
    content.subnets.map((subnet) => [subnet.key, subnetPlan(content, subnet, slots)] as const),
  );
  const widths = tracks.map((track) =>
    Math.max(
      1,
      ...[...cells.values()].map((row) => subnetPlans.get(row.get(nameOf(track))?.key ?? '')?.columns ?? 1),
    ),
  );
  const strip = stripPlan(content, tracks, widths, slots);
  const placed = zones.map(([az]) => {
    const row = cells.get(az) ?? new Map<string, Node>();
    return azPlan({ content, az, row, tracks, widths: strip.widths, subnetPlans });
  });
  return framed(content, [...(strip.plan ? [strip.plan] : []), ...placed], sum(strip.widths));
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

function subnetPlan({ items }: VpcContent, { key }: Node, slots: Slots): Plan {
  const id = `subnet:${key}`;
  return areaPlan({ id, items: items.get(id) ?? [] }, slots, { columns: 1, rows: 1 });
}

function itemsAcross({ id, items }: VpcContent, tier: Tier): readonly Item[] {
  return items.get(`across:${id}/${tier}`) ?? [];
}

/** The strip widens the tracks it needs: the last one of a tier takes what the others do not give. */
function stripPlan(
  content: VpcContent,
  tracks: readonly Track[],
  widths: readonly number[],
  slots: Slots,
): { plan?: Plan; widths: readonly number[] } {
  const wide = [...widths];
  const parts: { plan: Plan; column: number; row: number }[] = [];
  let column = 0;
  for (const [index, { tier }] of tracks.entries()) {
    if (index > 0 && tracks[index - 1]?.tier === tier) continue;
    const own = tracks.flatMap((track, at) => (track.tier === tier ? [at] : []));
    const width = sum(own.map((at) => wide[at] ?? 1));
    const items = itemsAcross(content, tier);
    const columns = Math.max(width, Math.ceil(items.length / 3));
    const area = `across:${content.id}/${tier}`;
    const plan = areaPlan({ id: area, items }, slots, { columns, rows: 1 });
    const last = own.at(-1) ?? index;
    wide[last] = (wide[last] ?? 1) + Math.max(0, plan.columns - width);
    parts.push({ plan, column, row: 0 });
    column += Math.max(plan.columns, width);
  }
  const plan = together(parts);
  if (plan.blocks.length === 0) return { widths: wide };
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

interface AzInput {
  readonly content: VpcContent;
  readonly az: string;
  readonly row: ReadonlyMap<string, Node>;
  readonly tracks: readonly Track[];
  readonly widths: readonly number[];
  readonly subnetPlans: ReadonlyMap<string, Plan>;
}

function azPlan({ content, az, row, tracks, widths, subnetPlans }: AzInput): Plan {
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
      zones.push(subnetZone(node, track, { column, row: 0, columns, rows, parent: id }));
      parts.push({ plan: { ...plan, columns, rows }, column, row: 0 });
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
  { tier }: Track,
  at: Pick<PlanZone, 'column' | 'row' | 'columns' | 'rows'> & { readonly parent: string },
): PlanZone {
  return {
    id: `subnet:${node.key}`,
    kind: tier === 'public' ? 'subnet-public' : 'subnet-private',
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

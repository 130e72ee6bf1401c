import { groupBy } from '../model/order.ts';
import type { SceneZone } from '../model/scene.ts';
import type { Flow } from './arrow.ts';
import { isDivergent } from './draft.ts';
import type { Way } from './lanes.ts';
import type { Lattice } from './lattice.ts';
import type { Plan, PlanZone } from './plan.ts';
import { type Crossing, crossingId, linesOf, routed } from './route.ts';

/** The way that a flow takes over the lattice. */
export interface FlowWay extends Way {
  readonly flow: Flow;
}

const MOST_ARROWS = 200;
const MOST_BUNDLES = 60;

/** Routes what is drawn: every flow of a small picture; of a large one the drift, and bundles from zone to zone. */
export function waysOf(
  plan: Plan,
  flows: readonly Flow[],
  lattice: Lattice,
  zones: readonly SceneZone[],
): FlowWay[] {
  const { xs, ys } = linesOf(lattice);
  const at = new Map(
    plan.blocks.map(({ item, column, row }) => [item.id, { x: column * 2 + 1, y: row * 2 + 1 }] as const),
  );
  const names = zones.map(({ nameAt, rect }) => ({
    x0: nameAt.x,
    x1: nameAt.x + nameAt.width,
    y0: nameAt.y - nameAt.size,
    y1: rect.y + rect.depth,
  }));
  const blocked = new Set([...at.values()].map((crossing) => crossingId({ ys }, crossing)));
  const plates = zones
    .filter(({ level }) => level === 0)
    .map(({ rect }) => ({ x0: rect.x, x1: rect.x + rect.width, y0: rect.y, y1: rect.y + rect.depth }));
  const requests = drawnFlows(flows, plan, at).toSorted((a, b) => distance(a) - distance(b));
  const ways = routed({ xs, ys, blocked, names, plates }, requests);
  return requests
    .map(({ flow }, index) => ({ id: idOf(flow), crossings: ways[index] ?? [], flow }))
    .filter(({ crossings }) => crossings.length > 1);
}

interface Request {
  readonly flow: Flow;
  readonly from: Crossing;
  readonly to: Crossing;
}

function drawnFlows(flows: readonly Flow[], plan: Plan, at: ReadonlyMap<string, Crossing>): Request[] {
  const request = (flow: Flow): Request[] => {
    const [from, to] = [at.get(flow.from), at.get(flow.to)];
    return from && to ? [{ flow, from, to }] : [];
  };
  if (flows.length <= MOST_ARROWS) return flows.flatMap(request);
  const drift = flows.filter(({ status }) => isDivergent(status)).slice(0, MOST_ARROWS - MOST_BUNDLES);
  const drawn = new Set(drift);
  return [
    ...drift.flatMap(request),
    ...bundles(
      flows.filter((flow) => !drawn.has(flow)),
      plan,
    ),
  ];
}

/** One arrow per pair of zones, the busiest ones. */
function bundles(flows: readonly Flow[], { zones, blocks }: Plan): Request[] {
  const zoneOf = new Map(blocks.map(({ item, zone }) => [item.id, zone] as const));
  const byId = new Map(zones.map((zone) => [zone.id, zone]));
  const pairs = groupBy(
    flows.filter(({ from, to }) => zoneOf.get(from) !== zoneOf.get(to)),
    ({ from, to }) => JSON.stringify([zoneOf.get(from), zoneOf.get(to)]),
  );
  return [...pairs.values()]
    .toSorted((a, b) => b.length - a.length)
    .slice(0, MOST_BUNDLES)
    .flatMap((same) => {
      const [first] = same;
      const from = first && byId.get(zoneOf.get(first.from) ?? '');
      const to = first && byId.get(zoneOf.get(first.to) ?? '');
      if (!first || !from || !to) return [];
      const count = same.reduce((sum, flow) => sum + flow.count, 0);
      const flow: Flow = {
        ...first,
        from: from.id,
        to: to.id,
        status: 'in-sync',
        statuses: ['in-sync'],
        labels: [],
        count,
      };
      return [{ flow, from: gateOf(from, to), to: gateOf(to, from) }];
    });
}

/** The middle of the side of a zone that faces another one. */
function gateOf(zone: PlanZone, other: PlanZone): Crossing {
  const [x, y] = [zone.column * 2 + zone.columns, zone.row * 2 + zone.rows];
  const [away, down] = [other.column * 2 + other.columns - x, other.row * 2 + other.rows - y];
  if (Math.abs(away) >= Math.abs(down))
    return { x: (away > 0 ? zone.column + zone.columns : zone.column) * 2, y: y | 1 };
  return { x: x | 1, y: (down > 0 ? zone.row + zone.rows : zone.row) * 2 };
}

function distance({ from, to }: Request): number {
  return Math.abs(from.x - to.x) + Math.abs(from.y - to.y);
}

function idOf({ from, to }: Flow): string {
  return `${from} -> ${to}`;
}

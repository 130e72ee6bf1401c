import type { Status } from '../model/comparison.ts';
import { groupBy } from '../model/order.ts';
import type { Box, Point, SceneArrow, SceneBlock, SceneZone, View } from '../model/scene.ts';
import type { Flow } from './arrows.ts';
import { isDivergent } from './draft.ts';
import { boxCorners, corners, project, round } from './iso.ts';
import { arrowLabel, type Obstacle, obstacle } from './labels.ts';
import { inLanes, type Way } from './lanes.ts';
import type { Lattice } from './lattice.ts';
import type { Plan, PlanZone } from './plan.ts';
import { type Crossing, crossingId, linesOf, router } from './route.ts';
import { heightOf, outlineOf } from './solids.ts';
import { shortened } from './text.ts';
import { trimmedEnd, trimmedStart } from './trim.ts';
import { arrowSeenAs } from './view.ts';

export interface ArrowInput {
  readonly plan: Plan;
  readonly flows: readonly Flow[];
  readonly lattice: Lattice;
  readonly zones: readonly SceneZone[];
  readonly blocks: readonly SceneBlock[];
  readonly view: View;
}

const MOST_ARROWS = 200;
const MOST_BUNDLES = 60;

/** Routes what is drawn: every flow of a small picture; of a large one the drift, and bundles from zone to zone. */
export function arrowsOf(input: ArrowInput): SceneArrow[] {
  const { plan, flows, lattice, zones, blocks } = input;
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
  const route = router({ xs, ys, blocked, names, plates });
  const requests = drawnFlows(flows, plan, at);
  const ways = requests
    .toSorted((a, b) => distance(a) - distance(b))
    .map(({ flow, from, to }) => ({ id: idOf(flow), crossings: route(from, to), flow }))
    .filter(({ crossings }) => crossings.length > 1);
  const points = inLanes(ways satisfies Way[], xs, ys);
  const outlines = new Map(blocks.map((block) => [block.key, outlineOf(block)] as const));
  const arrows = ways.flatMap(({ flow, id }) => arrowOf(flow, points.get(id) ?? [], outlines, input));
  return labelled(arrows, obstaclesOf(zones, blocks));
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
      const flow: Flow = { ...first, from: from.id, to: to.id, status: 'in-sync', labels: [], count };
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

function idOf({ from, to, status }: Flow): string {
  return `${from} -> ${to} ${status}`;
}

const GAP = { start: 2, end: 4 };

function arrowOf(
  flow: Flow,
  way: readonly Point[],
  outlines: ReadonlyMap<string, readonly Point[]>,
  { zones, view }: ArrowInput,
): SceneArrow[] {
  const status = arrowSeenAs(flow.status, view);
  const isSeen = (end: string): boolean => outlines.has(end) || zones.some(({ id }) => id === end);
  if (status === undefined || !isSeen(flow.from) || !isSeen(flow.to)) return [];
  const ended = trimmedEnd(way, outlines.get(flow.to) ?? [], GAP.end);
  const trimmed = trimmedStart(ended, outlines.get(flow.from) ?? [], GAP.start);
  return [
    {
      id: idOf(flow),
      from: flow.from,
      to: flow.to,
      kinds: flow.kinds,
      status: status satisfies Status,
      count: flow.count,
      text: flow.labels.join(', ') || (flow.count > 3 ? `${flow.count} flows` : ''),
      points: trimmed.map(({ x, y }) => ({ x: round(x), y: round(y) })),
    },
  ];
}

function obstaclesOf(zones: readonly SceneZone[], blocks: readonly SceneBlock[]): Obstacle[] {
  return [
    ...blocks.map((block) => obstacle(outlineOf(block))),
    ...blocks.map((block) => obstacle(boxCorners(pinBox(block)))),
    ...blocks.map(({ label }) => obstacle(boxCorners(label.box))),
    ...zones.map(({ nameAt }) =>
      obstacle(
        corners({
          x: nameAt.x,
          y: nameAt.y - nameAt.size,
          width: nameAt.width + 60,
          depth: nameAt.size * 1.3,
        }),
      ),
    ),
  ];
}

/** The room for the sign above a block. */
function pinBox(block: SceneBlock): Box {
  const at = project(block.x, block.y, heightOf(block));
  return { x: at.x - 14, y: at.y - 44, width: 28, height: 44 };
}

function labelled(arrows: readonly SceneArrow[], obstacles: readonly Obstacle[]): SceneArrow[] {
  const taken = [...obstacles];
  const lines = arrows.map(({ points }) => lineObstacles(points));
  return arrows.map((arrow, index) => {
    if (arrow.text === '') return arrow;
    const others = lines.filter((_, at) => at !== index).flat();
    const text = arrow.count > 1 && arrow.text.length > 24 ? `${arrow.count} flows` : arrow.text;
    const label = arrowLabel(arrow.points, [text, shortened(text, 60, 10)], [...taken, ...others]);
    if (!label) return arrow;
    taken.push(obstacle(boxCorners(label.box)));
    return { ...arrow, label };
  });
}

function lineObstacles(points: readonly Point[]): Obstacle[] {
  return points.slice(1).flatMap((end, index) => {
    const start = points[index];
    if (!start) return [];
    const [a, b] = [project(start.x, start.y), project(end.x, end.y)];
    return [obstacle([a, { x: a.x, y: a.y - 2 }, { x: b.x, y: b.y - 2 }, b])];
  });
}

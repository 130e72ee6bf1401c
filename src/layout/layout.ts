import { type Status, STATUSES } from '../model/comparison.ts';
import type { Comparison } from '../model/comparison.ts';
import type {
  Point,
  Scene,
  SceneArrow,
  SceneBlock,
  SceneZone,
  SlotFile,
  View,
} from '../model/scene.ts';
import { aboutType, type Lookup } from './about.ts';
import { type Flow, flowsOf } from './arrows.ts';
import { type Draft, draft, isDivergent, noteOf, type Node } from './draft.ts';
import { boundsOf, boxCorners, corners, project, round, silhouette } from './iso.ts';
import { arrowLabel, blockLabel, noteFor, type Obstacle, obstacle } from './labels.ts';
import { BLOCK, type Lattice, NAME_SIZES, ruled } from './lattice.ts';
import { inLanes, type Way } from './lanes.ts';
import type { Plan, PlanBlock, PlanZone } from './plan.ts';
import { mainNode, worstOf } from './rollup.ts';
import { crossingId, linesOf, router } from './route.ts';
import { slotBook } from './slots.ts';
import { footprintOf } from './solids.ts';
import { shortened, textWidth } from './text.ts';
import { trimmedEnd, trimmedStart } from './trim.ts';
import { CLOSINGS, type World, world } from './world.ts';

export interface LayoutOptions {
  readonly view?: View;
  /** where things stood before: they stay there */
  readonly slots?: SlotFile;
  /** what types are; the catalogue unless said otherwise */
  readonly lookup?: Lookup;
}

const MOST_BLOCKS = 500;
const MOST_ARROWS = 200;

/** Where everything stands and how the arrows run: numbers only, the same for the same comparison in any order. */
export function layout(comparison: Comparison, options: LayoutOptions = {}): Scene {
  return layoutWithSlots(comparison, options).scene;
}

/** The same, with the slots to keep for the next time. */
export function layoutWithSlots(
  comparison: Comparison,
  { view = 'drift', slots, lookup = aboutType }: LayoutOptions = {},
): { scene: Scene; slots: SlotFile } {
  const book = slotBook(slots);
  const drafted = draft(comparison, lookup);
  const flows = flowsOf(drafted);
  const built = firstThatFits(drafted, flows, book.slots);
  const lattice = ruled(built.plan);
  const zones = zonesOf(built.plan, lattice, drafted);
  const blocks = built.plan.blocks.map((block) => blockOf(block, lattice));
  const arrows = arrowsOf({ world: built, lattice, zones, blocks });
  const scene: Scene = {
    format: 'isodrift/scene@1',
    view,
    title: titleOf(comparison),
    zones,
    blocks: blocks.toSorted((a, b) => a.x + a.y - (b.x + b.y) || a.x - b.x),
    arrows,
    also: drafted.also.map(({ finding }) => noteOf(finding, lookup)),
    hidden: { awsDefaults: drafted.awsDefaults, arrows: built.flows.length - arrows.length },
    bounds: boundsOf([
      ...zones.flatMap(({ rect }) => corners(rect)),
      ...blocks.flatMap(({ x, y, shape, label }) => [
        ...silhouette(x, y, footprintOf(shape)),
        ...boxCorners(label.box),
      ]),
    ]),
  };
  return { scene, slots: book.file() };
}

function firstThatFits(drafted: Draft, flows: readonly Flow[], slots: ReturnType<typeof slotBook>['slots']): World {
  let built: World | undefined;
  for (const closing of CLOSINGS) {
    built = world(drafted, flows, closing, slots);
    if (built.items.length <= MOST_BLOCKS) return built;
  }
  if (!built) throw new Error('there is always a last way to close a picture');
  return built;
}

function zonesOf(plan: Plan, lattice: Lattice, drafted: Draft): SceneZone[] {
  const notes = new Map<string, string[]>();
  for (const { key, place, status } of drafted.also) {
    void status;
    const [subnet] = place.subnets;
    const home =
      subnet !== undefined && place.subnets.length === 1
        ? `subnet:${subnet}`
        : place.vpc === undefined
          ? `region:${place.account}/${place.region}`
          : `vpc:${place.vpc}`;
    notes.set(home, [...(notes.get(home) ?? []), key]);
  }
  return plan.zones.map((zone) => zoneOf(zone, lattice, notes.get(zone.id) ?? []));
}

const NAME_PAD = 12;

function zoneOf(zone: PlanZone, lattice: Lattice, notes: readonly string[]): SceneZone {
  const { id, kind, level, parent, name, node } = zone;
  const found = lattice.rectOf(zone);
  const rect = { x: round(found.x), y: round(found.y), width: round(found.width), depth: round(found.depth) };
  const size = NAME_SIZES[level] ?? 11;
  const shown = shortened(name, rect.width - 2 * NAME_PAD, size, true);
  return {
    id,
    ...(node ? { key: node.key } : {}),
    kind,
    level,
    ...(parent === undefined ? {} : { parent }),
    name,
    shown,
    status: node?.status ?? 'in-sync',
    changes: node?.changes ?? 0,
    notes,
    rect,
    nameAt: {
      x: round(rect.x + NAME_PAD),
      y: round(rect.y + rect.depth - size * 0.55),
      size,
      width: round(textWidth(shown, size, true)),
    },
  };
}

function blockOf({ item, zone, column, row }: PlanBlock, { columns, rows }: Lattice): SceneBlock {
  const x = round(columns.middles[column] ?? 0);
  const y = round(rows.middles[row] ?? 0);
  const [first, second] = item.nodes;
  const base = { zone, x, y, size: BLOCK };
  if (first && !second) return { ...base, ...singleBlock(first, x, y) };
  return { ...base, ...closedBlock(item.id, item.nodes, x, y) };
}

function singleBlock(
  node: Node,
  x: number,
  y: number,
): Omit<SceneBlock, 'zone' | 'x' | 'y' | 'size'> {
  const { key, finding, about, name, status, changes, folded } = node;
  return {
    key,
    type: finding.type,
    shape: about.shape,
    layer: about.layer,
    name,
    title: about.title,
    status,
    changes,
    folded,
    label: blockLabel(frontOf(x, y, about.shape), {
      name,
      kind: status === 'missing' ? '' : about.title,
      note: noteFor(status, changes),
    }),
    ...(finding.reason === undefined ? {} : { reason: finding.reason }),
  };
}

/** The point of the screen below a solid from which its label hangs. */
function frontOf(x: number, y: number, shape: string): Point {
  const at = project(x, y);
  const outline = boundsOf(silhouette(x, y, footprintOf(shape)));
  return { x: at.x, y: outline.y + outline.height };
}

function closedBlock(
  id: string,
  nodes: readonly Node[],
  x: number,
  y: number,
): Omit<SceneBlock, 'zone' | 'x' | 'y' | 'size'> {
  const main = mainNode(nodes);
  const isAlike = nodes.every(({ finding }) => finding.type === main?.finding.type);
  const counts: Partial<Record<Status, number>> = {};
  for (const { status } of nodes) counts[status] = (counts[status] ?? 0) + 1;
  const title = isAlike ? (main?.about.title ?? '') : 'resources';
  const divergent = STATUSES.filter((status) => isDivergent(status) && counts[status]);
  return {
    key: id,
    type: isAlike ? (main?.finding.type ?? '') : '',
    shape: main?.about.shape ?? 'generic',
    layer: main?.about.layer ?? 'operations',
    name: `${nodes.length} × ${title}`,
    title,
    status: worstOf(nodes),
    changes: nodes.reduce((sum, { changes }) => sum + changes, 0),
    folded: [],
    members: { keys: nodes.map(({ key }) => key), counts },
    label: blockLabel(frontOf(x, y, main?.about.shape ?? 'generic'), {
      name: `${nodes.length} × ${title}`,
      kind: '',
      note:
        divergent.length === 0
          ? 'closed'
          : divergent.map((status) => `${counts[status]} ${status}`).join(', '),
    }),
  };
}

interface ArrowInput {
  readonly world: World;
  readonly lattice: Lattice;
  readonly zones: readonly SceneZone[];
  readonly blocks: readonly SceneBlock[];
}

function arrowsOf({ world: { plan, flows }, lattice, zones, blocks }: ArrowInput): SceneArrow[] {
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
  const route = router({ xs, ys, blocked, names });
  const drawn = flows.length > MOST_ARROWS ? flows.filter(({ status }) => isDivergent(status)) : flows;
  const requests = drawn.slice(0, MOST_ARROWS).flatMap((flow) => {
    const [from, to] = [at.get(flow.from), at.get(flow.to)];
    return from && to ? [{ flow, from, to, length: Math.abs(from.x - to.x) + Math.abs(from.y - to.y) }] : [];
  });
  const ways = requests
    .toSorted((a, b) => a.length - b.length)
    .map(({ flow, from, to }): Way & { flow: Flow } => ({
      id: idOf(flow),
      crossings: route(from, to),
      flow,
    }))
    .filter(({ crossings }) => crossings.length > 1);
  const points = inLanes(ways, xs, ys);
  return labelled(
    ways.map(({ flow, id }) => arrowOf(flow, points.get(id) ?? [], blocks)),
    obstaclesOf(zones, blocks),
  );
}

function idOf({ from, to, status }: Flow): string {
  return `${from} -> ${to} ${status}`;
}

const GAP = { start: 2, end: 4 };

function arrowOf(flow: Flow, way: readonly Point[], blocks: readonly SceneBlock[]): SceneArrow {
  const outline = (key: string): Point[] => {
    const block = blocks.find((each) => each.key === key);
    return block ? silhouette(block.x, block.y, footprintOf(block.shape)) : [];
  };
  const trimmed = trimmedStart(trimmedEnd(way, outline(flow.to), GAP.end), outline(flow.from), GAP.start);
  const { from, to, kinds, status, count, labels } = flow;
  return {
    id: idOf(flow),
    from,
    to,
    kinds,
    status,
    count,
    text: labels.join(', '),
    points: trimmed.map(({ x, y }) => ({ x: round(x), y: round(y) })),
  };
}

function obstaclesOf(zones: readonly SceneZone[], blocks: readonly SceneBlock[]): Obstacle[] {
  return [
    ...blocks.map(({ x, y, shape }) => obstacle(silhouette(x, y, footprintOf(shape)))),
    ...blocks.map(({ label }) => obstacle(boxCorners(label.box))),
    ...zones.map(({ nameAt }) =>
      obstacle(
        corners({ x: nameAt.x, y: nameAt.y - nameAt.size, width: nameAt.width, depth: nameAt.size * 1.3 }),
      ),
    ),
  ];
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

function titleOf({ title, desired, deployed, summary, gaps }: Comparison): Scene['title'] {
  return {
    name: title,
    design: desired.sources.map(({ file, revision }) => (revision ? `${file} (${revision})` : file)),
    capturedAt: deployed.capturedAt,
    accounts: deployed.accounts,
    regions: deployed.regions,
    calls: summary.calls,
    counts: summary.findings,
    gaps: gaps.length,
  };
}

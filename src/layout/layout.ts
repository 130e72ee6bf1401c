import type { Comparison } from '../model/comparison.ts';
import type { Scene, SceneArrow, SceneBlock, SceneNote, SceneZone, SlotFile, View } from '../model/scene.ts';
import { aboutType, type Lookup } from './about.ts';
import type { Flow } from './arrow.ts';
import { flowsOf, strayFlows } from './arrows.ts';
import { draft, isDivergent, noteOf } from './draft.ts';
import { boundsOf, boxCorners, corners, project, round } from './iso.ts';
import { ruled } from './lattice.ts';
import { arrowsOf } from './scene-arrows.ts';
import { clearanceOf } from './clearance.ts';
import { blockOf } from './scene-blocks.ts';
import { zonesOf } from './scene-zones.ts';
import { slotBook } from './slots.ts';
import { outlineOf } from './solids.ts';
import { arrowSeenAs } from './view.ts';
import { waysOf } from './ways.ts';
import { world } from './world.ts';

export interface LayoutOptions {
  readonly view?: View;
  /** where things stood before: they stay there */
  readonly slots?: SlotFile;
  /** what types are; the catalogue unless said otherwise */
  readonly lookup?: Lookup;
}

const MOST_BLOCKS = 500;

/** Where everything stands and how the arrows run: numbers only, the same for the same comparison in any order. */
export function layout(comparison: Comparison, options: LayoutOptions = {}): Scene {
  return layoutWithSlots(comparison, options).scene;
}

/** The same, with the slots to keep for the next time. */
export function layoutWithSlots(
  comparison: Comparison,
  { view = 'drift', slots, lookup = aboutType }: LayoutOptions = {},
): { readonly scene: Scene; readonly slots: SlotFile } {
  const book = slotBook(slots);
  const drafted = draft(comparison, lookup);
  const { plan, flows } = world(drafted, flowsOf(drafted), MOST_BLOCKS, book);
  const drawn = new Set(plan.zones.flatMap(({ node }) => node?.key ?? []));
  const undrawn = drafted.zones.filter(({ key, status }) => isDivergent(status) && !drawn.has(key));
  const also = [...drafted.also, ...undrawn];
  const lattice = ruled(plan, book);
  const all = zonesOf(plan, lattice, also, 'drift');
  const zones = view === 'drift' ? all : zonesOf(plan, lattice, also, view);
  const ways = waysOf(plan, flows, lattice, all);
  const blocks = plan.blocks.flatMap((block) => blockOf(block, lattice, view));
  // arrows of all views run alike: past the labels of the drift, which say most
  const fullest =
    view === 'drift' ? blocks : plan.blocks.flatMap((block) => blockOf(block, lattice, 'drift'));
  const clearance = clearanceOf(fullest, lattice);
  const arrows = arrowsOf({ ways, lattice, zones, blocks, view, clearance });
  const isDrift = view === 'drift';
  const scene: Scene = {
    format: 'isodrift/scene@1',
    view,
    title: titleOf(comparison),
    zones,
    blocks: blocks.toSorted((a, b) => a.x + a.y - (b.x + b.y) || a.x - b.x),
    arrows,
    also: isDrift ? [...also.map(({ finding }) => noteOf(finding, lookup)), ...strays(drafted)] : [],
    hidden: { awsDefaults: drafted.awsDefaults, arrows: leftOut(flows, arrows, view) },
    bounds: boundsOfAll(zones, blocks, arrows),
  };
  return { scene, slots: book.file() };
}

/** Relations of the view that no arrow stands for. */
function leftOut(flows: readonly Flow[], arrows: readonly SceneArrow[], view: View): number {
  const seen = flows.filter(({ statuses }) => arrowSeenAs(statuses, view) !== undefined);
  return Math.max(0, total(seen) - total(arrows));
}

function total(items: readonly { readonly count: number }[]): number {
  return items.reduce((sum, { count }) => sum + count, 0);
}

/** Diverging arrows without two blocks to run between. */
function strays(drafted: Parameters<typeof strayFlows>[0]): SceneNote[] {
  return strayFlows(drafted).map(({ from, to, kind, status }) => ({
    key: `${from} -> ${to}`,
    name: `${from} → ${to}`,
    title: kind,
    status,
    changes: 0,
  }));
}

function boundsOfAll(
  zones: readonly SceneZone[],
  blocks: readonly SceneBlock[],
  arrows: readonly SceneArrow[],
): Scene['bounds'] {
  const { x, y, width, height } = boundsOf([
    ...zones.flatMap(({ rect }) => corners(rect)),
    ...blocks.flatMap((block) => [...outlineOf(block), ...boxCorners(block.label.box)]),
    ...arrows.flatMap(({ points, label }) => [
      ...points.map((point) => project(point.x, point.y)),
      ...(label ? boxCorners(label.box) : []),
    ]),
  ]);
  return { x: round(x), y: round(y), width: round(width), height: round(height) };
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

import type { Box, Point, SceneArrow, SceneBlock, SceneZone, View } from '../model/scene.ts';
import type { Flow } from './arrow.ts';
import { boxCorners, corners, project, round } from './iso.ts';
import { arrowLabel } from './labels.ts';
import { type Clearance, inLanes } from './lanes.ts';
import type { Lattice } from './lattice.ts';
import { type Obstacles, obstacles } from './obstacles.ts';
import { linesOf } from './route.ts';
import { heightOf, outlineOf } from './solids.ts';
import { shortened } from './text.ts';
import { trimmedEnd, trimmedStart } from './trim.ts';
import { arrowSeenAs } from './view.ts';
import type { FlowWay } from './ways.ts';

export interface ArrowInput {
  readonly ways: readonly FlowWay[];
  readonly lattice: Lattice;
  readonly zones: readonly SceneZone[];
  readonly blocks: readonly SceneBlock[];
  readonly view: View;
  /** how far to the front arrows may leave a block */
  readonly clearance: Clearance;
}

/** The ways as arrows on the ground, from block to block, with their texts. */
export function arrowsOf(input: ArrowInput): SceneArrow[] {
  const { ways, lattice, zones, blocks, clearance } = input;
  const { xs, ys } = linesOf(lattice);
  const points = inLanes(ways, xs, ys, clearance);
  const outlines = new Map(blocks.map((block) => [block.key, outlineOf(block)] as const));
  const arrows = ways.flatMap(({ flow, id }) => arrowOf({ flow, id }, points.get(id) ?? [], outlines, input));
  return labelled(arrows, obstaclesOf(zones, blocks, outlines));
}

const GAP = { start: 1, end: 1 };

function arrowOf(
  { flow, id }: { readonly flow: Flow; readonly id: string },
  way: readonly Point[],
  outlines: ReadonlyMap<string, readonly Point[]>,
  { zones, view }: ArrowInput,
): SceneArrow[] {
  const status = arrowSeenAs(flow.statuses, view);
  const isSeen = (end: string): boolean => outlines.has(end) || zones.some((zone) => zone.id === end);
  if (status === undefined || !isSeen(flow.from) || !isSeen(flow.to)) return [];
  const ended = trimmedEnd(way, outlines.get(flow.to) ?? [], GAP.end);
  const trimmed = trimmedStart(ended, outlines.get(flow.from) ?? [], GAP.start);
  return [
    {
      id,
      from: flow.from,
      to: flow.to,
      kinds: flow.kinds,
      status,
      count: flow.count,
      text: flow.labels.join(', ') || (flow.count > 3 ? `${flow.count} flows` : ''),
      points: trimmed.map(({ x, y }) => ({ x: round(x), y: round(y) })),
    },
  ];
}

function obstaclesOf(
  zones: readonly SceneZone[],
  blocks: readonly SceneBlock[],
  outlines: ReadonlyMap<string, readonly Point[]>,
): Obstacles {
  const found = obstacles();
  for (const block of blocks) {
    found.add(outlines.get(block.key) ?? []);
    found.add(boxCorners(pinBox(block)));
    found.add(boxCorners(block.label.box));
  }
  for (const { nameAt } of zones) {
    found.add(
      corners({
        x: nameAt.x,
        y: nameAt.y - nameAt.size,
        width: nameAt.width + 60,
        depth: nameAt.size * 1.3,
      }),
    );
  }
  return found;
}

/** The room for the sign above a block. */
function pinBox(block: SceneBlock): Box {
  const at = project(block.x, block.y, heightOf(block));
  return { x: at.x - 14, y: at.y - 44, width: 28, height: 44 };
}

function labelled(arrows: readonly SceneArrow[], taken: Obstacles): SceneArrow[] {
  for (const [index, { points }] of arrows.entries())
    for (const line of lineOutlines(points)) taken.add(line, index);
  return arrows.map((arrow, index) => {
    if (arrow.text === '') return arrow;
    const text = arrow.count > 1 && arrow.text.length > 24 ? `${arrow.count} flows` : arrow.text;
    const texts = [...new Set([text, shortened(text, 60, 10)])];
    const label = arrowLabel(arrow.points, texts, (box) => taken.isCovered(box, index));
    if (!label) return arrow;
    taken.add(boxCorners(label.box));
    return { ...arrow, label };
  });
}

/** Pieces of an arrow no longer than this: the box of a long slanting line would cover half the sheet. */
const PIECE = 300;

function lineOutlines(points: readonly Point[]): Point[][] {
  return points.slice(1).flatMap((end, index) => {
    const start = points[index];
    if (!start) return [];
    const pieces = Math.max(1, Math.ceil((Math.abs(end.x - start.x) + Math.abs(end.y - start.y)) / PIECE));
    const along = (share: number): Point =>
      project(start.x + (end.x - start.x) * share, start.y + (end.y - start.y) * share);
    return Array.from({ length: pieces }, (_, piece) => {
      const [a, b] = [along(piece / pieces), along((piece + 1) / pieces)];
      return [a, { x: a.x, y: a.y - 2 }, { x: b.x, y: b.y - 2 }, b];
    });
  });
}

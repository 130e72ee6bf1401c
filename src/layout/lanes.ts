import { groupBy, sortedBy } from '../model/order.ts';
import type { Point } from '../model/scene.ts';
import type { Crossing } from './route.ts';

/** An arrow's way, from block to block. */
export interface Way {
  readonly id: string;
  readonly crossings: readonly Crossing[];
}

/** One straight part of a way on one line. */
interface Run {
  readonly id: string;
  readonly index: number;
  /** `x3`: runs along y on the fourth line of the x axis */
  readonly line: string;
  readonly low: number;
  readonly high: number;
  /** arrives at the back of a block straight from the gutter behind it */
  readonly isFromBehind: boolean;
}

const GUTTER_ROOM = 34;
const GUTTER_SPACE = 9;
const FACE_SPACE = 14;

/** Gives every run a lane of its own where several share a line, and turns ways into ground points. */
export function inLanes(
  ways: readonly Way[],
  xs: readonly number[],
  ys: readonly number[],
): Map<string, Point[]> {
  const runs = ways.flatMap(runsOf);
  const offsets = new Map<string, number>();
  for (const [line, members] of groupBy(runs, (run) => run.line)) {
    const isGutter = Number(line.slice(1)) % 2 === 0;
    const spread = isGutter ? spreadInGutter : spreadAtFaces;
    for (const cluster of clusters(members)) spread(cluster, offsets);
  }
  return new Map(ways.map((way) => [way.id, pointsOf(way, offsets, xs, ys)]));
}

function runsOf({ id, crossings }: Way): Run[] {
  const bends = bendsOf(crossings);
  return bends.slice(1).map((end, index) => {
    const start = bends[index] ?? end;
    const isAlongY = start.x === end.x;
    const [from, to] = isAlongY ? [start.y, end.y] : [start.x, end.x];
    const [isFirst, isLast] = [index === 0, index === bends.length - 2];
    // a run that ends at a block ends at its face: another may start behind it on the same lane
    const [atStart, atEnd] = [isFirst && isCell(start) ? INSET : 0, isLast && isCell(end) ? INSET : 0];
    const [low, high] = from < to ? [from + atStart, to - atEnd] : [to + atEnd, from - atStart];
    const isFromBehind = isLast && !isFirst && to > from && to - from === 1;
    return { id, index, line: isAlongY ? `x${start.x}` : `y${start.y}`, low, high, isFromBehind };
  });
}

const INSET = 0.25;

/** Blocks stand where two middles cross; the gate of a zone lies in a gutter. */
function isCell({ x, y }: Crossing): boolean {
  return x % 2 === 1 && y % 2 === 1;
}

function bendsOf(crossings: readonly Crossing[]): Crossing[] {
  return crossings.filter((at, index) => {
    const [before, after] = [crossings[index - 1], crossings[index + 1]];
    return !before || !after || (before.x === at.x) !== (at.x === after.x);
  });
}

/** Runs that touch, directly or through others. */
function clusters(runs: readonly Run[]): Run[][] {
  const result: Run[][] = [];
  let reach = -Infinity;
  for (const run of inOrder(runs)) {
    const last = result.at(-1);
    if (last && run.low <= reach) last.push(run);
    else result.push([run]);
    reach = Math.max(reach, run.high);
  }
  return result;
}

function inOrder(runs: readonly Run[]): Run[] {
  return sortedBy(runs, ({ id }) => id).toSorted((a, b) => a.low - b.low || a.high - b.high);
}

/** In a gutter the lanes lie side by side around its middle, as many as are needed at once. */
function spreadInGutter(cluster: readonly Run[], offsets: Map<string, number>): void {
  const ends: number[] = [];
  const lanes = cluster.map((run) => {
    const free = ends.findIndex((end) => end < run.low);
    const lane = free === -1 ? ends.length : free;
    ends[lane] = run.high;
    return lane;
  });
  const count = ends.length;
  const space = Math.min(GUTTER_SPACE, GUTTER_ROOM / Math.max(count - 1, 1));
  for (const [index, run] of cluster.entries())
    offsets.set(runKey(run), ((lanes[index] ?? 0) - (count - 1) / 2) * space);
}

/**
 * At the faces of blocks each run takes the best place that is free: the middle or what lies away from the label where it
 * leaves, what lies outside the outline where it arrives from behind.
 */
function spreadAtFaces(cluster: readonly Run[], offsets: Map<string, number>): void {
  const placed: { run: Run; offset: number }[] = [];
  for (const run of cluster) {
    const taken = new Set(
      placed
        .filter(({ run: other }) => other.low <= run.high && run.low <= other.high)
        .map(({ offset }) => offset),
    );
    const offset = places(run.isFromBehind).find((each) => !taken.has(each)) ?? 0;
    placed.push({ run, offset });
    offsets.set(runKey(run), offset);
  }
}

/** Places at a face, best first; finer ones when the coarse are taken. */
function places(isFromBehind: boolean): readonly number[] {
  const side = isFromBehind ? 1 : -1;
  const coarse = [1, 2, 0, -1, -2].map((step) => step * side * FACE_SPACE);
  // far from the middle more of the way is seen beside the block that it arrives at
  const behind = [30, 38, 22, 14, -30, 0, -14].filter(() => isFromBehind);
  const fine = [0.5, 1.5, -0.5, -1.5, 2.5, -2.5].map((step) => step * side * FACE_SPACE);
  const finest = Array.from({ length: 84 }, (_, index) => (index - 42) * 0.9 + 0.3);
  const first = isFromBehind ? behind : [0, ...coarse.filter((place) => place !== 0)];
  return [...first, ...fine, ...finest];
}

function runKey({ id, index }: { readonly id: string; readonly index: number }): string {
  return `${index} ${id}`;
}

function pointsOf(
  { id, crossings }: Way,
  offsets: ReadonlyMap<string, number>,
  xs: readonly number[],
  ys: readonly number[],
): Point[] {
  const bends = bendsOf(crossings);
  return bends.map((at, index) => {
    const [before, after] = [bends[index - 1], bends[index + 1]];
    let [x, y] = [xs[at.x] ?? 0, ys[at.y] ?? 0];
    for (const [other, run] of [
      [before, index - 1],
      [after, index],
    ] as const) {
      if (!other) continue;
      const offset = offsets.get(runKey({ id, index: run })) ?? 0;
      if (other.x === at.x) x = (xs[at.x] ?? 0) + offset;
      else y = (ys[at.y] ?? 0) + offset;
    }
    return { x, y };
  });
}

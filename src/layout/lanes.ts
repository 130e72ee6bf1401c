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
}

const GUTTER_ROOM = 30;
const GUTTER_SPACE = 9;
const FACE_ROOM = 54;
const FACE_SPACE = 12;

/** Gives every run a lane of its own where several share a line, and turns ways into ground points. */
export function inLanes(ways: readonly Way[], xs: readonly number[], ys: readonly number[]): Map<string, Point[]> {
  const runs = ways.flatMap(runsOf);
  const offsets = new Map<string, number>();
  for (const [line, members] of groupBy(runs, (run) => run.line)) {
    const isGutter = Number(line.slice(1)) % 2 === 0;
    for (const cluster of clusters(members)) spread(cluster, isGutter, offsets);
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
    const inset = (isEnd: boolean): number => (isEnd ? 0.25 : 0);
    const [low, high] =
      from < to
        ? [from + inset(isFirst), to - inset(isLast)]
        : [to + inset(isLast), from - inset(isFirst)];
    return { id, index, line: isAlongY ? `x${start.x}` : `y${start.y}`, low, high };
  });
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

function spread(cluster: readonly Run[], isGutter: boolean, offsets: Map<string, number>): void {
  const ends: number[] = [];
  const lanes = cluster.map((run) => {
    const free = ends.findIndex((end) => end < run.low);
    const lane = free === -1 ? ends.length : free;
    ends[lane] = run.high;
    return lane;
  });
  const count = ends.length;
  const room = isGutter ? GUTTER_ROOM : FACE_ROOM;
  const space = Math.min(isGutter ? GUTTER_SPACE : FACE_SPACE, room / Math.max(count - 1, 1));
  for (const [index, run] of cluster.entries()) {
    const lane = lanes[index] ?? 0;
    offsets.set(runKey(run), isGutter ? (lane - (count - 1) / 2) * space : alternating(lane) * space);
  }
}

/** 0, -1, 1, -2, 2: the first lane of a face is its middle. */
function alternating(lane: number): number {
  const step = Math.ceil(lane / 2);
  return lane % 2 === 1 ? -step : step;
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

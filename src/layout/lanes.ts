import { groupBy, sortedBy } from '../model/order.ts';
import type { Point } from '../model/scene.ts';
import { type Crossing, isCell } from './route.ts';

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
  /** to which side the way turns off at either end; 0: it ends there */
  readonly turnLow: number;
  readonly turnHigh: number;
  /** arrives at the back of a block straight from the gutter behind it */
  readonly isFromBehind: boolean;
  /** the furthest place at the face of a block where the run stays clear of the block's label */
  readonly furthest: number;
}

/** How far to the front an arrow may leave the block at a crossing without running under its label. */
export type Clearance = (at: Crossing) => number;

const GUTTER_ROOM = 30;
const GUTTER_SPACE = 9;
const FACE_SPACE = 8;
/** Arrows further from the middle miss the smaller solids. */
const FACE_END = 33;

/** Gives every run a lane of its own where several share a line, and turns ways into ground points. */
export function inLanes(
  ways: readonly Way[],
  xs: readonly number[],
  ys: readonly number[],
  clearance: Clearance,
): Map<string, Point[]> {
  const runs = ways.flatMap((way) => runsOf(way, clearance));
  const offsets = new Map<string, number>();
  for (const [line, members] of groupBy(runs, (run) => run.line)) {
    const isGutter = Number(line.slice(1)) % 2 === 0;
    const spread = isGutter ? spreadInGutter : spreadAtFaces;
    for (const cluster of clusters(members)) spread(cluster, offsets);
  }
  return new Map(ways.map((way) => [way.id, pointsOf(way, offsets, xs, ys)]));
}

function runsOf({ id, crossings }: Way, clearance: Clearance): Run[] {
  const bends = bendsOf(crossings);
  return bends.slice(1).map((end, index) => {
    const start = bends[index] ?? end;
    const ends = [
      { at: start, beyond: bends[index - 1] },
      { at: end, beyond: bends[index + 2] },
    ] as const;
    const axis = start.x === end.x ? 'y' : 'x';
    const isUp = start[axis] < end[axis];
    const [low, high] = isUp ? ends : [ends[1], ends[0]];
    const isLast = index === bends.length - 2;
    return {
      id,
      index,
      line: axis === 'y' ? `x${start.x}` : `y${start.y}`,
      // a run that ends at a block ends at its face: another may start behind it on the same lane
      low: low.at[axis] + insetOf(low),
      high: high.at[axis] - insetOf(high),
      turnLow: turnOf(low, axis),
      turnHigh: turnOf(high, axis),
      isFromBehind: isLast && index > 0 && end[axis] - start[axis] === 1,
      furthest: isFace(low) ? clearance(low.at) : Infinity,
    };
  });
}

/** Where a run ends, and where its way goes on from there. */
interface RunEnd {
  readonly at: Crossing;
  readonly beyond: Crossing | undefined;
}

function isFace({ at, beyond }: RunEnd): boolean {
  return beyond === undefined && isCell(at);
}

function insetOf(end: RunEnd): number {
  return isFace(end) ? INSET : 0;
}

function turnOf({ at, beyond }: RunEnd, axis: 'x' | 'y'): number {
  const across = axis === 'x' ? 'y' : 'x';
  return beyond ? Math.sign(beyond[across] - at[across]) : 0;
}

const INSET = 0.25;

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

function touch(a: Run, b: Run): boolean {
  return a.low <= b.high && b.low <= a.high;
}

/** How often two runs cut each other when the first one lies on the lower side. */
function cuts(lower: Run, upper: Run): number {
  if (!touch(lower, upper)) return 0;
  return cutsOf(upper, -1, lower) + cutsOf(lower, 1, upper);
}

/** Ends of a run that turn off to a side across the other one. */
function cutsOf({ low, high, turnLow, turnHigh }: Run, side: number, other: Run): number {
  const isCut = (at: number, turn: number): boolean =>
    turn === side &&
    at >= other.low &&
    at <= other.high &&
    !(at === other.low && other.turnLow === side) &&
    !(at === other.high && other.turnHigh === side);
  return (isCut(low, turnLow) ? 1 : 0) + (isCut(high, turnHigh) ? 1 : 0);
}

/** In a gutter the lanes lie side by side around its middle, in the order in which their runs cut each other least. */
function spreadInGutter(cluster: readonly Run[], offsets: Map<string, number>): void {
  const order = leastCut(cluster);
  const lanes: number[] = [];
  for (const [index, run] of order.entries()) {
    const below = order.slice(0, index).flatMap((other, at) => (touch(other, run) ? [lanes[at] ?? 0] : []));
    lanes.push(below.length === 0 ? 0 : Math.max(...below) + 1);
  }
  const count = Math.max(...lanes) + 1;
  const space = Math.min(GUTTER_SPACE, GUTTER_ROOM / Math.max(count - 1, 1));
  for (const [index, run] of order.entries())
    offsets.set(runKey(run), ((lanes[index] ?? 0) - (count - 1) / 2) * space);
}

/** Neighbours change places while that saves a crossing. */
function leastCut(cluster: readonly Run[]): Run[] {
  const side = ({ turnLow, turnHigh }: Run): number => turnLow + turnHigh;
  const order = [...cluster].toSorted((a, b) => side(a) - side(b));
  for (let isBetter = true, round = 0; isBetter && round < order.length; round += 1) {
    isBetter = false;
    for (let at = 1; at < order.length; at += 1) {
      const [one, other] = [order[at - 1], order[at]];
      if (!one || !other || cuts(other, one) >= cuts(one, other)) continue;
      order[at - 1] = other;
      order[at] = one;
      isBetter = true;
    }
  }
  return order;
}

interface Placed {
  readonly run: Run;
  offset: number;
}

/**
 * At the faces of blocks each run takes the best place that is free: the middle or what lies away from the label where it
 * leaves, what lies outside the outline where it arrives from behind. Then two change places where that saves a crossing.
 */
function spreadAtFaces(cluster: readonly Run[], offsets: Map<string, number>): void {
  const placed: Placed[] = [];
  // those with the least choice first
  for (const run of cluster.toSorted((a, b) => a.furthest - b.furthest)) {
    const near = placed.filter(({ run: other }) => touch(other, run));
    const isFree = (place: number, room: number): boolean =>
      near.every(({ offset }) => Math.abs(offset - place) >= room);
    const all = places(run);
    const offset =
      all.find((place) => isFree(place, FACE_SPACE - 2)) ??
      all.find((place) => isFree(place, FACE_SPACE / 2 - 1)) ??
      FINEST.find((place) => isFree(place, 0.6)) ??
      0;
    placed.push({ run, offset });
  }
  swapped(placed);
  for (const { run, offset } of placed) offsets.set(runKey(run), offset);
}

/** Last resort in a crowd: places that hardly differ. */
const FINEST: readonly number[] = Array.from({ length: 110 }, (_, index) => (index - 55) * 0.7 + 0.3);

function swapped(placed: readonly Placed[]): void {
  if (placed.length > 40) return;
  const crossingsAt = (own: Placed): number =>
    placed.reduce((sum, other) => {
      if (other === own) return sum;
      return sum + (own.offset < other.offset ? cuts(own.run, other.run) : cuts(other.run, own.run));
    }, 0);
  const isValid = (own: Placed): boolean =>
    own.offset <= own.run.furthest &&
    placed.every(
      (other) => other === own || !touch(own.run, other.run) || Math.abs(own.offset - other.offset) > 0.5,
    );
  for (const [index, one] of placed.entries()) {
    for (const other of placed.slice(index + 1)) {
      if (one.run.isFromBehind !== other.run.isFromBehind || one.offset === other.offset) continue;
      const before = crossingsAt(one) + crossingsAt(other);
      if (before === 0) continue;
      exchange(one, other);
      if (crossingsAt(one) + crossingsAt(other) >= before || !isValid(one) || !isValid(other))
        exchange(one, other);
    }
  }
}

function exchange(one: Placed, other: Placed): void {
  const kept = one.offset;
  one.offset = other.offset;
  other.offset = kept;
}

/** Places at a face, best first; finer ones when the coarse are taken. */
function places({ isFromBehind, furthest }: Run): readonly number[] {
  if (isFromBehind) {
    // far from the middle more of the way is seen beside the block that it arrives at
    return [30, 22, 14, -30, 6, -22, -14, -6, 26, 18, 10, 2];
  }
  const first = Math.max(Math.min(furthest, 0), -FACE_END);
  const coarse = [0, 1, 2, 3, 4].map((step) => first - step * FACE_SPACE);
  const back = [1, 2, 3, 4].map((step) => first + step * FACE_SPACE);
  const fine = [0.5, 1.5, 2.5, 3.5].flatMap((step) => [first - step * FACE_SPACE, first + step * FACE_SPACE]);
  const inside = [...coarse, ...back, ...fine].filter((place) => Math.abs(place) <= FACE_END);
  const clear = inside.filter((place) => place <= furthest);
  return [...clear, ...inside.filter((place) => place > furthest)];
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

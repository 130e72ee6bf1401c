import { heap } from './heap.ts';
import type { Lattice } from './lattice.ts';

/** A crossing of two lines; even numbers are gutters, odd ones run through the middle of cells. */
export interface Crossing {
  readonly x: number;
  readonly y: number;
}

/** The ground as arrows see it. */
export interface Ground {
  readonly xs: readonly number[];
  readonly ys: readonly number[];
  /** crossings under blocks */
  readonly blocked: ReadonlySet<number>;
  /** ground that arrows should leave free: names of zones */
  readonly names: readonly Patch[];
  /** ground that arrows should not leave: the outermost plates */
  readonly plates: readonly Patch[];
}

export interface Patch {
  readonly x0: number;
  readonly x1: number;
  readonly y0: number;
  readonly y1: number;
}

const BEND = 150;
const USED = 45;
const THROUGH_CELL = 30;
const OVER_NAME = 900;
const BACKWARDS = 170;
const OUTSIDE = 2.5;
const GREED = 1.15;

/** The lines of a lattice: gutters and middles in turn. */
export function linesOf({ columns, rows }: Lattice): { xs: number[]; ys: number[] } {
  return { xs: interleaved(columns.gutters, columns.middles), ys: interleaved(rows.gutters, rows.middles) };
}

function interleaved(gutters: readonly number[], middles: readonly number[]): number[] {
  return gutters.flatMap((gutter, index) => {
    const middle = middles[index];
    return middle === undefined ? [gutter] : [gutter, middle];
  });
}

export function crossingId(ground: Pick<Ground, 'ys'>, { x, y }: Crossing): number {
  return x * ground.ys.length + y;
}

/** Finds ways along the lines, around blocks, with few bends, and preferably where no other arrow runs. */
export function router(ground: Ground): (from: Crossing, to: Crossing) => Crossing[] {
  const nodes = ground.xs.length * ground.ys.length;
  const search: Search = {
    ground,
    used: [new Uint16Array(nodes), new Uint16Array(nodes)],
    base: baseCosts(ground),
    cost: new Float64Array(nodes * 2),
    via: new Int32Array(nodes * 2),
    seen: new Uint32Array(nodes * 2),
    round: 0,
  };
  return (from, to) => {
    const way = shortest(search, from, to);
    for (const [index, at] of way.entries()) {
      const next = way[index + 1];
      if (!next) continue;
      const first = crossingId(ground, { x: Math.min(at.x, next.x), y: Math.min(at.y, next.y) });
      const used = search.used[at.x === next.x ? 1 : 0];
      used[first] = (used[first] ?? 0) + 1;
    }
    return way;
  };
}

interface Search {
  readonly ground: Ground;
  /** arrows on the part that starts at a crossing, by direction (0 along x, 1 along y) */
  readonly used: readonly [Uint16Array, Uint16Array];
  /** what a part costs when nothing runs on it, by direction */
  readonly base: readonly [Float64Array, Float64Array];
  readonly cost: Float64Array;
  readonly via: Int32Array;
  readonly seen: Uint32Array;
  round: number;
}

/** The cost of every part between two neighbouring crossings, by its first crossing. */
function baseCosts(ground: Ground): [Float64Array, Float64Array] {
  const { xs, ys } = ground;
  const named = overNames(ground);
  const costs: [Float64Array, Float64Array] = [
    new Float64Array(xs.length * ys.length),
    new Float64Array(xs.length * ys.length),
  ];
  const onPlate = (x: number, y: number): boolean =>
    ground.plates.some(({ x0, x1, y0, y1 }) => x > x0 && x < x1 && y > y0 && y < y1);
  for (const [x, atX] of xs.entries()) {
    for (const [y, atY] of ys.entries()) {
      const id = crossingId(ground, { x, y });
      const [across, down] = [(xs[x + 1] ?? atX) - atX, (ys[y + 1] ?? atY) - atY];
      const [isAcrossOn, isDownOn] = [onPlate(atX + across / 2, atY), onPlate(atX, atY + down / 2)];
      costs[0][id] = across * (isAcrossOn ? 1 : OUTSIDE) + (y % 2 === 1 ? THROUGH_CELL : 0);
      costs[1][id] =
        down * (isDownOn ? 1 : OUTSIDE) +
        (x % 2 === 1 ? THROUGH_CELL : 0) +
        (named[id] === 1 ? OVER_NAME : 0);
    }
  }
  return costs;
}

/** Parts along y that would run over the name of a zone, by their first crossing. */
function overNames(ground: Ground): Uint8Array {
  const flags = new Uint8Array(ground.xs.length * ground.ys.length);
  for (const name of ground.names) {
    const under = ground.ys.flatMap((start, y) => {
      const end = ground.ys[y + 1];
      return end !== undefined && start < name.y1 && end > name.y0 ? [y] : [];
    });
    for (const [x, atX] of ground.xs.entries()) {
      if (atX < name.x0 || atX > name.x1) continue;
      for (const y of under) flags[crossingId(ground, { x, y })] = 1;
    }
  }
  return flags;
}

/** A* over crossing and direction of arrival. */
function shortest(search: Search, from: Crossing, to: Crossing): Crossing[] {
  const { ground, cost, via, seen } = search;
  search.round += 1;
  const goal = crossingId(ground, to);
  const start = crossingId(ground, from);
  const open = heap();
  for (const direction of [0, 1]) {
    const state = start * 2 + direction;
    seen[state] = search.round;
    cost[state] = 0;
    via[state] = -1;
    open.push(state, 0);
  }
  const reach = (state: number, step: Step): void => {
    const next = (state >> 1) + step.shift;
    if (ground.blocked.has(next) && next !== goal) return;
    const isStart = state >> 1 === start;
    const bend = step.direction === (state & 1) || isStart ? 0 : BEND;
    const total =
      (cost[state] ?? 0) +
      bend +
      (isStart && step.isBack ? BACKWARDS : 0) +
      partCost(search, state >> 1, step);
    const reached = next * 2 + step.direction;
    if (seen[reached] === search.round && (cost[reached] ?? 0) <= total) return;
    seen[reached] = search.round;
    cost[reached] = total;
    via[reached] = state;
    open.push(reached, total + distance(ground, next, to));
  };
  for (let state = open.pop(); state !== undefined; state = open.pop()) {
    if (state >> 1 === goal) return wayTo(via, state, ground.ys.length);
    for (const step of stepsFrom(ground, state >> 1)) reach(state, step);
  }
  return [];
}

interface Step {
  readonly shift: number;
  readonly direction: 0 | 1;
  readonly isBack: boolean;
}

function stepsFrom({ xs, ys }: Ground, node: number): Step[] {
  const height = ys.length;
  const [x, y] = [Math.floor(node / height), node % height];
  const steps: Step[] = [];
  if (x + 1 < xs.length) steps.push({ shift: height, direction: 0, isBack: false });
  if (y + 1 < height) steps.push({ shift: 1, direction: 1, isBack: false });
  if (x > 0) steps.push({ shift: -height, direction: 0, isBack: true });
  if (y > 0) steps.push({ shift: -1, direction: 1, isBack: true });
  return steps;
}

function partCost({ used, base }: Search, node: number, { shift, direction, isBack }: Step): number {
  const first = isBack ? node + shift : node;
  return (base[direction][first] ?? 0) + (used[direction][first] ?? 0) * USED;
}

function distance({ xs, ys }: Ground, node: number, to: Crossing): number {
  const [x, y] = [Math.floor(node / ys.length), node % ys.length];
  const across = Math.abs((xs[x] ?? 0) - (xs[to.x] ?? 0));
  const down = Math.abs((ys[y] ?? 0) - (ys[to.y] ?? 0));
  // what lies on neither line takes a bend; a little greed saves most of the search
  return (across + down + (x !== to.x && y !== to.y ? BEND : 0)) * GREED;
}

function wayTo(via: Int32Array, last: number, height: number): Crossing[] {
  const way: Crossing[] = [];
  for (let state = last; state >= 0; state = via[state] ?? -1) {
    const node = state >> 1;
    way.push({ x: Math.floor(node / height), y: node % height });
  }
  return way.toReversed();
}

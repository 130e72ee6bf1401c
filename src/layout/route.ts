import { type Heap, heap } from './heap.ts';
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

const BEND = 190;
const USED = 75;
const THROUGH_CELL = 30;
const OVER_NAME = 900;
const BACKWARDS = 340;
/** a last part so short that there is hardly more than the head: round the corner behind a block */
const HOOK = 250;
/** for every arrow that is cut */
const CUT = 200;
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

/** Two ends between which a way is wanted. */
export interface Ends {
  readonly from: Crossing;
  readonly to: Crossing;
}

/**
 * Finds ways along the lines, around blocks, with few bends, and preferably where no other arrow runs or is cut. Once all are
 * there, each is sought again, knowing those that came after it.
 */
export function routed(ground: Ground, wanted: readonly Ends[]): Crossing[][] {
  const search = searchOf(ground);
  const ways = wanted.map(({ from, to }) => {
    const way = shortest(search, from, to);
    mark(search, way, 1);
    return way;
  });
  for (let round = 0; round < roundsFor(wanted.length); round += 1) {
    for (const [index, { from, to }] of wanted.entries()) {
      mark(search, ways[index] ?? [], -1);
      const way = shortest(search, from, to);
      mark(search, way, 1);
      ways[index] = way;
    }
  }
  return ways;
}

/** In a picture of many arrows another round costs more time than it saves crossings. */
function roundsFor(arrows: number): number {
  if (arrows <= 60) return 3;
  return arrows <= 110 ? 1 : 0;
}

/** Counts a way on the parts that it takes, or takes it off again. */
function mark({ ground, used }: Search, way: readonly Crossing[], count: 1 | -1): void {
  for (const [index, at] of way.entries()) {
    const next = way[index + 1];
    if (!next) continue;
    const first = crossingId(ground, { x: Math.min(at.x, next.x), y: Math.min(at.y, next.y) });
    const parts = used[at.x === next.x ? 1 : 0];
    parts[first] = (parts[first] ?? 0) + count;
  }
}

interface Search {
  readonly ground: Ground;
  readonly blocked: Uint8Array;
  /** arrows on the part that starts at a crossing, by direction (0 along x, 1 along y) */
  readonly used: readonly [Int16Array, Int16Array];
  /** what a part costs when nothing runs on it, by direction */
  readonly base: readonly [Float64Array, Float64Array];
  readonly cost: Float64Array;
  readonly via: Int32Array;
  readonly seen: Uint32Array;
  readonly open: Heap;
  round: number;
}

function searchOf(ground: Ground): Search {
  const nodes = ground.xs.length * ground.ys.length;
  const blocked = new Uint8Array(nodes);
  for (const id of ground.blocked) blocked[id] = 1;
  return {
    ground,
    blocked,
    used: [new Int16Array(nodes), new Int16Array(nodes)],
    base: baseCosts(ground),
    cost: new Float64Array(nodes * 2),
    via: new Int32Array(nodes * 2),
    seen: new Uint32Array(nodes * 2),
    open: heap(),
    round: 0,
  };
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
  const { ground, cost, via, seen, open } = search;
  search.round += 1;
  const height = ground.ys.length;
  const aim: Aim = { start: crossingId(ground, from), goal: crossingId(ground, to), to, isBlock: isCell(to) };
  open.clear();
  for (const direction of [0, 1]) {
    const state = aim.start * 2 + direction;
    seen[state] = search.round;
    cost[state] = 0;
    via[state] = -1;
    open.push(state, 0);
  }
  for (let state = open.pop(); state !== undefined; state = open.pop()) {
    const node = state >> 1;
    if (node === aim.goal) return wayTo(via, state, height);
    const [x, y] = [Math.floor(node / height), node % height];
    if (x + 1 < ground.xs.length) reach(search, aim, state, height);
    if (y + 1 < height) reach(search, aim, state, 1);
    if (x > 0) reach(search, aim, state, -height);
    if (y > 0) reach(search, aim, state, -1);
  }
  return [];
}

interface Aim {
  readonly start: number;
  readonly goal: number;
  readonly to: Crossing;
  readonly isBlock: boolean;
}

/** Blocks stand where two middles cross; the gate of a zone lies in a gutter. */
export function isCell({ x, y }: Crossing): boolean {
  return x % 2 === 1 && y % 2 === 1;
}

/** Looks at the neighbour that lies `shift` further in the numbering of crossings. */
function reach(search: Search, aim: Aim, state: number, shift: number): void {
  const { blocked, cost, via, seen, ground } = search;
  const node = state >> 1;
  const next = node + shift;
  if (blocked[next] === 1 && next !== aim.goal) return;
  const direction = directionOf(shift);
  const total = (cost[state] ?? 0) + turnCost(search, aim, state, shift) + partCost(search, node, shift);
  const reached = next * 2 + direction;
  if (seen[reached] === search.round && (cost[reached] ?? 0) <= total) return;
  seen[reached] = search.round;
  cost[reached] = total;
  via[reached] = state;
  search.open.push(reached, total + distance(ground, next, aim.to));
}

/** What it costs to bend, to leave backwards, to end in a hook, or to cut what runs across. */
function turnCost(search: Search, { start, goal, isBlock }: Aim, state: number, shift: number): number {
  const node = state >> 1;
  if (node === start) return shift < 0 ? BACKWARDS : 0;
  const direction = directionOf(shift);
  if (direction === (state & 1)) return cutsAt(search, node, direction) * CUT;
  if (isBlock && node + shift === goal) return BEND + (shift > 0 ? HOOK : 0);
  return BEND;
}

function directionOf(shift: number): 0 | 1 {
  return shift === 1 || shift === -1 ? 1 : 0;
}

/** Arrows that run straight across a way through this crossing. */
function cutsAt({ used, ground }: Search, node: number, direction: 0 | 1): number {
  const across = used[direction === 0 ? 1 : 0];
  const before = node - (direction === 0 ? 1 : ground.ys.length);
  return Math.min(across[node] ?? 0, across[before] ?? 0);
}

function partCost({ used, base }: Search, node: number, shift: number): number {
  const first = shift < 0 ? node + shift : node;
  const direction = directionOf(shift);
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

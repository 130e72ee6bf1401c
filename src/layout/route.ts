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
  readonly names: readonly { x0: number; x1: number; y0: number; y1: number }[];
}

const BEND = 150;
const USED = 45;
const THROUGH_CELL = 30;
const OVER_NAME = 900;
const BACKWARDS = 170;
const OUTSIDE = 0.5;

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
    named: overNames(ground),
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
  readonly named: Uint8Array;
  readonly cost: Float64Array;
  readonly via: Int32Array;
  readonly seen: Uint32Array;
  round: number;
}

/** Parts along y that would run over the name of a zone, by their first crossing. */
function overNames(ground: Ground): Uint8Array {
  const flags = new Uint8Array(ground.xs.length * ground.ys.length);
  for (const { x0, x1, y0, y1 } of ground.names) {
    for (const [x, atX] of ground.xs.entries()) {
      if (atX < x0 || atX > x1) continue;
      for (let y = 0; y + 1 < ground.ys.length; y += 1) {
        const [start, end] = [ground.ys[y] ?? 0, ground.ys[y + 1] ?? 0];
        if (start < y1 && end > y0) flags[crossingId(ground, { x, y })] = 1;
      }
    }
  }
  return flags;
}

const STEPS = [
  { x: 1, y: 0 },
  { x: 0, y: 1 },
  { x: -1, y: 0 },
  { x: 0, y: -1 },
];

function shortest(search: Search, from: Crossing, to: Crossing): Crossing[] {
  const { ground, cost, via, seen } = search;
  search.round += 1;
  const height = ground.ys.length;
  const goal = crossingId(ground, to);
  const start = crossingId(ground, from);
  const heap = new Heap();
  for (const direction of [0, 1]) {
    const state = start * 2 + direction;
    seen[state] = search.round;
    cost[state] = 0;
    via[state] = -1;
    heap.push(state, 0);
  }
  for (let state = heap.pop(); state !== undefined; state = heap.pop()) {
    const node = state >> 1;
    if (node === goal) return wayTo(via, state, height);
    const at = { x: Math.floor(node / height), y: node % height };
    for (const step of STEPS) {
      const next = { x: at.x + step.x, y: at.y + step.y };
      const id = crossingId(ground, next);
      if (!isInside(ground, next) || (ground.blocked.has(id) && id !== goal)) continue;
      const direction = step.x === 0 ? 1 : 0;
      const leaving = node === start && step.x + step.y < 0 ? BACKWARDS : 0;
      const bend = direction === (state & 1) || node === start ? 0 : BEND;
      const total = (cost[state] ?? 0) + bend + leaving + partCost(search, at, next);
      const nextState = id * 2 + direction;
      if (seen[nextState] === search.round && (cost[nextState] ?? 0) <= total) continue;
      seen[nextState] = search.round;
      cost[nextState] = total;
      via[nextState] = state;
      heap.push(nextState, total + distance(ground, next, to));
    }
  }
  return [];
}

function isInside({ xs, ys }: Ground, { x, y }: Crossing): boolean {
  return x >= 0 && y >= 0 && x < xs.length && y < ys.length;
}

function distance({ xs, ys }: Ground, a: Crossing, b: Crossing): number {
  return Math.abs((xs[a.x] ?? 0) - (xs[b.x] ?? 0)) + Math.abs((ys[a.y] ?? 0) - (ys[b.y] ?? 0));
}

function partCost({ ground, used, named }: Search, at: Crossing, next: Crossing): number {
  const isAlongY = at.x === next.x;
  const first = crossingId(ground, { x: Math.min(at.x, next.x), y: Math.min(at.y, next.y) });
  const line = isAlongY ? at.x : at.y;
  const last = (isAlongY ? ground.xs : ground.ys).length - 1;
  const length = distance(ground, at, next);
  return (
    length * (line === 0 || line === last ? 1 + OUTSIDE : 1) +
    (used[isAlongY ? 1 : 0][first] ?? 0) * USED +
    (line % 2 === 1 ? THROUGH_CELL : 0) +
    (isAlongY && named[first] === 1 ? OVER_NAME : 0)
  );
}

function wayTo(via: Int32Array, last: number, height: number): Crossing[] {
  const way: Crossing[] = [];
  for (let state = last; state >= 0; state = via[state] ?? -1) {
    const node = state >> 1;
    way.push({ x: Math.floor(node / height), y: node % height });
  }
  return way.toReversed();
}

/** A binary heap; ties go to the state pushed first, so that the way found does not depend on chance. */
interface HeapEntry {
  readonly state: number;
  readonly cost: number;
  readonly order: number;
}

class Heap {
  readonly #entries: HeapEntry[] = [];
  #pushed = 0;

  push(state: number, cost: number): void {
    this.#entries.push({ state, cost, order: this.#pushed });
    this.#pushed += 1;
    let at = this.#entries.length - 1;
    while (at > 0) {
      const parent = (at - 1) >> 1;
      if (!this.#isBefore(at, parent)) break;
      this.#swap(at, parent);
      at = parent;
    }
  }

  pop(): number | undefined {
    const [first] = this.#entries;
    const last = this.#entries.pop();
    if (!first || !last) return undefined;
    if (this.#entries.length > 0) {
      this.#entries[0] = last;
      this.#sink();
    }
    return first.state;
  }

  #sink(): void {
    let at = 0;
    for (;;) {
      const left = at * 2 + 1;
      let least = at;
      if (left < this.#entries.length && this.#isBefore(left, least)) least = left;
      if (left + 1 < this.#entries.length && this.#isBefore(left + 1, least)) least = left + 1;
      if (least === at) return;
      this.#swap(at, least);
      at = least;
    }
  }

  #isBefore(a: number, b: number): boolean {
    const [one, other] = [this.#entries[a], this.#entries[b]];
    if (!one || !other) return false;
    return one.cost < other.cost || (one.cost === other.cost && one.order < other.order);
  }

  #swap(a: number, b: number): void {
    const [one, other] = [this.#entries[a], this.#entries[b]];
    if (!one || !other) return;
    this.#entries[a] = other;
    this.#entries[b] = one;
  }
}

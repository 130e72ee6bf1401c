import type { ZoneKind } from '../model/scene.ts';
import type { Node } from './draft.ts';
import type { Item } from './rollup.ts';

/** Zones and items in cells of one lattice; no pixels yet. */
export interface Plan {
  readonly columns: number;
  readonly rows: number;
  readonly zones: readonly PlanZone[];
  readonly blocks: readonly PlanBlock[];
}

export interface PlanZone {
  readonly id: string;
  readonly kind: ZoneKind;
  readonly level: number;
  readonly parent?: string;
  readonly name: string;
  readonly node?: Node;
  readonly column: number;
  readonly row: number;
  readonly columns: number;
  readonly rows: number;
}

export interface PlanBlock {
  readonly item: Item;
  readonly zone: string;
  readonly column: number;
  readonly row: number;
}

/** A plan of nothing. */
export const EMPTY: Plan = { columns: 0, rows: 0, zones: [], blocks: [] };

/** The same, so many cells further right and down. */
function moved(plan: Plan, columns: number, rows: number): Plan {
  const shift = <T extends { readonly column: number; readonly row: number }>(thing: T): T => ({
    ...thing,
    column: thing.column + columns,
    row: thing.row + rows,
  });
  return { ...plan, zones: plan.zones.map(shift), blocks: plan.blocks.map(shift) };
}

/** Plans at their places, as one. */
export function together(
  plans: readonly { readonly plan: Plan; readonly column: number; readonly row: number }[],
): Plan {
  const placed = plans.map(({ plan, column, row }) => moved(plan, column, row));
  return {
    columns: Math.max(0, ...plans.map(({ plan, column }) => column + plan.columns)),
    rows: Math.max(0, ...plans.map(({ plan, row }) => row + plan.rows)),
    zones: placed.flatMap(({ zones }) => zones),
    blocks: placed.flatMap(({ blocks }) => blocks),
  };
}

/** Where each plan stands on ground so many columns wide. */
interface Packing {
  readonly columns: number;
  readonly rows: number;
  readonly at: readonly { readonly column: number; readonly row: number }[];
}

/** Each plan at the first free place, row by row; a single block may fill a gap in a group. */
function packed(plans: readonly Plan[], widest: number, cells: number): Packing {
  const taken: Taken = { width: widest, cells: new Uint8Array(widest + cells) };
  let cursor = 0;
  let [columns, rows] = [0, 0];
  const at = plans.map((plan) => {
    const isSingle = isOneBlock(plan);
    const index = firstFree(taken, plan, isSingle ? cursor : 0);
    // what is taken stays taken: the next single block needs not look there again
    if (isSingle) cursor = index + 1;
    const place = { column: index % widest, row: Math.floor(index / widest) };
    take(taken, plan, index);
    columns = Math.max(columns, place.column + plan.columns);
    rows = Math.max(rows, place.row + plan.rows);
    return place;
  });
  return { columns, rows, at };
}

const GAP = 1;
const BLOCK = 2;

/** Cells by number, row after row: free, a gap in a group, or taken. */
interface Taken {
  readonly width: number;
  cells: Uint8Array;
}

function isOneBlock({ columns, rows, zones }: Plan): boolean {
  return columns === 1 && rows === 1 && zones.length === 0;
}

function firstFree({ width, cells }: Taken, plan: Plan, from: number): number {
  if (isOneBlock(plan)) {
    let index = from;
    while (cells[index] === BLOCK) index += 1;
    return index;
  }
  for (let index = from; ; index += 1) {
    if ((index % width) + plan.columns > width) continue;
    if (isRoom(cells, plan, index, width)) return index;
  }
}

/** What lies beyond the cells that are kept is free. */
function isRoom(cells: Uint8Array, plan: Plan, index: number, width: number): boolean {
  for (let row = 0; row < plan.rows; row += 1) {
    const first = index + row * width;
    for (let at = first; at < first + plan.columns; at += 1) if ((cells[at] ?? 0) > 0) return false;
  }
  return true;
}

function take(taken: Taken, { columns, rows, zones, blocks }: Plan, index: number): void {
  const { width } = taken;
  const end = index + rows * width;
  if (end > taken.cells.length) {
    const larger = new Uint8Array(end * 2);
    larger.set(taken.cells);
    taken.cells = larger;
  }
  const { cells } = taken;
  for (let row = 0; row < rows; row += 1) {
    const first = index + row * width;
    const part = cells.subarray(first, first + columns);
    if (zones.length > 0) part.fill(BLOCK);
    else part.set(part.map((cell) => Math.max(cell, GAP)));
  }
  for (const { column, row } of blocks) cells[index + row * width + column] = BLOCK;
}

/** Widths that are tried: the best one is hardly ever missed between them. */
const TRIES = 14;

/** Packed at the width that gives the smallest, squarest ground. */
export function balanced(plans: readonly Plan[]): Plan {
  const narrowest = Math.max(1, ...plans.map(({ columns }) => columns));
  const cells = plans.reduce((sum, { columns, rows }) => sum + columns * rows, 0);
  const widest = Math.max(narrowest, Math.ceil(Math.sqrt(cells) * 1.6));
  const step = Math.max(1, Math.floor((widest - narrowest) / TRIES));
  let best = packed(plans, narrowest, cells);
  for (let width = narrowest + 1; width <= widest; width += step) {
    const packing = packed(plans, width, cells);
    if (cost(packing) < cost(best)) best = packing;
  }
  return together(plans.map((plan, index) => ({ plan, ...(best.at[index] ?? { column: 0, row: 0 }) })));
}

/** An open edge on the screen is as long as both sides together. */
function cost({ columns, rows }: Packing): number {
  return columns + rows + Math.abs(columns - rows) / 4;
}

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
  return {
    columns: Math.max(0, ...plans.map(({ plan, column }) => column + plan.columns)),
    rows: Math.max(0, ...plans.map(({ plan, row }) => row + plan.rows)),
    zones: plans.flatMap(({ plan, column, row }) => moved(plan, column, row).zones),
    blocks: plans.flatMap(({ plan, column, row }) => moved(plan, column, row).blocks),
  };
}

/** Each plan at the first free place, row by row, on ground so many columns wide; a single block may fill a gap in a group. */
function packed(plans: readonly Plan[], widest: number): Plan {
  const taken = new Map<string, 'block' | 'gap'>();
  return together(
    plans.map((plan) => {
      const { column, row } = firstFree(taken, plan, widest);
      for (const cell of cellsOf(plan, column, row)) taken.set(cell, plan.zones.length > 0 ? 'block' : 'gap');
      for (const block of plan.blocks) taken.set(`${column + block.column},${row + block.row}`, 'block');
      return { plan, column, row };
    }),
  );
}

function firstFree(
  taken: ReadonlyMap<string, 'block' | 'gap'>,
  plan: Plan,
  widest: number,
): { column: number; row: number } {
  const isSingle = plan.columns === 1 && plan.rows === 1 && plan.zones.length === 0;
  const isFree = (cell: string): boolean => {
    const what = taken.get(cell);
    return what === undefined || (isSingle && what === 'gap');
  };
  for (let row = 0; ; row += 1) {
    for (let column = 0; column + plan.columns <= Math.max(widest, plan.columns); column += 1) {
      if (isFree(`${column},${row}`) && cellsOf(plan, column, row).every(isFree)) return { column, row };
    }
  }
}

function cellsOf({ columns, rows }: Plan, column: number, row: number): string[] {
  return Array.from(
    { length: columns * rows },
    (_, index) => `${column + (index % columns)},${row + Math.floor(index / columns)}`,
  );
}

/** Packed at the width that gives the smallest, squarest ground. */
export function balanced(plans: readonly Plan[]): Plan {
  const narrowest = Math.max(0, ...plans.map(({ columns }) => columns));
  const cells = plans.reduce((sum, { columns, rows }) => sum + columns * rows, 0);
  const widest = Math.max(narrowest, Math.ceil(Math.sqrt(cells) * 1.6));
  let best = packed(plans, narrowest);
  for (let width = narrowest + 1; width <= widest; width += 1) {
    const plan = packed(plans, width);
    if (cost(plan) < cost(best)) best = plan;
  }
  return best;
}

/** An open edge on the screen is as long as both sides together. */
function cost({ columns, rows }: Plan): number {
  return columns + rows + Math.abs(columns - rows) / 4;
}

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
export function moved(plan: Plan, columns: number, rows: number): Plan {
  const shift = <T extends { readonly column: number; readonly row: number }>(thing: T): T => ({
    ...thing,
    column: thing.column + columns,
    row: thing.row + rows,
  });
  return { ...plan, zones: plan.zones.map(shift), blocks: plan.blocks.map(shift) };
}

/** Plans at their places, as one. */
export function together(plans: readonly { readonly plan: Plan; readonly column: number; readonly row: number }[]): Plan {
  return {
    columns: Math.max(0, ...plans.map(({ plan, column }) => column + plan.columns)),
    rows: Math.max(0, ...plans.map(({ plan, row }) => row + plan.rows)),
    zones: plans.flatMap(({ plan, column, row }) => moved(plan, column, row).zones),
    blocks: plans.flatMap(({ plan, column, row }) => moved(plan, column, row).blocks),
  };
}

/** Side by side in rows of at most `widest` columns, in the order given. */
export function shelved(plans: readonly Plan[], widest: number): Plan {
  let [column, row, depth] = [0, 0, 0];
  const placed: { plan: Plan; column: number; row: number }[] = [];
  for (const plan of plans) {
    if (column > 0 && column + plan.columns > widest) {
      row += depth;
      column = 0;
      depth = 0;
    }
    placed.push({ plan, column, row });
    column += plan.columns;
    depth = Math.max(depth, plan.rows);
  }
  return together(placed);
}

/** Shelves of the width that gives the smallest, squarest ground. */
export function balanced(plans: readonly Plan[]): Plan {
  const widths = new Set<number>();
  let sum = 0;
  for (const { columns } of plans) {
    sum += columns;
    widths.add(sum);
  }
  const narrowest = Math.max(0, ...plans.map(({ columns }) => columns));
  let best: Plan | undefined;
  for (const width of widths) {
    if (width < narrowest) continue;
    const plan = shelved(plans, width);
    if (!best || cost(plan) < cost(best)) best = plan;
  }
  return best ?? shelved(plans, narrowest);
}

function cost({ columns, rows }: Plan): number {
  return columns + rows + Math.abs(columns - rows) / 2;
}

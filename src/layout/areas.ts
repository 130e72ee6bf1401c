import type { Node } from './draft.ts';
import type { Item } from './rollup.ts';
import type { Slots } from './slots.ts';
import { EMPTY, type Plan } from './plan.ts';
import { LAYERS } from '../catalogue/shapes.ts';
import { sortedBy } from '../model/order.ts';

/** Nodes in the order of a request: layer by layer, alike things together. */
export function inFlowOrder(nodes: readonly Node[]): Node[] {
  return sortedBy(
    nodes,
    ({ about }) => String(LAYERS.indexOf(about.layer)).padStart(2, '0'),
    ({ about }) => about.title,
    ({ name }) => name,
    ({ key }) => key,
  );
}

/** Items in the slots of one area, at least so many columns and rows. */
export function areaPlan(
  area: { readonly id: string; readonly items: readonly Item[] },
  slots: Slots,
  least: { readonly columns: number; readonly rows: number },
): Plan {
  const { id, items } = area;
  if (items.length === 0) return { ...EMPTY, ...least };
  const wanted = shapeOf(items.length, least);
  const { columns, rows, cells } = slots(
    id,
    items.map((item) => item.id),
    wanted,
  );
  return {
    columns: Math.max(columns, least.columns),
    rows: Math.max(rows, least.rows),
    zones: [],
    blocks: items.map((item) => ({ item, zone: id, ...(cells.get(item.id) ?? { column: 0, row: 0 }) })),
  };
}

const MOST_ROWS = 3;

/** One column of up to three, then as square as it may be; a spare cell where many stand. */
function shapeOf(
  count: number,
  least: { readonly columns: number; readonly rows: number },
): { columns: number; rows: number } {
  const room = count > 6 ? Math.ceil(count * 1.1) : count;
  const square = room <= MOST_ROWS * 2 ? Math.ceil(room / MOST_ROWS) : Math.ceil(Math.sqrt(room));
  const columns = Math.max(least.columns, square);
  return { columns, rows: Math.max(least.rows, Math.ceil(room / columns)) };
}

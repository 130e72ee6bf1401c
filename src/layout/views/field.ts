import type { Flow } from '../arrow.ts';
import { rankOf } from '../arrows.ts';
import type { Cell } from '../flow.ts';
import type { Plan, PlanZone } from '../plan.ts';
import type { Item } from '../rollup.ts';
import type { SlotBook } from '../slots.ts';
import { inLayers } from './layers.ts';

/** A plate of a view, before it has a size. */
export interface Plate extends Pick<PlanZone, 'id' | 'kind' | 'level' | 'name' | 'parent' | 'node'> {
  /** rows that stay free before the name, for deep labels; absent: none */
  readonly front?: number;
}

/** Items on one plate: what is linked in the direction of its arrows, what is linked to nothing in rows before it. */
export function field(plate: Plate, items: readonly Item[], flows: readonly Flow[], book: SlotBook): Plan {
  const ids = items.map(({ id }) => id);
  const inside = new Set(ids);
  const edges = flows
    .filter(({ from, to }) => inside.has(from) && inside.has(to))
    .map((flow) => ({ from: flow.from, to: flow.to, rank: rankOf(flow) }));
  const linked = new Set(edges.flatMap(({ from, to }) => [from, to]));
  const cells = withRest(
    inLayers(
      ids.filter((id) => linked.has(id)),
      edges,
    ),
    ids.filter((id) => !linked.has(id)),
  );
  return onPlate(plate, items, cells, book);
}

/** Items at their cells, or where they stood before. */
export function onPlate(
  { front = 0, ...plate }: Plate,
  items: readonly Item[],
  cells: ReadonlyMap<string, Cell>,
  book: SlotBook,
): Plan {
  const { columns, rows } = sizeOf(cells);
  const ids = items.map(({ id }) => id);
  const placed = book.slots(`field:${plate.id}`, ids, { columns, rows, cells });
  const size = { columns: Math.max(placed.columns, 1), rows: Math.max(placed.rows, 1) + front };
  return {
    ...size,
    zones: [{ ...plate, column: 0, row: 0, ...size }],
    blocks: items.map((item) => ({
      item,
      zone: plate.id,
      ...(placed.cells.get(item.id) ?? { column: 0, row: 0 }),
    })),
  };
}

/** Cells that items take. */
export function sizeOf(cells: ReadonlyMap<string, Cell>): { columns: number; rows: number } {
  return {
    columns: Math.max(1, ...[...cells.values()].map(({ column }) => column + 1)),
    rows: Math.max(1, ...[...cells.values()].map(({ row }) => row + 1)),
  };
}

/** What is linked to nothing takes the cells that are free in front, then rows of its own. */
function withRest(cells: ReadonlyMap<string, Cell>, rest: readonly string[]): Map<string, Cell> {
  const { columns, rows } = cells.size === 0 ? { columns: 0, rows: 0 } : sizeOf(cells);
  const taken = new Set([...cells.values()].map(({ column, row }) => `${column} ${row}`));
  const width = Math.max(columns, Math.ceil(Math.sqrt(rest.length)));
  const free: Cell[] = [];
  for (let row = rows - 1; row >= 0; row -= 1)
    for (let column = 0; column < width; column += 1)
      if (!taken.has(`${column} ${row}`)) free.push({ column, row });
  return new Map([
    ...cells,
    ...rest.map((id, index): [string, Cell] => {
      const beyond = index - free.length;
      return [id, free[index] ?? { column: beyond % width, row: rows + Math.floor(beyond / width) }];
    }),
  ]);
}

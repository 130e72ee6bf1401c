import { sortedBy } from '../model/order.ts';
import type { SlotArea, SlotFile } from '../model/scene.ts';
import type { Cell } from './flow.ts';

/** Gives the items of an area their cells: the ones they had, else the first free ones. */
export type Slots = (
  area: string,
  ids: readonly string[],
  wanted: { readonly columns: number; readonly rows: number; readonly cells?: ReadonlyMap<string, Cell> },
) => { readonly columns: number; readonly rows: number; readonly cells: ReadonlyMap<string, Cell> };

export interface SlotBook {
  readonly slots: Slots;
  /** what is known of an area */
  readonly area: (area: string) => SlotArea | undefined;
  readonly keep: (area: string, slots: SlotArea) => void;
  /** gives an area all the room that is there for it */
  readonly widen: (area: string, columns: number, rows: number) => void;
  /** what `isodrift.layout.json` should hold from now on */
  readonly file: () => SlotFile;
}

/** Remembers where things stand. What stood somewhere stays; an area grows by rows, and never shrinks. */
export function slotBook(before: SlotFile | undefined): SlotBook {
  const areas = new Map<string, SlotArea>(Object.entries(before?.areas ?? {}));
  return {
    slots: (area, ids, wanted) => {
      const kept = areas.get(area);
      const next = kept ? refilled(kept, ids, wanted.cells) : filled(ids, wanted);
      areas.set(area, next);
      return {
        columns: next.columns,
        rows: next.rows,
        cells: new Map(
          Object.entries(next.slots).map(([id, [column, row]]) => [id, { column, row }] as const),
        ),
      };
    },
    area: (area) => areas.get(area),
    keep: (area, kept) => {
      areas.set(area, kept);
    },
    widen: (area, columns, rows) => {
      areas.set(area, { columns, rows, slots: areas.get(area)?.slots ?? {} });
    },
    file: () => ({
      format: 'isodrift/layout@1',
      areas: Object.fromEntries(sortedBy(areas, ([area]) => area)),
    }),
  };
}

function filled(ids: readonly string[], { columns, rows, cells }: Parameters<Slots>[2]): SlotArea {
  const entries = ids.map((id, index): [string, readonly [number, number]] => {
    const cell = cells?.get(id);
    return [id, cell ? [cell.column, cell.row] : [index % columns, Math.floor(index / columns)]];
  });
  return { columns, rows, slots: Object.fromEntries(entries) };
}

function refilled(
  kept: SlotArea,
  ids: readonly string[],
  wished: ReadonlyMap<string, Cell> | undefined,
): SlotArea {
  const stay = ids.filter((id) => Object.hasOwn(kept.slots, id));
  const taken = new Set(stay.map((id) => String(kept.slots[id])));
  const slots = new Map<string, readonly [number, number]>(stay.map((id) => [id, kept.slots[id] ?? [0, 0]]));
  let { columns, rows } = kept;
  for (const id of ids) {
    if (slots.has(id)) continue;
    const wish = wished?.get(id);
    const slot =
      wish && !taken.has(`${wish.column},${wish.row}`)
        ? ([wish.column, wish.row] as const)
        : firstFree(columns, taken);
    taken.add(String(slot));
    slots.set(id, slot);
  }
  for (const [column, row] of slots.values()) {
    columns = Math.max(columns, column + 1);
    rows = Math.max(rows, row + 1);
  }
  return { columns, rows, slots: Object.fromEntries(slots) };
}

function firstFree(columns: number, taken: ReadonlySet<string>): readonly [number, number] {
  for (let index = 0; ; index += 1) {
    const slot = [index % columns, Math.floor(index / columns)] as const;
    if (!taken.has(String(slot))) return slot;
  }
}

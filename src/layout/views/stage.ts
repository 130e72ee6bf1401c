import type { Comparison } from '../../model/comparison.ts';
import type { SlotArea } from '../../model/scene.ts';
import type { Lookup } from '../about.ts';
import type { Flow } from '../arrow.ts';
import { between } from '../arrows.ts';
import type { Draft, Node } from '../draft.ts';
import type { Plan } from '../plan.ts';
import type { Item } from '../rollup.ts';
import type { SlotBook } from '../slots.ts';

/** What a view may choose from. */
export interface Material {
  readonly comparison: Comparison;
  readonly draft: Draft;
  /** arrows between the blocks of the draft */
  readonly flows: readonly Flow[];
  readonly book: SlotBook;
  readonly lookup: Lookup;
}

/** What a view shows, and where: the rest of the way to a picture is the same for all views. */
export interface Staged {
  readonly plan: Plan;
  readonly flows: readonly Flow[];
  /** what diverges in this view without having a block */
  readonly also: readonly Node[];
  /** findings that the view has no place for */
  readonly left: number;
  /** relations for whose arrows there is no room; absent: none */
  readonly leftArrows?: number;
}

export const MOST_ARROWS = 190;
/** Between few groups fewer arrows can be followed. */
const LEAST_ARROWS = 24;
const PER_ITEM = 1.5;

/** Where groups send each other more than a picture of so many can hold, only the busiest arrows are drawn. */
export function busiest(
  flows: readonly Flow[],
  items: number,
): { readonly flows: readonly Flow[]; readonly leftArrows: number } {
  const most = Math.min(Math.max(Math.floor(items * PER_ITEM), LEAST_ARROWS), MOST_ARROWS);
  if (flows.length <= most) return { flows, leftArrows: 0 };
  const byCount = flows.toSorted((a, b) => b.count - a.count);
  return {
    flows: byCount.slice(0, most),
    leftArrows: byCount.slice(most).reduce((sum, { count }) => sum + count, 0),
  };
}

/** Arrows between the items that hold their ends. */
export function arrowsBetween(items: readonly Item[], flows: readonly Flow[]): Flow[] {
  const itemOf = new Map(items.flatMap(({ id, nodes }) => nodes.map(({ key }) => [key, id] as const)));
  return between(flows, itemOf);
}

/** Slots of one view, apart from those of the others: what each remembers is its own. */
export function bookOf(subject: string, book: SlotBook): SlotBook {
  const own = (area: string): string => `${subject}/${area}`;
  return {
    slots: (area, ids, wanted) => book.slots(own(area), ids, wanted),
    area: (area) => book.area(own(area)),
    keep: (area, kept: SlotArea) => book.keep(own(area), kept),
    widen: (area, columns, rows) => book.widen(own(area), columns, rows),
    file: () => {
      const { format, areas } = book.file();
      const mine = Object.entries(areas).filter(([area]) => area.startsWith(own('')));
      return {
        format,
        areas: Object.fromEntries(mine.map(([area, kept]) => [area.slice(own('').length), kept])),
      };
    },
  };
}

import { groupBy } from '../model/order.ts';
import type { SlotArea } from '../model/scene.ts';
import type { Node } from './draft.ts';
import { type Item, rolledUp } from './rollup.ts';
import type { SlotBook } from './slots.ts';

/** How closed a picture is drawn. */
export interface Closing {
  /** blocks per subnet or strip, and on the open ground of a region */
  readonly area: number;
  readonly ground: number;
  /** subnets and availability zones are not drawn apart */
  readonly isVpcClosed: boolean;
}

const CLOSED: Closing = { area: 1, ground: 1, isVpcClosed: true };

const CLOSINGS: readonly Closing[] = [
  { area: 24, ground: 80, isVpcClosed: false },
  { area: 12, ground: 48, isVpcClosed: false },
  { area: 6, ground: 30, isVpcClosed: false },
  { area: 3, ground: 20, isVpcClosed: false },
  { area: 1, ground: 12, isVpcClosed: false },
  { area: 6, ground: 8, isVpcClosed: true },
  CLOSED,
];

export type ItemsByArea = ReadonlyMap<string, readonly Item[]>;

export interface Opened {
  readonly closing: Closing;
  readonly itemsByArea: ItemsByArea;
}

/** Where the level of closing is kept, with the number of blocks, among the areas of a slot file. */
const KEPT = 'sheet:closing';
/** A picture of so many blocks is large: there an area closes before it grows and pushes the others. */
const LARGE = 150;
/** A picture stays as open as it was until it holds so much more, or less, than fits. */
const SLACK = { more: 1.1, less: 0.75 };

/** As open as a picture of so many blocks can be, and as it was before while that fits. */
export function opened(
  nodes: readonly Node[],
  areaOf: (node: Node, closing: Closing) => string,
  mostBlocks: number,
  book: SlotBook,
): Opened {
  const before = book.area(KEPT);
  const isLarge = (before?.rows ?? 0) >= LARGE;
  for (const [level, closing] of CLOSINGS.entries()) {
    const itemsByArea = itemsAt({ closing, areaOf, book, isLarge }, nodes);
    const count = [...itemsByArea.values()].reduce((sum, items) => sum + items.length, 0);
    if (count > mostBlocks * shareFor(level, before?.columns) && level < CLOSINGS.length - 1) continue;
    book.keep(KEPT, { columns: level, rows: count, slots: {} });
    return { closing, itemsByArea };
  }
  return { closing: CLOSED, itemsByArea: new Map() };
}

function shareFor(level: number, before: number | undefined): number {
  if (before === undefined || level > before) return 1;
  return level === before ? SLACK.more : SLACK.less;
}

interface Level {
  readonly closing: Closing;
  readonly areaOf: (node: Node, closing: Closing) => string;
  readonly book: SlotBook;
  readonly isLarge: boolean;
}

function itemsAt({ closing, areaOf, book, isLarge }: Level, nodes: readonly Node[]): ItemsByArea {
  const byArea = groupBy(nodes, (node) => areaOf(node, closing));
  return new Map(
    [...byArea].map(([area, members]) => {
      const limit = area.startsWith('ground:') ? closing.ground : closing.area;
      const kept = book.area(area.startsWith('vpc:') ? `across:${area}/app` : area);
      const most = isLarge && kept ? Math.min(limit, roomIn(kept, book)) : limit;
      const isKnown = (id: string): boolean => kept !== undefined && Object.hasOwn(kept.slots, id);
      return [area, rolledUp(area, members, { most, isKnown })] as const;
    }),
  );
}

/** Cells that an area has: where the picture was large before, what does not fit into them is closed. */
function roomIn(kept: SlotArea, book: SlotBook): number {
  const taken = Object.keys(kept.slots).reduce((sum, id) => {
    const size = id.startsWith('vpc:') ? book.area(`size:${id}`) : undefined;
    return sum + (size ? size.columns * size.rows : 0);
  }, 0);
  return Math.max(kept.columns * kept.rows - taken, 1);
}

/** Was the picture large the last time? */
export function wasLarge(book: SlotBook): boolean {
  return (book.area(KEPT)?.rows ?? 0) >= LARGE;
}

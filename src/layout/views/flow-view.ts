import { groupBy, uniqueStrings } from '../../model/order.ts';
import type { Flow } from '../arrow.ts';
import { rankOf } from '../arrows.ts';
import { isDivergent, type Node } from '../draft.ts';
import { type Cell, components, type Edge, inBands } from '../flow.ts';
import type { Plan } from '../plan.ts';
import type { Item } from '../rollup.ts';
import { type Group, settled } from '../settle.ts';
import type { SlotBook } from '../slots.ts';
import { sizeOf } from './field.ts';
import { inLayers } from './layers.ts';
import { arrowsBetween, busiest, type Material, MOST_ARROWS, type Staged } from './stage.ts';

/** More than that on one sheet, and stacks of alike blocks are drawn closed. */
const MOST_ITEMS = 110;

/** Who calls, triggers, reads and writes whom: each journey on a strip of its own, from left to right. */
export function flowView({ draft, flows, book }: Material): Staged {
  const linked = new Set(flows.flatMap(({ from, to }) => [from, to]));
  const nodes = draft.blocks.filter(({ key }) => linked.has(key));
  const rest = draft.blocks.filter(({ key }) => !linked.has(key));
  const { items, arrows, leftArrows } = opened(nodes, flows, book);
  const byId = new Map(items.map((item) => [item.id, item]));
  const journeys = components([...byId.keys()], arrows).toSorted((a, b) => b.length - a.length);
  const used = new Set<string>();
  const groups = journeys.map((ids) => journey(ids, { byId, arrows, book, used }));
  return {
    plan: settled('sheet', groups, book),
    flows: arrows,
    also: [...draft.also, ...rest.filter(({ status }) => isDivergent(status))],
    left: rest.length,
    leftArrows,
  };
}

interface Opened {
  readonly items: readonly Item[];
  readonly arrows: readonly Flow[];
  /** relations of the arrows that are left out */
  readonly leftArrows: number;
}

/** Closes what agrees with the design, then everything, by kind, until the arrows between what is left can be drawn. */
function opened(nodes: readonly Node[], flows: readonly Flow[], book: SlotBook): Opened {
  const known = new Set(Object.values(book.file().areas).flatMap(({ slots }) => Object.keys(slots)));
  const wasClosed = (what: string): boolean => [...known].some((id) => id.startsWith(`${what}:`));
  const ways: readonly (() => Item[])[] = [
    () => (wasClosed('quiet') || wasClosed('kind') ? [] : nodes.map(alone)),
    () => [
      ...nodes.filter(({ status }) => isDivergent(status)).map(alone),
      ...byKind(
        'quiet',
        nodes.filter(({ status }) => !isDivergent(status)),
      ),
    ],
  ];
  for (const way of ways) {
    const items = way();
    const arrows = arrowsBetween(items, flows);
    const isFit = items.length <= MOST_ITEMS && arrows.length <= MOST_ARROWS;
    if (isFit && (items.length > 0 || nodes.length === 0)) return { items, arrows, leftArrows: 0 };
  }
  const items = byKind('kind', nodes);
  const { flows: arrows, leftArrows } = busiest(arrowsBetween(items, flows), items.length);
  return { items, arrows, leftArrows };
}

function alone(node: Node): Item {
  return { id: node.key, nodes: [node] };
}

function byKind(what: string, nodes: readonly Node[]): Item[] {
  const kinds = groupBy(nodes, ({ finding }) => finding.type);
  return [...kinds].map(([type, alike]) => ({ id: `${what}:${type}`, nodes: alike }));
}

interface Journeys {
  readonly byId: ReadonlyMap<string, Item>;
  readonly arrows: readonly Flow[];
  readonly book: SlotBook;
  /** areas that other journeys have taken */
  readonly used: Set<string>;
}

/** One strip: everything that is linked, from where it begins. */
function journey(ids: readonly string[], { byId, arrows, book, used }: Journeys): Group {
  const inside = new Set(ids);
  const edges = arrows
    .filter(({ from, to }) => inside.has(from) && inside.has(to))
    .map((flow): Edge => ({ from: flow.from, to: flow.to, rank: rankOf(flow) }));
  const cells = folded(inLayers(ids, edges));
  const id = areaOf(ids, book, used);
  used.add(id);
  const placed = book.slots(id, ids, { ...sizeOf(cells), cells });
  const column = (item: string): number => cells.get(item)?.column ?? 0;
  // in a ring everything is entered: what only later stations lead back to is where it begins
  const entered = new Set(edges.filter(({ from, to }) => column(from) < column(to)).map(({ to }) => to));
  const starts = ids.filter((each) => !entered.has(each)).toSorted((a, b) => column(a) - column(b));
  const plan: Plan = {
    columns: placed.columns,
    rows: placed.rows,
    zones: [
      {
        id,
        kind: 'region',
        level: 0,
        name: nameOf(starts, byId),
        column: 0,
        row: 0,
        columns: placed.columns,
        rows: placed.rows,
      },
    ],
    blocks: ids.flatMap((each) => {
      const [item, cell] = [byId.get(each), placed.cells.get(each)];
      return item && cell ? [{ item, zone: id, ...cell }] : [];
    }),
  };
  return { plan, parts: [{ id, plan }] };
}

/** Columns from which a journey is folded where it is narrow. */
const LONG = 9;

/** A long narrow journey runs back and forth. */
function folded(cells: ReadonlyMap<string, Cell>): ReadonlyMap<string, Cell> {
  const { columns, rows } = sizeOf(cells);
  const bands = Math.round(Math.sqrt(columns / rows));
  return columns < LONG || bands < 2 ? cells : inBands(cells, Math.ceil(columns / bands));
}

/** A journey keeps the strip on which most of it ran before. */
function areaOf(ids: readonly string[], book: SlotBook, used: ReadonlySet<string>): string {
  const areas = Object.entries(book.file().areas).filter(
    ([area]) => area.startsWith('journey:') && !used.has(area),
  );
  const shared = areas
    .map(([area, { slots }]) => ({ area, count: ids.filter((id) => Object.hasOwn(slots, id)).length }))
    .filter(({ count }) => count > 0)
    .toSorted((a, b) => b.count - a.count);
  return shared[0]?.area ?? `journey:${uniqueStrings(ids)[0] ?? ''}`;
}

const MOST_NAMED = 2;

function nameOf(starts: readonly string[], byId: ReadonlyMap<string, Item>): string {
  const names = starts.map((id) => {
    const [first, ...others] = byId.get(id)?.nodes ?? [];
    return others.length === 0 ? (first?.name ?? id) : `${others.length + 1} × ${first?.about.title ?? ''}`;
  });
  const rest = names.length - MOST_NAMED;
  const said = names.slice(0, MOST_NAMED).join(', ');
  return `From ${said}${rest > 0 ? ` and ${rest} more` : ''}`;
}

import type { SlotArea } from '../model/scene.ts';
import { balanced, type Plan, together } from './plan.ts';
import { wasLarge } from './closing.ts';
import type { SlotBook } from './slots.ts';

/** Something that keeps its place on open ground: a VPC, a block, a whole plate. */
export interface Part {
  readonly id: string;
  readonly plan: Plan;
}

/** Parts that belong side by side, as one plan, while none of them has a place yet. */
export interface Group {
  readonly parts: readonly Part[];
  readonly plan: Plan;
  /** the same in a more compact form, for where the long one would make the ground larger */
  readonly folded?: Plan;
}

/** Puts groups on open ground: what stood there stays, what grew pushes only what lies behind it, the new takes what is free. */
export function settled(area: string, groups: readonly Group[], book: SlotBook): Plan {
  const before = book.area(area);
  const plan = before ? resettled(before, groups, book) : firstPlan(groups);
  const slots = cellsIn(plan);
  const parts = groups.flatMap((group) => group.parts);
  for (const part of parts) {
    if (part.plan.columns > 1 || part.plan.rows > 1)
      book.keep(`size:${part.id}`, { columns: part.plan.columns, rows: part.plan.rows, slots: {} });
  }
  book.keep(area, {
    columns: plan.columns,
    rows: plan.rows,
    slots: Object.fromEntries(parts.map(({ id }) => [id, slots.get(id) ?? [0, 0]])),
  });
  return plan;
}

/** A long flow on one line is easier to read: it is folded only where that saves ground. */
function firstPlan(groups: readonly Group[]): Plan {
  const straight = balanced(groups.map(({ plan }) => plan));
  const folded = balanced(groups.map((group) => group.folded ?? group.plan));
  return sizeOf(folded) + FOLD_COST < sizeOf(straight) ? folded : straight;
}

const FOLD_COST = 1;

/** An open edge on the screen is as long as both sides together. */
function sizeOf({ columns, rows }: Plan): number {
  return columns + rows;
}

type Slot = readonly [number, number];

/** Where each zone begins and each block stands. */
function cellsIn({ zones, blocks }: Plan): ReadonlyMap<string, Slot> {
  return new Map<string, Slot>([
    ...zones.map(({ id, column, row }): [string, Slot] => [id, [column, row]]),
    ...blocks.map(({ item, column, row }): [string, Slot] => [item.id, [column, row]]),
  ]);
}

function resettled(before: SlotArea, groups: readonly Group[], book: SlotBook): Plan {
  const slots = pushed(
    before,
    groups.flatMap(({ parts }) => parts),
    book,
  );
  const isKnown = ({ id }: Part): boolean => slots.has(id);
  const placed: Placed[] = [];
  const fresh: { readonly plan: Plan; readonly parts: readonly Part[] }[] = [];
  for (const { parts, plan } of groups) {
    if (!parts.some(isKnown)) {
      fresh.push({ plan, parts });
      continue;
    }
    for (const part of parts) {
      const slot = slots.get(part.id);
      if (slot) placed.push({ plan: part.plan, column: slot[0], row: slot[1] });
      else fresh.push({ plan: part.plan, parts: [part] });
    }
  }
  for (const { plan, parts } of fresh) {
    const whole = freePlace(placed, plan, before.columns);
    // on a large sheet nothing is pushed for the sake of a tidy group
    const isTorn = whole.row + plan.rows > before.rows && parts.length > 1 && wasLarge(book);
    if (isTorn) for (const part of parts) placed.push(freePlace(placed, part.plan, before.columns));
    else placed.push(whole);
  }
  const all = together(placed);
  return { ...all, columns: Math.max(all.columns, before.columns), rows: Math.max(all.rows, before.rows) };
}

/** Slots after growth: what lies behind a part that grew moves by as much. */
function pushed(before: SlotArea, parts: readonly Part[], book: SlotBook): ReadonlyMap<string, Slot> {
  let slots = new Map(Object.entries(before.slots));
  for (const { id, plan } of parts) {
    const slot = slots.get(id);
    const size = book.area(`size:${id}`) ?? { columns: 1, rows: 1 };
    const [wider, deeper] = [plan.columns - size.columns, plan.rows - size.rows];
    if (!slot || (wider <= 0 && deeper <= 0)) continue;
    const [endColumn, endRow] = [slot[0] + size.columns, slot[1] + size.rows];
    slots = new Map(
      [...slots].map(([other, [column, row]]): [string, Slot] => [
        other,
        [
          column >= endColumn ? column + Math.max(wider, 0) : column,
          row >= endRow ? row + Math.max(deeper, 0) : row,
        ],
      ]),
    );
  }
  return slots;
}

interface Placed {
  readonly plan: Plan;
  readonly column: number;
  readonly row: number;
}

function freePlace(placed: readonly Placed[], plan: Plan, columns: number): Placed {
  for (let row = 0; ; row += 1) {
    for (let column = 0; column + plan.columns <= Math.max(columns, plan.columns); column += 1) {
      if (!placed.some((other) => meet(other, { plan, column, row }))) return { plan, column, row };
    }
  }
}

function meet(a: Placed, b: Placed): boolean {
  return (
    a.column < b.column + b.plan.columns &&
    b.column < a.column + a.plan.columns &&
    a.row < b.row + b.plan.rows &&
    b.row < a.row + a.plan.rows
  );
}

import type { Rect } from '../model/scene.ts';
import type { Plan, PlanZone } from './plan.ts';
import type { SlotBook } from './slots.ts';

/** From the middle of a block to the end of its label, and to the gutter behind it. */
const FRONT = 154;
const BACK = 62;
const GUTTER = 20;
const THIN = 44;
const PAD = 14;
const BETWEEN = 24;
/** Behind what stands before the name of a zone: it may not rise over it. */
const BELOW_NAME = 46;
/** Depth of the strip along the front edge that holds a zone's name, by level of nesting. */
const STRIPS = [52, 42, 33, 30, 27];
export const NAME_SIZES: readonly number[] = [31, 24, 17, 15, 13];

/** Ground coordinates of the ruled lines on which everything stands. */
export interface Lattice {
  readonly columns: Axis;
  readonly rows: Axis;
  readonly rectOf: (zone: PlanZone) => Rect;
}

/** `middles[i]` is the centre of cell i; `gutters[i]` runs before cell i, the last one after the last cell. */
export interface Axis {
  readonly middles: readonly number[];
  readonly gutters: readonly number[];
}

interface RuledAxis extends Axis {
  readonly opens: readonly ReadonlyMap<number, number>[];
  readonly closes: readonly ReadonlyMap<number, number>[];
}

/** Gives each column and row the width it needs; borders of zones take room only in the gutters where they run. */
export function ruled(plan: Plan, book: SlotBook): Lattice {
  const before = Object.values(book.area(WIDE)?.slots ?? {});
  // what was wide once stays so: the next block there then moves nothing
  const wideColumns = new Set([
    ...plan.blocks.map(({ column }) => column),
    ...before.map(([column]) => column),
  ]);
  const wideRows = new Set([...plan.blocks.map(({ row }) => row), ...before.map(([, row]) => row)]);
  keepWide(wideColumns, wideRows, book);
  const columns = axis(
    plan.columns,
    wideColumns,
    plan.zones.map(({ level, column, columns: count }) => ({ level, start: column, end: column + count })),
    () => ({ room: PAD, lanes: BETWEEN }),
  );
  const rows = axis(
    plan.rows,
    wideRows,
    plan.zones.map(({ level, row, rows: count }) => ({ level, start: row, end: row + count })),
    (level) => ({ room: STRIPS[level] ?? PAD, lanes: BELOW_NAME }),
  );
  return { columns, rows, rectOf: (zone) => rectOf(zone, columns, rows) };
}

/** Where wide columns and rows are kept among the areas of a slot file: the n-th of each under the name n. */
const WIDE = 'sheet:wide';

function keepWide(columns: ReadonlySet<number>, rows: ReadonlySet<number>, book: SlotBook): void {
  const [across, down] = [columns, rows].map((some) => [...some].toSorted((a, b) => a - b));
  const length = Math.max(columns.size, rows.size);
  const slots = Array.from({ length }, (_, at): [string, readonly [number, number]] => [
    String(at),
    [across?.[at] ?? across?.at(-1) ?? 0, down?.[at] ?? down?.at(-1) ?? 0],
  ]);
  book.keep(WIDE, { columns: columns.size, rows: rows.size, slots: Object.fromEntries(slots) });
}

/** What a zone takes before its closing edge, and the lanes after it. */
type Closing = (level: number) => { readonly room: number; readonly lanes: number };

interface Span {
  readonly level: number;
  readonly start: number;
  readonly end: number;
}

function axis(count: number, wide: ReadonlySet<number>, spans: readonly Span[], closing: Closing): RuledAxis {
  const ruler = { middles: [] as number[], gutters: [] as number[] };
  const opens: Map<number, number>[] = [];
  const closes: Map<number, number>[] = [];
  let at = 0;
  for (let index = 0; index <= count; index += 1) {
    const [open, close] = [new Map<number, number>(), new Map<number, number>()];
    for (const strip of gutterAt(index, spans, closing)) {
      if (strip.what === 'open') open.set(strip.level, at);
      if (strip.what === 'lanes') ruler.gutters.push(at + strip.room / 2);
      at += strip.room;
      if (strip.what === 'close') close.set(strip.level, at);
    }
    opens.push(open);
    closes.push(close);
    if (index === count) break;
    ruler.middles.push(at + (wide.has(index) ? BACK : THIN / 2));
    at += wide.has(index) ? BACK + FRONT : THIN;
  }
  return { ...ruler, opens, closes };
}

interface Strip {
  readonly what: 'open' | 'close' | 'lanes' | 'space';
  readonly level: number;
  readonly room: number;
}

/**
 * What lies between two cells: zones that end, lanes, zones that begin. A zone's name lies before its closing edge. The
 * outermost plate keeps the lanes inside, so that arrows stay on it.
 */
function gutterAt(index: number, spans: readonly Span[], closing: Closing): Strip[] {
  const ends = levelsAt(spans, 'end', index).map((level) => ({
    what: 'close' as const,
    level,
    room: closing(level).room,
  }));
  const starts = levelsAt(spans, 'start', index)
    .toReversed()
    .map((level) => ({ what: 'open' as const, level, room: PAD }));
  const [last] = ends;
  const laneRoom = last ? closing(last.level).lanes : starts.length > 0 ? BETWEEN : GUTTER;
  const lanes = { what: 'lanes' as const, level: 0, room: laneRoom };
  const space = { what: 'space' as const, level: 0, room: BETWEEN };
  if (starts[0]?.level === 0) return [...ends, space, ...starts.slice(0, 1), lanes, ...starts.slice(1)];
  if (ends.at(-1)?.level === 0) return [...ends.slice(0, -1), lanes, ...ends.slice(-1), space, ...starts];
  return [...ends, lanes, ...starts];
}

/** Innermost first. */
function levelsAt(spans: readonly Span[], edge: 'start' | 'end', at: number): number[] {
  const levels = new Set(spans.filter((span) => span[edge] === at).map(({ level }) => level));
  return [...levels].toSorted((a, b) => b - a);
}

function rectOf(zone: PlanZone, columns: RuledAxis, rows: RuledAxis): Rect {
  const left = columns.opens[zone.column]?.get(zone.level) ?? 0;
  const right = columns.closes[zone.column + zone.columns]?.get(zone.level) ?? 0;
  const back = rows.opens[zone.row]?.get(zone.level) ?? 0;
  const front = rows.closes[zone.row + zone.rows]?.get(zone.level) ?? 0;
  return { x: left, y: back, width: right - left, depth: front - back };
}

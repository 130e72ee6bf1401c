import type { Rect } from '../model/scene.ts';
import type { Plan, PlanZone } from './plan.ts';

/** Side of the footprint of a block. */
export const BLOCK = 84;
/** From the middle of a block to the end of its label, and to the gutter behind it. */
const FRONT = 142;
const BACK = 79;
const GUTTER = 22;
const THIN = 62;
const PAD = 16;
const BETWEEN = 26;
/** Depth of the strip along the front edge that holds a zone's name, by level of nesting. */
const STRIPS = [42, 36, 27, 25, 22];
export const NAME_SIZES: readonly number[] = [24, 19, 14, 13, 11];

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
export function ruled(plan: Plan): Lattice {
  const wideColumns = new Set(plan.blocks.map(({ column }) => column));
  const wideRows = new Set(plan.blocks.map(({ row }) => row));
  const columns = axis(
    plan.columns,
    wideColumns,
    plan.zones.map(({ level, column, columns: count }) => ({ level, start: column, end: column + count })),
    () => PAD,
  );
  const rows = axis(
    plan.rows,
    wideRows,
    plan.zones.map(({ level, row, rows: count }) => ({ level, start: row, end: row + count })),
    (level) => STRIPS[level] ?? PAD,
  );
  return { columns, rows, rectOf: (zone) => rectOf(zone, columns, rows) };
}

interface Span {
  readonly level: number;
  readonly start: number;
  readonly end: number;
}

function axis(
  count: number,
  wide: ReadonlySet<number>,
  spans: readonly Span[],
  closing: (level: number) => number,
): RuledAxis {
  const levelsAt = (edge: 'start' | 'end', at: number): number[] =>
    [...new Set(spans.filter((span) => span[edge] === at).map(({ level }) => level))].toSorted((a, b) => b - a);
  const middles: number[] = [];
  const gutters: number[] = [];
  const opens: ReadonlyMap<number, number>[] = [];
  const closes: ReadonlyMap<number, number>[] = [];
  let at = 0;
  for (let index = 0; index <= count; index += 1) {
    const ending = levelsAt('end', index);
    const starting = levelsAt('start', index).toReversed();
    // arrows stay on the plate: the outermost border lies outside the gutter
    const [isFirst, isLast] = [starting[0] === 0, starting[0] !== 0 && ending.at(-1) === 0];
    const closed = placed(isLast ? ending.slice(0, -1) : ending, at, closing);
    const outer = placed(isFirst ? starting.slice(0, 1) : [], closed.at + (isFirst ? BETWEEN : 0), () => PAD, true);
    at = isFirst ? outer.at : closed.at;
    const gap = ending.length > 0 || starting.length > 0 ? BETWEEN : GUTTER;
    gutters.push(at + gap / 2);
    const last = placed(isLast ? ending.slice(-1) : [], at + gap, closing);
    const opened = placed(isFirst ? starting.slice(1) : starting, isLast ? last.at + BETWEEN : at + gap, () => PAD, true);
    at = opened.at;
    opens.push(new Map([...outer.edges, ...opened.edges]));
    closes.push(new Map([...closed.edges, ...last.edges]));
    const isWide = wide.has(index);
    middles.push(at + (isWide ? BACK : THIN / 2));
    at += index < count ? (isWide ? BACK + FRONT : THIN) : 0;
  }
  return { middles: middles.slice(0, count), gutters, opens, closes };
}

/** Edges of zones one after the other; closing edges lie behind their strip, opening ones before their pad. */
function placed(
  levels: readonly number[],
  from: number,
  room: (level: number) => number,
  isOpening = false,
): { at: number; edges: ReadonlyMap<number, number> } {
  let at = from;
  const edges = new Map<number, number>();
  for (const level of levels) {
    if (isOpening) edges.set(level, at);
    at += room(level);
    if (!isOpening) edges.set(level, at);
  }
  return { at, edges };
}

function rectOf(zone: PlanZone, columns: RuledAxis, rows: RuledAxis): Rect {
  const left = columns.opens[zone.column]?.get(zone.level) ?? 0;
  const right = columns.closes[zone.column + zone.columns]?.get(zone.level) ?? 0;
  const back = rows.opens[zone.row]?.get(zone.level) ?? 0;
  const front = rows.closes[zone.row + zone.rows]?.get(zone.level) ?? 0;
  return { x: left, y: back, width: right - left, depth: front - back };
}

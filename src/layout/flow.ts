import { groupBy, sortedBy } from '../model/order.ts';

/** A pair of item ids: something travels from one to the other. */
export interface Edge {
  readonly from: string;
  readonly to: string;
  /** where edges form a ring, those of the highest rank are left out of the order; absent: 0 */
  readonly rank?: number;
  /** nobody declared it: it does not push apart what others hold together */
  readonly isLoose?: boolean;
}

/** Cells relative to the corner of a group. */
export interface Cell {
  readonly column: number;
  readonly row: number;
}

/** Groups of items that are linked, each in the order given; then those that are linked to nothing. */
export function components(ids: readonly string[], edges: readonly Edge[]): string[][] {
  const root = new Map(ids.map((id) => [id, id]));
  const find = (id: string): string => {
    let current = id;
    while (root.get(current) !== current) current = root.get(current) ?? current;
    root.set(id, current);
    return current;
  };
  for (const { from, to } of edges) {
    if (root.has(from) && root.has(to)) root.set(find(from), find(to));
  }
  return [...groupBy(ids, find).values()];
}

/** Columns by distance from the source of the flow, rows so that a chain stays on one line. */
export function layered(ids: readonly string[], edges: readonly Edge[]): Map<string, Cell> {
  const inside = new Set(ids);
  const own = sortedBy(
    edges.filter(({ from, to }) => inside.has(from) && inside.has(to) && from !== to),
    ({ from }) => from,
    ({ to }) => to,
  );
  const firm = new Set(own.filter(({ isLoose }) => !isLoose).flatMap(({ from, to }) => [from, to]));
  const forward = withoutRings(own.filter(({ to, isLoose }) => !isLoose || !firm.has(to)));
  const columns = depths(ids, forward);
  const reach = longestFirst(ids, forward);
  const order = [...ids].toSorted((a, b) => (reach.get(b) ?? 0) - (reach.get(a) ?? 0));
  const before = groupBy(forward, ({ to }) => to);
  const cells = new Map<string, Cell>();
  const most = Math.max(LEAST_ROWS, Math.ceil(Math.sqrt(ids.length) * 1.2));
  const layers = [...groupBy(order, (id) => String(columns.get(id) ?? 0))].toSorted(
    ([a], [b]) => Number(a) - Number(b),
  );
  let column = 0;
  for (const [, members] of layers) {
    const taken = new Set<number>();
    for (const id of members) {
      const rows = (before.get(id) ?? []).flatMap(({ from }) => cells.get(from)?.row ?? []);
      const place = freePlace(taken, rows.length > 0 ? Math.min(...rows) : 0, most);
      taken.add(place);
      cells.set(id, { column: column + Math.floor(place / most), row: place % most });
    }
    column += Math.floor(Math.max(...taken) / most) + 1;
  }
  return cells;
}

/** A layer may be so deep before it takes another column. */
const LEAST_ROWS = 4;

/** The first free place from a row on, then above it, then in the next column of the layer. */
function freePlace(taken: ReadonlySet<number>, wished: number, most: number): number {
  const row = Math.min(wished, most - 1);
  for (let column = 0; ; column += 1) {
    for (let step = 0; step < most; step += 1) {
      const place = column * most + ((row + step) % most);
      if (!taken.has(place)) return place;
    }
  }
}

/** Longest way onwards: the main line is placed before its side branches. */
function longestFirst(ids: readonly string[], edges: readonly Edge[]): Map<string, number> {
  return depths(
    ids,
    edges.map(({ from, to }) => ({ from: to, to: from })),
  );
}

export function depths(ids: readonly string[], edges: readonly Edge[]): Map<string, number> {
  const depth = new Map(ids.map((id) => [id, 0]));
  let isSettled = false;
  for (let round = 0; round < ids.length && !isSettled; round += 1) {
    isSettled = true;
    for (const { from, to } of edges) {
      const wanted = (depth.get(from) ?? 0) + 1;
      if (wanted <= (depth.get(to) ?? 0)) continue;
      depth.set(to, wanted);
      isSettled = false;
    }
  }
  return depth;
}

/** Takes edges by rank, each unless it would close a ring. */
export function withoutRings(edges: readonly Edge[]): Edge[] {
  const leaving = new Map<string, string[]>();
  const reaches = (from: string, to: string): boolean => {
    const seen = new Set([from]);
    const open = [from];
    for (let at = open.pop(); at !== undefined; at = open.pop()) {
      if (at === to) return true;
      const next = (leaving.get(at) ?? []).filter((each) => !seen.has(each));
      for (const each of next) seen.add(each);
      open.push(...next);
    }
    return false;
  };
  return edges
    .toSorted((a, b) => (a.rank ?? 0) - (b.rank ?? 0))
    .filter(({ from, to }) => {
      if (reaches(to, from)) return false;
      leaving.set(from, [...(leaving.get(from) ?? []), to]);
      return true;
    });
}

/** A long flow in bands of so many columns, one before the other; every second band runs back, so that the way on stays short. */
export function inBands(cells: ReadonlyMap<string, Cell>, columns: number): Map<string, Cell> {
  const rows = Math.max(0, ...[...cells.values()].map(({ row }) => row + 1));
  return new Map(
    [...cells].map(([id, { column, row }]): [string, Cell] => {
      const band = Math.floor(column / columns);
      const along = column % columns;
      return [id, { column: band % 2 === 0 ? along : columns - 1 - along, row: band * rows + row }];
    }),
  );
}

/** The same flow along the other axis. */
export function turned(cells: ReadonlyMap<string, Cell>): Map<string, Cell> {
  return new Map(
    [...cells].map(([id, { column, row }]): [string, Cell] => [id, { column: row, row: column }]),
  );
}

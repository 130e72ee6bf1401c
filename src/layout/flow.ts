import { groupBy, sortedBy } from '../model/order.ts';

/** A pair of item ids: something travels from one to the other. */
export interface Edge {
  readonly from: string;
  readonly to: string;
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
  const forward = withoutCycles(ids, own);
  const columns = depths(ids, forward);
  const before = groupBy(forward, ({ to }) => to);
  const taken = new Set<string>();
  const cells = new Map<string, Cell>();
  const isFree = (column: number, row: number): boolean => !taken.has(`${column},${row}`);
  const reach = longestFirst(ids, forward);
  const order = [...ids].toSorted(
    (a, b) => (columns.get(a) ?? 0) - (columns.get(b) ?? 0) || (reach.get(b) ?? 0) - (reach.get(a) ?? 0),
  );
  for (const id of order) {
    const column = columns.get(id) ?? 0;
    const rows = (before.get(id) ?? []).flatMap(({ from }) => cells.get(from)?.row ?? []);
    let row = rows.length > 0 ? Math.min(...rows) : 0;
    while (!isFree(column, row)) row += 1;
    taken.add(`${column},${row}`);
    cells.set(id, { column, row });
  }
  return cells;
}

/** Longest way onwards: the main line is placed before its side branches. */
function longestFirst(ids: readonly string[], edges: readonly Edge[]): Map<string, number> {
  return depths(
    ids,
    edges.map(({ from, to }) => ({ from: to, to: from })),
  );
}

function depths(ids: readonly string[], edges: readonly Edge[]): Map<string, number> {
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

/** Leaves out the edges that close a cycle, found by walking from the sources first. */
function withoutCycles(ids: readonly string[], edges: readonly Edge[]): Edge[] {
  const leaving = groupBy(edges, ({ from }) => from);
  const arriving = new Set(edges.map(({ to }) => to));
  const state = new Map<string, 'open' | 'done'>();
  const kept: Edge[] = [];
  const visit = (start: string): void => {
    const stack: { id: string; next: number }[] = [{ id: start, next: 0 }];
    state.set(start, 'open');
    while (stack.length > 0) {
      const top = stack.at(-1);
      const edge = top && leaving.get(top.id)?.[top.next];
      if (!top || !edge) {
        if (top) state.set(top.id, 'done');
        stack.pop();
        continue;
      }
      top.next += 1;
      if (state.get(edge.to) === 'open') continue;
      kept.push(edge);
      if (state.has(edge.to)) continue;
      state.set(edge.to, 'open');
      stack.push({ id: edge.to, next: 0 });
    }
  };
  for (const id of [...ids.filter((each) => !arriving.has(each)), ...ids]) if (!state.has(id)) visit(id);
  return kept;
}

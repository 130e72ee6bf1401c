import { groupBy, sortedBy } from '../../model/order.ts';
import { type Cell, depths, type Edge, withoutRings } from '../flow.ts';

/** A place in the order of one column: an item, or a bend of an arrow that passes through. */
interface Spot {
  readonly id: string;
  readonly rank: number;
  /** of an item; a bend takes no cell */
  readonly isItem: boolean;
}

const SWEEPS = 8;
/** A column holds so many before it takes another one beside it. */
const LEAST_ROWS = 5;

/**
 * Cells in which arrows run from left to right as far as rings allow it, crossing each other as little as sweeps by
 * barycentre find; who is linked stands on one line where there is room.
 */
export function inLayers(ids: readonly string[], edges: readonly Edge[]): Map<string, Cell> {
  const inside = new Set(ids);
  const own = sortedBy(
    edges.filter(({ from, to }) => inside.has(from) && inside.has(to) && from !== to),
    ({ from }) => from,
    ({ to }) => to,
  );
  const forward = withoutRings(own);
  const ranks = tightened(ids, forward, depths(ids, forward));
  const { columns, links } = spotsOf(ids, forward, ranks);
  const ordered = swept(columns, links);
  return straightened(ordered, links);
}

/** Who starts a flow stands right before what it starts, not at the far left. */
function tightened(
  ids: readonly string[],
  edges: readonly Edge[],
  ranks: ReadonlyMap<string, number>,
): Map<string, number> {
  const entered = new Set(edges.map(({ to }) => to));
  const leaving = groupBy(edges, ({ from }) => from);
  return new Map(
    ids.map((id): [string, number] => {
      const next = (leaving.get(id) ?? []).map(({ to }) => ranks.get(to) ?? 0);
      const isSource = !entered.has(id) && next.length > 0;
      return [id, isSource ? Math.min(...next) - 1 : (ranks.get(id) ?? 0)];
    }),
  );
}

type Links = readonly (readonly [string, string])[];

/** Items column by column, with bends where an arrow passes a column. */
function spotsOf(
  ids: readonly string[],
  edges: readonly Edge[],
  ranks: ReadonlyMap<string, number>,
): { columns: Spot[][]; links: Links } {
  const spots: Spot[] = ids.map((id) => ({ id, rank: ranks.get(id) ?? 0, isItem: true }));
  const links: [string, string][] = [];
  for (const { from, to } of edges) {
    const [start, end] = [ranks.get(from) ?? 0, ranks.get(to) ?? 0];
    let before = from;
    for (let rank = start + 1; rank < end; rank += 1) {
      const id = `${from.length} ${from} ${to} ${rank}`;
      spots.push({ id, rank, isItem: false });
      links.push([before, id]);
      before = id;
    }
    links.push([before, to]);
  }
  const most = Math.max(0, ...spots.map(({ rank }) => rank));
  const columns = Array.from({ length: most + 1 }, (): Spot[] => []);
  for (const spot of spots) columns[spot.rank]?.push(spot);
  return { columns, links };
}

interface Around {
  readonly before: ReadonlyMap<string, readonly string[]>;
  readonly after: ReadonlyMap<string, readonly string[]>;
}

function aroundOf(links: Links): Around {
  const into = groupBy(links, ([, to]) => to);
  const out = groupBy(links, ([from]) => from);
  return {
    before: new Map([...into].map(([id, some]) => [id, some.map(([from]) => from)])),
    after: new Map([...out].map(([id, some]) => [id, some.map(([, to]) => to)])),
  };
}

/** Sweeps forth and back, each column in the order of the mean place of its neighbours; the best order found is kept. */
function swept(columns: readonly (readonly Spot[])[], links: Links): Spot[][] {
  const around = aroundOf(links);
  let current = columns.map((column) => [...column]);
  let best = current;
  let fewest = crossings(current, around);
  for (let sweep = 0; sweep < SWEEPS && fewest > 0; sweep += 1) {
    current = sweptOnce(current, sweep % 2 === 0 ? around.before : around.after, sweep % 2 === 0);
    const count = crossings(current, around);
    if (count >= fewest) continue;
    fewest = count;
    best = current;
  }
  return best;
}

function sweptOnce(
  columns: readonly (readonly Spot[])[],
  neighbours: ReadonlyMap<string, readonly string[]>,
  isForth: boolean,
): Spot[][] {
  const place = new Map<string, number>();
  const settle = (column: readonly Spot[]): void => {
    for (const [index, { id }] of column.entries()) place.set(id, index);
  };
  const inOrder = isForth ? columns : columns.toReversed();
  const result = inOrder.map((column) => {
    const sorted = column
      .map((spot, index) => ({ spot, at: meanOf(neighbours.get(spot.id) ?? [], place) ?? index }))
      .toSorted((a, b) => a.at - b.at)
      .map(({ spot }) => spot);
    settle(sorted);
    return sorted;
  });
  return isForth ? result : result.toReversed();
}

function meanOf(ids: readonly string[], place: ReadonlyMap<string, number>): number | undefined {
  const found = ids.flatMap((id) => place.get(id) ?? []);
  return found.length === 0 ? undefined : found.reduce((sum, each) => sum + each, 0) / found.length;
}

/** How often links between neighbouring columns cross. */
function crossings(columns: readonly (readonly Spot[])[], { after }: Around): number {
  let count = 0;
  for (const [index, column] of columns.entries()) {
    const places = new Map((columns[index + 1] ?? []).map(({ id }, at) => [id, at]));
    const ends = column.flatMap(({ id }) =>
      (after.get(id) ?? []).flatMap((to) => places.get(to) ?? []).toSorted((a, b) => a - b),
    );
    count += inversions(ends);
  }
  return count;
}

function inversions(ends: readonly number[]): number {
  return ends.reduce((sum, end, at) => sum + ends.slice(at + 1).filter((later) => later < end).length, 0);
}

/** Rows in the order found: beside what leads here where that row is free, a crowded column on two. */
function straightened(columns: readonly (readonly Spot[])[], links: Links): Map<string, Cell> {
  const { before } = aroundOf(links);
  const rows = new Map<string, number>();
  const cells = new Map<string, Cell>();
  const items = columns.reduce((sum, column) => sum + column.filter(({ isItem }) => isItem).length, 0);
  const most = Math.max(LEAST_ROWS, Math.ceil(Math.sqrt(items) * 1.1));
  let column = 0;
  for (const spots of columns) {
    const standing = spots.filter(({ isItem }) => isItem);
    const wished = spots.map(({ id }) => meanOf(before.get(id) ?? [], rows));
    const parts = Math.max(1, Math.ceil(standing.length / most));
    const per = Math.ceil(standing.length / parts);
    let index = 0;
    let next = 0;
    for (const [at, { id, isItem }] of spots.entries()) {
      if (!isItem) {
        rows.set(id, wished[at] ?? next);
        continue;
      }
      const part = Math.floor(index / per);
      if (index % per === 0) next = 0;
      const rest = Math.min(per, standing.length - part * per) - (index % per);
      const row = Math.max(next, Math.min(Math.round(wished[at] ?? next), most - rest));
      rows.set(id, row);
      cells.set(id, { column: column + part, row });
      next = row + 1;
      index += 1;
    }
    column += standing.length === 0 ? 0 : parts;
  }
  return drawnDown(cells, links, most);
}

/** Whoever has room in front moves beside what it leads to. */
function drawnDown(cells: Map<string, Cell>, links: Links, most: number): Map<string, Cell> {
  const { after } = aroundOf(links);
  const rows = new Map([...cells].map(([id, { row }]) => [id, row]));
  const columns = groupBy(cells, ([, { column }]) => String(column));
  const fromRight = [...columns.values()].toSorted(
    (a, b) => (b[0]?.[1].column ?? 0) - (a[0]?.[1].column ?? 0),
  );
  for (const column of fromRight) {
    let limit = most;
    for (const [id, { row }] of column.toSorted((a, b) => b[1].row - a[1].row)) {
      const wished = Math.round(meanOf(after.get(id) ?? [], rows) ?? row);
      const next = Math.max(row, Math.min(wished, limit - 1));
      rows.set(id, next);
      limit = next;
    }
  }
  const first = Math.min(...rows.values());
  return new Map([...cells].map(([id, { column }]) => [id, { column, row: (rows.get(id) ?? 0) - first }]));
}

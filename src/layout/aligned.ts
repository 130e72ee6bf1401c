import type { Flow } from './arrow.ts';
import type { Item } from './rollup.ts';
import { listUnder } from '../model/order.ts';

/** Which items each item sends to or receives from. */
export type Neighbours = ReadonlyMap<string, readonly string[]>;

export function neighboursOf(flows: readonly Flow[]): Neighbours {
  const found = new Map<string, string[]>();
  for (const { from, to } of flows) {
    listUnder(found, from, to);
    listUnder(found, to, from);
  }
  return found;
}

const SWEEPS = 4;

/**
 * Areas with their items in such an order that what is linked stands equally far down in each: arrows between areas then
 * run side by side instead of across (barycentre sweeps). What is linked to nothing comes last.
 */
export function aligned(
  areas: ReadonlyMap<string, readonly Item[]>,
  neighbours: Neighbours,
): Map<string, readonly Item[]> {
  const result = new Map(areas);
  const height = new Map<string, number>();
  const settle = (items: readonly Item[]): void => {
    for (const [index, { id }] of items.entries()) height.set(id, (index + 0.5) / items.length);
  };
  for (const items of areas.values()) settle(items);
  for (let sweep = 0; sweep < SWEEPS; sweep += 1) {
    for (const [area, items] of sweep % 2 === 0 ? result : [...result].toReversed()) {
      const inside = new Set(items.map(({ id }) => id));
      const wanted = items.map((item) => ({ item, at: middleOf(item.id, { inside, neighbours, height }) }));
      const sorted = wanted.toSorted((a, b) => a.at - b.at).map(({ item }) => item);
      result.set(area, sorted);
      settle(sorted);
    }
  }
  return result;
}

interface Around {
  readonly inside: ReadonlySet<string>;
  readonly neighbours: Neighbours;
  readonly height: ReadonlyMap<string, number>;
}

/** The mean height of what an item is linked to in other areas; beyond all of them where there is none. */
function middleOf(id: string, { inside, neighbours, height }: Around): number {
  const heights = (neighbours.get(id) ?? []).flatMap((other) =>
    inside.has(other) ? [] : (height.get(other) ?? []),
  );
  return heights.length === 0 ? 2 : heights.reduce((sum, each) => sum + each, 0) / heights.length;
}

import { relationsOf } from '../catalogue/relations.ts';
import type { Coverage, Inventory, Resource } from '../model/graph.ts';
import { compareStrings, sortedBy, uniqueStrings } from '../model/order.ts';

/**
 * Unites inventories. The order of the inputs does not matter and merging twice changes nothing; relations are found
 * anew, so that those between accounts appear. `capturedAt` is the earliest: nothing in the result is older.
 */
export function mergeInventories(inventories: readonly Inventory[]): Inventory {
  const resources = sortedBy(newestOfEach(inventories), ({ key }) => key);
  return {
    format: 'isodrift/inventory@1',
    capturedAt: inventories.map(({ capturedAt }) => capturedAt).toSorted(compareStrings)[0] ?? '',
    scanner: uniqueStrings(inventories.map(({ scanner }) => scanner)).join(', '),
    accounts: uniqueStrings(inventories.flatMap(({ accounts }) => accounts)),
    regions: uniqueStrings(inventories.flatMap(({ regions }) => regions)),
    coverage: united(inventories.flatMap(({ coverage }) => coverage)),
    resources,
    relations: relationsOf(resources),
    gaps: distinct(inventories.flatMap(({ gaps }) => gaps)),
  };
}

function newestOfEach(inventories: readonly Inventory[]): Iterable<Resource> {
  const oldestFirst = sortedBy(
    inventories,
    ({ capturedAt }) => capturedAt,
    (inventory) => JSON.stringify(inventory.resources),
  );
  return new Map(
    oldestFirst.flatMap(({ resources }) => resources.map((resource) => [resource.key, resource])),
  ).values();
}

/** The same action asked in two runs is one row; the fuller one counts. */
function united(rows: readonly Coverage[]): Coverage[] {
  const fullestLast = rows.toSorted((a, b) => a.calls - b.calls || a.failed - b.failed);
  return sortedBy(new Map(fullestLast.map((row) => [place(row), row])).values(), place);
}

function place({ account, region, service, action }: Coverage): string {
  return JSON.stringify([account, region, service, action]);
}

function distinct<T>(items: readonly T[]): T[] {
  const byText = new Map(items.map((item) => [JSON.stringify(item), item]));
  return [...byText].toSorted(([a], [b]) => compareStrings(a, b)).map(([, item]) => item);
}

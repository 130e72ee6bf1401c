import { relationsOf } from '../catalogue/relations.ts';
import type { Capture, Coverage, Gap, Inventory, Resource } from '../model/graph.ts';
import { compareStrings, groupBy, sortedBy, uniqueStrings } from '../model/order.ts';
import { inOrderOfPlace } from './ledger.ts';
import { GLOBAL } from './place.ts';

/**
 * Unites inventories. The order and the grouping of the inputs do not matter, and merging twice changes nothing.
 * Where several have looked at the same region of the same account, the newest counts, whole: what it does not name is gone.
 * Relations are found anew, so that those between accounts appear. `capturedAt` is the earliest: nothing in the result is older.
 */
export function mergeInventories(inventories: readonly Inventory[]): Inventory {
  const seen = newest(inventories.map(capturesOf));
  const parts = inventories.map((inventory) => current(inventory, seen));
  const resources = distinctResources(parts.flatMap((part) => part.resources));
  const result = {
    format: 'isodrift/inventory@1',
    capturedAt: inventories.map(({ capturedAt }) => capturedAt).toSorted(compareStrings)[0] ?? '',
    scanner: scannersOf(inventories),
    accounts: uniqueStrings(inventories.flatMap(({ accounts }) => accounts)),
    regions: uniqueStrings(inventories.flatMap(({ regions }) => regions)),
    coverage: united(inventories.flatMap(({ coverage }) => coverage)),
    resources,
    relations: relationsOf(resources),
    gaps: distinctGaps(parts.flatMap((part) => part.gaps)),
  } as const satisfies Inventory;
  return isPlain(result, seen) ? result : { ...result, captures: asCaptures(seen) };
}

/** When each region of each account was looked at, by `account region`. */
type Seen = ReadonlyMap<string, string>;

function unitOf(account: string, region: string): string {
  return `${account} ${region}`;
}

/** What an inventory has looked at: what it says, or every region of every account, and in any case where it has something. */
function capturesOf(inventory: Inventory): Seen {
  const { capturedAt, accounts, regions, captures, resources, gaps } = inventory;
  const all = captures ?? accounts.map((account) => ({ account, regions: [GLOBAL, ...regions], capturedAt }));
  const seen = new Map(
    [...resources, ...gaps].map(({ account, region }) => [unitOf(account, region), capturedAt]),
  );
  for (const { account, regions: at, capturedAt: when } of all) {
    for (const region of at) seen.set(unitOf(account, region), when);
  }
  return seen;
}

function newest(all: readonly Seen[]): Seen {
  const result = new Map<string, string>();
  for (const [unit, when] of all.flatMap((seen) => [...seen])) {
    if (when > (result.get(unit) ?? '')) result.set(unit, when);
  }
  return result;
}

/** The part of an inventory that nobody has looked at later. */
function current(inventory: Inventory, seen: Seen): Pick<Inventory, 'resources' | 'gaps'> {
  const own = capturesOf(inventory);
  const isCurrent = ({ account, region }: { account: string; region: string }): boolean => {
    const unit = unitOf(account, region);
    return own.get(unit) === seen.get(unit);
  };
  return { resources: inventory.resources.filter(isCurrent), gaps: inventory.gaps.filter(isCurrent) };
}

/** Looked at in the same moment and not the same: the fuller text, so that the order of the inputs does not decide. */
function distinctResources(resources: readonly Resource[]): Resource[] {
  const groups = groupBy(resources, ({ key }) => key);
  const chosen = [...groups.values()].flatMap((group) =>
    group.length === 1 ? group : group.toSorted((a, b) => compareStrings(text(b), text(a))).slice(0, 1),
  );
  return sortedBy(chosen, ({ key }) => key);
}

function distinctGaps(gaps: readonly Gap[]): Gap[] {
  return inOrderOfPlace(new Map(gaps.map((gap) => [text(gap), gap])).values());
}

/** The same action asked in two runs is one row; the fuller one counts. */
function united(rows: readonly Coverage[]): Coverage[] {
  const fullestLast = rows.toSorted((a, b) => a.calls - b.calls || a.failed - b.failed);
  const byPlace = new Map(fullestLast.map((row) => [placeOf(row), row]));
  return inOrderOfPlace(byPlace.values());
}

function placeOf({ account, region, service, action }: Coverage): string {
  return text([account, region, service, action]);
}

/** A merged inventory names several scanners in one line. */
function scannersOf(inventories: readonly Inventory[]): string {
  return uniqueStrings(inventories.flatMap(({ scanner }) => scanner.split(', '))).join(', ');
}

/** Is that what the inventory would be taken to have looked at anyhow? */
function isPlain(inventory: Inventory, seen: Seen): boolean {
  const implied = capturesOf(inventory);
  return seen.size === implied.size && [...seen].every(([unit, when]) => implied.get(unit) === when);
}

function asCaptures(seen: Seen): Capture[] {
  const groups = groupBy([...seen.keys()], (unit) => {
    const [account = ''] = unit.split(' ');
    return `${account} ${seen.get(unit) ?? ''}`;
  });
  const captures = [...groups].map(([key, units]): Capture => {
    const [account = '', capturedAt = ''] = key.split(' ');
    return { account, regions: uniqueStrings(units.map((unit) => unit.split(' ')[1] ?? '')), capturedAt };
  });
  return sortedBy(
    captures,
    ({ account }) => account,
    ({ capturedAt }) => capturedAt,
  );
}

/** The same for the same value, however its keys stand. */
function text(value: unknown): string {
  return JSON.stringify(value, (_key, member: unknown) =>
    typeof member === 'object' && member !== null && !Array.isArray(member)
      ? Object.fromEntries(Object.entries(member).toSorted(([a], [b]) => compareStrings(a, b)))
      : member,
  );
}

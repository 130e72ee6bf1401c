import type { Coverage, Gap } from '../model/graph.ts';
import { sortedBy } from '../model/order.ts';

/** Counts calls and keeps gaps while a scan runs. */
export interface Ledger {
  readonly count: (place: Place, calls: number, failed: number) => void;
  readonly gap: (gap: Gap) => void;
  readonly coverage: () => Coverage[];
  readonly gaps: () => Gap[];
  readonly totals: () => { readonly calls: number; readonly failed: number; readonly gaps: number };
}

export interface Place {
  readonly account: string;
  readonly region: string;
  readonly service: string;
  readonly action: string;
}

/** An empty ledger. What it hands out is sorted and free of repeats, whatever the order of the answers was. */
export function openLedger(): Ledger {
  const rows = new Map<string, Coverage>();
  const gaps = new Map<string, Gap>();
  const totals = { calls: 0, failed: 0 };
  return {
    count: ({ account, region, service, action }, calls, failed) => {
      // a call that was not sent
      if (calls === 0 && failed === 0) return;
      const key = [account, region, service, action].join(' ');
      const row = rows.get(key) ?? { account, region, service, action, calls: 0, failed: 0 };
      rows.set(key, { ...row, calls: row.calls + calls, failed: row.failed + failed });
      totals.calls += calls;
      totals.failed += failed;
    },
    gap: (gap) => void gaps.set(JSON.stringify(gap), gap),
    coverage: () => inOrderOfPlace(rows.values()),
    gaps: () => inOrderOfPlace(gaps.values()),
    totals: () => ({ ...totals, gaps: gaps.size }),
  };
}

/** Gaps and rows by account, region, service and action, in the order in which files have them. */
export function inOrderOfPlace<T extends Place & { readonly resource?: string }>(items: Iterable<T>): T[] {
  return sortedBy(
    items,
    ...PLACE,
    ({ resource = '' }) => resource,
    (item) => serialized(item),
  );
}

/** The same for the same item, whether it was just made or read from a file. */
function serialized(item: object): string {
  return JSON.stringify(sortedBy(Object.entries(item), ([key]) => key));
}

const PLACE: readonly ((place: Place) => string)[] = [
  ({ account }) => account,
  ({ region }) => region,
  ({ service }) => service,
  ({ action }) => action,
];

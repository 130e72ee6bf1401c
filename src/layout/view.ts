import { STATUSES, type Status } from '../model/comparison.ts';
import type { View } from '../model/scene.ts';
import type { Node } from './draft.ts';

/** The status under which a view shows a finding; undefined where the view does not have it. All views share one layout. */
export function seenAs({ finding, status }: Node, view: View): Status | undefined {
  switch (view) {
    case 'drift':
      return status;
    case 'desired':
      return finding.desired ? 'in-sync' : undefined;
    case 'deployed':
      if (status === 'not-checked') return status;
      if (!finding.deployed) return undefined;
      return status === 'owned-elsewhere' || status === 'aws-default' ? status : 'in-sync';
  }
}

/** The same for an arrow, which has no sides of its own: the worst that the view has of the relations it stands for. */
export function arrowSeenAs(statuses: readonly Status[], view: View): Status | undefined {
  const seen = new Set(statuses.map((status) => relationSeenAs(status, view)));
  return STATUSES.find((status) => seen.has(status));
}

function relationSeenAs(status: Status, view: View): Status | undefined {
  if (view === 'drift') return status;
  const absent: readonly Status[] =
    view === 'desired' ? ['unmanaged', 'owned-elsewhere'] : ['missing', 'pending'];
  if (absent.includes(status)) return undefined;
  return view === 'deployed' && status === 'not-checked' ? status : 'in-sync';
}

/** How many of each status, leaving out what there is none of. */
export function counted(statuses: readonly Status[]): Partial<Record<Status, number>> {
  const counts = new Map<Status, number>();
  for (const status of statuses) counts.set(status, (counts.get(status) ?? 0) + 1);
  return Object.fromEntries(
    STATUSES.flatMap((status) => {
      const count = counts.get(status);
      return count === undefined ? [] : [[status, count]];
    }),
  );
}

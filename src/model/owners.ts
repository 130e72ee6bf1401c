import type { Comparison } from './comparison.ts';
import { sortedBy } from './order.ts';

/** Of how many others what is owned elsewhere is told; the rest is one sum. */
const MOST_OWNERS = 8;

/**
 * `8 owned elsewhere: stack monitoring 8`, the largest first; '' when nothing is. Owners' names are as somebody else wrote them.
 */
export function ownersText({ findings }: Pick<Comparison, 'findings'>): string {
  const counts = new Map<string, number>();
  const others = findings.filter(({ status }) => status === 'owned-elsewhere');
  for (const { owner = 'not known' } of others) counts.set(owner, (counts.get(owner) ?? 0) + 1);
  if (counts.size === 0) return '';
  const owners = sortedBy(
    counts,
    ([, count]) => String(others.length - count).padStart(9, '0'),
    ([owner]) => owner,
  );
  const rest = owners.slice(MOST_OWNERS).reduce((sum, [, count]) => sum + count, 0);
  const named = owners.slice(0, MOST_OWNERS).map(([owner, count]) => `${owner} ${count}`);
  return `${others.length} owned elsewhere: ${[...named, ...(rest > 0 ? [`others ${rest}`] : [])].join(', ')}`;
}

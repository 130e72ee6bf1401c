import type { Comparison, RelationFinding } from './comparison.ts';

/**
 * Arrows that tell something their ends do not: not those of a missing or an unmanaged resource. Whoever counts or lists
 * arrows for people takes these, so that a report and a page say the same number.
 */
export function tellingArrows({
  findings,
  relations,
}: Pick<Comparison, 'findings' | 'relations'>): RelationFinding[] {
  const statuses = new Map(findings.map(({ key, status }) => [key, status]));
  return relations.filter(
    ({ from, to, status }) => ![from, to].some((key) => statuses.get(key) === status && status !== 'in-sync'),
  );
}

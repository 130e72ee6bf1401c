import { DIVERGENT, type Finding, SEVERITIES, STATUSES } from '../../model/comparison.ts';
import { sortedBy } from '../../model/order.ts';

/** Divergent findings, those that matter most first. */
export function ranked(findings: readonly Finding[]): Finding[] {
  return sortedBy(
    findings.filter(({ status }) => DIVERGENT.includes(status)),
    ({ severity = 'info' }) => String(SEVERITIES.indexOf(severity)),
    ({ status }) => String(STATUSES.indexOf(status)),
    // of equals, the one that differs most
    ({ changes }) => String(1000 - Math.min(changes.length, 1000)).padStart(4, '0'),
    ({ key }) => key,
  );
}

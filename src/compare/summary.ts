import {
  type Comparison,
  DIVERGENT,
  type Exposure,
  type Finding,
  SEVERITIES,
  type Status,
  STATUSES,
  type Summary,
} from '../model/comparison.ts';
import { type GapReason, hidesSomething, type Inventory } from '../model/graph.ts';
import { sortedBy, uniqueStrings } from '../model/order.ts';
import type { Judged } from './findings.ts';

/** Counts and the two honest numbers. */
export function summaryOf(
  judged: readonly Judged[],
  { relations, exposures }: Pick<Comparison, 'relations'> & { readonly exposures: readonly Exposure[] },
  { gaps, coverage }: Inventory,
): Summary {
  const counts = countByStatus(judged.map(({ finding }) => finding));
  const arrows = countByStatus(relations);
  const exposed = countByStatus(exposures);
  return {
    status: overall(counts, arrows, exposed, gaps.some(hidesSomething)),
    findings: counts,
    relations: arrows,
    ...(exposures.length === 0 ? {} : { exposures: exposed }),
    gaps: gapsByReason(gaps),
    calls: {
      made: total(coverage.map(({ calls }) => calls)),
      failed: total(coverage.map(({ failed }) => failed)),
    },
    ownership: ownershipOf(judged.map(({ finding }) => finding)),
    verified: {
      part: judged.filter(({ compared }) => compared.length > 0).length,
      whole: judged.filter(({ finding }) => finding.desired).length,
    },
  };
}

/** Worst first, by status and severity, then by type and key: the order of every report. */
export function inReadingOrder(findings: readonly Finding[]): Finding[] {
  return sortedBy(
    findings,
    ({ status }) => rank(status),
    ({ severity = 'info' }) => String(SEVERITIES.indexOf(severity)),
    ({ type }) => type,
    ({ key }) => key,
    ({ desired }) => (desired ? '0' : '1'),
  );
}

/** A two-digit sort key. */
export function rank(status: Status): string {
  return RANKS[status];
}

const RANKS = Object.fromEntries(
  STATUSES.map((status, index) => [status, String(index).padStart(2, '0')]),
) as Readonly<Record<Status, string>>;

/** How many stand at each status; all of them are named. */
export function countByStatus(items: readonly { readonly status: Status }[]): Record<Status, number> {
  const counts = Object.fromEntries(STATUSES.map((status) => [status, 0])) as Record<Status, number>;
  for (const { status } of items) counts[status] += 1;
  return counts;
}

function total(numbers: readonly number[]): number {
  return numbers.reduce((sum, number) => sum + number, 0);
}

function overall(
  findings: Readonly<Record<Status, number>>,
  relations: Readonly<Record<Status, number>>,
  exposures: Readonly<Record<Status, number>>,
  isHiding: boolean,
): Summary['status'] {
  if (DIVERGENT.some((status) => findings[status] + relations[status] + exposures[status] > 0))
    return 'divergent';
  const isOpen = isHiding || findings['not-checked'] + relations['not-checked'] > 0;
  return isOpen ? 'incomplete' : 'in-sync';
}

function gapsByReason(gaps: Comparison['gaps']): Summary['gaps'] {
  const reasons = uniqueStrings(gaps.map(({ reason }) => reason)) as GapReason[];
  return Object.fromEntries(
    reasons.map((reason) => [reason, gaps.filter((gap) => gap.reason === reason).length]),
  );
}

/** Of what is deployed and not made by AWS, how much is declared? */
function ownershipOf(findings: readonly Finding[]): Summary['ownership'] {
  const deployed = findings.filter((finding) => finding.deployed && finding.status !== 'aws-default');
  return { part: deployed.filter(({ desired }) => desired).length, whole: deployed.length };
}

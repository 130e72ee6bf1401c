import type { Coverage, Gap, GapReason } from '../../model/graph.ts';
import { groupBy, sortedBy, uniqueStrings } from '../../model/order.ts';
import { barsModel } from './bars-model.ts';
import { type Context, nameFor } from './context.ts';
import { given } from './facts.ts';
import { safeName } from './links.ts';
import { grantFor, permissionFor } from './permissions.ts';
import { callsWords, listed } from './shell-model.ts';
import { counted, grouped, kindOf, originOf } from './subject.ts';

export const REASONS: Readonly<Record<GapReason, string>> = {
  denied: 'denied: the scanning identity lacks a permission',
  'denied-by-scp': 'denied by a service control policy of the organisation',
  throttled: 'throttled: AWS kept asking to slow down',
  timeout: 'no answer in time',
  'region-disabled': 'the region is not enabled in this account',
  'not-available': 'the service is not available in this region',
  truncated: 'cut short: AWS did not give all pages',
  malformed: 'the answer could not be read',
  expired: 'the credentials expired before this was read',
  failed: 'failed',
};

/** One API action that failed for one reason, wherever it did. */
export interface GapGroup {
  readonly anchor: string;
  readonly action: string;
  readonly reason: GapReason;
  readonly gaps: readonly Gap[];
}

/** Gaps by action and reason, those that hide most types first. */
export function gapGroups(gaps: readonly Gap[]): GapGroup[] {
  const groups = [...groupBy(gaps, (gap) => `${permissionFor(gap)} ${gap.reason}`)];
  return groups.flatMap(([name, members]) => {
    const [first] = members;
    if (first === undefined) return [];
    return {
      anchor: `g-${safeName(name)}`,
      action: permissionFor(first),
      reason: first.reason,
      gaps: members,
    };
  });
}

/** The model of coverage.html: what was asked, and what was not answered. */
export function coverageModel(context: Context): Readonly<Record<string, unknown>> {
  const { comparison, subjects } = context;
  const declared = comparison.findings.filter(({ status }) => status === 'not-checked');
  return {
    lead:
      comparison.gaps.length === 0
        ? `Every call was answered (${callsWords(comparison)}).`
        : `${callsWords(comparison)} answered. What the others would have shown is not known: it is neither in sync nor missing.`,
    groups: sortedBy(gapGroups(comparison.gaps), ({ action }) => action).map((group) =>
      groupModel(group, context),
    ),
    statement: grantFor(comparison.gaps),
    declared: declared.map(({ key, desired, reason = 'hidden by a gap' }) => ({
      ...subjects.get(key),
      origin: originOf(desired),
      reason,
    })),
    bars: barsModel(comparison.deployed.coverage),
    ledger: {
      lead: 'Every API action that was sent, and how it went.',
      rows: ledgerRows(comparison.deployed.coverage),
    },
  };
}

function groupModel({ anchor, action, reason, gaps }: GapGroup, context: Context): unknown {
  const hidden = uniqueStrings(gaps.flatMap(({ types }) => types));
  const resources = uniqueStrings(gaps.flatMap(({ resource }) => (resource === undefined ? [] : [resource])));
  return {
    anchor,
    headingId: `${anchor}-title`,
    action,
    reasonWords: REASONS[reason],
    facts: given([
      ['Account', listed(uniqueStrings(gaps.map(({ account }) => account)), '')],
      ['Region', listed(uniqueStrings(gaps.map(({ region }) => region)), '')],
      ['Permission needed', reason === 'denied' || reason === 'denied-by-scp' ? action : '', 'code'],
      ['What it hides', hidden.map((type) => `${kindOf(type)} (${type})`).join(', ')],
      [
        'Details unknown of',
        listed(
          resources.map((key) => nameFor(context, key)),
          '',
        ),
      ],
      ['Findings touched', touched(hidden, context)],
    ]),
    messages: [...groupBy(gaps, ({ message }) => message)].map(([text, same]) => ({
      text,
      times: same.length > 1 ? `${grouped(same.length)} times` : '',
    })),
  };
}

/** How many declared resources are of a hidden type and therefore not checked. */
function touched(types: readonly string[], { comparison }: Context): string {
  const hit = comparison.findings.filter(
    ({ status, type }) => status === 'not-checked' && types.includes(type),
  );
  return hit.length === 0 ? '' : `${counted(hit.length, 'declared resource')} not checked`;
}

function ledgerRows(coverage: readonly Coverage[]): readonly unknown[] {
  const byAction = groupBy(coverage, permissionFor);
  return sortedBy(byAction, ([action]) => action).map(([action, rows]) => ({
    action,
    accounts: listed(uniqueStrings(rows.map(({ account }) => account)), ''),
    regions: listed(uniqueStrings(rows.map(({ region }) => region)), ''),
    calls: grouped(rows.reduce((sum, { calls }) => sum + calls, 0)),
    failed: rows.reduce((sum, { failed }) => sum + failed, 0),
  }));
}

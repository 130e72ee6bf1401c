import type { Coverage, Gap, GapReason } from '../../model/graph.ts';
import { groupBy, sortedBy, uniqueStrings } from '../../model/order.ts';
import { barsModel } from './bars-model.ts';
import { type Context, nameFor } from './context.ts';
import { given } from './facts.ts';
import { safeName } from './links.ts';
import { grantFor, permissionFor } from './permissions.ts';
import { callsWords, listed } from './shell-model.ts';
import { grouped, kindOf, originOf } from './subject.ts';
import { plural, text } from './text.ts';

/** Why a call was not answered, in words. */
export function reasonWords(reason: GapReason): string {
  return text(`gap.${reason}`);
}

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
        ? text('coverage.all-answered', { calls: callsWords(comparison) })
        : text('coverage.some-answered', { calls: callsWords(comparison) }),
    groups: sortedBy(gapGroups(comparison.gaps), ({ action }) => action).map((group) =>
      groupModel(group, context),
    ),
    statement: grantFor(comparison.gaps),
    declared: declared.map(({ key, desired, reason = text('coverage.hidden') }) => ({
      ...subjects.get(key),
      origin: originOf(desired),
      reason,
    })),
    bars: barsModel(comparison.deployed.coverage),
    ledger: { rows: ledgerRows(comparison.deployed.coverage) },
  };
}

function groupModel({ anchor, action, reason, gaps }: GapGroup, context: Context): unknown {
  const hidden = uniqueStrings(gaps.flatMap(({ types }) => types));
  const resources = uniqueStrings(gaps.flatMap(({ resource }) => (resource === undefined ? [] : [resource])));
  return {
    anchor,
    headingId: `${anchor}-title`,
    action,
    reasonWords: reasonWords(reason),
    facts: given([
      [text('filters.account'), listed(uniqueStrings(gaps.map(({ account }) => account)), '')],
      [text('filters.region'), listed(uniqueStrings(gaps.map(({ region }) => region)), '')],
      [text('coverage.permission'), reason === 'denied' || reason === 'denied-by-scp' ? action : '', 'code'],
      [text('coverage.hides'), hidden.map((type) => `${kindOf(type)} (${type})`).join(', ')],
      [
        text('coverage.details'),
        listed(
          resources.map((key) => nameFor(context, key)),
          '',
        ),
      ],
      [text('coverage.touched'), touched(hidden, context)],
    ]),
    messages: [...groupBy(gaps, ({ message }) => message)].map(([message, same]) => ({
      text: message,
      times: same.length > 1 ? text('coverage.times', { count: grouped(same.length) }) : '',
    })),
  };
}

/** How many declared resources are of a hidden type and therefore not checked. */
function touched(types: readonly string[], { comparison }: Context): string {
  const hit = comparison.findings.filter(
    ({ status, type }) => status === 'not-checked' && types.includes(type),
  );
  return hit.length === 0 ? '' : plural('coverage.not-checked', hit.length);
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

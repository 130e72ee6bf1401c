import type { Finding, RuleFinding, Status } from '../../model/comparison.ts';
import { SEVERITIES } from '../../model/comparison.ts';
import { originText } from '../../model/graph.ts';
import { sortedBy } from '../../model/order.ts';
import { SIGNS } from '../../model/signs.ts';
import { ruleOf } from './architecture-model.ts';
import type { Context } from './context.ts';
import { text } from './text.ts';

const SET_ASIDE: readonly Status[] = ['owned-elsewhere', 'aws-default'];
const ORDER: readonly RuleFinding['status'][] = ['violated', 'not-checked', 'kept'];

/** The model of rules.html: what must hold, what somebody accepted and until when, and what counts for nobody here. */
export function rulesModel(context: Context): Readonly<Record<string, unknown>> {
  const { comparison, subjects } = context;
  const { rules = [] } = comparison;
  const day = comparison.deployed.capturedAt.slice(0, 10);
  const groups = SET_ASIDE.map((status) => ({
    title: `${SIGNS[status].word.charAt(0).toUpperCase()}${SIGNS[status].word.slice(1)}`,
    headingId: `group-${status}`,
    meaning: `${SIGNS[status].meaning}.`,
    rows: comparison.findings
      .filter((finding) => finding.status === status)
      .map(({ key, reason = '' }) => ({ ...subjects.get(key), reason })),
  }));
  return {
    rules: sortedBy(
      rules,
      ({ status }) => String(ORDER.indexOf(status)),
      ({ severity }) => String(SEVERITIES.indexOf(severity)),
    ).map((rule) => ({ ...ruleOf(rule, context), origin: rule.source ? originText(rule.source) : '' })),
    accepted: comparison.findings
      .filter(({ status }) => status === 'accepted')
      .map((finding) => ({ ...subjects.get(finding.key), ...acceptedOf(finding, day) })),
    groups: groups.filter(({ rows }) => rows.length > 0),
  };
}

/** Who accepted it, why and until when. */
function acceptedOf(
  { reason = '', acceptance = { reason }, changes }: Finding,
  day: string,
): Readonly<Record<string, string>> {
  const { expires } = acceptance;
  return {
    why: acceptance.reason,
    owner: acceptance.owner ?? '',
    until: expires ?? text('rules.no-end'),
    soon: expires !== undefined && daysBetween(day, expires) <= 30 ? text('rules.soon') : '',
    what: changes.map(({ path }) => path).join(', '),
  };
}

function daysBetween(from: string, to: string): number {
  return (Date.parse(to.slice(0, 10)) - Date.parse(from)) / 86_400_000;
}

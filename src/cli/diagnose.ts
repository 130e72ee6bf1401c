import type { Gap, GapReason, Inventory } from '../model/graph.ts';
import { groupBy, uniqueStrings } from '../model/order.ts';
import { printable } from '../report/printable.ts';
import { permissionOf } from '../scanner/policy.ts';

/** The gaps of a scan by reason, each with what to do, and the missing permissions as one IAM statement. */
export function diagnose({ gaps }: Inventory): string {
  if (gaps.length === 0) return 'every call was answered: nothing is hidden\n';
  const reasons = [...groupBy(gaps, ({ reason }) => reason)];
  const lines = reasons.flatMap(([reason, group]) => [
    `${reason} (${group.length}): ${WHAT_TO_DO[reason as GapReason]}`,
    ...uniqueStrings(group.map(gapLine)),
  ]);
  return `${lines.map(printable).join('\n')}\n${statementFor(gaps)}`;
}

const WHAT_TO_DO: Record<GapReason, string> = {
  denied: 'the role lacks these permissions; the statement below grants them',
  'denied-by-scp': 'an organisation policy forbids them; ask its owner, no role can change it',
  throttled: 'AWS asked to slow down and went on doing so; scan again later',
  timeout: 'no answer in time; scan again',
  'region-disabled': 'the account has not opted in to the region; leave it out or opt in',
  'not-available': 'the service does not exist there; nothing to do',
  truncated: 'there was more than was read; raise the limit or scan again',
  failed: 'the answer could not be understood; scan again, and report it if it stays',
};

function gapLine({ region, service, action, types }: Gap): string {
  return `  ${service}:${action} in ${region} hides ${types.join(', ') || 'tags'}`;
}

function statementFor(gaps: readonly Gap[]): string {
  const actions = uniqueStrings(gaps.filter(({ reason }) => reason === 'denied').map(permissionOf));
  if (actions.length === 0) return '';
  return `\n${JSON.stringify({ Effect: 'Allow', Action: actions, Resource: '*' }, null, 2)}\n`;
}

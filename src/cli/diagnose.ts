import {
  type Gap,
  type GapReason,
  hidesSomething,
  type Inventory,
  isLeftOut,
  LEFT_OUT,
} from '../model/graph.ts';
import { groupBy, uniqueStrings } from '../model/order.ts';
import { printable } from '../report/printable.ts';
import { permissionOf } from '../scanner/policy.ts';

/** The gaps of a scan by reason, each with what to do, and the missing permissions as one IAM statement. */
export function diagnose({ gaps }: Inventory): string {
  const { leftOut, others } = parted(gaps);
  if (gaps.length === 0) return 'every call was answered: nothing is hidden\n';
  const reasons = [...groupBy(others, ({ reason }) => reason)];
  const lines = reasons.flatMap(([reason, group]) => [
    `${reason} (${group.length}): ${WHAT_TO_DO[reason as GapReason]}`,
    ...uniqueStrings(group.map(gapLine)),
  ]);
  return `${[...lines, ...leftOutLine(leftOut)].map(printable).join('\n')}\n${statementFor(gaps)}`;
}

/** What the end of a scan says of its gaps: those that may hide something first, `most` of them, and what was left out in a line. */
export function gapTalk(gaps: readonly Gap[], most: number): string[] {
  const { leftOut, others } = parted(gaps);
  const sorted = [...others.filter(hidesSomething), ...others.filter((gap) => !hidesSomething(gap))];
  const lines = sorted.map(
    ({ region, service, action, reason, message }) =>
      `  ? ${reason}: ${service}:${action} in ${region} (${message})`,
  );
  const more = lines.length > most ? ['  ... and more: isodrift doctor inventory.json lists all'] : [];
  return [...lines.slice(0, most), ...more, ...leftOutLine(leftOut).map((line) => `  ? ${line}`)];
}

interface Parted {
  readonly leftOut: readonly Gap[];
  readonly others: readonly Gap[];
}

/** What somebody chose not to ask is no failure: it would only hide those that are. */
function parted(gaps: readonly Gap[]): Parted {
  return {
    leftOut: gaps.filter(isLeftOut),
    others: gaps.filter((gap) => !isLeftOut(gap)),
  };
}

function leftOutLine(gaps: readonly Gap[]): string[] {
  const types = uniqueStrings(gaps.flatMap((gap) => gap.types));
  return types.length === 0
    ? []
    : [`${LEFT_OUT}: ${types.length} types were not asked for; scan without it to see them`];
}

const WHAT_TO_DO: Record<GapReason, string> = {
  denied: 'the role lacks these permissions; the statement below grants them',
  'denied-by-scp': 'an organisation policy forbids them; ask its owner, no role can change it',
  throttled: 'AWS asked to slow down and went on doing so; scan again later',
  timeout: 'no answer in time; scan again',
  'region-disabled': 'the account has not opted in to the region; leave it out or opt in',
  'not-available': 'the service does not exist there, or the endpoint lacks it; nothing to do',
  truncated: 'there was more than was read; raise the limit or scan again',
  malformed: 'the answer was not one of AWS: look for a proxy in between, and scan again',
  expired: 'renew the credentials; the same scan with --resume goes on where it ended',
  failed: 'the call failed in another way; scan again, and report it if it stays',
};

/** A gap over a whole account names every type there is. */
const MOST_TYPES = 20;

/** Entering an account is not granted there: its role must trust whoever scans. */
const ENTER = 'AssumeRole';
const HOW_TO_ENTER = 'its role must exist there, trust the role that scans, and ask for this external id';

function gapLine({ account, region, service, action, types, message }: Gap): string {
  const hidden = types.length > MOST_TYPES ? `${types.length} types` : types.join(', ') || 'tags';
  if (action === ENTER)
    return `  account ${account} hides ${hidden}: ${message.includes('WrongAccount') ? message : HOW_TO_ENTER}`;
  return `  ${service}:${action} in ${region} hides ${hidden}`;
}

/** The IAM statement that grants what was denied; '' when nothing was that a statement could grant. */
export function statementFor(gaps: readonly Gap[]): string {
  const denied = gaps.filter(({ reason }) => reason === 'denied');
  const actions = uniqueStrings(denied.filter(({ action }) => action !== ENTER).map(permissionMissing));
  if (actions.length === 0) return '';
  return `\n${JSON.stringify({ Effect: 'Allow', Action: actions, Resource: '*' }, null, 2)}\n`;
}

/** Cloud Control asks the service behind a type with our own permissions: the one that is missing is named in its message. */
function permissionMissing(gap: Gap): string {
  const [, named] = /not authorized to perform:? ([a-z0-9-]+:[A-Za-z0-9]+)/.exec(gap.message) ?? [];
  return gap.service === FOR_OTHERS && named !== undefined ? named : permissionOf(gap);
}

const FOR_OTHERS = 'cloudcontrol';

import { type ComponentFinding, isFailing, type RuleFinding } from '../model/comparison.ts';
import type { Conflict } from '../model/graph.ts';
import { printable } from './printable.ts';
import type { Told } from './told.ts';
import { plural } from '../model/plural.ts';
import { sourceText, valueText } from './words.ts';

/** How many offenders or members are named one by one. */
const MOST_NAMED = 20;

/** A rule of the design, with whoever breaks it. */
export function ruleIncident(finding: RuleFinding): Told {
  const { rule, status, severity, offenders, reason, note } = finding;
  const details = [...offenderTexts(finding), reason, note].filter((text) => text !== undefined);
  const verdict = { violated: 'is broken', kept: 'is kept', 'not-checked': 'could not be judged' }[status];
  return {
    what: 'rule',
    status,
    identity: [rule],
    subject: rule,
    message: sentence(`rule ${rule} ${verdict}`, details),
    reason: reason ?? (offenders.length > 0 ? `broken by ${plural(offenders.length, 'offender')}` : note),
    severity: status === 'violated' ? severity : undefined,
    fixes: [],
    isDivergent: isFailing(finding),
  };
}

/** `web -> db: connects :5432`, one text per offender; of many the first, and how many more. */
export function offenderTexts({ offenders }: RuleFinding): string[] {
  const named = offenders
    .slice(0, MOST_NAMED)
    .map(({ key, to, what }) => (to === undefined ? `${key}: ${what}` : `${key} -> ${to}: ${what}`));
  const more = offenders.length - named.length;
  return more > 0 ? [...named, `and ${more} more`] : named;
}

/** A component of the design, with how many there are of it. */
export function componentIncident(finding: ComponentFinding): Told {
  const { name, title, status, reason } = finding;
  const verdicts = {
    'in-sync': 'is deployed as designed',
    changed: 'is not deployed as designed',
    missing: 'is declared, but nothing of it is deployed',
    'not-checked': 'could not be checked',
  };
  return {
    what: 'component',
    status,
    identity: [name],
    subject: title ?? name,
    message: sentence(
      `component ${name} ${verdicts[status]}`,
      [reason, membersText(finding)].filter((text) => text !== undefined),
    ),
    reason,
    severity: COMPONENT_SEVERITIES[status],
    fixes: [],
    isDivergent: status === 'changed' || status === 'missing',
  };
}

const COMPONENT_SEVERITIES = {
  missing: 'high',
  changed: 'medium',
  'not-checked': undefined,
  'in-sync': undefined,
} as const;

/** `members: a, b and 3 more`; undefined when it has none. */
export function membersText({ members }: ComponentFinding): string | undefined {
  if (members.length === 0) return undefined;
  const named = members.slice(0, MOST_NAMED).join(', ');
  const more = members.length - MOST_NAMED;
  return `members: ${named}${more > 0 ? ` and ${more} more` : ''}`;
}

/** Two sources that say different things; only told, for the first one holds. */
export function conflictIncident({ key, path, held, other }: Conflict): Told {
  const [one, two] = [valueText(held.value, 120), valueText(other.value, 120)];
  return {
    what: 'conflict',
    status: 'disagrees',
    identity: [key, path],
    subject: `${key} ${path}`,
    message: printable(
      `${key} ${path} is declared twice: ${one} in ${sourceText(held.source)}, which holds; ${two} in ${sourceText(other.source)}`,
    ),
    reason: undefined,
    severity: 'low',
    fixes: [],
    isDivergent: false,
  };
}

function sentence(head: string, details: readonly string[]): string {
  return printable(details.length === 0 ? head : `${head}: ${details.join('; ')}`);
}

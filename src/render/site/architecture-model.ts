import type { Comparison, ComponentFinding, RuleFinding } from '../../model/comparison.ts';
import { type Conflict, originText, type Source } from '../../model/graph.ts';
import type { Context } from './context.ts';
import { nameFor } from './context.ts';
import { nodeOf } from './reach-model.ts';
import { grouped, signOf } from './subject.ts';
import { plural, text } from './text.ts';
import { cells } from './values.ts';

const MOST_NAMED = 20;

/** What the design says beyond single resources, where the account or another source disagrees, and what is to be known of it. */
export function architectureModel(context: Context): Readonly<Record<string, unknown>> {
  const { rules = [], components = [], conflicts = [], notes = [] } = context.comparison;
  const rest = notes.length - MOST_NAMED;
  return {
    rules: rules.filter(({ status }) => status !== 'kept').map((rule) => ruleOf(rule, context)),
    components: components
      .filter(({ status }) => status !== 'in-sync')
      .map((component) => componentOf(component, context)),
    conflicts: conflicts.map((conflict) => conflictOf(conflict, context)),
    notes: notes.slice(0, MOST_NAMED),
    notesRest: rest > 0 ? text('more', { count: grouped(rest) }) : '',
  };
}

/** `2 rules violated, 1 component not as designed`; '' where all are kept. */
export function architectureWords({ rules = [], components = [] }: Comparison): string {
  const violated = rules.filter(({ status }) => status === 'violated').length;
  const off = components.filter(({ status }) => status === 'changed' || status === 'missing').length;
  return [
    ...(violated > 0 ? [plural('architecture.violated', violated)] : []),
    ...(off > 0 ? [plural('architecture.off', off)] : []),
  ].join(', ');
}

/** A rule with whoever breaks it. */
export function ruleOf(rule: RuleFinding, context: Context): Readonly<Record<string, unknown>> {
  const { status, severity, offenders, reason = '', note = '' } = rule;
  const isViolated = status === 'violated';
  const rest = offenders.length - MOST_NAMED;
  return {
    ...ruleSign(status),
    severity: isViolated ? severity : '',
    rule: rule.rule,
    reason,
    note,
    offenders: offenders.slice(0, MOST_NAMED).map(({ key, to, what }) => ({
      ...nodeOf(context, key),
      to: to === undefined ? '' : nameFor(context, to),
      what,
    })),
    rest: rest > 0 ? text('more', { count: grouped(rest) }) : '',
  };
}

function ruleSign(status: RuleFinding['status']): Readonly<Record<'status' | 'glyph' | 'word', string>> {
  if (status === 'violated') return { status: 'missing', glyph: '!', word: text('rules.violated') };
  return status === 'kept' ? { ...signOf('in-sync'), word: text('rules.kept') } : signOf('not-checked');
}

function componentOf(component: ComponentFinding, context: Context): Readonly<Record<string, unknown>> {
  const { name, title = name, status, members, reason = '' } = component;
  const rest = members.length - MOST_NAMED;
  return {
    ...signOf(status),
    title,
    reason,
    members: members.slice(0, MOST_NAMED).map((key) => nodeOf(context, key)),
    rest: rest > 0 ? text('more', { count: grouped(rest) }) : '',
  };
}

function conflictOf({ key, path, held, other }: Conflict, context: Context): object {
  const { desired, deployed } = cells(held.value, other.value);
  return {
    ...nodeOf(context, key),
    path,
    held: desired,
    heldPlace: placeOf(held.source),
    other: deployed,
    otherPlace: placeOf(other.source),
  };
}

/** With what the file calls it: two sources seldom use one name. */
function placeOf(source: Source): string {
  const { address } = source;
  return address === undefined ? originText(source) : `${originText(source)} (${address})`;
}

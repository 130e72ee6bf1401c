import type { RuleFinding } from '../model/comparison.ts';
import type { Rule, Selection } from '../model/graph.ts';
import { sortedBy } from '../model/order.ts';
import type { Blindness } from './coverage.ts';
import { arrowJudge } from './rule-arrows.ts';
import { type Answers, answersOf, type RuleContext, type RuleVerdict, unseenNote } from './rule-answers.ts';

/** Who breaks which rule of the design. What was not seen breaks nothing, and keeps nothing either. */
export function judgeRules(rules: readonly Rule[], context: RuleContext): RuleFinding[] {
  const answers = answersOf(context);
  const arrows = arrowJudge(context, answers);
  return rules.map((rule): RuleFinding => {
    const judged = rule.arrow
      ? arrows(rule, rule.arrow)
      : protectionVerdict(rule, rule.protection ?? { what: '', on: {} }, { context, answers });
    const { effect, severity, reason, source } = rule;
    return {
      rule: rule.rule,
      effect,
      severity,
      status: statusOf(judged),
      offenders: sortedBy(
        judged.offenders,
        ({ key }) => key,
        ({ to }) => to ?? '',
        ({ what }) => what,
      ),
      ...(reason === undefined ? {} : { reason }),
      ...(judged.note === undefined ? {} : { note: judged.note }),
      ...(source ? { source } : {}),
    };
  });
}

function statusOf({ offenders, isOpen }: RuleVerdict): RuleFinding['status'] {
  if (offenders.length > 0) return 'violated';
  return isOpen ? 'not-checked' : 'kept';
}

function protectionVerdict(
  { effect }: Rule,
  { what, on }: { readonly what: string; readonly on: Selection },
  { context, answers }: { readonly context: RuleContext; readonly answers: Answers },
): RuleVerdict {
  const chosen = context.members.of(on).map((finding) => ({ finding, answer: answers(finding, what) }));
  const asked = chosen.filter(({ answer }) => answer !== undefined);
  const wrong = effect === 'require' ? 'no' : 'yes';
  const open = asked.filter(({ answer }) => answer === 'unknown');
  const offenders = asked
    .filter(({ answer }) => answer === wrong)
    .map(({ finding: { key } }) => ({
      key,
      what: effect === 'require' ? (LACKING.get(what) ?? `no ${what}`) : what,
    }));
  if (chosen.length > 0 && asked.length === 0)
    return { offenders, isOpen: true, note: `${what} means nothing for what this names` };
  const hidden = chosen.length === 0 ? unseenTypes(on, context.blindness) : undefined;
  if (hidden !== undefined) return { offenders, isOpen: true, note: hidden };
  const note = unseenNote(open.map(({ finding }) => finding));
  return { offenders, isOpen: open.length > 0, ...(note === undefined ? {} : { note }) };
}

/** What is wrong where a protection is missing, when its name with a "no" before it is no English. */
const LACKING: ReadonlyMap<string, string> = new Map([
  ['several zones', 'in one zone'],
  ['public access', 'not public'],
]);

/** Nothing found of a type that could not be listed says nothing. */
function unseenTypes({ types = [] }: Selection, { hidesResource }: Blindness): string | undefined {
  const probe = {
    key: '',
    account: '',
    region: '',
    id: '',
    tags: {},
    attributes: {},
    source: { origin: '' },
  };
  return types
    .filter((type) => !type.includes('*'))
    .map((type) => hidesResource({ ...probe, type }))
    .find((reason) => reason !== undefined);
}

import { FLOW_KINDS } from '../catalogue/contract.ts';
import { meansYes, protectionOf, protectionPaths } from '../catalogue/protected.ts';
import { type Protection, PROTECTIONS, type ProtectionTest } from '../catalogue/protection.ts';
import type { Finding, Offender, RuleFinding } from '../model/comparison.ts';
import type { Relation, Resource, Rule, Selection } from '../model/graph.ts';
import { groupBy, sortedBy } from '../model/order.ts';
import { arrowJudge } from './rule-arrows.ts';
import type { Blindness } from './coverage.ts';
import type { Members } from './members.ts';

export interface RuleContext {
  readonly members: Members;
  readonly blindness: Blindness;
  readonly findings: readonly Finding[];
  /** deployed arrows on finding keys, their evidence, too */
  readonly deployed: readonly Relation[];
}

/** Who breaks which rule of the design. What was not seen breaks nothing, and keeps nothing either. */
export function judgeRules(rules: readonly Rule[], context: RuleContext): RuleFinding[] {
  const answers = answersOf(context);
  const arrows = arrowJudge(context, answers);
  return rules.map((rule): RuleFinding => {
    const judged = rule.arrow
      ? arrows(rule, rule.arrow)
      : protectionVerdict(rule, rule.protection ?? { what: '', on: {} }, { context, answers });
    const { severity, reason, source } = rule;
    return {
      rule: rule.rule,
      severity,
      status: statusOf(judged),
      offenders: sortedBy(
        judged.offenders,
        ({ key }) => key,
        ({ to }) => to ?? '',
      ),
      ...(reason === undefined ? {} : { reason }),
      ...(judged.note === undefined ? {} : { note: judged.note }),
      ...(source ? { source } : {}),
    };
  });
}

export interface RuleVerdict {
  readonly offenders: readonly Offender[];
  /** something could not be told */
  readonly isOpen: boolean;
  readonly note?: string;
}

function statusOf({ offenders, isOpen }: RuleVerdict): RuleFinding['status'] {
  if (offenders.length > 0) return 'violated';
  return isOpen ? 'not-checked' : 'kept';
}

/** Yes, no, not known, or undefined: the question means nothing for this type. */
export type Answer = 'yes' | 'no' | 'unknown' | undefined;

export type Answers = (finding: Finding, what: string) => Answer;

function answersOf({ blindness, findings, deployed }: RuleContext): Answers {
  const byKey = new Map(findings.map((finding) => [finding.key, finding]));
  const stated = groupBy(deployed, ({ evidence }) => evidence.resource);
  const named = new Set(deployed.map(({ to, evidence }) => JSON.stringify([to, evidence.attribute])));
  const answer: Answers = (finding, what) => {
    const resource = finding.deployed;
    if (!resource) return undefined;
    if (what.startsWith('tag ')) return tagAnswer(resource, what.slice(4).trim(), blindness);
    const known = PROTECTIONS.find((one) => one === what);
    return known && protectionAnswer(finding, resource, known);
  };
  const protectionAnswer = (finding: Finding, resource: Resource, what: Protection): Answer => {
    const tests = protectionOf(resource.type, what);
    if (tests === undefined || tests === 'always') return tests && 'yes';
    const isExempt = tests.some(
      ({ exceptTargetsOf: path }) => path !== undefined && named.has(JSON.stringify([finding.key, path])),
    );
    if (isExempt) return undefined;
    const said = tests.map((test) => tested(finding, resource, test, what));
    if (said.includes('yes')) return 'yes';
    const isHidden = protectionPaths(tests).some((path) => isUnseen(resource, path, blindness));
    return isHidden || said.includes('unknown') ? 'unknown' : 'no';
  };
  const tested = (finding: Finding, resource: Resource, test: ProtectionTest, what: Protection): Answer => {
    const own = meansYes(resource, test);
    if (own === undefined) return 'unknown';
    if (!own || test.through === undefined) return own ? 'yes' : 'no';
    const others = (stated.get(finding.key) ?? []).filter(
      ({ evidence }) => evidence.attribute === test.through,
    );
    const through = others
      .flatMap(({ from, to }) => byKey.get(from === finding.key ? to : from) ?? [])
      .map((other) => answer(other, what));
    if (through.includes('yes')) return 'yes';
    return through.length === 0 || through.includes('unknown') ? 'unknown' : 'no';
  };
  return answer;
}

function isUnseen(resource: Resource, path: string, { hidesAttribute }: Blindness): boolean {
  return !Object.hasOwn(resource.attributes, path) && hidesAttribute(resource, path) !== undefined;
}

function tagAnswer(resource: Resource, tag: string, { hidesTags }: Blindness): Answer {
  if (Object.hasOwn(resource.tags, tag)) return 'yes';
  return hidesTags(resource) === undefined ? 'no' : 'unknown';
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
    .map(({ finding: { key } }) => ({ key, what: effect === 'require' ? `no ${what}` : what }));
  if (chosen.length > 0 && asked.length === 0)
    return { offenders, isOpen: true, note: `${what} means nothing for what this names` };
  const hidden = chosen.length === 0 ? unseenTypes(on, context.blindness) : undefined;
  if (hidden !== undefined) return { offenders, isOpen: true, note: hidden };
  const note =
    open.length === 0 ? undefined : `not seen: ${open.map(({ finding }) => finding.key).join(', ')}`;
  return { offenders, isOpen: open.length > 0, ...(note === undefined ? {} : { note }) };
}

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

/** The kinds of arrows that a rule about arrows means. */
export function isFlow({ kind }: Relation): boolean {
  return FLOW_KINDS.includes(kind);
}

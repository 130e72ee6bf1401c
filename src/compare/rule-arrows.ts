import { FLOW_KINDS } from '../catalogue/contract.ts';
import type { Finding, Offender } from '../model/comparison.ts';
import type { Relation, Rule, Selection } from '../model/graph.ts';
import { groupBy, uniqueStrings } from '../model/order.ts';
import { type Answers, type RuleContext, type RuleVerdict, unseenNote } from './rule-answers.ts';

type RuleArrow = NonNullable<Rule['arrow']>;

/**
 * Judges rules about arrows on the direct arrows of the deployed account: what passes through something else is an arrow
 * of that. The internet reaches whatever is public.
 */
export function arrowJudge(
  { members, deployed }: RuleContext,
  answers: Answers,
): (rule: Rule, arrow: RuleArrow) => RuleVerdict {
  const leaving = groupBy(
    deployed.filter(({ kind }) => FLOW_KINDS.includes(kind)),
    ({ from }) => from,
  );
  const between = (
    tail: Finding,
    tips: ReadonlySet<string>,
    label: string | undefined,
  ): readonly Relation[] =>
    (leaving.get(tail.key) ?? []).filter(
      (one) => tips.has(one.to) && (label === undefined || one.label === undefined || one.label === label),
    );
  return (rule, { from, to, label }) => {
    const tips = members.of(to);
    if (from.internet) return fromInternet(rule, tips, answers);
    const keys = new Set(tips.map(({ key }) => key));
    const tails = members.of(from).filter(({ key }) => !keys.has(key) || keys.size > 1);
    const offenders =
      rule.effect === 'forbid'
        ? tails.flatMap((tail) => between(tail, keys, label).map((one): Offender => arrowOf(one)))
        : tails
            .filter((tail) => between(tail, keys, label).length === 0)
            .map(({ key }): Offender => ({ key, ...onlyEnd(tips, key), what: 'no such arrow' }));
    const nobody = [tails.length === 0 ? from : undefined, tips.length === 0 ? to : undefined].flatMap(
      (selection) => (selection ? [nameOf(selection)] : []),
    );
    const isOpen = rule.effect === 'require' && tails.length === 0;
    return {
      offenders,
      isOpen,
      ...(nobody.length === 0 ? {} : { note: `nothing deployed is ${nobody.join(' or ')}` }),
    };
  };
}

function arrowOf({ from, to, kind, label }: Relation): Offender {
  return label === undefined
    ? { key: from, to, kind, what: kind }
    : { key: from, to, kind, label, what: `${kind} ${label}` };
}

/** Where an arrow that is not there should lead, if that can only be one place. */
function onlyEnd(tips: readonly Finding[], from: string): Pick<Offender, 'to'> {
  const ends = uniqueStrings(tips.map(({ key }) => key)).filter((key) => key !== from);
  return ends.length === 1 && ends[0] !== undefined ? { to: ends[0] } : {};
}

function fromInternet({ effect }: Rule, tips: readonly Finding[], answers: Answers): RuleVerdict {
  const asked = tips.map((finding) => ({ finding, answer: answers(finding, 'public access') }));
  const wrong = effect === 'forbid' ? ['yes'] : ['no', undefined];
  const open = asked.filter(({ answer }) => answer === 'unknown');
  const note = unseenNote(open.map(({ finding }) => finding));
  return {
    offenders: asked
      .filter(({ answer }) => wrong.includes(answer))
      .map(({ finding: { key } }) => ({
        key,
        from: 'internet' as const,
        what: effect === 'forbid' ? 'reachable from the internet' : 'not reachable from the internet',
      })),
    isOpen: open.length > 0,
    ...(note === undefined ? {} : { note }),
  };
}

function nameOf({ component, keys, types, layers }: Selection): string {
  return component ?? keys?.join(', ') ?? types?.join(', ') ?? layers?.join(', ') ?? 'there';
}

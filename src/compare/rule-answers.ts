import { meansYes, protectionOf, protectionPaths } from '../catalogue/protected.ts';
import { type Protection, PROTECTIONS, type ProtectionTest } from '../catalogue/protection.ts';
import type { Finding, Offender } from '../model/comparison.ts';
import type { Relation, Resource } from '../model/graph.ts';
import { groupBy } from '../model/order.ts';
import type { Blindness } from './coverage.ts';
import type { Members } from './members.ts';

export interface RuleContext {
  readonly members: Members;
  readonly blindness: Blindness;
  readonly findings: readonly Finding[];
  /** deployed arrows on finding keys, their evidence, too */
  readonly deployed: readonly Relation[];
}

/** What judging one rule came to. */
export interface RuleVerdict {
  readonly offenders: readonly Offender[];
  /** something could not be told */
  readonly isOpen: boolean;
  readonly note?: string;
}

/** Yes, no, not known, or undefined: the question means nothing for this type. */
export type Answer = 'yes' | 'no' | 'unknown' | undefined;

export type Answers = (finding: Finding, what: string) => Answer;

/** Answers for each resource whether a protection is there. */
export function answersOf({ blindness, findings, deployed }: RuleContext): Answers {
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
    const said = new Set(tests.map((test) => tested(finding, resource, test, what)));
    if (said.has('yes')) return 'yes';
    const isHidden = protectionPaths(tests).some((path) => isUnseen(resource, path, blindness));
    return isHidden || said.has('unknown') ? 'unknown' : 'no';
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

/** `not seen: a, b and 3 more`; undefined when all was seen. */
export function unseenNote(findings: readonly Finding[]): string | undefined {
  if (findings.length === 0) return undefined;
  const named = findings.slice(0, MOST_NAMED).map(({ key }) => key);
  const more = findings.length - named.length;
  return `not seen: ${named.join(', ')}${more > 0 ? ` and ${more} more` : ''}`;
}

const MOST_NAMED = 10;

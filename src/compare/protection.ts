import { entryFor } from '../catalogue/index.ts';
import { meansYes } from '../catalogue/protected.ts';
import { type Protection, PROTECTIONS, type ProtectionTest } from '../catalogue/protection.ts';
import type { Finding, ProtectionAnswer, ProtectionRow, Status } from '../model/comparison.ts';
import type { Resource } from '../model/graph.ts';
import { isList } from '../model/value.ts';
import { attributeOf, definitionOf } from './attribute.ts';
import type { Blindness } from './coverage.ts';
import type { Pointer, Pointers } from './pointers.ts';

interface Sight {
  readonly pointers: Pointers;
  readonly blindness: Blindness;
}

/** How each data store answers what data stores are asked, in the design and in the account. */
export function protectionRows(findings: readonly Finding[], sight: Sight): ProtectionRow[] {
  return findings.filter(isStore).map((finding) => ({
    key: finding.key,
    type: finding.type,
    status: finding.status,
    answers: QUESTIONS.flatMap((question) => answerOf(finding, question, sight)),
  }));
}

/** What is asked of data; the others are about how requests are served. */
const QUESTIONS = PROTECTIONS.filter((question) => question !== 'dead-letter queue');

/** Others look after what is theirs. */
const HIDDEN: ReadonlySet<Status> = new Set(['aws-default', 'owned-elsewhere']);

function isStore({ type, status }: Finding): boolean {
  const entry = entryFor(type);
  const isKept = entry?.layer === 'data' && entry.drawn === 'block' && entry.protection !== undefined;
  return isKept && !HIDDEN.has(status);
}

function answerOf(
  { type, desired, deployed }: Finding,
  question: Protection,
  { pointers, blindness }: Sight,
): ProtectionAnswer[] {
  const tests = entryFor(type)?.protection?.[question];
  if (!tests) return [];
  const isHidden = ({ path }: ProtectionTest): boolean =>
    deployed !== undefined &&
    attributeOf(deployed, path) === undefined &&
    blindness.hidesAttribute(deployed, path) !== undefined;
  const isAlways = tests === 'always';
  const own = isAlways ? [] : tests;
  // the design answers where it says something; what it leaves to AWS it does not ask for
  const isStated = own.some(({ path }) => desired && attributeOf(desired, path) !== undefined);
  const wanted = isStated && desired ? answer(desired, own, pointers.own) : undefined;
  const isSeen = !own.some(isHidden);
  const found = isSeen && deployed ? isAlways || answer(deployed, own, pointers.deployed) : undefined;
  return [
    {
      question,
      wanted: question !== 'public access',
      ...(wanted === undefined ? {} : { desired: wanted }),
      ...(found === undefined ? {} : { deployed: found }),
    },
  ];
}

/** Yes when one test says yes, no when all say no. */
function answer(resource: Resource, tests: readonly ProtectionTest[], point: Pointer): boolean | undefined {
  const answers = new Set(tests.map((test) => answerTo(resource, test, point)));
  if (answers.has(true)) return true;
  return answers.has(undefined) ? undefined : false;
}

function answerTo(resource: Resource, test: ProtectionTest, point: Pointer): boolean | undefined {
  const own = meansYes(resource, test);
  if (!own || test.through === undefined) return own;
  const value = attributeOf(resource, test.through) ?? [];
  const ends = (isList(value) ? value : [value]).flatMap(
    (one) => point(one, resource, definitionOf(resource.type, test.through ?? '')?.to) ?? [],
  );
  return ends.some((end) => {
    const tests = entryFor(end.type)?.protection?.['public access'];
    return Array.isArray(tests) && tests.some((one: ProtectionTest) => meansYes(end, one));
  });
}

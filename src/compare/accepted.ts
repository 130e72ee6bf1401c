import type { Change, Finding } from '../model/comparison.ts';
import type { Acceptance } from '../model/graph.ts';
import { attributeIn, fitsAttribute, fitsResource } from './pattern.ts';

type Accepted = Pick<Finding, 'key' | 'type' | 'desired' | 'deployed' | 'changes'>;

/** The acceptance that still counts on the day of the scan and covers this whole finding, every change of it. */
export function acceptanceOf(
  finding: Accepted,
  rules: readonly Acceptance[],
  capturedAt: string,
): Acceptance | undefined {
  return covering(
    finding,
    rules.filter((rule) => !isExpired(rule, capturedAt)),
  );
}

/** The acceptance that would cover it, had it not come to its end. */
export function lapsedAcceptanceOf(
  finding: Accepted,
  rules: readonly Acceptance[],
  capturedAt: string,
): Acceptance | undefined {
  return covering(
    finding,
    rules.filter((rule) => isExpired(rule, capturedAt)),
  );
}

function covering(finding: Accepted, rules: readonly Acceptance[]): Acceptance | undefined {
  const fitting = rules.filter((rule) => fitsResource(withoutBang(rule.pattern), finding));
  const valid = fitting.filter(
    (rule, index) => !isBack(rule) && !isTakenBack(rule, fitting.slice(index + 1)),
  );
  if (finding.changes.length === 0) return valid.find(({ pattern }) => attributeIn(pattern) === undefined);
  const each = finding.changes.map((change) => valid.find((rule) => coversChange(rule, change)));
  return each.every((rule) => rule !== undefined) ? each[0] : undefined;
}

/** An acceptance holds through the day it names; a date nobody can read has expired. */
function isExpired({ expires }: Acceptance, capturedAt: string): boolean {
  if (expires === undefined) return false;
  return !/^\d{4}-\d\d-\d\d/.test(expires) || expires.slice(0, 10) < capturedAt.slice(0, 10);
}

function coversChange({ pattern }: Acceptance, { path }: Change): boolean {
  return fitsAttribute(pattern, path);
}

/** `!type/id` takes back what an earlier line of the same file accepts, as in gitignore. */
function isBack({ pattern }: Acceptance): boolean {
  return pattern.startsWith('!');
}

function isTakenBack({ source }: Acceptance, later: readonly Acceptance[]): boolean {
  return later.some((rule) => isBack(rule) && rule.source?.origin === source?.origin);
}

function withoutBang(pattern: string): string {
  return pattern.replace(/^!/, '');
}

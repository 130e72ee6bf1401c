import type { Change, Finding } from '../model/comparison.ts';
import type { Acceptance } from '../model/graph.ts';
import { fitsGlob } from './glob.ts';

/** The acceptance that still counts on the day of the scan and covers this whole finding, every change of it. */
export function acceptanceOf(
  finding: Pick<Finding, 'key' | 'type' | 'desired' | 'deployed' | 'changes'>,
  rules: readonly Acceptance[],
  capturedAt: string,
): Acceptance | undefined {
  const valid = rules.filter((rule) => !isExpired(rule, capturedAt) && coversResource(rule, finding));
  if (finding.changes.length === 0) return valid.find((rule) => attributePattern(rule) === undefined);
  const covering = finding.changes.map((change) => valid.find((rule) => coversChange(rule, change)));
  return covering.every((rule) => rule !== undefined) ? covering[0] : undefined;
}

/** An acceptance holds through the day it names; a date nobody can read has expired. */
function isExpired({ expires }: Acceptance, capturedAt: string): boolean {
  if (expires === undefined) return false;
  return !/^\d{4}-\d\d-\d\d/.test(expires) || expires.slice(0, 10) < capturedAt.slice(0, 10);
}

function coversResource(
  rule: Acceptance,
  finding: Pick<Finding, 'key' | 'type' | 'desired' | 'deployed'>,
): boolean {
  const [wanted] = splitPattern(rule.pattern);
  const names = [finding.key, ...namesOf(finding.desired), ...namesOf(finding.deployed)];
  return names.some((name) => fitsGlob(wanted, `${finding.type}/${name}`));
}

function namesOf(resource: Finding['desired']): string[] {
  if (!resource) return [];
  return [resource.id, resource.name ?? '', resource.arn ?? ''].filter((name) => name !== '');
}

function coversChange(rule: Acceptance, { path }: Change): boolean {
  const wanted = attributePattern(rule);
  return wanted === undefined || fitsGlob(wanted, path) || path.startsWith(`${wanted}.`);
}

function attributePattern(rule: Acceptance): string | undefined {
  return splitPattern(rule.pattern)[1];
}

/** At the last '#': ids may hold one, attribute paths do not. */
function splitPattern(pattern: string): [string, string?] {
  const at = pattern.lastIndexOf('#');
  return at < 0 ? [pattern] : [pattern.slice(0, at), pattern.slice(at + 1)];
}

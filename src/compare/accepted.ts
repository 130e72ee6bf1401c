import type { Change, Finding } from '../model/comparison.ts';
import type { Acceptance } from '../model/graph.ts';
import { attributeIn, fitsAttribute, fitsResource } from './pattern.ts';

/** The acceptance that still counts on the day of the scan and covers this whole finding, every change of it. */
export function acceptanceOf(
  finding: Pick<Finding, 'key' | 'type' | 'desired' | 'deployed' | 'changes'>,
  rules: readonly Acceptance[],
  capturedAt: string,
): Acceptance | undefined {
  const valid = rules.filter((rule) => !isExpired(rule, capturedAt) && fitsResource(rule.pattern, finding));
  if (finding.changes.length === 0) return valid.find(({ pattern }) => attributeIn(pattern) === undefined);
  const covering = finding.changes.map((change) => valid.find((rule) => coversChange(rule, change)));
  return covering.every((rule) => rule !== undefined) ? covering[0] : undefined;
}

/** An acceptance holds through the day it names; a date nobody can read has expired. */
function isExpired({ expires }: Acceptance, capturedAt: string): boolean {
  if (expires === undefined) return false;
  return !/^\d{4}-\d\d-\d\d/.test(expires) || expires.slice(0, 10) < capturedAt.slice(0, 10);
}

function coversChange({ pattern }: Acceptance, { path }: Change): boolean {
  return fitsAttribute(pattern, path);
}

import {
  type Comparison,
  DIVERGENT,
  type DriftSeverity,
  isFailing,
  SEVERITIES,
  type Status,
} from '../model/comparison.ts';
import { hidesSomething } from '../model/graph.ts';

/** Terraform's convention, with a fourth: green never means "could not look". */
export const EXIT = { ok: 0, error: 1, divergence: 2, incomplete: 3 } as const;

export type ExitCode = (typeof EXIT)[keyof typeof EXIT];

/** What makes a run fail: anything with this status, or anything that matters at least this much. */
export type Trigger = Status | DriftSeverity;

/** The exit code of a comparison; `failOn` names what counts as divergence. */
export function exitCodeOf(comparison: Comparison, failOn: readonly Trigger[] = DIVERGENT): ExitCode {
  const { findings, relations } = comparison.summary;
  if (failOn.some((trigger) => isHit(comparison, trigger))) return EXIT.divergence;
  const { components, rules = [] } = comparison;
  if (components?.some(({ status }) => failOn.some((one) => one === status))) return EXIT.divergence;
  if (rules.some(isFailing)) return EXIT.divergence;
  const isOpen = [...(components ?? []), ...rules].some(({ status }) => status === 'not-checked');
  const isIncomplete =
    isOpen || comparison.gaps.some(hidesSomething) || findings['not-checked'] + relations['not-checked'] > 0;
  return isIncomplete ? EXIT.incomplete : EXIT.ok;
}

function isHit({ summary, findings, relations, exposures = [] }: Comparison, trigger: Trigger): boolean {
  const least = SEVERITIES.findIndex((severity) => severity === trigger);
  if (least < 0) {
    const { findings: resources, relations: arrows, exposures: ways } = summary;
    const status = trigger as Status;
    return resources[status] + arrows[status] + (ways?.[status] ?? 0) > 0;
  }
  return [...findings, ...relations, ...exposures].some(
    ({ severity }) => severity !== undefined && SEVERITIES.indexOf(severity) <= least,
  );
}

import type { Comparison, Status } from '../model/comparison.ts';
import { DIVERGENT } from '../model/comparison.ts';

/** Terraform's convention, with a fourth: green never means "could not look". */
export const EXIT = { ok: 0, error: 1, divergence: 2, incomplete: 3 } as const;

export type ExitCode = (typeof EXIT)[keyof typeof EXIT];

/** The exit code of a comparison; `failOn` names the statuses that count as divergence. */
export function exitCodeOf(comparison: Comparison, failOn: readonly Status[] = DIVERGENT): ExitCode {
  const { findings, relations } = comparison.summary;
  if (failOn.some((status) => findings[status] + relations[status] > 0)) return EXIT.divergence;
  const isIncomplete = comparison.gaps.length > 0 || findings['not-checked'] + relations['not-checked'] > 0;
  return isIncomplete ? EXIT.incomplete : EXIT.ok;
}

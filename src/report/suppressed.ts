import type { Comparison, Suppressed } from '../model/comparison.ts';

/** What a report shows beyond what diverges. */
export interface Extent {
  /** with what differs and means the same, and by which rule */
  readonly isShowingSuppressed?: boolean;
}

/** Differences that mean nothing, by the finding they belong to. */
export interface Alike {
  readonly key: string;
  readonly differences: readonly Suppressed[];
}

/** Every finding with differences that a rule explains away, in the order of the comparison. */
export function alikeIn({ findings }: Comparison): Alike[] {
  return findings.flatMap(({ key, suppressed }) =>
    suppressed.length === 0 ? [] : [{ key, differences: suppressed }],
  );
}

/** How many there are in all. */
export function countAlike(alike: readonly Alike[]): number {
  return alike.reduce((sum, { differences }) => sum + differences.length, 0);
}

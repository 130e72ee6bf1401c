import type { DriftSeverity, Fix, RuleFinding, Status } from '../model/comparison.ts';

/** One thing that people are told of, without its place. */
export interface Told {
  readonly what: 'resource' | 'arrow' | 'exposure' | 'rule' | 'component' | 'conflict';
  readonly status: ToldStatus;
  /** what stays the same from run to run */
  readonly identity: readonly string[];
  /** whom or what it is about, as somebody else wrote it */
  readonly subject: string;
  readonly message: string;
  readonly reason: string | undefined;
  readonly severity: DriftSeverity | undefined;
  readonly fixes: readonly Fix[];
  /** does it make the run fail? */
  readonly isDivergent: boolean;
}

export type ToldStatus = Status | RuleFinding['status'] | 'disagrees';

/** Everything but what is as it should be. */
export const NOT_AS_DESIGNED: readonly ToldStatus[] = [
  'missing',
  'changed',
  'unmanaged',
  'violated',
  'not-checked',
  'disagrees',
];

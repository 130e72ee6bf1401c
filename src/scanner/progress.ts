import type { Ledger } from './ledger.ts';
import type { CallProgress, Phase, Progress } from './options.ts';

/** Keeps count of how far the scan of one account is, and tells it. */
export interface ScanProgress {
  readonly enter: (phase: Phase) => void;
  /** so many more units of work are known of: a type in a region, or a thing that something points at */
  readonly planned: (units: number) => void;
  /** one of them is done, and so many resources were found in it */
  readonly finished: (resources: number) => void;
  /** a call was answered */
  readonly called: (call: CallProgress) => void;
}

/** Nothing is counted yet, and nothing told before the first phase. */
export function openProgress(
  account: string,
  ledger: Ledger,
  tell: ((progress: Progress) => void) | undefined,
): ScanProgress {
  const counted = { done: 0, total: 0, resources: 0 };
  let phase: Phase = 'enter';
  let last: CallProgress | undefined;
  const told = (): void => {
    const call = last ?? { region: '', service: '', action: '' };
    tell?.({ ...call, ...ledger.totals(), ...counted, phase, account });
  };
  return {
    enter: (next) => {
      phase = next;
      told();
    },
    planned: (units) => void (counted.total += units),
    finished: (resources) => {
      counted.done += 1;
      counted.resources += resources;
    },
    called: (call) => {
      last = call;
      told();
    },
  };
}

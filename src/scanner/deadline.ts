import type { Limits } from './options.ts';

export interface Deadline {
  /** aborted when time is up or the scan is stopped */
  readonly signal: AbortSignal;
  /** the work, or an error when the time for it is up or the scan is stopped, whichever comes first */
  readonly within: <T>(work: () => Promise<T>) => Promise<T>;
}

/** A time limit for each page, and one for all pages of a listing together; time spent waiting for a turn does not count. */
export function openDeadline(
  { callTimeoutMs, chainTimeoutMs }: Pick<Limits, 'callTimeoutMs' | 'chainTimeoutMs'>,
  outer: AbortSignal | undefined,
): Deadline {
  const controller = new AbortController();
  let timer: NodeJS.Timeout | undefined;
  let spent = 0;
  const signal = outer ? AbortSignal.any([controller.signal, outer]) : controller.signal;
  const start = (): void => {
    const left = chainTimeoutMs - spent;
    const isChain = left < callTimeoutMs;
    const message = isChain
      ? `all pages together took longer than ${seconds(chainTimeoutMs)}`
      : `no answer within ${seconds(callTimeoutMs)}, all tries together`;
    // an error takes longer to make than most answers to read: only when it is needed
    timer = setTimeout(() => controller.abort(timeout(message)), isChain ? left : callTimeoutMs);
  };
  return {
    signal,
    within: async (work) => {
      signal.throwIfAborted();
      start();
      const begun = Date.now();
      try {
        // the SDK sees a signal when it sends, and not while it waits to try again
        return await unlessAborted(signal, work);
      } catch (error) {
        // what the SDK says of a signal is less than what the signal says
        throw controller.signal.aborted ? controller.signal.reason : error;
      } finally {
        clearTimeout(timer);
        spent += Date.now() - begun;
      }
    },
  };
}

/** The work, or what the signal says as soon as it says something. */
export function unlessAborted<T>(signal: AbortSignal, work: () => Promise<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    const stop = (): void => reject(signal.reason as Error);
    signal.addEventListener('abort', stop, { once: true });
    const forget = (): void => signal.removeEventListener('abort', stop);
    work().then(resolve, reject).finally(forget);
  });
}

function seconds(ms: number): string {
  return `${Math.round(ms / 100) / 10} s`;
}

function timeout(message: string): Error {
  const error = new Error(message);
  error.name = 'TimeoutError';
  return error;
}

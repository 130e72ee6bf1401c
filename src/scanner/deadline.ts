import type { Limits } from './options.ts';

/**
 * Says that a request is to be given up: as much of an `AbortSignal` as the SDK's handler of requests asks for. A real one for
 * each request would take longer than all else that the scanner does for it.
 */
export interface Stop {
  aborted: boolean;
  reason?: Error;
  /** set by whoever is at work on the request, one after the other */
  onabort: (() => void) | null;
}

export interface Deadline {
  /** aborted when time is up or the scan is stopped */
  readonly stop: Stop;
  /** the work, or an error when the time for it is up or the scan is stopped, whichever comes first */
  readonly within: <T>(work: () => Promise<T>) => Promise<T>;
}

type Times = Pick<Limits, 'callTimeoutMs' | 'chainTimeoutMs'>;

/**
 * Gives each call a time limit for each page, and one for all pages of a listing together; time spent waiting for a turn does not
 * count. All of them end when the scan is stopped.
 */
export function openDeadlines(times: Times, outer?: AbortSignal): () => Deadline {
  const running = new Set<(reason: Error) => void>();
  const stopAll = (): void => {
    for (const end of running) end(outer?.reason as Error);
  };
  outer?.addEventListener('abort', stopAll, { once: true });
  return () => {
    const stop: Stop = { aborted: false, onabort: null };
    let spent = 0;
    return {
      stop,
      within: (work) =>
        new Promise((resolve, reject) => {
          outer?.throwIfAborted();
          const begun = Date.now();
          const settle = (): void => {
            clearTimeout(timer);
            running.delete(end);
            spent += Date.now() - begun;
          };
          // the SDK would not hear of it while it waits to try again, and what it says of a stop is less than the reason says
          const end = (reason: Error): void => {
            settle();
            reject(reason);
            stop.aborted = true;
            stop.reason = reason;
            stop.onabort?.();
          };
          const { ms, message } = limitOf(times, spent);
          // an error takes longer to make than most answers to read: only when it is needed
          const timer = setTimeout(() => end(timeout(message())), ms);
          running.add(end);
          void (async () => {
            try {
              resolve(await work());
            } catch (error) {
              reject(error);
            } finally {
              settle();
            }
          })();
        }),
    };
  };
}

function limitOf(
  { callTimeoutMs, chainTimeoutMs }: Times,
  spent: number,
): { ms: number; message: () => string } {
  const left = chainTimeoutMs - spent;
  return left < callTimeoutMs
    ? { ms: left, message: () => `all pages together took longer than ${seconds(chainTimeoutMs)}` }
    : { ms: callTimeoutMs, message: () => `no answer within ${seconds(callTimeoutMs)}, all tries together` };
}

function seconds(ms: number): string {
  return `${Math.round(ms / 100) / 10} s`;
}

/** An error as the SDK names those of its own time limits: it tries again after them. */
export function timeout(message: string): Error {
  const error = new Error(message);
  error.name = 'TimeoutError';
  return error;
}

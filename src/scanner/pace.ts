import pLimit from 'p-limit';
import type { ServiceName } from '../catalogue/services.ts';
import { RATES, type Rate } from './rates.ts';

/** A request as its rate is looked up. */
export interface Paced {
  readonly service: ServiceName;
  readonly action: string;
  readonly region: string;
}

/** Lets requests of one account go as fast as the table of rates has it, by region and service. */
export interface Pace {
  /** waits until the request may be sent; takes one token of each bucket that holds for it */
  readonly token: (request: Paced, signal: AbortSignal | undefined) => Promise<void>;
  /** as many in flight as the service bears in one region */
  readonly few: <T>(request: Paced, work: () => Promise<T>) => Promise<T>;
}

/** Token buckets of one account, made when first needed. */
export function openPace(rates: readonly Rate[] = RATES, now: () => number = Date.now): Pace {
  // when the next token is there, in ms; a full bucket lies back by its burst
  const next = new Map<string, number>();
  const limits = new Map<string, ReturnType<typeof pLimit>>();
  const waitFor = (rate: Rate, key: string): number => {
    const every = 1000 / rate.perSecond;
    const at = Math.max(next.get(key) ?? -Infinity, now() - (rate.burst - 1) * every);
    next.set(key, at + every);
    return at - now();
  };
  return {
    token: async (request, signal) => {
      const waits = ratesFor(request, rates).map((rate) => waitFor(rate, bucketOf(rate, request, rates)));
      const ms = Math.max(0, ...waits);
      if (ms > 0) await pause(ms, signal);
    },
    few: (request, work) => {
      const most = ratesFor(request, rates).flatMap(({ atOnce }) => atOnce ?? []);
      if (most.length === 0) return work();
      const key = `${request.region} ${request.service}`;
      const limit = limits.get(key) ?? pLimit(Math.min(...most));
      limits.set(key, limit);
      return limit(work);
    },
  };
}

/** For an endpoint of one's own: an emulator has no such limits. */
export const UNPACED: Pace = { token: async () => {}, few: (_request, work) => work() };

function ratesFor({ service, action }: Paced, rates: readonly Rate[]): Rate[] {
  return rates.filter(
    ({ services, actions }) => services.includes(service) && (actions === undefined || actions.test(action)),
  );
}

function bucketOf(rate: Rate, { region, service, action }: Paced, rates: readonly Rate[]): string {
  return [rates.indexOf(rate), region, service, rate.actions ? action : ''].join(' ');
}

/** Ends early, and without complaint, when the scan is stopped: the request then says so itself. */
function pause(ms: number, signal: AbortSignal | undefined): Promise<void> {
  return new Promise((resolve) => {
    const end = (): void => {
      clearTimeout(timer);
      signal?.removeEventListener('abort', end);
      resolve();
    };
    const timer = setTimeout(end, ms);
    signal?.addEventListener('abort', end);
    if (signal?.aborted) end();
  });
}

import pLimit from 'p-limit';
import { homeOf, type ServiceName } from '../catalogue/services.ts';
import { IsodriftError } from '../model/errors.ts';
import type { Coverage } from '../model/graph.ts';
import type { Clients } from './clients.ts';
import { type Failure, failureOf, TruncatedError } from './failure.ts';
import type { Ledger } from './ledger.ts';
import type { Limits, Progress } from './options.ts';
import { pagesOf } from './paging.ts';
import { GLOBAL } from './place.ts';
import type { Answer } from './sdk.ts';

export interface Call {
  readonly service: ServiceName;
  readonly action: string;
  /** where the request is sent to; `global` stands for wherever the service answers */
  readonly region: string;
  readonly params: Readonly<Record<string, unknown>>;
  /** error names that are answers: they do not count as failed */
  readonly absent?: readonly string[];
}

/** What came back. Pages that arrived before a failure are kept: those things do exist. */
export interface Outcome {
  readonly pages: readonly Answer[];
  readonly failure?: Failure;
  /** what the ledger was told of it */
  readonly counted: Coverage;
}

export type Ask = (call: Call) => Promise<Outcome>;

export interface SessionInput {
  readonly account: string;
  readonly globalRegion: string;
  readonly clients: Clients;
  readonly ledger: Ledger;
  readonly limits: Limits;
  readonly signal: AbortSignal | undefined;
  readonly onProgress: ((progress: Progress) => void) | undefined;
}

/** The one way to ask AWS anything: bounded in time, pages and parallelism, counted, and never throwing on AWS's account. */
export function openSession(input: SessionInput): Ask {
  const limit = pLimit(input.limits.concurrency);
  return async (asked) => {
    const call = { ...asked, region: sentTo(asked, input) };
    const outcome = await readAll(call, input, limit);
    const { account, ledger } = input;
    const { failure, pages } = outcome;
    const unanswered = failure && failure.reason !== 'truncated' ? 1 : 0;
    const failed = failure && !call.absent?.includes(failure.name) ? 1 : 0;
    const { region, service, action } = call;
    const counted = { account, region, service, action, calls: pages.length + unanswered, failed };
    ledger.count(counted, counted.calls, failed);
    input.onProgress?.({ ...ledger.totals(), region, service, action });
    return { ...outcome, counted };
  };
}

/** A region that a caller does not know, or that the service leaves no choice about. */
function sentTo({ service, region }: Call, { globalRegion }: SessionInput): string {
  return homeOf(service) ?? (region === GLOBAL ? globalRegion : region);
}

async function readAll(
  { service, action, region, params }: Call,
  { clients, limits, signal }: SessionInput,
  limit: ReturnType<typeof pLimit>,
): Promise<Omit<Outcome, 'counted'>> {
  const deadline = openDeadline(limits.callTimeoutMs, signal);
  const pages: Answer[] = [];
  try {
    const { sdk, client } = await clients.get(service, region);
    const iterator = pagesOf({ sdk, client, action, params, signal: deadline.signal });
    for (;;) {
      const step = await limit(() => {
        deadline.restart();
        return iterator.next();
      });
      if (step.done === true) return { pages };
      if (pages.length >= limits.maxPages) throw new TruncatedError(`more than ${limits.maxPages} pages`);
      pages.push(step.value);
    }
  } catch (error) {
    if (error instanceof IsodriftError) throw error;
    return { pages, failure: failureOf(error) };
  } finally {
    deadline.clear();
  }
}

/** A time limit that starts anew with each page; time spent waiting for a turn does not count. */
function openDeadline(
  ms: number,
  outer: AbortSignal | undefined,
): { readonly signal: AbortSignal; readonly restart: () => void; readonly clear: () => void } {
  const controller = new AbortController();
  let timer: NodeJS.Timeout | undefined;
  return {
    signal: outer ? AbortSignal.any([controller.signal, outer]) : controller.signal,
    restart: () => {
      clearTimeout(timer);
      timer = setTimeout(() => controller.abort(), ms);
    },
    clear: () => clearTimeout(timer),
  };
}

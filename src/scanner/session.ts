import { homeOf, type ServiceName } from '../catalogue/services.ts';
import { IsodriftError } from '../model/errors.ts';
import type { Coverage } from '../model/graph.ts';
import type { Clients } from './clients.ts';
import { watchRegions } from './closed-regions.ts';
import { type Deadline, openDeadlines } from './deadline.ts';
import { type Failure, failureOf, TruncatedError } from './failure.ts';
import type { Ledger } from './ledger.ts';
import type { CallProgress, Limits } from './options.ts';
import { openPace, type Pace, UNPACED } from './pace.ts';
import { pagesOf, type Send } from './paging.ts';
import { GLOBAL } from './place.ts';
import type { Answer } from './sdk.ts';
import { openTurns, type Turns } from './turns.ts';

export interface Call {
  readonly service: ServiceName;
  readonly action: string;
  /** where the request is sent to; `global` stands for wherever the service answers */
  readonly region: string;
  readonly params: Readonly<Record<string, unknown>>;
  /** error names that are answers: they do not count as failed */
  readonly absent?: readonly string[];
  /** how many questions about the same things were asked before: those that are furthest go first */
  readonly step?: number;
  /** goes on with a listing of which so many pages were read before: what the next page is asked for with */
  readonly from?: { readonly params: Readonly<Record<string, unknown>>; readonly pages: number };
  /** told of each page once it is known what the next one is asked for with; undefined: it was the last */
  readonly onPage?: (page: Answer, next: object | undefined) => void;
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
  readonly onProgress: ((call: CallProgress) => void) | undefined;
  /** services that answer for the whole account: no region closes them */
  readonly everywhere?: ReadonlySet<ServiceName>;
}

/**
 * The one way to ask AWS anything: bounded in time, pages and parallelism, at AWS's pace, counted, and never throwing on AWS's
 * account. What would be asked in vain (a region that the organisation closed, credentials that expired) is not asked, and
 * fails all the same.
 */
export function openSession(input: SessionInput): Ask {
  const { account, globalRegion, ledger, limits, signal, everywhere, onProgress } = input;
  const regions = watchRegions();
  let expired: Failure | undefined;
  const means: Means = {
    ...input,
    turns: openTurns(limits.concurrency),
    pace: limits.isPaced ? openPace() : UNPACED,
    deadlines: openDeadlines(limits, signal),
    over: (failure) => {
      if (failure?.reason === 'expired') expired ??= failure;
      return expired;
    },
    heard: ({ service, region, action }, failure) => {
      if (!everywhere?.has(service)) regions.told(region, `${service}:${action}`, failure);
    },
  };
  const refuse = async ({ service, region }: Call): Promise<Failure | undefined> =>
    expired ?? (everywhere?.has(service) ? undefined : regions.enter(region));
  return async (asked) => {
    const { service, action } = asked;
    const region = sentTo(asked, globalRegion);
    const call = { ...asked, region };
    const refused = await refuse(call);
    const read = refused ? { pages: [], failure: refused, isUnsent: true } : await readAll(call, means);
    const { pages, failure } = read;
    const counted = { account, region, service, action, ...tally(read, call) };
    ledger.count(counted, counted.calls, counted.failed);
    onProgress?.({ region, service, action });
    return failure ? { pages, failure, counted } : { pages, counted };
  };
}

/** The region that a call is sent to. */
export function sentTo({ service, region }: Call, globalRegion: string): string {
  return homeOf(service) ?? (region === GLOBAL ? globalRegion : region);
}

/** How many requests a call was, and whether it failed. What was not sent is neither. */
function tally({ pages, failure, isUnsent }: Read, { absent }: Call): Pick<Coverage, 'calls' | 'failed'> {
  if (!failure || isUnsent) return { calls: pages.length, failed: 0 };
  return {
    calls: pages.length + (failure.reason === 'truncated' ? 0 : 1),
    failed: absent?.includes(failure.name) ? 0 : 1,
  };
}

interface Means extends SessionInput {
  readonly turns: Turns;
  readonly pace: Pace;
  readonly deadlines: () => Deadline;
  /** told of each page of a call, and how it ended */
  readonly heard: (call: Call, failure?: Failure) => void;
  /** told of a failure; says why nothing more is to be asked */
  readonly over: (failure?: Failure) => Failure | undefined;
}

interface Read {
  readonly pages: readonly Answer[];
  readonly failure?: Failure;
  /** the failure is of a request that was not sent */
  readonly isUnsent?: boolean;
}

async function readAll(call: Call, means: Means): Promise<Read> {
  const pages: Answer[] = [];
  try {
    await readPages(call, pages, means);
    return { pages };
  } catch (error) {
    if (error instanceof IsodriftError) throw error;
    const failure = error instanceof UnsentError ? error.failure : failureOf(error);
    means.heard(call, failure);
    return { pages, failure, ...(error instanceof UnsentError ? { isUnsent: true } : {}) };
  }
}

/**
 * Adds the pages as they come. Nothing is made for a call before its turn comes: fifty thousand may be waiting, and with all that
 * the SDK holds for a request each would take three times the memory.
 */
async function readPages(call: Call, pages: Answer[], means: Means): Promise<void> {
  const { service, action, region, params, from, onPage } = call;
  const asking = (next: object | undefined): void => {
    const last = pages.at(-1);
    if (last) onPage?.(last, next);
  };
  const { rest, first } = await inTurn(call, means, async () => {
    const { sdk, client } = means.clients.get(service, region);
    const { stop, within } = means.deadlines();
    const send = sender(call, within, means);
    const all = pagesOf({ sdk, client, action, params, from: from?.params, stop, send, asking });
    return { rest: all, first: await all.next() };
  });
  const { maxPages } = means.limits;
  for (let page = first; page.done !== true; page = await rest.next()) {
    if (pages.length + (from?.pages ?? 0) >= maxPages)
      throw new TruncatedError(`more than ${maxPages} pages`);
    means.heard(call);
    pages.push(page.value);
  }
  asking(undefined);
}

/** Waits for a token and a turn, then does the work. When the scan is stopped thousands may wait: nothing is made for them any more. */
async function inTurn<T>(call: Call, { turns, pace, signal }: Means, work: () => Promise<T>): Promise<T> {
  signal?.throwIfAborted();
  await pace.token(call, signal);
  const lane = `${call.region} ${call.service}:${call.action}`;
  const begin = (): Promise<T> => {
    signal?.throwIfAborted();
    return work();
  };
  return pace.few(call, () => turns(lane, begin, call.step));
}

/** Lets each request be sent in its turn, unless there is no use in it any more. The first one's turn has come. */
function sender(call: Call, within: Deadline['within'], means: Means): Send {
  let isFirst = true;
  const sent = async <T>(work: () => Promise<T>): Promise<T> => {
    const failure = means.over();
    if (failure) throw new UnsentError(failure);
    try {
      return await within(work);
    } catch (error) {
      // before the next one has its turn
      means.over(failureOf(error));
      throw error;
    }
  };
  return (work) => {
    if (!isFirst) return inTurn(call, means, () => sent(work));
    isFirst = false;
    return sent(work);
  };
}

class UnsentError extends Error {
  readonly failure: Failure;

  constructor(failure: Failure) {
    super(failure.message);
    this.name = 'UnsentError';
    this.failure = failure;
  }
}

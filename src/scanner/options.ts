import type { ResourceType } from '../catalogue/define.ts';
import type { Fingerprint } from '../catalogue/kinds/variable-names.ts';

/** How much is read: lists only; lists and details, bounded; lists and details without a bound. */
export type Depth = 'overview' | 'standard' | 'full';

/** Static credentials, for tests and the demo; everyone else names a profile or leaves it to the SDK's chain. */
export interface StaticCredentials {
  readonly accessKeyId: string;
  readonly secretAccessKey: string;
  readonly sessionToken?: string;
}

export interface ScanOptions {
  /** region names, or 'all' the account has opted in to */
  readonly regions: readonly string[] | 'all';
  /** the clock, read once by the caller; becomes `capturedAt` */
  readonly now: Date;
  readonly depth?: Depth;
  /** also what Resource Explorer and Cloud Control know of types that the catalogue does not have */
  readonly longTail?: boolean;
  /** only these services (`ec2`, `lambda`, ...); the rest becomes gaps */
  readonly services?: readonly string[];
  readonly profile?: string;
  readonly roleArn?: string;
  /** the account that the credentials must lead into; absent: whichever it is */
  readonly account?: string;
  readonly externalId?: string;
  readonly endpointUrl?: string;
  /** marks the values of variables, so that a change shows */
  readonly fingerprint?: Fingerprint;
  readonly credentials?: StaticCredentials;
  /** name and version of the program, written into the inventory */
  readonly scanner?: string;
  readonly onProgress?: (progress: Progress) => void;
  /** stops the scan; what was not read by then becomes gaps */
  readonly signal?: AbortSignal;
  readonly limits?: Partial<Limits>;
  /** the types to scan; absent: all of the catalogue */
  readonly catalogue?: readonly ResourceType[];
  /** where to keep what is finished, by account */
  readonly checkpoint?: (account: string) => Checkpoint | undefined;
}

/**
 * What a scan of one account has finished, so that a scan that was cut off can go on from there. A unit is kept when it is
 * whole; what was cut off in the middle is asked for again. Holds nothing that an inventory may not hold.
 */
export interface Checkpoint {
  readonly get: (unit: string) => unknown;
  readonly put: (unit: string, result: unknown) => void;
}

/** Which call was answered. */
export interface CallProgress {
  readonly region: string;
  readonly service: string;
  readonly action: string;
}

/** What a scan is at: who and where, lists and their details, what these point at, types nobody listed, arrows. */
export type Phase = 'enter' | 'list' | 'follow' | 'long-tail' | 'relate';

/** Told when a phase begins and after every answered call: how far the scan of one account is. */
export interface Progress extends CallProgress {
  readonly phase: Phase;
  readonly account: string;
  /** units of work: a type in a region, or a thing that something points at */
  readonly done: number;
  /** units known of so far */
  readonly total: number;
  /** in the units that are done */
  readonly resources: number;
  readonly gaps: number;
  readonly calls: number;
  readonly failed: number;
  /** of how many accounts how many are done, where several are scanned */
  readonly accounts?: { readonly done: number; readonly total: number };
}

export interface Limits {
  /** tries per request, the first included */
  readonly maxAttempts: number;
  readonly connectionTimeoutMs: number;
  /** per try */
  readonly requestTimeoutMs: number;
  /** per page, all tries together */
  readonly callTimeoutMs: number;
  /** for all pages of one listing together */
  readonly chainTimeoutMs: number;
  readonly maxPages: number;
  /** resources of one type and region whose details are read at depth `standard` */
  readonly maxDetailed: number;
  /** requests in flight */
  readonly concurrency: number;
  /** at the rates that AWS documents; absent: unless the endpoint is one's own */
  readonly isPaced: boolean;
}

/** SDK defaults have no timeout at all and give up after three throttles; these are for a scanner. */
export const DEFAULT_LIMITS: Limits = {
  maxAttempts: 8,
  connectionTimeoutMs: 5000,
  requestTimeoutMs: 60_000,
  callTimeoutMs: 85_000,
  chainTimeoutMs: 30 * 60_000,
  maxPages: 1000,
  maxDetailed: 2000,
  // at 50 ms an answer, 48 leave a core idle a fifth of the time, and 96 are no faster than 64 (npm run bench -- scan)
  concurrency: 64,
  isPaced: true,
};

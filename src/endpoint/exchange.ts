import { IsodriftError } from '../model/errors.ts';
import { jsonIn } from '../model/json.ts';
import { compareStrings } from '../model/order.ts';
import type { Answer } from './answer.ts';
import { type CanonicalRequest, requestKey } from './request.ts';

/** One question and its answer, without anything that differs from run to run. */
export interface Exchange {
  readonly request: CanonicalRequest;
  readonly response: RecordedResponse;
}

export interface RecordedResponse {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  /** a JSON body, as a value so that people can read it */
  readonly json?: unknown;
  /** any other body */
  readonly text?: string;
}

const FORMAT = 'isodrift/exchanges@1';

/** What an answer looks like in a recording: ids of requests gone, only headers that the SDK reads. */
export function recorded({ status, headers, body }: Answer): RecordedResponse {
  const kept = Object.entries(headers).filter(([name]) => KEPT_HEADERS.has(name));
  const clean = body.replaceAll(REQUEST_ID, '$1recorded$2');
  return { status, headers: Object.fromEntries(kept), ...parsed(clean) };
}

/** The answer that a recording stands for. */
export function replayed({ status, headers, json, text }: RecordedResponse): Answer {
  return { status, headers, body: text ?? (json === undefined ? '' : JSON.stringify(json)) };
}

/** The file of a recorded account: sorted, each question once. */
export function writeExchanges(exchanges: Iterable<Exchange>): string {
  return `${JSON.stringify({ exchanges: inOrder(exchanges), format: FORMAT }, null, 2)}\n`;
}

/** Reads what `writeExchanges` wrote. */
export function readExchanges(text: string, file: string): Exchange[] {
  const value = jsonIn(text) as { format?: unknown; exchanges?: unknown } | undefined;
  if (value?.format !== FORMAT || !Array.isArray(value.exchanges)) {
    throw new IsodriftError(
      'FORMAT_INVALID',
      `${file} is no recording`,
      `its "format" must be "${FORMAT}"; record it again`,
    );
  }
  return value.exchanges as Exchange[];
}

/** Sorted by question; of several answers to one question the first counts. */
export function inOrder(exchanges: Iterable<Exchange>): Exchange[] {
  const byKey = new Map<string, Exchange>();
  for (const exchange of exchanges) {
    const key = requestKey(exchange.request);
    if (!byKey.has(key)) byKey.set(key, exchange);
  }
  return [...byKey].toSorted(([a], [b]) => compareStrings(a, b)).map(([, exchange]) => exchange);
}

const KEPT_HEADERS: ReadonlySet<string> = new Set([
  'content-type',
  'x-amzn-errortype',
  'x-amz-bucket-region',
  'location',
]);

/** `<RequestId>..</RequestId>` in its three spellings, and S3's second one. */
const REQUEST_ID = /(<(?:RequestId|requestId|RequestID|HostId)>)[^<]*(<\/)/g;

function parsed(body: string): { readonly json?: unknown; readonly text?: string } {
  if (body === '') return { text: '' };
  if (!/^[{[]/.test(body)) return { text: body };
  const json = jsonIn(body);
  return json === undefined ? { text: body } : { json };
}

import type { ServerResponse } from 'node:http';
import { type Answer, errorAnswer } from './answer.ts';
import { type Exchange, replayed } from './exchange.ts';
import { type Fault, type Faults, faultyAnswer, named, type Strike, type TransportFault } from './faults.ts';
import {
  actionName,
  canonicalRequest,
  type CanonicalRequest,
  protocolOf,
  type RawRequest,
  requestKey,
} from './request.ts';
import { listen } from './server.ts';

export interface Replay {
  readonly url: string;
  /** every request so far, in order of arrival */
  readonly requests: readonly CanonicalRequest[];
  readonly close: () => Promise<void>;
}

/** Serves a recorded account: one question always gets the same answer, and one that nobody asked before gets a plain refusal. */
export async function startReplay(
  exchanges: readonly Exchange[],
  faults: Faults | Strike = {},
): Promise<Replay> {
  const known = new Map(exchanges.map((exchange) => [requestKey(exchange.request), exchange]));
  const requests: CanonicalRequest[] = [];
  const strike = typeof faults === 'function' ? faults : named(faults);
  const paged: Exchange[] = [];
  const server = await listen(async (raw, response) => {
    const request = canonicalRequest(raw);
    requests.push(request);
    const again = pageAgain(request, paged);
    const recording = known.get(requestKey(request)) ?? again?.page;
    const answer = recording ? replayed(recording.response) : unknownRequest(request, raw);
    const fault = again?.isSameAgain ? REPEAT : strike(request);
    if (!fault) return answer;
    if (isTransport(fault)) {
      breakOff(fault.kind, answer, response);
      return undefined;
    }
    const token = recording ? tokenFor(fault, recording, paged) : '';
    return faultyAnswer(fault, answer, {
      protocol: protocolOf(request, raw),
      action: actionName(request),
      token,
    });
  });
  return { url: server.url, requests, close: server.close };
}

const REPEAT: Fault = { kind: 'repeat-token' };

/** A page token that a fault made up: it stands for a recorded page, once more or for ever. */
function tokenFor({ kind }: Fault, recording: Exchange, paged: Exchange[]): string {
  if (!paged.includes(recording)) paged.push(recording);
  return `${kind === 'repeat-token' ? 'again' : 'once'}-page-${paged.indexOf(recording)}`;
}

function pageAgain(
  { query = '', body = '' }: CanonicalRequest,
  paged: readonly Exchange[],
): { readonly page: Exchange | undefined; readonly isSameAgain: boolean } | undefined {
  const [, how, index] = /(again|once)-page-(\d+)/.exec(`${query} ${body}`) ?? [];
  return index === undefined ? undefined : { page: paged[Number(index)], isSameAgain: how === 'again' };
}

/** Breaks the connection in the way asked for. */
function breakOff(kind: TransportFault['kind'], { headers, body }: Answer, response: ServerResponse): void {
  if (kind === 'hang') return;
  if (kind === 'reset') {
    response.destroy();
    return;
  }
  response.writeHead(200, { ...headers, 'content-length': String(Buffer.byteLength(body)) });
  if (kind === 'stall') response.write(body.slice(0, 1));
  else response.write(body.slice(0, body.length / 2), () => response.destroy());
}

const TRANSPORT: ReadonlySet<string> = new Set(['hang', 'reset', 'stall', 'cut']);

function isTransport(fault: Fault): fault is TransportFault {
  return TRANSPORT.has(fault.kind);
}

/** Never an empty 200: that would read as an empty account. */
function unknownRequest(request: CanonicalRequest, raw: RawRequest): Answer {
  const { region, method, path, query, body } = request;
  const asked = [method, path, query, body].filter((part) => part !== undefined).join(' ');
  const message = `the recording has no answer to ${actionName(request)} in ${region}: ${asked}`;
  return errorAnswer(protocolOf(request, raw), { code: 'NotRecorded', message, status: 501 });
}

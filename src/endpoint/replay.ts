import type { ServerResponse } from 'node:http';
import { type Answer, errorAnswer } from './answer.ts';
import { type Exchange, replayed } from './exchange.ts';
import { type Fault, faultFor, type Faults, faultyAnswer, type TransportFault } from './faults.ts';
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
export async function startReplay(exchanges: readonly Exchange[], faults: Faults = {}): Promise<Replay> {
  const known = new Map(exchanges.map((exchange) => [requestKey(exchange.request), exchange]));
  const requests: CanonicalRequest[] = [];
  const struck = new Map<string, number>();
  const server = await listen(async (raw, response) => {
    const request = canonicalRequest(raw);
    requests.push(request);
    const recording = known.get(requestKey(request)) ?? firstOfAction(exchanges, request, faults);
    const answer = recording ? replayed(recording.response) : unknownRequest(request, raw);
    const fault = faultFor(faults, request, struck);
    if (!fault) return answer;
    if (!isTransport(fault))
      return faultyAnswer(fault, answer, protocolOf(request, raw), actionName(request));
    breakOff(fault.kind, answer, response);
    return undefined;
  });
  return { url: server.url, requests, close: server.close };
}

/** Breaks the connection in the way asked for. */
function breakOff(kind: TransportFault['kind'], { headers, body }: Answer, response: ServerResponse): void {
  if (kind === 'hang') return;
  response.writeHead(200, { ...headers, 'content-length': String(Buffer.byteLength(body)) });
  if (kind === 'stall') response.write(body.slice(0, 1));
  else response.write(body.slice(0, body.length / 2), () => response.destroy());
}

function isTransport(fault: Fault): fault is TransportFault {
  return fault.kind === 'hang' || fault.kind === 'stall' || fault.kind === 'cut';
}

/** A request with a page token that a fault made up belongs to a recorded one of the same action. */
function firstOfAction(
  exchanges: readonly Exchange[],
  asked: CanonicalRequest,
  faults: Faults,
): Exchange | undefined {
  if (faults[actionName(asked)]?.kind !== 'repeat-token') return undefined;
  return exchanges.find(
    ({ request }) => actionName(request) === actionName(asked) && request.region === asked.region,
  );
}

/** Never an empty 200: that would read as an empty account. */
function unknownRequest(request: CanonicalRequest, raw: RawRequest): Answer {
  const { region, method, path, query, body } = request;
  const asked = [method, path, query, body].filter((part) => part !== undefined).join(' ');
  const message = `the recording has no answer to ${actionName(request)} in ${region}: ${asked}`;
  return errorAnswer(protocolOf(request, raw), { code: 'NotRecorded', message, status: 501 });
}

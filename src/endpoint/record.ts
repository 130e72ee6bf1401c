import { request as httpRequest } from 'node:http';
import { request as httpsRequest } from 'node:https';
import { IsodriftError } from '../model/errors.ts';
import { type Answer, denial } from './answer.ts';
import { type Exchange, inOrder, recorded, replayed } from './exchange.ts';
import {
  actionName,
  canonicalRequest,
  type CanonicalRequest,
  isKnownAction,
  protocolOf,
  type RawRequest,
} from './request.ts';
import { listen } from './server.ts';

export interface RecorderOptions {
  /** the real endpoint: `http://127.0.0.1:5000` */
  readonly target: string;
  /** `secretsmanager:ListSecrets`: refused as AWS refuses, without asking the target. By signing name */
  readonly deny?: readonly string[];
  readonly onExchange?: (exchange: Exchange) => void;
}

export interface Recorder {
  readonly url: string;
  /** all so far, sorted, each question once */
  readonly exchanges: () => Exchange[];
  readonly close: () => Promise<void>;
}

/** Stands in front of an AWS endpoint and writes down what is asked and answered. */
export async function startRecorder({ target, deny = [], onExchange }: RecorderOptions): Promise<Recorder> {
  const odd = deny.find((name) => !isKnownAction(name));
  if (odd !== undefined) {
    throw new IsodriftError(
      'OPTION_INVALID',
      `cannot deny "${odd}": no such action is known`,
      'write SERVICE:Action with the signing name of the service',
    );
  }
  const exchanges: Exchange[] = [];
  const server = await listen(async (raw) => {
    const request = canonicalRequest(raw);
    const name = actionName(request);
    const answer = deny.includes(name)
      ? denial(protocolOf(request, raw), name)
      : await forward(raw, request, target);
    const response = recorded(answer);
    const exchange: Exchange = { request, response };
    exchanges.push(exchange);
    onExchange?.(exchange);
    return replayed(response);
  });
  return { url: server.url, exchanges: () => inOrder(exchanges), close: server.close };
}

/** Asks the target. Where it names its own address in an answer, AWS would name the service's. */
async function forward(
  raw: RawRequest,
  { service, region }: CanonicalRequest,
  target: string,
): Promise<Answer> {
  const { host: _own, 'accept-encoding': _any, ...headers } = raw.headers;
  const url = new URL(raw.url, target);
  const send = url.protocol === 'https:' ? httpsRequest : httpRequest;
  const answer = await new Promise<Answer>((resolve, reject) => {
    const outgoing = send(
      url,
      { method: raw.method, headers: { ...headers, host: url.host } },
      (incoming) => {
        const chunks: Uint8Array[] = [];
        incoming.on('data', (chunk: Uint8Array) => chunks.push(chunk));
        incoming.on('error', reject);
        incoming.on('end', () => {
          const body = Buffer.concat(chunks).toString('utf8');
          resolve({ status: incoming.statusCode ?? 500, headers: plain(incoming.headers), body });
        });
      },
    );
    outgoing.on('error', reject);
    outgoing.end(raw.body);
  });
  return {
    ...answer,
    body: answer.body.replaceAll(url.origin, `https://${service}.${region}.amazonaws.com`),
  };
}

function plain(headers: Readonly<Record<string, string | string[] | undefined>>): Record<string, string> {
  return Object.fromEntries(
    Object.entries(headers).flatMap(([name, value]) => (typeof value === 'string' ? [[name, value]] : [])),
  );
}

import { createHash } from 'node:crypto';
import { type Answer, becauseOfScp, denial, errorAnswer } from './answer.ts';
import { actionName, type CanonicalRequest, type Protocol, requestKey } from './request.ts';

/** Ways in which AWS, a proxy or the network fails a caller. */
export type Fault = TransportFault | AnswerFault;

/** The connection itself: no answer, a connection that ends, an answer that stops after one byte, an answer cut in half. */
export interface TransportFault {
  readonly kind: 'hang' | 'reset' | 'stall' | 'cut';
}

/** An answer, but the wrong one. */
export type AnswerFault =
  | { readonly kind: 'denied' | 'denied-by-scp' }
  | { readonly kind: 'empty' | 'html' | 'truncated' }
  /** the same next page for ever, or once more */
  | { readonly kind: 'repeat-token' | 'duplicate-page' }
  /** the first so many requests of the action; absent: all */
  | { readonly kind: 'throttled'; readonly times?: number }
  | { readonly kind: 'error'; readonly code: string; readonly status: number; readonly message?: string }
  /** the answer is replaced by this one */
  | { readonly kind: 'body'; readonly body: string };

/** By `service:Action`, with the signing name of the service; `*` is every action. */
export type Faults = Readonly<Record<string, Fault>>;

/** The fault that strikes a request, if one does. */
export type Strike = (request: CanonicalRequest) => Fault | undefined;

/** Strikes by the name of the action; a throttle with a count so often. */
export function named(faults: Faults): Strike {
  const struck = new Map<string, number>();
  return (request) => {
    const name = actionName(request);
    const fault = faults[name] ?? faults['*'];
    const before = struck.get(name) ?? 0;
    if (fault) struck.set(name, before + 1);
    return fault?.kind === 'throttled' && before >= (fault.times ?? Infinity) ? undefined : fault;
  };
}

export interface Chances {
  readonly faults: readonly Fault[];
  /** share of the requests that are struck, 0 to 1 */
  readonly rate: number;
  readonly seed: number;
  /** actions that are never struck */
  readonly spared?: readonly string[];
}

/** Strikes at random, each try of a request by itself. What is struck follows from the seed, not from the order of arrival. */
export function byChance({ faults, rate, seed, spared = [] }: Chances): Strike {
  const tries = new Map<string, number>();
  return (request) => {
    const key = requestKey(request);
    const before = tries.get(key) ?? 0;
    tries.set(key, before + 1);
    if (spared.includes(actionName(request))) return undefined;
    const text = `${seed} ${before} ${key}`;
    if (chanceOf(`whether ${text}`) >= rate) return undefined;
    return faults[Math.floor(chanceOf(`which ${text}`) * faults.length)];
  };
}

/** From 0 up to 1, spread evenly over texts. */
function chanceOf(text: string): number {
  return createHash('sha256').update(text).digest().readUInt32BE() / 0x1_0000_0000;
}

/** The answer as the fault leaves it; `token` is how a faulty page names its next one. */
export function faultyAnswer(
  fault: AnswerFault,
  answer: Answer,
  {
    protocol,
    action,
    token,
  }: { readonly protocol: Protocol; readonly action: string; readonly token: string },
): Answer {
  if (!isRefusal(fault)) return spoilt(fault, answer, token);
  switch (fault.kind) {
    case 'denied':
      return denial(protocol, action);
    case 'denied-by-scp':
      return denial(protocol, action, becauseOfScp);
    case 'throttled':
      return errorAnswer(protocol, { code: 'ThrottlingException', message: 'Rate exceeded', status: 400 });
    case 'error':
      return errorAnswer(protocol, {
        code: fault.code,
        message: fault.message ?? fault.code,
        status: fault.status,
      });
  }
}

/** What the service said, as it does not arrive. */
function spoilt(fault: Spoiling, answer: Answer, token: string): Answer {
  switch (fault.kind) {
    case 'body':
      return { ...answer, status: 200, body: fault.body };
    case 'empty':
      return { ...answer, status: 200, body: '' };
    case 'html':
      return { status: 200, headers: { 'content-type': 'text/html' }, body: WEB_PAGE };
    case 'truncated':
      return { ...answer, body: answer.body.slice(0, answer.body.length / 2) };
    case 'repeat-token':
    case 'duplicate-page':
      return answer.status === 200 ? { ...answer, body: withToken(answer.body, token) } : answer;
  }
}

type Refusal = Extract<AnswerFault, { readonly kind: 'denied' | 'denied-by-scp' | 'throttled' | 'error' }>;

type Spoiling = Exclude<AnswerFault, Refusal>;

const REFUSALS: ReadonlySet<string> = new Set<Refusal['kind']>([
  'denied',
  'denied-by-scp',
  'throttled',
  'error',
]);

function isRefusal(fault: AnswerFault): fault is Refusal {
  return REFUSALS.has(fault.kind);
}

const WEB_PAGE = '<!doctype html><html><p>Proxy</p></html>';

const TOKENS: readonly string[] = [
  'NextToken',
  'nextToken',
  'NextMarker',
  'Marker',
  'PaginationToken',
  'ContinuationToken',
  'NextContinuationToken',
  'LastEvaluatedTableName',
];

/** Names a next page in whatever field the action reads it from. */
function withToken(body: string, token: string): string {
  if (body.startsWith('{')) {
    const tokens = Object.fromEntries(TOKENS.map((name) => [name, token]));
    return JSON.stringify({ ...(JSON.parse(body) as object), ...tokens });
  }
  const elements = TOKENS.map((name) => `<${name}>${token}</${name}>`).join('');
  return body.replace(/(<\/\w+Result>\s*|)(<ResponseMetadata>[^]*)?(<\/\w+>\s*)$/, `${elements}$1$2$3`);
}

import { type Answer, becauseOfScp, denial, errorAnswer } from './answer.ts';
import { actionName, type CanonicalRequest, type Protocol } from './request.ts';

/** Ways in which AWS, a proxy or the network fails a caller. */
export type Fault = TransportFault | AnswerFault;

/** The connection itself: no answer, an answer that stops after one byte, an answer cut in half. */
export interface TransportFault {
  readonly kind: 'hang' | 'stall' | 'cut';
}

/** An answer, but the wrong one. */
export type AnswerFault =
  | { readonly kind: 'denied' | 'denied-by-scp' | 'empty' | 'html' | 'repeat-token' }
  /** the first so many requests of the action; absent: all */
  | { readonly kind: 'throttled'; readonly times?: number }
  | { readonly kind: 'error'; readonly code: string; readonly status: number; readonly message?: string }
  /** the answer is replaced by this one */
  | { readonly kind: 'body'; readonly body: string };

/** By `service:Action`, with the signing name of the service; `*` is every action. */
export type Faults = Readonly<Record<string, Fault>>;

/** The fault that strikes a request; counts how often it struck. */
export function faultFor(
  faults: Faults,
  request: CanonicalRequest,
  struck: Map<string, number>,
): Fault | undefined {
  const name = actionName(request);
  const fault = faults[name] ?? faults['*'];
  const before = struck.get(name) ?? 0;
  if (fault) struck.set(name, before + 1);
  return fault?.kind === 'throttled' && before >= (fault.times ?? Infinity) ? undefined : fault;
}

/** The answer as the fault leaves it. */
export function faultyAnswer(fault: AnswerFault, answer: Answer, protocol: Protocol, action: string): Answer {
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
    case 'body':
      return { ...answer, status: 200, body: fault.body };
    case 'empty':
      return { ...answer, status: 200, body: '' };
    case 'html':
      return {
        status: 200,
        headers: { 'content-type': 'text/html' },
        body: '<!doctype html><html><p>Proxy</p></html>',
      };
    case 'repeat-token':
      return { ...answer, body: withToken(answer.body) };
  }
}

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

/** The same next page for ever, in whatever field the action reads it from. */
function withToken(body: string): string {
  if (body.startsWith('{')) {
    const tokens = Object.fromEntries(TOKENS.map((name) => [name, 'again']));
    return JSON.stringify({ ...(JSON.parse(body) as object), ...tokens });
  }
  const elements = TOKENS.map((name) => `<${name}>again</${name}>`).join('');
  return body.replace(/(<\/\w+Result>\s*|)(<ResponseMetadata>[^]*)?(<\/\w+>\s*)$/, `${elements}$1$2$3`);
}

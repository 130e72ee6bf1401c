import type { IncomingMessage } from 'node:http';
import type { NodeHttpHandler } from '@smithy/node-http-handler';
import { type Stop, timeout } from './deadline.ts';
import type { AwsClient, Handler, MiddlewareContext } from './sdk.ts';
import { jsonIn } from '../model/json.ts';
import type { ServiceName } from '../catalogue/services.ts';
import { MalformedAnswerError } from './failure.ts';
import { lacking, NotHereError } from './foreign.ts';

/** What the SDK asks of the thing that sends requests; it hands on what `send` was given. */
export interface RequestHandler extends Pick<NodeHttpHandler, 'destroy' | 'metadata'> {
  readonly handle: (
    request: Parameters<NodeHttpHandler['handle']>[0],
    options?: { readonly stop?: Stop },
  ) => ReturnType<NodeHttpHandler['handle']>;
}

/**
 * Sends requests and reads each answer to its end, within the time limit: the SDK's own limit stops at the headers,
 * so that a server that falls silent in mid-body would hold a scan for ever.
 */
export function readingHandler(inner: NodeHttpHandler, timeoutMs: number): RequestHandler {
  return {
    metadata: inner.metadata,
    destroy: () => inner.destroy(),
    handle: async (request, { stop } = {}) => {
      const result = await inner.handle(request, stop ? { abortSignal: stop } : {});
      result.response.body = await bodyOf(result.response.body as IncomingMessage, timeoutMs, stop);
      return result;
    },
  };
}

/**
 * Refuses answers that would pass for an empty account: no bytes, a web page, a document cut short, fields of something else.
 * `emulated` is the service that a server plays which is not of AWS, and may not have it.
 */
export function checkAnswers(
  client: AwsClient,
  { emulated }: { readonly emulated?: ServiceName } = {},
): void {
  const protocol = client.config.protocol?.getShapeId().replace(/^.*#/, '');
  if (emulated !== undefined) tellWhatIsNotHere(client, emulated, protocol);
  const asText = checking((text, action) => problemOf(text(), protocol, action));
  const asRead = checking((text, _action, output) => strangeness(text, protocol, output));
  // the low one sees bytes, the high one what the SDK made of them; both are within its retries
  client.middlewareStack.add(asText, { step: 'deserialize', priority: 'low', name: 'isodriftCheckBytes' });
  client.middlewareStack.add(asRead, { step: 'deserialize', priority: 'high', name: 'isodriftCheckFields' });
}

/** Servers that are not of AWS answer what they do not know in ways of their own. */
function tellWhatIsNotHere(client: AwsClient, service: ServiceName, protocol: string | undefined): void {
  // what has answered once is there: a later page that fails hides something
  const answered = new Set<string>();
  const check = (next: Handler, context: MiddlewareContext): Handler => {
    return async (args) => {
      const result = await next(args);
      const { statusCode: status, body } = result.response as { statusCode: number; body: unknown };
      const action = (context.commandName ?? '').replace(/Command$/, '');
      if (status < 400) answered.add(action);
      if (answered.has(action) || !(body instanceof Uint8Array)) return result;
      const text = Buffer.from(body).toString('utf8').trim();
      const why = lacking({ status, body: text }, service, protocol);
      if (why === undefined) return result;
      throw new NotHereError(`${action} was answered with ${why}`);
    };
  };
  client.middlewareStack.add(check, { step: 'deserialize', priority: 'low', name: 'isodriftTellNotHere' });
}

/** What a check finds in an answer, if anything; the text is only made for those who look. */
type Find = (text: () => string, action: string, output: unknown) => string | undefined;

function checking(find: Find) {
  return (next: Handler, context: MiddlewareContext): Handler => {
    return async (args) => {
      const result = await next(args);
      const { statusCode, body } = result.response as { statusCode: number; body: unknown };
      if (statusCode !== 200 || !(body instanceof Uint8Array)) return result;
      const action = (context.commandName ?? '').replace(/Command$/, '');
      const problem = find(() => textOf(body), action, result.output);
      if (problem !== undefined) throw new MalformedAnswerError(`${action} was answered with ${problem}`);
      return result;
    };
  };
}

function textOf({ buffer, byteOffset, byteLength }: Uint8Array): string {
  return Buffer.from(buffer, byteOffset, byteLength).toString('utf8').trim();
}

/** What is wrong with a body that came with status 200; undefined when it can be an answer. */
function problemOf(body: string, protocol: string | undefined, action: string): string | undefined {
  if (body === '') return 'an empty body';
  if (/^<(!doctype html|html)/i.test(body)) return 'a web page';
  // a client from before schemas does not say
  if (protocol === undefined)
    return /^[{<]/.test(body) ? undefined : 'something that is neither JSON nor XML';
  if (protocol.includes('Json')) return body.startsWith('{') ? undefined : 'something that is no JSON object';
  if (body.startsWith('<')) return problemOfXml(body, protocol, action);
  // the policy of a bucket is a document in JSON
  return protocol === 'restXml' && isJson(body) ? undefined : 'something that is no XML';
}

/**
 * A body with fields of which the action has none reads as an answer without any: some other program's error with status 200.
 * The services that answer in queries always name their list, be it an empty one.
 */
function strangeness(text: () => string, protocol: string | undefined, output: unknown): string | undefined {
  const { $metadata: _own, ...fields } = (output ?? {}) as Record<string, unknown>;
  if (Object.values(fields).some((value) => value !== undefined)) return undefined;
  if (protocol?.endsWith('Query') === true) return 'none of the fields that it has';
  const body = text();
  if (!body.startsWith('{')) return undefined;
  const stated = Object.entries(JSON.parse(body) as object).filter(([, value]) => value !== null);
  const names = stated.map(([name]) => name);
  return names.length > 0 ? `fields that it does not have (${names.join(', ')})` : undefined;
}

function isJson(body: string): boolean {
  return typeof jsonIn(body) === 'object';
}

function problemOfXml(body: string, protocol: string, action: string): string | undefined {
  const root = /^(?:<\?[^>]*\?>\s*)?<([\w:.-]+)/.exec(body)?.[1] ?? '';
  const isWhole = body.endsWith(`</${root}>`) || /^(?:<\?[^>]*\?>\s*)?<[^>]*\/>$/.test(body);
  if (!isWhole) return 'a document that was cut short';
  const isExpected = protocol === 'restXml' ? root !== 'Error' : root === `${action}Response`;
  return isExpected ? undefined : `a <${root}> document`;
}

function bodyOf(answer: IncomingMessage, timeoutMs: number, stop: Stop | undefined): Promise<Uint8Array> {
  return new Promise((resolve, reject) => {
    const end = (): void => void answer.destroy(timeout(`the answer did not end within ${timeoutMs} ms`));
    const timer = setTimeout(end, timeoutMs);
    const chunks: Buffer[] = [];
    answer.on('data', (chunk: Buffer) => void chunks.push(chunk));
    answer.on('end', () => resolve(Buffer.concat(chunks)));
    answer.on('error', reject);
    answer.on('close', () => {
      clearTimeout(timer);
      // says nothing to an answer that came to its end
      reject(new Error('the connection was closed before the end of the answer'));
    });
    if (stop?.aborted) end();
    // oxlint-disable-next-line unicorn/prefer-add-event-listener -- a stop has no other way to be heard
    else if (stop) stop.onabort = end;
  });
}

import type { GapReason } from '../model/graph.ts';
import { looksSecret } from '../model/redact.ts';

/** Why a call gave no answer. */
export interface Failure {
  readonly reason: GapReason;
  /** one line, without request ids */
  readonly message: string;
  /** the error's name, as `absent` lists name it */
  readonly name: string;
  /** the thing asked for is not there */
  readonly isNotFound: boolean;
}

/** Reads an error of the SDK, the network or our own checks. */
export function failureOf(error: unknown): Failure {
  const { name, message, status, code } = partsOf(error);
  const reason = REASONS.find(([, test]) => test({ name, message, status, code }))?.[0] ?? 'failed';
  return {
    reason,
    message: lineOf(name, readable(message, status)),
    name: looksSecret(name) ? 'Error' : name,
    // a body that was cut may have said anything
    isNotFound: reason !== 'malformed' && isNotFound(name, status),
  };
}

/** A listing that was cut: more pages than allowed, or a page token that came back a second time. */
export class TruncatedError extends Error {
  constructor(message: string) {
    super(message);
    this.name = 'TruncatedError';
  }
}

/** An answer that is none: no bytes, a web page, a list that is not a list. Never to be read as "nothing there". */
export class MalformedAnswerError extends Error {
  /** makes the SDK try again: proxies and overloaded front ends answer like this for a moment */
  readonly $retryable: { readonly throttling: boolean } = { throttling: false };

  constructor(message: string) {
    super(message);
    this.name = 'MalformedAnswer';
  }
}

interface Parts {
  readonly name: string;
  readonly message: string;
  readonly status: number | undefined;
  readonly code: string;
}

type Test = (parts: Parts) => boolean;

const THROTTLED =
  /^(Throttl|TooManyRequests|RequestLimitExceeded|SlowDown|BandwidthLimit|PriorRequestNotComplete|ProvisionedThroughput|EC2Throttled|RequestThrottled|LimitExceededException$)/;
const DENIED =
  /^(AccessDenied|UnauthorizedOperation|AuthorizationError|NotAuthorized|Client\.UnauthorizedOperation|UnauthorizedException|ForbiddenException|AllAccessDisabled|KMSAccessDenied|Forbidden$)/;
const REGION_OFF =
  /^(InvalidClientTokenId|UnrecognizedClient|AuthFailure|OptInRequired|SubscriptionRequired|RegionDisabled|InvalidAccessKeyId)/;
/** A provider that can no longer renew them says so in its own name. */
const EXPIRED =
  /^(ExpiredToken|RequestExpired|TokenRefreshRequired|CredentialsProviderError|TokenProviderError)/;
const TIMED_OUT = /^(TimeoutError|AbortError|RequestTimeout|RequestTimeoutException)$/;
/** An error of the SDK about a body, whatever came with it. */
const PARSER_TALK = /is not valid JSON|in JSON at position|XML parse error|Unexpected (end|token)/;
const NOT_HERE = /^(UnknownOperation|InvalidAction|NotImplemented|UnsupportedOperation|UnknownEndpoint)/;
/** No such name; a name server that does not answer (EAI_AGAIN) is another matter. */
const NO_HOST = /^ENOTFOUND$/;

/** In the order in which they are tried: an SCP denial is also a denial. */
const REASONS: readonly (readonly [GapReason, Test])[] = [
  ['denied-by-scp', ({ message }) => /(service|resource) control polic/i.test(message)],
  ['truncated', ({ name }) => name === 'TruncatedError'],
  ['expired', ({ name }) => EXPIRED.test(name)],
  ['throttled', ({ name, status }) => THROTTLED.test(name) || status === 429],
  ['denied', ({ name }) => DENIED.test(name)],
  ['region-disabled', ({ name }) => REGION_OFF.test(name)],
  ['timeout', ({ name, code }) => TIMED_OUT.test(name) || code === 'ETIMEDOUT'],
  ['not-available', ({ name, code }) => NOT_HERE.test(name) || NO_HOST.test(code)],
  ['malformed', ({ name, message }) => name === 'MalformedAnswer' || PARSER_TALK.test(message)],
  ['denied', ({ status }) => status === 403],
];

function isNotFound(name: string, status: number | undefined): boolean {
  return /NotFound|^NoSuch|NonExistent|DoesNotExist/.test(name) || status === 404;
}

function partsOf(error: unknown): Parts {
  const { name, message, code, $metadata } = (error ?? {}) as {
    name?: unknown;
    message?: unknown;
    code?: unknown;
    $metadata?: { httpStatusCode?: number };
  };
  return {
    name: typeof name === 'string' ? name : 'Error',
    message: typeof message === 'string' ? message : '',
    status: $metadata?.httpStatusCode,
    code: typeof code === 'string' ? code : '',
  };
}

/** Behind a status of its own, a body that is neither JSON nor XML comes from a proxy or a crash, not from the service. */
function readable(message: string, status: number | undefined): string {
  return PARSER_TALK.test(message)
    ? `answered with status ${status ?? 'unknown'} and a body that cannot be read`
    : message;
}

/** Request ids and encoded policies differ from run to run and tell a reader nothing. */
function lineOf(name: string, message: string): string {
  const line = message
    .replace(/\n\s*Deserialization error: to see the raw response[^]*/, '')
    .replace(/\.?\s*Encoded authorization failure message:[^]*/i, '.')
    .replaceAll(/\(?(request|host) ?id:? ?[\w/+=-]+\)?[,;]?/gi, '')
    .replaceAll(/\s+/g, ' ')
    .trim();
  const text = withoutSecret(name, line === '' || line === 'UnknownError' ? name : `${name}: ${line}`);
  return text.length > 300 ? `${text.slice(0, 299)}…` : text;
}

/** AWS repeats in its errors what it was given, and policies repeat what they hold. */
function withoutSecret(name: string, text: string): string {
  if (!looksSecret(text)) return text;
  return looksSecret(name) ? 'the error holds a secret' : `${name}: the message holds a secret`;
}

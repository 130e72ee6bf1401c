import { shownAddress } from '../model/address.ts';
import { type ErrorCode, IsodriftError } from '../model/errors.ts';
import { boundedBytes, NoAnswerError, patience, PATIENCE, type Patience } from '../scanner/bounded.ts';

/** Fetches one page over https. A login may stand in the address, as in `https://user:token@host/path`. */
export async function fetchPage(url: string, limits: Patience = PATIENCE): Promise<Buffer> {
  const { signal, alive, done } = patience(limits);
  try {
    const answer = await followed(url, signal);
    if (!answer.ok) throw new StatusError(answer.status);
    alive();
    return await boundedBytes((answer.body ?? []) as AsyncIterable<Uint8Array>, alive);
  } catch (error) {
    throw notFetched(url, signal.aborted ? (signal.reason as unknown) : error);
  } finally {
    done();
  }
}

const MOST_REDIRECTS = 5;

/** Follows redirects itself: none may leave https, and a login goes to nobody but the host that it was given for. */
async function followed(url: string, signal: AbortSignal): Promise<Response> {
  const login = loginIn(new URL(url));
  let at = new URL(url);
  for (let count = 0; count <= MOST_REDIRECTS; count += 1) {
    const headers = login !== undefined && at.host === new URL(url).host ? { authorization: login } : {};
    const answer = await fetch(plain(at), { redirect: 'manual', signal, headers });
    const next = answer.status >= 300 && answer.status < 400 ? answer.headers.get('location') : null;
    if (next === null) return answer;
    at = new URL(next, at);
    if (at.protocol !== 'https:') throw new RedirectError(`it leads to ${at.protocol}//${at.host}`);
  }
  throw new RedirectError('it leads from one address to the next without end');
}

function loginIn({ username, password }: URL): string | undefined {
  if (username === '' && password === '') return undefined;
  const login = `${decodeURIComponent(username)}:${decodeURIComponent(password)}`;
  return `Basic ${Buffer.from(login).toString('base64')}`;
}

function plain(url: URL): URL {
  const bare = new URL(url);
  [bare.username, bare.password] = ['', ''];
  return bare;
}

class StatusError extends Error {
  readonly status: number;

  constructor(status: number) {
    super(`status ${status}`);
    this.status = status;
  }
}

class RedirectError extends Error {}

/** What went wrong in a line, and what to do about it. */
function notFetched(url: string, error: unknown): IsodriftError {
  const thrown = error instanceof Error ? error : new Error('no answer');
  const cause = thrown.cause instanceof Error ? thrown.cause : thrown;
  const { code = '' } = cause as { readonly code?: string };
  const { is, hint } = adviceFor(thrown, code);
  return new IsodriftError(is, `cannot fetch ${shownAddress(url)} (${cause.message})`, hint, {
    cause: error,
  });
}

function adviceFor(error: Error, code: string): Advice {
  if (error instanceof StatusError)
    return BY_STATUS.find(({ from, to }) => error.status >= from && error.status <= to) ?? OTHERWISE;
  if (error instanceof RedirectError) return REDIRECTED;
  if (error instanceof NoAnswerError) return UNREACHED;
  if (CERTIFICATE.test(code)) return UNTRUSTED;
  return NETWORK.test(code) ? UNREACHED : OTHERWISE;
}

interface Advice {
  readonly is: ErrorCode;
  readonly hint: string;
}

const BY_STATUS: readonly (Advice & { readonly from: number; readonly to: number })[] = [
  {
    from: 401,
    to: 403,
    is: 'FILE_UNREADABLE',
    hint: 'it wants another login: a signed address that is still valid, or user:token@ before the host; or give a file: terraform state pull > state.json',
  },
  { from: 404, to: 404, is: 'FILE_NOT_FOUND', hint: 'check the address' },
  { from: 500, to: 599, is: 'ENDPOINT_UNREACHABLE', hint: 'the server has a problem: try again later' },
];

const OTHERWISE: Advice = {
  is: 'FILE_UNREADABLE',
  hint: 'check the address, or fetch the file first and give that',
};
const REDIRECTED: Advice = {
  is: 'FILE_UNREADABLE',
  hint: 'give the https:// address that it leads to in the end',
};

/** Names of errors of TLS and of the network: https://nodejs.org/api/tls.html#x509-certificate-error-codes */
const CERTIFICATE = /CERT|SIGNED|UNABLE_TO_|HOSTNAME/;
const UNTRUSTED: Advice = {
  is: 'ENDPOINT_UNREACHABLE',
  hint: 'if this server is yours, name the certificate it is signed with: NODE_EXTRA_CA_CERTS=ca.pem',
};
const NETWORK = /^(?:E(?!RR_)[A-Z_]+|UND_ERR_\w+)$/;
const UNREACHED: Advice = { is: 'ENDPOINT_UNREACHABLE', hint: 'check the name of the host, and the network' };

import { IsodriftError } from '../model/errors.ts';
import { parseS3Url, readNamedObject } from '../scanner/named-object.ts';

/** Thrown where a source must first be fetched: readers are synchronous, so they begin again once it is there. */
export class NotFetched extends Error {
  readonly url: string;

  constructor(url: string) {
    super('not fetched yet');
    this.url = url;
  }
}

/** Is this source somewhere else than on the disk? */
export function isRemote(path: string): boolean {
  return /^[a-z][a-z0-9+]*:\/\//i.test(path);
}

/** Fetches the one object or page that the user named. */
export function fetchSource(url: string): Promise<string> {
  const object = parseS3Url(url);
  if (object) return readNamedObject({ ...object, ...surroundings(process.env) });
  if (url.startsWith('https://')) return fetchPage(url);
  throw new IsodriftError(
    'OPTION_INVALID',
    `cannot fetch ${withoutSecrets(url)}`,
    'a source is a file, a folder, a pattern, - for stdin, s3://bucket/key or https://host/path',
  );
}

const TIMEOUT_MS = 60_000;

async function fetchPage(url: string): Promise<string> {
  try {
    const answer = await fetch(url, { signal: AbortSignal.timeout(TIMEOUT_MS) });
    if (!answer.ok) throw new Error(`status ${answer.status}`);
    return await answer.text();
  } catch (error) {
    const cause =
      error instanceof Error ? ((error.cause as Error | undefined)?.message ?? error.message) : '';
    throw new IsodriftError(
      'FILE_UNREADABLE',
      `cannot fetch ${withoutSecrets(url)} (${cause})`,
      'check the address, and that it needs no login',
    );
  }
}

/** A signed address is a secret: it is shown without its signature. */
function withoutSecrets(url: string): string {
  return url.replace(/[?#].*$/s, '').replace(/\/\/[^/@]*@/, '//');
}

function surroundings(environment: NodeJS.ProcessEnv): { region: string; endpointUrl?: string } {
  // a bucket elsewhere says where it is, and the SDK follows
  const region = environment['AWS_REGION'] ?? environment['AWS_DEFAULT_REGION'] ?? 'us-east-1';
  const endpointUrl = environment['AWS_ENDPOINT_URL_S3'] ?? environment['AWS_ENDPOINT_URL'];
  return endpointUrl === undefined ? { region } : { region, endpointUrl };
}

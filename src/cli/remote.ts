import { shownAddress } from '../model/address.ts';
import { IsodriftError } from '../model/errors.ts';
import { textFrom } from './decode.ts';
import { fetchPage } from './fetch-page.ts';
import { parseS3Url, readNamedObject } from '../scanner/named-object.ts';

/** Thrown where a source must first be fetched: readers are synchronous, so they begin again once it is there. */
export class NotFetched extends Error {
  readonly url: string;

  constructor(url: string) {
    super('not fetched yet');
    this.url = url;
  }
}

/** Fetches the one object or page that the user named. */
export async function fetchSource(url: string): Promise<string> {
  const object = parseS3Url(url);
  const shown = shownAddress(url);
  if (object) return textFrom(await readNamedObject({ ...object, ...surroundings(process.env) }), shown);
  if (/^https:/i.test(url)) return textFrom(await fetchPage(url), shown);
  throw new IsodriftError(
    'OPTION_INVALID',
    `cannot fetch ${shown}`,
    'a source is a file, a folder, a pattern, - for stdin, s3://bucket/key or https://host/path',
  );
}

function surroundings(environment: NodeJS.ProcessEnv): { region: string; endpointUrl?: string } {
  // a bucket elsewhere says where it is, and the SDK follows
  const region = environment['AWS_REGION'] ?? environment['AWS_DEFAULT_REGION'] ?? 'us-east-1';
  const endpointUrl = environment['AWS_ENDPOINT_URL_S3'] ?? environment['AWS_ENDPOINT_URL'];
  return endpointUrl === undefined ? { region } : { region, endpointUrl };
}

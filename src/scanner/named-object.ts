import type { Readable } from 'node:stream';
import { IsodriftError } from '../model/errors.ts';
import { boundedBytes, NoAnswerError, patience, PATIENCE, type Patience, TooLargeError } from './bounded.ts';
import { failureOf } from './failure.ts';
import { guardReadOnly } from './guard.ts';
import { commandOf, loadSdk, makeClient } from './sdk.ts';

/** An object of a bucket that a design names as its source. */
export interface NamedObject {
  readonly bucket: string;
  readonly key: string;
  readonly region: string;
  readonly profile?: string;
  readonly endpointUrl?: string;
}

/** `s3://bucket/key`; undefined when it is none. */
export function parseS3Url(url: string): Pick<NamedObject, 'bucket' | 'key'> | undefined {
  const [, bucket, key] = /^s3:\/\/([^/]+)\/(.+)$/.exec(url) ?? [];
  return bucket === undefined || key === undefined ? undefined : { bucket, key };
}

/**
 * The bytes of the one object that the user names as a source. It has a client of its own, which can send nothing else;
 * the clients of a scan still cannot read an object.
 */
export async function readNamedObject(
  { bucket, key, region, profile, endpointUrl }: NamedObject,
  limits: Patience = PATIENCE,
): Promise<Buffer> {
  const sdk = loadSdk('s3');
  const client = makeClient(sdk, {
    region,
    followRegionRedirects: true,
    ...(profile === undefined ? {} : { profile }),
    ...(endpointUrl === undefined ? {} : { endpoint: endpointUrl, forcePathStyle: true }),
  });
  guardReadOnly(client, 's3', new Set(['s3:GetObject']));
  const GetObject = commandOf(sdk, 'GetObject');
  const { signal, alive, done } = patience(limits);
  try {
    const get = new GetObject({ Bucket: bucket, Key: key });
    const { Body: body } = await client.send(get, { abortSignal: signal });
    // the client listens to the signal until the answer begins
    const stream = body as Readable;
    signal.addEventListener('abort', () => stream.destroy(signal.reason as Error));
    alive();
    return await boundedBytes(stream, alive);
  } catch (error) {
    throw notRead(`s3://${bucket}/${key}`, signal.aborted ? signal.reason : error);
  } finally {
    done();
  }
}

/** What each failure asks for. The name of an error of S3, or of the network, says which it is. */
function notRead(url: string, error: unknown): IsodriftError {
  const { name, message: told } = failureOf(error);
  const code = codeOf(error) ?? name;
  const isOurs = error instanceof NoAnswerError || error instanceof TooLargeError;
  const { is, hint } = HINTS.find(({ names }) => names.test(code)) ?? OTHERWISE;
  const why = isOurs ? error.message : code === 'Error' ? told : code;
  return new IsodriftError(is, `cannot read ${url} (${why})`, hint, { cause: error });
}

function codeOf(error: unknown): string | undefined {
  const { code } = error as { readonly code?: unknown };
  return typeof code === 'string' && /^E[A-Z_]+$/.test(code) ? code : undefined;
}

interface Hint {
  readonly is: IsodriftError['code'];
  readonly hint: string;
}

const OTHERWISE: Hint = {
  is: 'FILE_UNREADABLE',
  hint: 'check bucket and key, and that these credentials may s3:GetObject this one object',
};

/** https://docs.aws.amazon.com/AmazonS3/latest/API/ErrorResponses.html */
const HINTS: readonly (Hint & { readonly names: RegExp })[] = [
  {
    names: /^(?:NoSuchKey|NotFound)$/,
    is: 'FILE_NOT_FOUND',
    hint: 'check the key: it names one object, never a folder or a pattern; Terraform keeps the state of a workspace under env:/NAME/',
  },
  {
    names: /^(?:NoSuchBucket|InvalidBucketName)$/,
    is: 'FILE_NOT_FOUND',
    hint: 'check the name of the bucket',
  },
  {
    names: /^(?:AccessDenied|Forbidden|AllAccessDisabled)/,
    is: 'FILE_UNREADABLE',
    hint: 'these credentials need s3:GetObject on this one object, and kms:Decrypt on its key where it has one',
  },
  {
    names: /Provider(?:Error)?$/,
    is: 'CREDENTIALS_MISSING',
    hint: 'set AWS_PROFILE, or run `aws sso login`',
  },
  {
    names: /^(?:InvalidAccessKeyId|SignatureDoesNotMatch|ExpiredToken|InvalidToken|RequestExpired)/,
    is: 'CREDENTIALS_REJECTED',
    hint: 'renew the credentials (`aws sso login`), or choose others with AWS_PROFILE',
  },
  {
    names: /^(?:E[A-Z_]+|TimeoutError|NetworkingError|NoAnswer)$/,
    is: 'ENDPOINT_UNREACHABLE',
    hint: 'check the network, AWS_REGION and AWS_ENDPOINT_URL',
  },
];

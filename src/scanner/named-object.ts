import { IsodriftError } from '../model/errors.ts';
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
 * The text of the one object that the user names as a source. It has a client of its own, which can send nothing else;
 * the clients of a scan still cannot read an object.
 */
export async function readNamedObject({
  bucket,
  key,
  region,
  profile,
  endpointUrl,
}: NamedObject): Promise<string> {
  const sdk = loadSdk('s3');
  const client = makeClient(sdk, {
    region,
    followRegionRedirects: true,
    ...(profile === undefined ? {} : { profile }),
    ...(endpointUrl === undefined ? {} : { endpoint: endpointUrl, forcePathStyle: true }),
  });
  guardReadOnly(client, 's3', new Set(['s3:GetObject']));
  const GetObject = commandOf(sdk, 'GetObject');
  try {
    const { Body: body } = await client.send(new GetObject({ Bucket: bucket, Key: key }));
    return await (body as { readonly transformToString: () => Promise<string> }).transformToString();
  } catch (error) {
    const why = error instanceof Error ? error.name : String(error);
    throw new IsodriftError(
      'FILE_UNREADABLE',
      `cannot read s3://${bucket}/${key} (${why})`,
      'check bucket and key, and that these credentials may s3:GetObject this one object',
      { cause: error },
    );
  }
}

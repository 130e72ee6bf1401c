import type { Value } from '../../model/value.ts';
import { isSet, mapIn, type Properties } from './resource.ts';

/** Where a function's code is, in CloudFormation's words; a path on somebody's disk stays what it is. */
export function codeOf(properties: Properties): Value {
  const {
    PackageType: type,
    InlineCode: inline,
    CodeUri: uri,
    ImageUri: image,
    SourceKMSKeyArn: key,
  } = properties;
  if (type === 'Image') return { ImageUri: image ?? '' };
  const code = inline === undefined || inline === null ? location(uri) : { ZipFile: inline };
  return isSet(key) ? { ...mapIn(code), SourceKMSKeyArn: key } : code;
}

/** `s3://bucket/key?versionId=1` or its parts. */
export function location(stated: Value | undefined): Value {
  if (typeof stated === 'string') {
    const [, bucket, key, version] = /^s3:\/\/([^/]+)\/+([^?]+)(?:\?versionId=([^&]+))?$/.exec(stated) ?? [];
    if (bucket === undefined || key === undefined) return { CodeUri: stated };
    return { S3Bucket: bucket, S3Key: key, ...(version === undefined ? {} : { S3ObjectVersion: version }) };
  }
  const { Bucket: bucket, Key: key, Version: version, StorageMode: mode } = mapIn(stated);
  return {
    S3Bucket: bucket ?? '',
    S3Key: key ?? '',
    ...(version === undefined ? {} : { S3ObjectVersion: version }),
    ...(mode === undefined ? {} : { S3ObjectStorageMode: mode }),
  };
}

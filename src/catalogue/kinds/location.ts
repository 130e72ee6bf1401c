import type { RelationKind } from '../../model/graph.ts';
import { isList, isMark, isReference, type Value } from '../../model/value.ts';
import type { Attribute } from '../define.ts';
import type { Kind, SameTarget, Target } from '../kind.ts';
import { asSet, members } from './collection.ts';
import { sameMembers } from './member-list.ts';
import { type Options } from './scalar.ts';

/** A place in a bucket, `s3://bucket/folder` or `bucket/folder`: points at the bucket, the folder is compared, too. */
export function s3Location(relation: RelationKind, options: Options = {}): Attribute {
  return { kind: locationKind, to: ['AWS::S3::Bucket'], relation, ...options };
}

/** Several of them, in no order. */
export function s3Locations(relation: RelationKind, options: Options = {}): Attribute {
  return { kind: locationsKind, to: ['AWS::S3::Bucket'], relation, ...options };
}

const locationKind: Kind = {
  name: 's3Location',
  rule: 10,
  canonical: spelled,
  equal: isSamePlace,
  targets: (value) => [{ to: bucketIn(value) }],
};

const locationsKind: Kind = {
  name: 's3Locations',
  rule: 10,
  canonical: (raw) => {
    if (isMark(raw)) return raw;
    const places = asSet(members(raw).flatMap((one) => spelled(one) ?? []));
    return places.length === 0 ? undefined : places;
  },
  equal: sameMembers(isSamePlace),
  member: isSamePlace,
  targets: (value) => (isList(value) ? value.map((one): Target => ({ to: bucketIn(one) })) : []),
};

/** EMR writes `s3n:`, Spark `s3a:`; a slash at the end means nothing. */
function spelled(raw: unknown): Value | undefined {
  if (isMark(raw)) return raw;
  if (typeof raw !== 'string' || raw === '') return undefined;
  return raw.replace(/^s3[an]:\/\//, 's3://').replace(/\/$/, '');
}

function bucketIn(value: Value): Value {
  if (typeof value !== 'string') return value;
  return value
    .replace(/^s3:\/\//, '')
    .replace(/^arn:[^:]+:s3:::/, '')
    .split('/')[0] as Value;
}

function isSamePlace(desired: Value, deployed: Value, same: SameTarget): boolean {
  if (isReference(desired) || isReference(deployed)) return same(bucketIn(desired), bucketIn(deployed));
  return withoutScheme(desired) === withoutScheme(deployed);
}

function withoutScheme(value: Value): Value {
  return typeof value === 'string' ? value.replace(/^s3:\/\//, '').replace(/^arn:[^:]+:s3:::/, '') : value;
}

import { isList, isMark, isObject, isReference, type Value } from '../../model/value.ts';
import type { Attribute } from '../define.ts';
import type { Kind } from '../kind.ts';
import { asSet, members } from './collection.ts';
import { parseDocument, sorted } from './document.ts';
import { isSameSet } from './ref.ts';
import { identical, type Options } from './scalar.ts';

/** Which events a rule takes: a document whose lists are sets. */
export function eventPattern(options: Options = {}): Attribute {
  return { kind: eventPatternKind, ...options };
}

/** The bus a rule listens to. The default one belongs to nobody, so it gets no arrow. */
export function busName(options: Options = {}): Attribute {
  return { kind: busNameKind, to: ['AWS::Events::EventBus'], relation: 'routes', reverse: true, ...options };
}

/** The buckets an event pattern names in `detail.bucket.name`: whence the events come. */
export function patternBuckets(options: Options = {}): Attribute {
  return {
    kind: patternBucketsKind,
    to: ['AWS::S3::Bucket'],
    relation: 'triggers',
    reverse: true,
    ...options,
  };
}

const eventPatternKind: Kind = {
  name: 'event pattern',
  rule: 6,
  canonical: (raw) => {
    if (isMark(raw)) return raw;
    const document = parseDocument(raw);
    return document === undefined ? undefined : withSets(sorted(document));
  },
  equal: isSamePattern,
};

const busNameKind: Kind = {
  name: 'bus name',
  rule: 10,
  canonical: (raw) => {
    if (isMark(raw)) return raw;
    return typeof raw === 'string' && raw !== '' ? raw : undefined;
  },
  equal: (desired, deployed, same) => same(desired, deployed),
  targets: (value) => (typeof value === 'string' && /(^|\/)default$/.test(value) ? [] : [{ to: value }]),
};

const patternBucketsKind: Kind = {
  name: 'pattern buckets',
  rule: 10,
  canonical: (raw) => {
    if (Array.isArray(raw)) return asSet(raw as Value[]);
    if (isMark(raw)) return raw;
    const names = members(step(step(step(parseDocument(raw), 'detail'), 'bucket'), 'name')) as Value[];
    const exact = asSet(names.filter((name) => typeof name === 'string' || isMark(name)));
    return exact.length === 0 ? undefined : exact;
  },
  equal: (desired, deployed, same) =>
    isList(desired) && isList(deployed) && isSameSet(desired, deployed, same),
};

function step(value: Value | undefined, key: string): Value | undefined {
  return isObject(value) && Object.hasOwn(value, key) ? value[key] : undefined;
}

function withSets(value: Value): Value {
  if (isList(value)) return asSet(value.map(withSets));
  if (!isObject(value)) return value;
  return Object.fromEntries(Object.entries(value).map(([key, member]) => [key, withSets(member)]));
}

function isSamePattern(
  desired: Value,
  deployed: Value,
  same: (one: Value, other: Value) => boolean,
): boolean {
  if (isReference(desired) || isReference(deployed)) return same(desired, deployed);
  if (isList(desired) && isList(deployed))
    return isSameSet(desired, deployed, (one, other) => isSamePattern(one, other, same));
  if (!isObject(desired) || !isObject(deployed)) return identical(desired, deployed);
  const keys = new Set([...Object.keys(desired), ...Object.keys(deployed)]);
  return [...keys].every((key) => isSamePattern(desired[key] ?? null, deployed[key] ?? null, same));
}

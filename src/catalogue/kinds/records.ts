import { isList, isMark, isObject, type Value } from '../../model/value.ts';
import type { Attribute } from '../define.ts';
import type { Kind } from '../kind.ts';
import { asSet, members } from './collection.ts';
import { canonicalDns } from './dns.ts';
import { isSameSet } from './ref.ts';
import { type Options } from './scalar.ts';

/**
 * The values of a DNS record. Those of text records may be tokens that prove a domain or send mail: only that there are
 * some is kept.
 */
export function records(to: readonly string[], options: Options = {}): Attribute {
  return { kind: recordsKind, to, relation: 'routes', ...options };
}

/** The id of a hosted zone, with or without `/hostedzone/`. */
export function hostedZoneId(options: Options = {}): Attribute {
  return {
    kind: hostedZoneIdKind,
    to: ['AWS::Route53::HostedZone'],
    ...options,
  };
}

/** True for a record that carries the zone's own name, which its `ZoneName` tells. */
export function apex(options: Options = {}): Attribute {
  return { kind: apexKind, ...options };
}

const NOT_KEPT = '(not kept)';

const recordsKind: Kind = {
  name: 'records',
  rule: 10,
  canonical: (raw) => {
    if (isMark(raw)) return raw;
    const values = isObject(raw) ? valuesOf(raw) : (members(raw) as Value[]);
    return values.length === 0 ? undefined : asSet(values);
  },
  equal: (desired, deployed, same) =>
    isList(desired) && isList(deployed) && isSameSet(desired, deployed, same),
};

const apexKind: Kind = {
  name: 'apex',
  canonical: (raw) =>
    isObject(raw) && raw['Name'] !== undefined && raw['Name'] === raw['ZoneName'] ? true : undefined,
  equal: () => true,
};

const hostedZoneIdKind: Kind = {
  name: 'hosted zone id',
  rule: 10,
  canonical: (raw) => {
    if (isMark(raw)) return raw;
    return typeof raw === 'string' && raw !== '' ? raw.replace(/^\/hostedzone\//, '') : undefined;
  },
  equal: (desired, deployed, same) => same(desired, deployed),
};

/** A whole record, because its type decides what may be kept. */
function valuesOf(record: Readonly<Record<string, Value>>): Value[] {
  const type = record['Type'] ?? record['type'];
  const values = members(record['ResourceRecords'] ?? record['records']);
  return values.map((value) => {
    const text = isObject(value) && !isMark(value) ? (value['Value'] ?? null) : (value as Value);
    if (typeof text !== 'string') return text;
    return KEPT.has(type) ? canonicalDns(text) : NOT_KEPT;
  });
}

const KEPT: ReadonlySet<unknown> = new Set([
  'A',
  'AAAA',
  'CNAME',
  'NS',
  'MX',
  'SRV',
  'PTR',
  'CAA',
  'SOA',
  'DS',
]);

import { sortedRecord } from '../../model/order.ts';
import { isEmpty, isMark, isObject, type Value } from '../../model/value.ts';
import type { Attribute } from '../define.ts';
import type { Kind } from '../kind.ts';
import { asSet, members } from './collection.ts';
import { identical, type Options } from './scalar.ts';

/** The key of a table: `{ HASH: 'id', RANGE: 'date' }`, from AWS's list or from Terraform's `hash_key` and `range_key`. */
export function keySchema(options: Options = {}): Attribute {
  return { kind: keySchemaKind, ...options };
}

/** Secondary indexes by name, with their key and projection. */
export function indexes(options: Options = {}): Attribute {
  return { kind: indexesKind, ...options };
}

/** Types by attribute name: `{ id: 'S' }`. */
export function attributeTypes(options: Options = {}): Attribute {
  return { kind: attributeTypesKind, ...options };
}

const keySchemaKind: Kind = {
  name: 'key schema',
  canonical: (raw) => (isMark(raw) ? raw : keyOf(raw)),
  equal: identical,
};

const indexesKind: Kind = {
  name: 'indexes',
  canonical: (raw) => {
    if (isMark(raw)) return raw;
    const found = members(raw).flatMap(indexOf);
    return found.length === 0 ? undefined : asSet(found);
  },
  equal: identical,
};

const attributeTypesKind: Kind = {
  name: 'attribute types',
  canonical: (raw) => {
    if (isMark(raw)) return raw;
    return isObject(raw) ? mapOf(raw) : mapOf(Object.fromEntries(members(raw).flatMap(typeOf)));
  },
  equal: identical,
};

function keyOf(raw: unknown): Value | undefined {
  if (!isObject(raw)) return mapOf(Object.fromEntries(members(raw).flatMap(keyPart)));
  return mapOf({
    HASH: raw['HASH'] ?? raw['hash_key'] ?? null,
    RANGE: raw['RANGE'] ?? raw['range_key'] ?? null,
  });
}

function keyPart(raw: unknown): [string, Value][] {
  if (!isObject(raw)) return [];
  const name = raw['AttributeName'] ?? raw['attribute_name'];
  const type = raw['KeyType'] ?? raw['key_type'];
  return typeof type === 'string' && name !== undefined ? [[type, name]] : [];
}

function typeOf(raw: unknown): [string, Value][] {
  if (!isObject(raw)) return [];
  const name = raw['AttributeName'] ?? raw['name'];
  const type = raw['AttributeType'] ?? raw['type'];
  return typeof name === 'string' && type !== undefined ? [[name, type]] : [];
}

function indexOf(raw: unknown): Value[] {
  if (!isObject(raw)) return [];
  const projection = isObject(raw['Projection']) ? raw['Projection'] : raw;
  const others = asSet(
    members(projection['NonKeyAttributes'] ?? projection['non_key_attributes']) as Value[],
  );
  const index = {
    IndexName: raw['IndexName'] ?? raw['name'] ?? null,
    KeySchema: keyOf(raw['KeySchema'] ?? nonEmptyList(raw['key_schema']) ?? raw) ?? null,
    ProjectionType: projection['ProjectionType'] ?? projection['projection_type'] ?? 'ALL',
    NonKeyAttributes: others,
  };
  const known = mapOf(index);
  return known === undefined ? [] : [known];
}

function nonEmptyList(raw: Value | undefined): Value | undefined {
  return isEmpty(raw) ? undefined : raw;
}

function mapOf(raw: Readonly<Record<string, Value>>): Value | undefined {
  const entries = Object.entries(raw).filter(([, value]) => !isEmpty(value));
  return entries.length === 0 ? undefined : sortedRecord(entries);
}

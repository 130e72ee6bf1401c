import { isEmpty, isList, isMark, isObject, type Value } from '../../model/value.ts';
import { sortedStrings } from '../../model/order.ts';
import type { Attribute } from '../define.ts';
import type { Kind } from '../kind.ts';
import { asSet, members } from './collection.ts';
import { identical, type Options } from './scalar.ts';

/** A JSON document, which may come as text: key order is free, "80" equals 80 and "true" equals true (rule 6). */
export function json(options: Options = {}): Attribute {
  return { kind: jsonKind, ...options };
}

/** Several JSON documents in no order, as one text or as a list of texts. */
export function documents(options: Options = {}): Attribute {
  return { kind: documentsKind, ...options };
}

/** A JSON document of which AWS has more than anybody states: what is declared must be there, at any depth (rule 2). */
export function jsonPart(options: Options = {}): Attribute {
  return { kind: jsonPartKind, ...options };
}

/** Parses a document given as text, as URL-encoded text (IAM) or as an object; undefined when there is none. */
export function parseDocument(raw: unknown): Value | undefined {
  if (isEmpty(raw)) return undefined;
  if (typeof raw !== 'string') return raw as Value;
  try {
    return JSON.parse(raw.startsWith('%7B') ? decodeURIComponent(raw) : raw) as Value;
  } catch {
    return raw;
  }
}

const jsonKind: Kind = {
  name: 'json',
  rule: 6,
  canonical: (raw) => {
    if (isMark(raw)) return raw;
    const document = parseDocument(raw);
    return document === undefined ? undefined : sorted(document);
  },
  equal: (desired, deployed) => identical(spelledAlike(desired), spelledAlike(deployed)),
};

const documentsKind: Kind = {
  ...jsonKind,
  name: 'documents',
  canonical: (raw) => {
    if (isMark(raw)) return raw;
    const found = members(parseDocument(raw)).flatMap((one) => {
      const document = parseDocument(one);
      return document === undefined ? [] : [sorted(document)];
    });
    return found.length === 0 ? undefined : asSet(found);
  },
};

const jsonPartKind: Kind = {
  ...jsonKind,
  name: 'part of a document',
  rule: 2,
  equal: (desired, deployed) => isPart(spelledAlike(desired), spelledAlike(deployed)),
};

function isPart(desired: Value, deployed: Value | undefined): boolean {
  if (isList(desired) && isList(deployed))
    return desired.every((one) => deployed.some((other) => isPart(one, other)));
  if (!isObject(desired) || !isObject(deployed))
    return deployed !== undefined && identical(desired, deployed);
  return Object.entries(desired).every(([key, member]) =>
    isPart(member, Object.hasOwn(deployed, key) ? deployed[key] : undefined),
  );
}

/** Keys in order at every level, empty members left out (rule 1). */
export function sorted(value: Value): Value {
  if (isList(value)) return value.map(sorted);
  if (!isObject(value)) return value;
  const pairs: [string, Value][] = [];
  for (const key of sortedStrings(Object.keys(value))) {
    const member = value[key] ?? null;
    if (!isEmpty(member)) pairs.push([key, sorted(member)]);
  }
  return Object.fromEntries(pairs);
}

function spelledAlike(value: Value): Value {
  if (isList(value)) return value.map(spelledAlike);
  if (isObject(value))
    return Object.fromEntries(Object.entries(value).map(([key, member]) => [key, spelledAlike(member)]));
  return value === null ? null : String(value);
}

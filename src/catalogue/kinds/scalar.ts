import { isMark, sameValue, type Value } from '../../model/value.ts';
import type { Attribute } from '../define.ts';
import type { Kind } from '../kind.ts';

/** What an entry may say about an attribute besides its kind. */
export type Options = Omit<Attribute, 'kind' | 'to' | 'relation'>;

/** A string compared letter by letter. */
export function text(options: Options = {}): Attribute {
  return { kind: textKind, ...options };
}

/** A string compared without regard to case: RDS identifiers, engines, DNS names. */
export function caseless(options: Options = {}): Attribute {
  return { kind: caselessKind, ...options };
}

/** A number, which JSON strings and floats may spell differently (rules 6 and 19). */
export function number(options: Options = {}): Attribute {
  return { kind: numberKind, ...options };
}

/** true or false, also as text. */
export function flag(options: Options = {}): Attribute {
  return { kind: flagKind, ...options };
}

/** A version of which the design may state a prefix: "8.0" is met by "8.0.35" (rule 12). */
export function version(options: Options = {}): Attribute {
  return { kind: versionKind, ...options };
}

/** Exact equality of canonical values; for kinds whose canonical form already says everything. */
export function identical(desired: Value, deployed: Value): boolean {
  return sameValue(desired, deployed);
}

const textKind: Kind = { name: 'text', canonical: canonicalText, equal: identical };

const caselessKind: Kind = {
  name: 'caseless',
  rule: 11,
  canonical: canonicalText,
  equal: (desired, deployed) => spelled(desired).toLowerCase() === spelled(deployed).toLowerCase(),
};

const numberKind: Kind = {
  name: 'number',
  concern: 'capacity',
  canonical: canonicalNumber,
  equal: identical,
};

const flagKind: Kind = { name: 'flag', canonical: canonicalFlag, equal: identical };

const versionKind: Kind = {
  name: 'version',
  rule: 12,
  canonical: canonicalText,
  equal: (desired, deployed) => desired === deployed || spelled(deployed).startsWith(`${spelled(desired)}.`),
};

function canonicalText(raw: unknown): Value | undefined {
  if (isMark(raw)) return raw;
  if (raw === undefined || raw === null || raw === '') return undefined;
  if (raw instanceof Date) return raw.toISOString();
  return spelled(raw as Value);
}

function spelled(value: Value): string {
  return typeof value === 'string' ? value : JSON.stringify(value);
}

/** Of an object no number can be made, and asking some of them is an error. */
export function numberIn(raw: unknown): number {
  return typeof raw === 'object' && raw !== null ? Number.NaN : Number(raw);
}

function canonicalNumber(raw: unknown): Value | undefined {
  if (isMark(raw)) return raw;
  if (raw === undefined || raw === null || raw === '') return undefined;
  const value = numberIn(raw);
  return Number.isNaN(value) ? spelled(raw as Value) : value;
}

function canonicalFlag(raw: unknown): Value | undefined {
  if (isMark(raw)) return raw;
  if (typeof raw === 'boolean') return raw;
  if (typeof raw !== 'string' || raw === '') return undefined;
  const lower = raw.toLowerCase();
  if (lower === 'true' || lower === 'enabled' || lower === 'enable') return true;
  if (lower === 'false' || lower === 'disabled' || lower === 'disable') return false;
  return raw;
}

import { sortedBy } from '../../model/order.ts';
import { compactJson } from '../../model/stage-file.ts';
import { isEmpty, isList, isMark, type Value } from '../../model/value.ts';
import type { Attribute } from '../define.ts';
import type { Kind } from '../kind.ts';
import { identical, type Options } from './scalar.ts';

/** Values whose order means nothing and whose repeats mean nothing (rule 8). */
export function set(options: Options = {}): Attribute {
  return { kind: setKind, ...options };
}

/** Values to which AWS may add more: those declared must be there. */
export function atLeast(options: Options = {}): Attribute {
  return { kind: atLeastKind, ...options };
}

/** Values whose order means something. */
export function list(options: Options = {}): Attribute {
  return { kind: listKind, ...options };
}

/** The members as a list: an absent list is empty, a single value is a list of one. */
export function members(raw: unknown): unknown[] {
  if (isEmpty(raw)) return [];
  return Array.isArray(raw) ? raw : [raw];
}

/** Sorted by their JSON, without repeats: the canonical form of anything that is a set. */
export function asSet(values: readonly Value[]): Value[] {
  const stated = values.every(isStated) ? [...values] : values.filter(isStated);
  if (stated.length < 2) return stated;
  const texts = stated.map(compactJson);
  // what Terraform and AWS call a set they mostly write in order
  if (texts.every((text, index) => index === 0 || (texts[index - 1] ?? '') < text)) return stated;
  const byText = new Map(texts.map((text, index) => [text, stated[index] as Value]));
  return sortedBy(byText, ([text]) => text).map(([, value]) => value);
}

function isStated(value: Value | undefined): boolean {
  return value !== null && value !== undefined && value !== '';
}

const setKind: Kind = {
  name: 'set',
  canonical: (raw) => (isMark(raw) ? raw : nonEmpty(asSet(members(raw) as Value[]))),
  equal: identical,
};

const atLeastKind: Kind = {
  ...setKind,
  name: 'at least',
  rule: 5,
  equal: (desired, deployed) =>
    isList(desired) &&
    isList(deployed) &&
    desired.every((one) => deployed.some((other) => identical(one, other))),
};

const listKind: Kind = {
  name: 'list',
  canonical: (raw) => (isMark(raw) ? raw : nonEmpty(members(raw) as Value[])),
  equal: identical,
};

function nonEmpty(values: readonly Value[]): Value | undefined {
  return values.length === 0 ? undefined : values;
}

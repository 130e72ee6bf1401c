import { isList, isReference, isUnknown, unknown, type Value } from '../../model/value.ts';
import { spelled } from '../present.ts';
import type { Scope } from './scope.ts';

/**
 * The values as one text. A single value stays what it is, so that a pointer stays a pointer. A text with a pointer inside
 * is unknown, unless the name of the resource is declared; what it points at is kept, so that the arrow can be drawn.
 */
export function joined(values: readonly Value[], delimiter: string, scope: Scope): Value {
  const [only, ...more] = values;
  if (only !== undefined && more.length === 0 && !isList(only))
    return typeof only === 'object' ? only : spelled(only);
  const flat = values.flatMap((value) => (isList(value) ? value : [value]));
  const texts = flat.map((value) => textOf(value, scope));
  if (texts.every((text) => text !== undefined)) return texts.join(delimiter);
  return withParts(openText(values), flat, delimiter);
}

function textOf(value: Value, scope: Scope): string | undefined {
  if (isReference(value)) return scope.textOf(value.$ref, value.of);
  return value === null || typeof value === 'object' ? undefined : spelled(value);
}

function openText(values: readonly Value[]): Value {
  const why = values.find(isUnknown)?.$unknown ?? 'holds a name known only after deployment';
  return openFrom(why, values);
}

/** Not known, but made of these: what they point at is kept. */
export function openFrom(why: string, values: readonly (Value | undefined)[]): Value {
  const refs = distinct(values.flatMap(pointersIn));
  return refs.length === 0 ? unknown(why) : { $unknown: why, refs };
}

/** What is made of itself twice over, stack by stack, must not double each time. */
function distinct(refs: readonly Value[]): readonly Value[] {
  if (refs.length < 2) return refs;
  return [...new Map(refs.map((ref) => [JSON.stringify(ref), ref])).values()];
}

function pointersIn(value: Value | undefined): Value[] {
  if (value === undefined) return [];
  if (isReference(value)) return [value];
  if (isList(value)) return value.flatMap(pointersIn);
  return isUnknown(value) ? pointersIn((value as Readonly<Record<string, Value>>)['refs']) : [];
}

/**
 * What a text that is not known was joined from, in memory only: stacks hand each other lists as one text (`a,b`), which the
 * other one takes apart again.
 */
const parts = new WeakMap<object, { readonly delimiter: string; readonly values: readonly Value[] }>();

/** More than a parameter of AWS can hold is meant to fill the memory. */
const MOST_PARTS = 200;

/** No id, ARN or name holds one of these, so that what was joined with them comes apart at them only. */
const SAFE_DELIMITER = /^\s*[,;|]+\s*$/;

function withParts(open: Value, values: readonly Value[], delimiter: string): Value {
  if (typeof open !== 'object' || open === null || !SAFE_DELIMITER.test(delimiter)) return open;
  const flat = values.flatMap((value): readonly (Value | undefined)[] => {
    if (isReference(value)) return [value];
    if (typeof value !== 'object') return String(value).split(delimiter);
    return partsAt(value, delimiter) ?? [undefined];
  });
  const known = flat.filter((value) => value !== undefined);
  if (known.length === flat.length && flat.length <= MOST_PARTS)
    parts.set(open, { delimiter, values: known });
  return open;
}

/** The values that were joined with this delimiter into a text that is not known; undefined when nobody knows them. */
export function partsAt(text: Value | undefined, delimiter: string): readonly Value[] | undefined {
  const found = typeof text === 'object' && text !== null ? parts.get(text) : undefined;
  return found?.delimiter.trim() === delimiter.trim() ? found.values : undefined;
}

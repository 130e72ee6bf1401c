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
  const texts = values
    .flatMap((value) => (isList(value) ? value : [value]))
    .map((value) => textOf(value, scope));
  if (texts.every((text) => text !== undefined)) return texts.join(delimiter);
  return openText(values);
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
  const refs = values.flatMap(pointersIn);
  return refs.length === 0 ? unknown(why) : { $unknown: why, refs };
}

function pointersIn(value: Value | undefined): Value[] {
  if (value === undefined) return [];
  if (isReference(value)) return [value];
  if (isList(value)) return value.flatMap(pointersIn);
  return isUnknown(value) ? pointersIn((value as Readonly<Record<string, Value>>)['refs']) : [];
}

import type { RelationKind } from '../../model/graph.ts';
import { isList, isMark, isObject, type Value } from '../../model/value.ts';
import type { Attribute } from '../define.ts';
import { fieldsOf, firstOf } from './fields.ts';
import { readAs } from './read-as.ts';
import { refs } from './ref.ts';
import { type Options } from './scalar.ts';

/** Pointers among settings that come as a list of name and value: the function in the processors of a delivery stream. */
export function namedRefs(
  names: readonly string[],
  to: readonly string[],
  relation: RelationKind,
  options: Options = {},
): Attribute {
  return readAs(refs(to, relation, options), (raw) => valuesIn(raw, names), `named ${names.join(' ')}`);
}

/** The values under these names, at whatever depth; plain strings are what was kept before. */
function valuesIn(raw: unknown, names: readonly string[]): Value[] {
  if (isList(raw)) return raw.flatMap((one) => (typeof one === 'string' ? [one] : valuesIn(one, names)));
  if (isMark(raw)) return [raw];
  if (!isObject(raw)) return [];
  const fields = fieldsOf(raw);
  const name = firstOf(fields, 'parameter_name', 'name', 'key');
  const value = firstOf(fields, 'parameter_value', 'value');
  if (typeof name === 'string' && value !== undefined) return names.includes(name) ? [value as Value] : [];
  return Object.values(raw).flatMap((member) => (typeof member === 'object' ? valuesIn(member, names) : []));
}

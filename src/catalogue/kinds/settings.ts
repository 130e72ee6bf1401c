import { isMark, isObject, type Value } from '../../model/value.ts';
import type { Attribute } from '../define.ts';
import type { Kind } from '../kind.ts';
import { asText, fieldsOf, firstOf, textsByName } from './fields.ts';
import { type Options } from './scalar.ts';

/**
 * Settings by name, of which AWS has more than anybody states: a map, or a list of names and values. Those declared must be
 * as they are; the others have the values that AWS gives them (rule 2).
 */
export function settings(options: Options = {}): Attribute {
  return { kind: settingsKind, ...options };
}

const settingsKind: Kind = {
  name: 'settings',
  rule: 2,
  canonical: (raw) => {
    return isMark(raw) ? raw : textsByName(raw, pairOf);
  },
  equal: (desired, deployed) =>
    isObject(desired) &&
    isObject(deployed) &&
    Object.entries(desired).every(
      ([name, value]) => Object.hasOwn(deployed, name) && deployed[name] === value,
    ),
};

function pairOf(item: Value): readonly [string, unknown] {
  const fields = fieldsOf(item);
  return [
    asText(firstOf(fields, 'parameter_key', 'key', 'name')),
    firstOf(fields, 'parameter_value', 'value'),
  ];
}

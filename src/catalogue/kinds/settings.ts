import { sortedRecord } from '../../model/order.ts';
import { isList, isObject, type Value } from '../../model/value.ts';
import type { Attribute } from '../define.ts';
import type { Kind } from '../kind.ts';
import { asText, fieldsOf, firstOf } from './fields.ts';
import { isMark, type Options } from './scalar.ts';

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
    if (isMark(raw)) return raw;
    const pairs = (isList(raw) ? raw.map(pairOf) : Object.entries(isObject(raw) ? raw : {})).filter(
      ([name]) => name !== '' && name !== '__proto__',
    );
    if (pairs.length === 0) return undefined;
    return sortedRecord(pairs.map(([name, value]) => [name, isMark(value) ? value : asText(value)]));
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

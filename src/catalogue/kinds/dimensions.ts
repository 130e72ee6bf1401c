import { sortedRecord } from '../../model/order.ts';
import { isList, isObject, type Value } from '../../model/value.ts';
import type { Attribute } from '../define.ts';
import type { Kind } from '../kind.ts';
import { asText, fieldsOf } from './fields.ts';
import { isMark, type Options } from './scalar.ts';

/** What a metric is about: a map, or a list of names and values. A value may point at the thing that it names. */
export function dimensions(options: Options = {}): Attribute {
  return { kind: dimensionsKind, ...options };
}

const dimensionsKind: Kind = {
  name: 'dimensions',
  rule: 10,
  canonical: (raw): Value | undefined => {
    if (isMark(raw)) return raw;
    const pairs = (isList(raw) ? raw.map(pairOf) : Object.entries(isObject(raw) ? raw : {})).filter(
      ([name]) => name !== '' && name !== '__proto__',
    );
    if (pairs.length === 0) return undefined;
    return sortedRecord(pairs.map(([name, value]) => [name, isMark(value) ? value : asText(value)]));
  },
  equal: (desired, deployed, same) => {
    if (!isObject(desired) || !isObject(deployed)) return false;
    const names = Object.keys(desired);
    return (
      names.length === Object.keys(deployed).length &&
      names.every((name) =>
        isSame(desired[name], Object.hasOwn(deployed, name) ? deployed[name] : undefined, same),
      )
    );
  },
};

function isSame(
  desired: Value | undefined,
  deployed: Value | undefined,
  same: (one: Value, other: Value) => boolean,
): boolean {
  if (desired === undefined || deployed === undefined) return false;
  return desired === deployed || same(desired, deployed);
}

function pairOf(item: Value): readonly [string, unknown] {
  const { name, value } = fieldsOf(item);
  return [asText(name), value];
}

import { isList, isObject, type Value } from '../../model/value.ts';
import { sortedRecord } from '../../model/order.ts';
import type { Attribute } from '../define.ts';
import type { Kind } from '../kind.ts';
import { asText, fieldsOf } from './fields.ts';
import { identical, isMark, type Options } from './scalar.ts';

/** Names and values that say what is meant (labels, dimensions): a map, which CloudFormation writes as a list of Key (or Name) and Value. */
export function labels(options: Options = {}): Attribute {
  return { kind: labelsKind, ...options };
}

const labelsKind: Kind = {
  name: 'labels',
  canonical: (raw): Value | undefined => {
    if (isMark(raw)) return raw;
    const pairs = (isList(raw) ? raw.map(pairOf) : Object.entries(isObject(raw) ? raw : {})).filter(
      ([name]) => name !== '' && name !== '__proto__',
    );
    if (pairs.length === 0) return undefined;
    return sortedRecord(pairs.map(([name, value]) => [name, isMark(value) ? value : asText(value)]));
  },
  equal: identical,
};

function pairOf(item: Value): readonly [string, unknown] {
  const { key, name, value } = fieldsOf(item);
  return [asText(key ?? name), value];
}

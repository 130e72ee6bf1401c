import { isMark, type Value } from '../../model/value.ts';
import type { Attribute } from '../define.ts';
import type { Kind } from '../kind.ts';
import { asText, fieldsOf, textsByName } from './fields.ts';
import { identical, type Options } from './scalar.ts';

/** Names and values that say what is meant (labels, dimensions): a map, which CloudFormation writes as a list of Key (or Name) and Value. */
export function labels(options: Options = {}): Attribute {
  return { kind: labelsKind, ...options };
}

const labelsKind: Kind = {
  name: 'labels',
  canonical: (raw): Value | undefined => {
    return isMark(raw) ? raw : textsByName(raw, pairOf);
  },
  equal: identical,
};

function pairOf(item: Value): readonly [string, unknown] {
  const { key, name, value } = fieldsOf(item);
  return [asText(key ?? name), value];
}

import { isMark, isObject, type Value } from '../../model/value.ts';
import type { Attribute } from '../define.ts';
import type { Kind } from '../kind.ts';
import { asText, fieldsOf, textsByName } from './fields.ts';
import { type Options } from './scalar.ts';

/** What a metric is about: a map, or a list of names and values. A value may point at the thing that it names. */
export function dimensions(options: Options = {}): Attribute {
  return { kind: dimensionsKind, ...options };
}

const dimensionsKind: Kind = {
  name: 'dimensions',
  rule: 10,
  canonical: (raw): Value | undefined => {
    return isMark(raw) ? raw : textsByName(raw, pairOf);
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

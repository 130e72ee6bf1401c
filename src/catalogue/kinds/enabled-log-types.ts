import { isMark, isObject, type Value } from '../../model/value.ts';
import type { Attribute } from '../define.ts';
import type { Kind } from '../kind.ts';
import { asSet, members } from './collection.ts';
import { asText, fieldsOf } from './fields.ts';
import { identical, type Options } from './scalar.ts';

/** Control plane logs that are switched on. EKS answers with groups of types, on and off. */
export function enabledLogTypes(options: Options = {}): Attribute {
  return { kind: enabledLogTypesKind, ...options };
}

const enabledLogTypesKind: Kind = {
  name: 'enabledLogTypes',
  canonical: (raw): Value | undefined => {
    if (isMark(raw)) return raw;
    const types = asSet(
      members(raw)
        .flatMap(typesIn)
        .filter((type) => type !== ''),
    );
    return types.length === 0 ? undefined : types;
  },
  equal: identical,
};

function typesIn(item: unknown): Value[] {
  if (!isObject(item)) return [asText(item)];
  const { enabled, type, types } = fieldsOf(item);
  if (enabled === false) return [];
  return [...members(types), ...members(type)].map(asText);
}

import { isList, isMark, type Value } from '../../model/value.ts';
import type { Attribute } from '../define.ts';
import type { Kind } from '../kind.ts';
import { identical, type Options } from './scalar.ts';

/** true when any of the values is, false when none is: whether one of several associations is the main one. */
export function anyTrue(options: Options = {}): Attribute {
  return { kind: anyTrueKind, ...options };
}

const anyTrueKind: Kind = {
  name: 'anyTrue',
  canonical: (raw): Value | undefined => {
    if (isMark(raw)) return raw;
    if (isList(raw)) return raw.length === 0 ? undefined : raw.some((one) => one === true || one === 'true');
    return typeof raw === 'boolean' ? raw : undefined;
  },
  equal: identical,
};

import { isMark } from '../../model/value.ts';
import type { Attribute } from '../define.ts';
import type { Kind } from '../kind.ts';
import { identical, type Options } from './scalar.ts';

/** A URL that AWS gives back without `https://`. */
export function plainUrl(options: Options = {}): Attribute {
  return { kind: plainUrlKind, ...options };
}

const plainUrlKind: Kind = {
  name: 'plain URL',
  canonical: (raw) => {
    if (isMark(raw)) return raw;
    return typeof raw === 'string' && raw !== '' ? raw.replace(/^https:\/\//, '') : undefined;
  },
  equal: identical,
};

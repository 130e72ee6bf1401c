import { isMark } from '../../model/value.ts';
import type { Attribute } from '../define.ts';
import type { Kind } from '../kind.ts';
import { identical, type Options } from './scalar.ts';

/** A choice that the API tells by what comes of it: `whenSet('enabled', /^https:/)` for a portal that has an address. */
export function whenSet(word: string, result: RegExp, options: Options = {}): Attribute {
  return { kind: whenSetKind(word, result), ...options };
}

function whenSetKind(word: string, result: RegExp): Kind {
  return {
    name: `when set ${word}`,
    canonical: (raw) => {
      if (isMark(raw)) return raw;
      if (typeof raw !== 'string' || raw === '') return undefined;
      return result.test(raw) ? word : raw;
    },
    equal: identical,
  };
}

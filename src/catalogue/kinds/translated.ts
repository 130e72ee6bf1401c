import { isMark, type Value } from '../../model/value.ts';
import type { Attribute } from '../define.ts';
import type { Kind } from '../kind.ts';
import { asText } from './fields.ts';
import { identical, type Options } from './scalar.ts';

/** A value that one side spells differently: `translated({ true: 'internal', false: 'internet-facing' })`; undefined for a word that says nothing. */
export function translated(
  words: Readonly<Record<string, Value | undefined>>,
  options: Options = {},
): Attribute {
  return { kind: translatedKind(new Map(Object.entries(words))), ...options };
}

function translatedKind(words: ReadonlyMap<string, Value | undefined>): Kind {
  return {
    name: 'translated',
    canonical: (raw) => {
      if (isMark(raw)) return raw;
      if (raw === undefined || raw === null || raw === '' || typeof raw === 'object') return undefined;
      const word = asText(raw);
      return words.has(word) ? words.get(word) : (raw as Value);
    },
    equal: identical,
  };
}

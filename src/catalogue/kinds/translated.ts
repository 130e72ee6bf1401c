import type { Value } from '../../model/value.ts';
import type { Attribute } from '../define.ts';
import type { Kind } from '../kind.ts';
import { asText } from './fields.ts';
import { identical, isMark, type Options } from './scalar.ts';

/** A value that one side spells differently: `translated({ true: 'internal', false: 'internet-facing' })`. */
export function translated(words: Readonly<Record<string, Value>>, options: Options = {}): Attribute {
  return { kind: translatedKind(new Map(Object.entries(words))), ...options };
}

function translatedKind(words: ReadonlyMap<string, Value>): Kind {
  return {
    name: 'translated',
    canonical: (raw) => {
      if (isMark(raw)) return raw;
      if (raw === undefined || raw === null || raw === '' || typeof raw === 'object') return undefined;
      return words.get(asText(raw)) ?? (raw as Value);
    },
    equal: identical,
  };
}

import { isList } from '../../model/value.ts';
import type { Attribute } from '../define.ts';
import type { Kind } from '../kind.ts';
import { asSet, set } from './collection.ts';
import type { Options } from './scalar.ts';

/** A set of which one word stands for every member: `allOf('ALL', [...])`. */
export function allOf(word: string, members: readonly string[], options: Options = {}): Attribute {
  const all = asSet(members);
  const { kind } = set();
  const canonical: Kind['canonical'] = (raw) => {
    const found = kind.canonical(raw);
    return isList(found) && found.includes(word) ? all : found;
  };
  return { kind: { ...kind, name: `all of ${word}`, canonical }, ...options };
}

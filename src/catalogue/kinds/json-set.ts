import { isList, isMark, type Value } from '../../model/value.ts';
import type { Attribute } from '../define.ts';
import type { Kind } from '../kind.ts';
import { asSet, members } from './collection.ts';
import { json } from './document.ts';
import { isSameSet } from './ref.ts';
import { type Options } from './scalar.ts';

/** JSON documents in no order, each of which may come as text: the filters of an event source. */
export function jsonSet(options: Options = {}): Attribute {
  return { kind: jsonSetKind, ...options };
}

const { kind: jsonKind } = json();

const jsonSetKind: Kind = {
  name: 'json set',
  rule: 6,
  canonical: (raw): Value | undefined => {
    if (isMark(raw)) return raw;
    const documents = asSet(members(raw).flatMap((one) => jsonKind.canonical(one) ?? []));
    return documents.length === 0 ? undefined : documents;
  },
  equal: (desired, deployed, same) =>
    isList(desired) &&
    isList(deployed) &&
    isSameSet(desired, deployed, (one, other) => jsonKind.equal(one, other, same)),
};

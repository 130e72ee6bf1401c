import { isList, isMark, type Value } from '../../model/value.ts';
import type { Attribute } from '../define.ts';
import type { Kind } from '../kind.ts';
import { number, type Options } from './scalar.ts';

/** A number that the API answers with the things themselves: how many nodes a cache has. */
export function count(options: Options = {}): Attribute {
  return { kind: countKind, ...options };
}

/** A number of replicas, where the API answers with the members: the replicas and their primary. */
export function replicas(options: Options = {}): Attribute {
  return { kind: replicasKind, ...options };
}

const { kind: numberKind } = number();

const countKind: Kind = {
  ...numberKind,
  name: 'count',
  concern: 'capacity',
  canonical: (raw): Value | undefined => {
    if (isMark(raw)) return raw;
    if (isList(raw)) return raw.length === 0 ? undefined : raw.length;
    return numberKind.canonical(raw);
  },
};

const replicasKind: Kind = {
  ...numberKind,
  name: 'replicas',
  concern: 'capacity',
  canonical: (raw): Value | undefined => {
    if (isMark(raw)) return raw;
    if (isList(raw)) return raw.length === 0 ? undefined : raw.length - 1;
    return numberKind.canonical(raw);
  },
};

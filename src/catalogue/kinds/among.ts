import { isList } from '../../model/value.ts';
import type { Attribute } from '../define.ts';
import type { Kind } from '../kind.ts';
import { refs } from './ref.ts';
import type { Options } from './scalar.ts';

/** Names of which those declared must be there; what else there is, AWS or somebody else put there. Gives no arrow. */
export function among(options: Options & Pick<Attribute, 'to'> = {}): Attribute {
  return { kind: amongKind, ...options };
}

const { kind: refsKind } = refs([], 'uses');

const amongKind: Kind = {
  ...refsKind,
  name: 'among',
  rule: 2,
  equal: (desired, deployed, same) =>
    isList(desired) && isList(deployed) && desired.every((one) => deployed.some((other) => same(one, other))),
};

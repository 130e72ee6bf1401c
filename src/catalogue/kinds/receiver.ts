import { isMark } from '../../model/value.ts';
import { parseArn } from '../../model/arn.ts';
import type { Attribute } from '../define.ts';
import type { Kind } from '../kind.ts';
import { type Options } from './scalar.ts';

/** Where a subscription delivers: kept when it is a resource; an address or a telephone number is a person's and is not. */
export function receiver(to: readonly string[], options: Options = {}): Attribute {
  return { kind: receiverKind, to, relation: 'invokes', ...options };
}

const NOT_KEPT = '(not kept)';

const receiverKind: Kind = {
  name: 'receiver',
  rule: 10,
  canonical: (raw) => {
    if (isMark(raw)) return raw;
    if (typeof raw !== 'string' || raw === '') return undefined;
    return parseArn(raw) ? raw : NOT_KEPT;
  },
  equal: (desired, deployed, same) =>
    (desired === NOT_KEPT && deployed === NOT_KEPT) || same(desired, deployed),
};

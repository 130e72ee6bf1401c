import { isList } from '../../model/value.ts';
import type { Kind } from '../kind.ts';
import { isSameSet } from './ref.ts';

type Member = NonNullable<Kind['member']>;

/** Equality of lists in no order whose members have an equality of their own. */
export function sameMembers(member: Member): Kind['equal'] {
  return (desired, deployed, same) =>
    isList(desired) &&
    isList(deployed) &&
    isSameSet(desired, deployed, (one, other) => member(one, other, same));
}

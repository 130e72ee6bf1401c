import { isList } from '../../model/value.ts';
import type { Kind } from '../kind.ts';

type Member = NonNullable<Kind['member']>;

/** Equality of lists in no order whose members have an equality of their own. */
export function sameMembers(member: Member): Kind['equal'] {
  return (desired, deployed, same) =>
    isList(desired) &&
    isList(deployed) &&
    desired.every((one) => deployed.some((other) => member(one, other, same))) &&
    deployed.every((other) => desired.some((one) => member(one, other, same)));
}

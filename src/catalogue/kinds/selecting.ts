import { isList, isMark, isObject, type Value } from '../../model/value.ts';
import type { Attribute } from '../define.ts';
import { pick } from '../pick.ts';
import { readAs } from './read-as.ts';

interface Selection {
  readonly key: string;
  readonly is: Value;
  /** path in the member */
  readonly path: string;
  /** the value of one member, and not those of all */
  readonly single?: true;
  /** what is declared is a list of plain values, so that any list of objects is an answer of the API */
  readonly plain?: true;
}

/** An attribute that the API keeps in some members of a list only: of the addresses of a NAT gateway, those that are not the primary one. */
export function selecting(of: Selection, attribute: Attribute): Attribute {
  const chosen = (raw: unknown): unknown => {
    if (!isAnswer(raw, of)) return raw;
    const members = raw.filter((member) => isObject(member) && member[of.key] === of.is);
    return of.single
      ? pick(members[0], of.path)
      : members.flatMap((member) => (pick(member, of.path) ?? []) as Value[]);
  };
  return readAs(attribute, chosen, `selected ${attribute.kind.name}`);
}

function isAnswer(raw: unknown, { key, plain }: Selection): raw is readonly Value[] {
  if (!isList(raw)) return false;
  return raw.some((member) => isObject(member) && (Object.hasOwn(member, key) || (plain && !isMark(member))));
}

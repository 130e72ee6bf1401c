import { isList, isObject, type Value } from '../../model/value.ts';
import type { Attribute } from '../define.ts';
import { pick } from '../pick.ts';
import { isMark } from './scalar.ts';

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
  const { kind } = attribute;
  const canonical = (raw: unknown): Value | undefined => {
    if (!isAnswer(raw, of)) return kind.canonical(raw);
    const chosen = raw.filter((member) => isObject(member) && member[of.key] === of.is);
    if (of.single) return kind.canonical(pick(chosen[0], of.path));
    return kind.canonical(chosen.flatMap((member) => (pick(member, of.path) ?? []) as Value[]));
  };
  return { ...attribute, kind: { ...kind, name: `selected ${kind.name}`, canonical } };
}

function isAnswer(raw: unknown, { key, plain }: Selection): raw is readonly Value[] {
  if (!isList(raw)) return false;
  return raw.some((member) => isObject(member) && (Object.hasOwn(member, key) || (plain && !isMark(member))));
}

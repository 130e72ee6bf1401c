import { isList, isObject, type Value } from '../../model/value.ts';
import type { Attribute } from '../define.ts';
import { pick } from '../pick.ts';

/** An attribute that the API keeps in some members of a list only: of the addresses of a NAT gateway, those that are not the primary one; with `single`, in one member. */
export function selecting(
  of: { readonly key: string; readonly is: Value; readonly path: string; readonly single?: true },
  attribute: Attribute,
): Attribute {
  const { kind } = attribute;
  const isListed = (raw: unknown): raw is readonly Value[] =>
    isList(raw) && raw.some((member) => isObject(member) && Object.hasOwn(member, of.key));
  const canonical = (raw: unknown): Value | undefined => {
    if (!isListed(raw)) return kind.canonical(raw);
    const chosen = raw.filter((member) => isObject(member) && member[of.key] === of.is);
    if (of.single) return kind.canonical(pick(chosen[0], of.path));
    return kind.canonical(chosen.flatMap((member) => (pick(member, of.path) ?? []) as Value[]));
  };
  return { ...attribute, kind: { ...kind, name: `selected ${kind.name}`, canonical } };
}

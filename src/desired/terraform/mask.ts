import { isList, isObject, type Value } from '../../model/value.ts';

/** A value with a mark wherever the mask says `true` (`sensitive_values`, `after_unknown`); the mask has the value's shape. */
export function masked(value: Value | undefined, mask: unknown, mark: Value): Value {
  if (mask === true) return mark;
  if (!hidesAnything(mask)) return value ?? null;
  if (Array.isArray(mask)) {
    const members = value !== undefined && isList(value) ? value : [];
    const length = Math.max(members.length, mask.length);
    return Array.from({ length }, (_, index) => masked(members[index], mask[index], mark));
  }
  const before = isObject(value) ? value : {};
  const hidden = Object.entries(mask as object).filter(([, inner]) => hidesAnything(inner));
  const members = hidden.map(([name, inner]): [string, Value] => [
    name,
    masked(Object.hasOwn(before, name) ? before[name] : undefined, inner, mark),
  ]);
  return Object.fromEntries([...Object.entries(before), ...members]);
}

function hidesAnything(mask: unknown): boolean {
  if (typeof mask !== 'object' || mask === null) return mask === true;
  return Object.values(mask).some(hidesAnything);
}

import { isObject, type Value } from '../../model/value.ts';
import type { Attribute } from '../define.ts';

/** A list that CloudFront wraps as `{ Quantity, Items }`, of which an empty one has no items at all. */
export function wrapped(attribute: Attribute): Attribute {
  const { kind } = attribute;
  const canonical = (raw: unknown): Value | undefined =>
    kind.canonical(isObject(raw) && raw['Quantity'] !== undefined ? raw['Items'] : raw);
  return { ...attribute, kind: { ...kind, name: `wrapped ${kind.name}`, canonical } };
}

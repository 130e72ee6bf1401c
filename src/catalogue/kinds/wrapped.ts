import { isObject } from '../../model/value.ts';
import type { Attribute } from '../define.ts';
import { readAs } from './read-as.ts';

/** A list that CloudFront wraps as `{ Quantity, Items }`, of which an empty one has no items at all. */
export function wrapped(attribute: Attribute): Attribute {
  return readAs(
    attribute,
    (raw) => (isObject(raw) && raw['Quantity'] !== undefined ? raw['Items'] : raw),
    `wrapped ${attribute.kind.name}`,
  );
}

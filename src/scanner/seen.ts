import type { Resource } from '../model/graph.ts';
import type { Item } from './params.ts';

/** Under this an item from a checkpoint carries what the inventory says of all that it no longer holds. No copy by JSON has it. */
export const SEEN: unique symbol = Symbol('what the listed item said');

export interface Seen {
  /** the item as the checkpoint holds it: what differs from it was added since */
  readonly base: Item;
  readonly said: Pick<Resource, 'attributes' | 'tags'> & Partial<Resource>;
}

export function seenIn(item: Item): Seen | undefined {
  return (item as { readonly [SEEN]?: Seen })[SEEN];
}

/** Was the member of the item that this path goes through put there after it was listed? */
export function isAdded(item: Item, { base }: Seen, path: string): boolean {
  const [key = ''] = path.split('.');
  const name = key.replace(/(\[\]|\[0\]|\{\})$/, '');
  return Object.hasOwn(item, name) && !(Object.hasOwn(base, name) && base[name] === item[name]);
}

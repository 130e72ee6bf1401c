import type { Range } from '../../model/graph.ts';
import type { Value } from '../../model/value.ts';

/** `3`, `2..6`, `2..` as a range; undefined when it is none. */
export function rangeOf(stated: Value | undefined): Range | undefined {
  if (typeof stated === 'number') return { least: stated, most: stated };
  const [, least, isOpen, most] = /^(\d+)(\.\.)?(\d+)?$/.exec(typeof stated === 'string' ? stated : '') ?? [];
  if (least === undefined) return undefined;
  if (isOpen === undefined) return { least: Number(least), most: Number(least) };
  return most === undefined ? { least: Number(least) } : { least: Number(least), most: Number(most) };
}

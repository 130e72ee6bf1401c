import type { Params } from '../catalogue/define.ts';
import { pick } from '../catalogue/pick.ts';
import type { Value } from '../model/value.ts';

/** An API item: what a listing gave, with what the details added. */
export type Item = Readonly<Record<string, unknown>>;

/**
 * Fills `.path` parameters from an item. Undefined when the item has nothing at one of the paths: then there is
 * nothing to ask about.
 */
export function filledIn(params: Params, item: Item): Record<string, unknown> | undefined {
  const filled = fill(params, item);
  return filled === MISSING ? undefined : (filled as Record<string, unknown>);
}

/** Plain strings in a list become items that hold them under `$`. */
export function asItem(listed: unknown): Item {
  return typeof listed === 'object' && listed !== null ? (listed as Item) : { $: listed };
}

const MISSING = Symbol('nothing at this path');

function fill(value: Value, item: Item): unknown {
  if (typeof value === 'string') return value.startsWith('.') ? at(item, value.slice(1)) : value;
  if (typeof value !== 'object' || value === null) return value;
  if (Array.isArray(value)) return whole(value.map((member: Value) => fill(member, item)));
  const entries = Object.entries(value).map(([key, member]) => [key, fill(member, item)] as const);
  return entries.some(([, member]) => member === MISSING) ? MISSING : Object.fromEntries(entries);
}

function at(item: Item, path: string): unknown {
  const found = pick(item, path);
  return found === undefined || found === null || found === '' ? MISSING : found;
}

function whole(members: readonly unknown[]): unknown {
  return members.includes(MISSING) ? MISSING : members;
}

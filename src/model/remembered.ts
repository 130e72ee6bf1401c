import type { Value } from './value.ts';

/**
 * What a list of variable names stood for, known in memory only, for as long as the list itself lives: it is matched against
 * what the account holds, and no writer of files ever gets to see it.
 */
const values = new WeakMap<object, Readonly<Record<string, Value>>>();

/** Keeps in memory what the names of this list stand for. */
export function remember(names: object, held: Readonly<Record<string, Value>>): void {
  values.set(names, held);
}

/** What the names of this list stand for; undefined for any list that was copied, saved or read from a file. */
export function recalled(names: Value | undefined): Readonly<Record<string, Value>> | undefined {
  return typeof names === 'object' && names !== null ? values.get(names) : undefined;
}

/** The copy of a list stands for what the list stood for. */
export function carried<T extends object>(from: object, copy: T): T {
  const held = values.get(from);
  if (held !== undefined) values.set(copy, held);
  return copy;
}

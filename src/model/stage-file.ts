import { compareStrings } from './order.ts';

/** Stage values as bytes: keys sorted at every level, two spaces, a final newline. The same value gives the same bytes. */
export function serializeStage(value: unknown): string {
  return `${JSON.stringify(value, sortedKeys, 2)}\n`;
}

/** A value in one line, its keys sorted at every level: a saved value and the one it was saved from look the same. */
export function compactJson(value: unknown): string {
  return JSON.stringify(value, sortedKeys);
}

/** A copy with its keys sorted at every level, as a saved stage has them. */
export function inKeyOrder<T>(value: T): T {
  return JSON.parse(compactJson(value)) as T;
}

function sortedKeys(_key: string, value: unknown): unknown {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return value;
  // fromEntries defines own keys, so a tag called __proto__ stays data
  return Object.fromEntries(Object.entries(value).toSorted(([a], [b]) => compareStrings(a, b)));
}

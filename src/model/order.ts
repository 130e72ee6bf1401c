/** Code unit order: the same on every machine and in every locale, unlike `localeCompare`. */
export function compareStrings(a: string, b: string): number {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}

/** A sorted copy, by one or more string keys. What is sorted already, as stage files are, costs one pass. */
export function sortedBy<T>(items: Iterable<T>, ...keys: ((item: T) => string)[]): T[] {
  const order = (a: T, b: T): number => {
    for (const key of keys) {
      const result = compareStrings(key(a), key(b));
      if (result !== 0) return result;
    }
    return 0;
  };
  const copy = [...items];
  return copy.every((item, index) => index === 0 || order(copy[index - 1] as T, item) <= 0)
    ? copy
    : copy.toSorted(order);
}

/** In code unit order; the list itself where it is so already, as what a tool wrote mostly is. */
export function sortedStrings(texts: readonly string[]): readonly string[] {
  for (let index = 1; index < texts.length; index += 1)
    if ((texts[index - 1] ?? '') > (texts[index] ?? '')) return texts.toSorted();
  return texts;
}

/** The record of these pairs, its keys in code unit order. */
export function sortedRecord<T>(pairs: readonly (readonly [string, T])[]): Record<string, T> {
  return Object.fromEntries(sortedBy(pairs, ([key]) => key));
}

/** The members without repeats, in code unit order. */
export function uniqueStrings(items: Iterable<string>): string[] {
  return sortedBy(new Set(items), (item) => item);
}

/** Items by key, in the order of first appearance. */
export function groupBy<T>(items: Iterable<T>, key: (item: T) => string): Map<string, T[]> {
  const groups = new Map<string, T[]>();
  for (const item of items) listUnder(groups, key(item), item);
  return groups;
}

/** Puts a member at the end of the list that stands under the key, or begins one. */
export function listUnder<K, T>(lists: Map<K, T[]>, key: K, member: T): void {
  const list = lists.get(key);
  if (list) list.push(member);
  else lists.set(key, [member]);
}

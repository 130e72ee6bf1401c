/** Code unit order: the same on every machine and in every locale, unlike `localeCompare`. */
export function compareStrings(a: string, b: string): number {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}

/** A sorted copy, by one or more string keys. */
export function sortedBy<T>(items: Iterable<T>, ...keys: ((item: T) => string)[]): T[] {
  return [...items].toSorted((a, b) => {
    for (const key of keys) {
      const order = compareStrings(key(a), key(b));
      if (order !== 0) return order;
    }
    return 0;
  });
}

/** The members without repeats, in code unit order. */
export function uniqueStrings(items: Iterable<string>): string[] {
  return [...new Set(items)].toSorted(compareStrings);
}

/** Items by key, in the order of first appearance. */
export function groupBy<T>(items: Iterable<T>, key: (item: T) => string): Map<string, T[]> {
  const groups = new Map<string, T[]>();
  for (const item of items) {
    const group = groups.get(key(item));
    if (group) group.push(item);
    else groups.set(key(item), [item]);
  }
  return groups;
}

/** The hash table of a Python 2 dictionary, as far as the order of its keys goes. */
export interface KeyTable {
  /** `undefined` where a key was removed: the place stays taken */
  slots: Map<number, string | undefined>;
  size: number;
  fill: number;
  mask: number;
}

const SMALLEST = 8;

export function newTable(): KeyTable {
  return { slots: new Map(), size: 0, fill: 0, mask: SMALLEST - 1 };
}

export function addKey(table: KeyTable, key: string): void {
  const before = table.size;
  const index = slotOf(table, key);
  if (!table.slots.has(index)) {
    table.size += 1;
    table.fill += 1;
  } else if (table.slots.get(index) === undefined) table.size += 1;
  table.slots.set(index, key);
  if (table.size > before && table.fill * 3 >= (table.mask + 1) * 2) resize(table, table.size * 4);
}

export function removeKey(table: KeyTable, key: string): void {
  const index = slotOf(table, key);
  if (table.slots.get(index) !== key) return;
  table.slots.set(index, undefined);
  table.size -= 1;
}

/** Adds several keys at once, for which room is made first. */
export function mergeKeys(table: KeyTable, keys: readonly string[]): void {
  if (keys.length === 0) return;
  if ((table.fill + keys.length) * 3 >= (table.mask + 1) * 2) resize(table, (table.size + keys.length) * 2);
  for (const key of keys) addKey(table, key);
}

export function keysIn({ slots }: KeyTable): string[] {
  const places = [...slots.keys()].toSorted((one, other) => one - other);
  return places.flatMap((place) => slots.get(place) ?? []);
}

function resize(table: KeyTable, wanted: number): void {
  let size = SMALLEST;
  while (size <= wanted) size *= 2;
  const kept = keysIn(table);
  Object.assign(table, { slots: new Map(), size: 0, fill: 0, mask: size - 1 });
  for (const key of kept) addKey(table, key);
}

function slotOf({ slots, mask }: KeyTable, key: string): number {
  const hash = hashOf(key);
  const bits = BigInt(mask);
  let place = Number(hash & bits);
  let free: number | undefined;
  for (let walker = BigInt(place), perturb = hash; ; perturb >>= 5n) {
    if (!slots.has(place)) return free ?? place;
    const found = slots.get(place);
    if (found === key) return place;
    if (found === undefined) free ??= place;
    walker = (walker << 2n) + walker + perturb + 1n;
    place = Number(walker & bits);
  }
}

/** Python 2's hash of a string on a 64-bit machine. */
function hashOf(text: string): bigint {
  const points = Array.from(text, (letter) => BigInt(letter.codePointAt(0) ?? 0));
  const [first] = points;
  if (first === undefined) return 0n;
  const mixed = points.reduce((hash, point) => BigInt.asUintN(64, 1_000_003n * hash) ^ point, first << 7n);
  const hash = mixed ^ BigInt(points.length);
  return hash === ERROR_MARK ? ERROR_MARK - 1n : hash;
}

/** -1 means an error to Python, so no string hashes to it. */
const ERROR_MARK = 0xffff_ffff_ffff_ffffn;

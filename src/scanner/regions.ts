import { ALWAYS_ON } from '../catalogue/regions.ts';

/** The regions a scan of all regions falls back to: the account may not list its own. */
export function alwaysOn(partition: string): readonly string[] {
  return ALWAYS_ON[partition] ?? [];
}

/** Where the global services of a partition answer. */
export function globalRegionOf(partition: string): string {
  if (partition === 'aws-cn') return 'cn-northwest-1';
  return partition === 'aws-us-gov' ? 'us-gov-west-1' : 'us-east-1';
}

/** A region whose endpoints are sure to exist, to ask first: the names given may be misspelt. */
export function firstRegion(regions: readonly string[] | 'all'): string {
  const wanted = regions === 'all' ? [] : regions;
  const partition = wanted.some((region) => region.startsWith('cn-'))
    ? 'aws-cn'
    : wanted.some((region) => region.startsWith('us-gov-'))
      ? 'aws-us-gov'
      : 'aws';
  return wanted.find((region) => alwaysOn(partition).includes(region)) ?? globalRegionOf(partition);
}

/** The known name that takes the fewest letters to correct, when that is few: a third of them, and no more than four. */
export function nearest(name: string, known: readonly string[]): string | undefined {
  const ranked = known.map((other) => [distance(name, other), other] as const).toSorted(([a], [b]) => a - b);
  const [best] = ranked;
  return best && best[0] <= Math.min(4, Math.ceil(name.length / 3)) ? best[1] : undefined;
}

function distance(a: string, b: string): number {
  let row = Array.from({ length: b.length + 1 }, (_unused, index) => index);
  for (const [i, letter] of Array.from(a).entries()) {
    const next = [i + 1];
    for (const [j, other] of Array.from(b).entries()) {
      const change = (row[j] ?? 0) + (letter === other ? 0 : 1);
      next.push(Math.min(change, (row[j + 1] ?? 0) + 1, (next[j] ?? 0) + 1));
    }
    row = next;
  }
  return row[b.length] ?? 0;
}

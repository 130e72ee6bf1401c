import { groupBy, uniqueStrings } from '../../model/order.ts';
import type { Reading } from '../reading.ts';

/** Finds declared resources by what people call them. */
export interface Names {
  /** keys that a name may mean: none, one, or several when it is ambiguous */
  readonly keysFor: (name: string) => readonly string[];
  readonly all: readonly string[];
}

/** Keys first, then addresses and logical ids, then names and ids. */
export function namesOf(readings: readonly Reading[]): Names {
  const resources = readings.flatMap((reading) => reading.resources);
  const rungs = [
    groupBy(resources, ({ key }) => key),
    groupBy(resources, ({ source }) => source.address ?? ''),
    groupBy(resources, ({ name }) => name ?? ''),
    groupBy(resources, ({ id }) => id),
  ];
  return {
    keysFor: (name) => {
      const found = rungs.map((rung) => rung.get(name)).find((members) => members !== undefined);
      return uniqueStrings((found ?? []).map(({ key }) => key));
    },
    all: uniqueStrings(
      resources
        .flatMap(({ key, source, name }) => [key, source.address ?? '', name ?? ''])
        .filter((name) => name !== ''),
    ),
  };
}

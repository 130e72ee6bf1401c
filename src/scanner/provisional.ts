import type { ResourceType } from '../catalogue/define.ts';
import { pick } from '../catalogue/pick.ts';
import { meets, PROVISIONAL_ID, readId } from '../catalogue/read.ts';
import type { Found } from './details.ts';
import type { Item } from './params.ts';

/**
 * Sets apart what AWS lists without an id of its own. It is kept under a provisional one; that its details cannot be read is
 * a gap about this one thing, so that what a design says beyond the listing is not checked rather than different.
 */
export function provisionalAmong(
  items: readonly Item[],
  entry: ResourceType,
): { readonly open: Found[]; readonly settled: readonly Item[] } {
  const { provisional, details = [] } = entry;
  if (!provisional) return { open: [], settled: items };
  const isOpen = (item: Item): boolean => meets(provisional.when, (path) => pick(item, path));
  const used = new Map<string, number>();
  const open = items.filter(isOpen).map((item): Found => {
    const known = Object.fromEntries(Object.entries(item).filter(([name]) => !(name in provisional.when)));
    const id = readId({ ...entry, id: provisional.id }, known);
    const count = (used.get(id) ?? 0) + 1;
    used.set(id, count);
    return {
      // addresses are not kept, so that two may look alike
      item: { ...known, [PROVISIONAL_ID]: count === 1 ? id : `${id}#${count}` },
      missed: details.slice(0, 1).map(({ service, action }) => ({
        service,
        action,
        failure: {
          reason: 'not-available' as const,
          message: provisional.reason,
          name: 'ProvisionalError',
          isNotFound: false,
        },
      })),
    };
  });
  return { open, settled: items.filter((item) => !isOpen(item)) };
}

import type { ResourceType } from '../catalogue/define.ts';
import type { Coverage, Gap, GapReason, Resource } from '../model/graph.ts';
import { recalled } from '../model/remembered.ts';
import { isObject } from '../model/value.ts';
import type { Collected, CollectInput } from './collected.ts';
import type { Found } from './details.ts';
import type { Ledger } from './ledger.ts';
import type { Item } from './params.ts';
import type { Place } from './place.ts';
import { readResource } from './resource.ts';
import type { Ask } from './session.ts';

/** A unit's result, with what it told the ledger. Nothing in it is more than an inventory may hold. */
interface Kept {
  readonly result: unknown;
  readonly gaps: readonly Gap[];
  readonly rows: readonly Coverage[];
}

interface Unit<T> {
  readonly name: string;
  /** undefined: it must be asked for again */
  readonly pack: (result: T) => unknown;
  readonly unpack: (kept: unknown) => T;
}

/** Does the work once: what an earlier run finished is taken from the checkpoint, ledger entries included. */
export async function once<T>(
  unit: Unit<T>,
  input: CollectInput,
  work: (own: CollectInput) => Promise<T>,
): Promise<T> {
  const { checkpoint, ledger } = input;
  if (!checkpoint) return work(input);
  const kept = checkpoint.get(unit.name) as Kept | undefined;
  if (kept) {
    for (const row of kept.rows) ledger.count(row, row.calls, row.failed);
    for (const gap of kept.gaps) ledger.gap(gap);
    return unit.unpack(kept.result);
  }
  const told = { gaps: [] as Gap[], rows: [] as Coverage[] };
  const result = await work({
    ...input,
    ask: noted(input.ask, told.rows),
    ledger: overheard(ledger, told.gaps),
  });
  // what a stopped scan calls gaps are only things it did not come to, and what may go better next time is asked for again
  const isOpen = input.signal?.aborted === true || told.gaps.some(({ reason }) => PASSING.has(reason));
  const packed = isOpen ? undefined : unit.pack(result);
  if (packed !== undefined) checkpoint.put(unit.name, { result: packed, ...told });
  return result;
}

/** Failures that say nothing of the next scan; and closed regions, which a scan finds by its first calls there. */
const PASSING: ReadonlySet<GapReason> = new Set([
  'throttled',
  'timeout',
  'malformed',
  'expired',
  'failed',
  'denied-by-scp',
]);

/** A type in a region. Of each item is kept what the inventory will say, and what is needed to ask on. */
export function unitOfType(entry: ResourceType, region: string, input: CollectInput): Unit<Collected> {
  const paths = pathsKept(entry, input.entries);
  return {
    name: `${entry.type} ${region}`,
    pack: ({ found, gone }) => {
      const kept = found.map(({ item, missed }): Found => {
        const resource = readResource(entry, item, region, input.place);
        return { item: part(item, paths), missed, kept: resource ? { resource } : {} };
      });
      if (kept.some((one) => isInMemoryOnly(entry, one.kept?.resource))) return undefined;
      return { found: kept, gone: gone.map((item) => part(item, paths)) };
    },
    unpack: (kept) => kept as Collected,
  };
}

/** The resource of a found item, be it fresh or from a checkpoint. */
export function resourceOf(
  found: Found,
  entry: ResourceType,
  region: string,
  place: Place,
): Resource | undefined {
  return found.kept ? found.kept.resource : readResource(entry, found.item, region, place);
}

/** A unit whose result is plain data already. */
export function plainUnit<T>(name: string): Unit<T> {
  return { name, pack: (result) => result, unpack: (kept) => kept as T };
}

/** Values of variables are matched when all resources are known, and written nowhere before or after: they are read again. */
function isInMemoryOnly({ attributes }: ResourceType, resource: Resource | undefined): boolean {
  return Object.values(attributes).some(
    ({ matchedFrom }) =>
      matchedFrom !== undefined && recalled(resource?.attributes[matchedFrom]) !== undefined,
  );
}

/** What of an item is read after it was collected: its names and place, and what the types listed per item ask with. */
function pathsKept(entry: ResourceType, entries: readonly ResourceType[]): readonly string[] {
  const named = [entry.id, entry.arn ?? ''].flatMap((text) =>
    text.includes('${') ? [...text.matchAll(/\$\{([^}]+)\}/g)].map(([, path = '']) => path) : [text],
  );
  // a name in a template may be an attribute's, which stands elsewhere in the item
  const own = [...named, ...named.flatMap((path) => entry.attributes[path]?.api ?? []), entry.region ?? ''];
  const children = entries.filter(({ list }) => list.per === entry.type);
  const asked = children.flatMap(({ list }) => [
    ...dotted(list.params),
    ...dotted(list.variants),
    ...Object.values(list.keep ?? {}).map((path) => path.replace(/^\./, '')),
  ]);
  // `$` is an item that was a plain text, `$global` says that it has no region
  return [...new Set([...own, ...asked, '$', '$global'])].filter((path) => path !== '');
}

/** The `.path` strings inside parameters. */
function dotted(value: unknown): string[] {
  if (typeof value === 'string') return value.startsWith('.') ? [value.slice(1)] : [];
  if (Array.isArray(value)) return value.flatMap(dotted);
  return isObject(value) ? Object.values(value).flatMap(dotted) : [];
}

/** The item with nothing but what stands at these paths. */
function part(item: Item, paths: readonly string[]): Item {
  const trees = paths.map((path) => path.split('.').map((step) => step.replace(/(\[\]|\[0\]|\{\})$/, '')));
  return (cut(item, trees) ?? {}) as Item;
}

function cut(value: unknown, paths: readonly (readonly string[])[]): unknown {
  if (paths.some((path) => path.length === 0)) return value;
  if (Array.isArray(value)) return value.map((member) => cut(member, paths));
  if (!isObject(value)) return undefined;
  const members = Object.entries(value).flatMap(([key, member]) => {
    const rest = paths.filter(([first]) => first === key).map((path) => path.slice(1));
    const kept = rest.length === 0 ? undefined : cut(member, rest);
    return kept === undefined ? [] : [[key, kept] as const];
  });
  return Object.fromEntries(members);
}

function noted(ask: Ask, rows: Coverage[]): Ask {
  return async (call) => {
    const outcome = await ask(call);
    rows.push(outcome.counted);
    return outcome;
  };
}

function overheard(ledger: Ledger, gaps: Gap[]): Ledger {
  return {
    ...ledger,
    gap: (gap) => {
      gaps.push(gap);
      ledger.gap(gap);
    },
  };
}

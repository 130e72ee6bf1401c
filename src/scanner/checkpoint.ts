import { createHash } from 'node:crypto';
import type { ResourceType } from '../catalogue/define.ts';
import type { Coverage, Gap, GapReason, Resource } from '../model/graph.ts';
import type { Collected, CollectInput } from './collected.ts';
import type { Found } from './details.ts';
import type { Ledger } from './ledger.ts';
import type { Item } from './params.ts';
import type { Place } from './place.ts';
import { readResource } from './resource.ts';
import type { Ask } from './session.ts';
import { isInMemoryOnly, nameOf } from './sketch.ts';

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

/**
 * Does the work once: what an earlier run finished is taken from the checkpoint, ledger entries included. A unit may be part of a
 * larger one, so that of what was cut off in the middle only the last questions are asked again.
 */
export async function once<T>(
  unit: Unit<T>,
  input: CollectInput,
  work: (own: CollectInput) => Promise<T>,
): Promise<T> {
  const { checkpoint, ledger } = input;
  if (!checkpoint) return work(input);
  const kept = checkpoint.get(unit.name) as Kept | undefined;
  if (kept) {
    for (const row of kept.rows) input.recount(row);
    for (const gap of kept.gaps) ledger.gap(gap);
    return unit.unpack(kept.result);
  }
  const told = { gaps: [] as Gap[], rows: [] as Coverage[] };
  const result = await work({
    ...input,
    ask: noted(input.ask, told.rows),
    ledger: overheard(ledger, told.gaps),
    recount: (row) => {
      told.rows.push(row);
      input.recount(row);
    },
  });
  // what a stopped scan calls gaps are only things it did not come to, and what may go better next time is asked for again
  const isOpen = input.signal?.aborted === true || told.gaps.some(({ reason }) => isPassing(reason));
  const packed = isOpen ? undefined : unit.pack(result);
  if (packed !== undefined) checkpoint.put(unit.name, { result: packed, ...told });
  return result;
}

/** Does a failure say nothing of the next scan? Closed regions are found by the first calls of each scan. */
function isPassing(reason: GapReason): boolean {
  return PASSING.has(reason);
}

const PASSING: ReadonlySet<GapReason> = new Set([
  'throttled',
  'timeout',
  'malformed',
  'expired',
  'failed',
  'denied-by-scp',
]);

/** A type in a region. Of each item is kept what the inventory will say, and what is needed to ask on. */
export function unitOfType(entry: ResourceType, region: string): Unit<Collected> {
  return {
    name: `${entry.type} ${region}`,
    pack: (collected) => (mayBeKept(collected.found, entry) ? collected : undefined),
    unpack: (kept) => kept as Collected,
  };
}

/** Items of it that are asked about together, with their details. */
export function unitOfItems(
  entry: ResourceType,
  region: string,
  items: readonly Item[],
  input: CollectInput,
): Unit<readonly Found[]> {
  const names = items.map((item) => nameOf(entry, item, input)).join('\n');
  const which = items.length === 1 ? names : createHash('sha256').update(names).digest('hex');
  return {
    name: `${entry.type} ${region} details of ${which}`,
    pack: (found) => (mayBeKept(found, entry) ? found : undefined),
    unpack: (kept) => kept as readonly Found[],
  };
}

/** Not what is known in memory only, and not what a second try may tell. */
function mayBeKept(found: readonly Found[], entry: ResourceType): boolean {
  return found.every(
    ({ kept, missed }) =>
      !isInMemoryOnly(entry, kept?.resource?.attributes) &&
      missed.every(({ failure }) => !isPassing(failure.reason) || failure.isNotFound),
  );
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

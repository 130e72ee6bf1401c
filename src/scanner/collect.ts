import type { Params, ResourceType } from '../catalogue/define.ts';
import { pick } from '../catalogue/pick.ts';
import { meets } from '../catalogue/read.ts';
import { groupBy } from '../model/order.ts';
import { itemsIn } from './answers.ts';
import { once, unitOfItems, unitOfType } from './checkpoint.ts';
import type { Collect, Collected, CollectInput } from './collected.ts';
import { batchesOf, type DetailsInput, type Found, withDetails } from './details.ts';
import { type Failure, failureOf } from './failure.ts';
import { filledIn, type Item } from './params.ts';
import { GLOBAL, type Place } from './place.ts';
import { detailsAt, typesBehind } from './plan.ts';
import { regionOf } from './resource.ts';
import { listPages } from './kept-pages.ts';
import { provisionalAmong } from './provisional.ts';
import type { Answer } from './sdk.ts';
import type { Call } from './session.ts';
import { settle } from './sketch.ts';

/** Lists types, each once per region however many other types are listed per resource of it. */
export function openCollector(input: CollectInput): Collect {
  const running = new Map<string, Promise<Collected>>();
  const parents = new Set(input.entries.map(({ list }) => list.per));
  const collect: Collect = (entry, region) => {
    const key = `${entry.type} ${region}`;
    const known =
      running.get(key) ??
      once(unitOfType(entry, region), input, (own) => collectOne(entry, region, own, collect));
    // what nobody else will ask for need not be held
    if (parents.has(entry.type)) running.set(key, known);
    return known;
  };
  return collect;
}

/** The items of an answer, however it was asked for; a malformed answer is a gap for the type. */
export function readItems(
  call: Call,
  pages: readonly Answer[],
  entry: ResourceType,
  input: CollectInput,
): Item[] {
  try {
    return itemsIn(pages, entry.list.items);
  } catch (error) {
    noteGap(call, failureOf(error), entry, input);
    return [];
  }
}

/** Writes down that a listing failed, and every type that it hides. */
export function noteGap(
  call: Call,
  { reason, message }: Failure,
  entry: ResourceType,
  input: CollectInput,
): void {
  const { service, action, region } = call;
  const { account } = input.place;
  const types = typesBehind(entry, input.entries);
  for (const at of regionsOf(entry, region, input.place)) {
    input.ledger.gap({ account, region: at, service, action, reason, message, types });
  }
}

/** Where the things are that a listing would have shown: one call lists the buckets of all regions. */
function regionsOf(entry: ResourceType, region: string, place: Place): readonly string[] {
  if (entry.region !== undefined) return place.regions;
  return [entry.scope === 'global' ? GLOBAL : region];
}

async function collectOne(
  entry: ResourceType,
  region: string,
  input: CollectInput,
  collect: Collect,
): Promise<Collected> {
  const listed = await listItems(entry, region, input, collect);
  const { stay, gone } = sorted(listed, entry);
  const { open, settled } = provisionalAmong(stay, entry);
  const found = [...(await detailed(settled, entry, region, input)), ...open];
  const after = sorted(
    found.map(({ item }) => item),
    entry,
  );
  const left = new Set(after.stay);
  const bare = (item: Item): Item => settle(entry, { item, missed: [] }, region, input).item;
  return {
    found: found.filter(({ item }) => left.has(item)).map((one) => settle(entry, one, region, input)),
    gone: [...gone, ...after.gone].map(bare),
  };
}

async function listItems(
  entry: ResourceType,
  region: string,
  input: CollectInput,
  collect: Collect,
): Promise<Item[]> {
  const { list } = entry;
  if (list.referencedOnly) return [];
  if (list.depth === 'full' && input.depth !== 'full') return [];
  if (list.per === undefined) return listAll(entry, region, undefined, input);
  const parentEntry = input.entries.find(({ type }) => type === list.per);
  if (!parentEntry) return [];
  const parents = await collect(parentEntry, region);
  const lists = await Promise.all(parents.found.map((parent) => listAll(entry, region, parent, input)));
  return lists.flat();
}

/** The items that all variants of the call give, each with what it was asked for with. */
async function listAll(
  entry: ResourceType,
  region: string,
  parent: Found | undefined,
  input: CollectInput,
): Promise<Item[]> {
  const { variants = [{}], globalVariants } = entry.list;
  const asked = region === GLOBAL && globalVariants ? globalVariants : variants;
  const lists = await Promise.all(
    asked.map((variant) => listOnce(entry, region, { parent, variant }, input)),
  );
  return lists.flat();
}

async function listOnce(
  entry: ResourceType,
  region: string,
  { parent, variant }: { readonly parent: Found | undefined; readonly variant: Params },
  input: CollectInput,
): Promise<readonly Item[]> {
  const { service, action } = entry.list;
  const source: Item = { $account: input.place.account, ...parent?.item };
  const params = filledIn({ ...entry.list.params, ...variant }, source);
  if (!params) {
    // what the question needs is among the parent's details, and those could not be read
    const [missed] = parent?.missed ?? [];
    if (missed) noteGap({ service, action, region, params: {} }, missed.failure, entry, input);
    return [];
  }
  const { absent } = entry.list;
  const call: Call = { service, action, region, params, ...(absent ? { absent } : {}) };
  const also = { ...keptFrom(source, entry), ...(region === GLOBAL ? { $global: true } : {}) };
  const dress = (item: Item): Item => ({ ...variant, ...item, ...also });
  const read = (pages: readonly Answer[]): Item[] => readItems(call, pages, entry, input).map(dress);
  const { items, failure } = await listPages({ call, entry, region, dress, read }, input);
  if (failure && !meansNone(failure, entry, parent)) noteGap(call, failure, entry, input);
  return withMore(items, entry, region, input);
}

/** What a second listing of the same things knows besides. */
async function withMore(
  items: readonly Item[],
  entry: ResourceType,
  region: string,
  input: CollectInput,
): Promise<Item[]> {
  const { service, more } = entry.list;
  if (more === undefined || items.length === 0) return [...items];
  const call: Call = { service, action: more.action, region, params: {} };
  const { pages, failure } = await input.ask(call);
  if (failure) noteGap(call, failure, entry, input);
  const answered = { ...entry, list: { ...entry.list, items: more.items } };
  const others = readItems(call, pages, answered, input);
  const byName = new Map(others.map((other) => [pick(other, more.by), other]));
  return items.map((item) => ({ ...byName.get(pick(item, more.by)), ...item }));
}

/** Errors that are answers: the parent is gone since it was listed, or the account uses no such thing. */
function meansNone(
  { isNotFound, name }: Failure,
  { list }: ResourceType,
  parent: Found | undefined,
): boolean {
  return (isNotFound && parent !== undefined) || list.absent?.includes(name) === true;
}

/** What the parent knows and the item lacks. */
function keptFrom(source: Item, { list }: ResourceType): Item {
  const paths = Object.entries(list.keep ?? {});
  return Object.fromEntries(paths.map(([key, path]) => [key, pick(source, path.replace(/^\./, ''))]));
}

/** Items that live in several regions (buckets) are each asked about where they are. */
async function detailed(
  items: readonly Item[],
  entry: ResourceType,
  region: string,
  input: CollectInput,
): Promise<Found[]> {
  const { depth, maxDetailed } = input;
  const details = detailsAt(entry, depth);
  const within = depth === 'full' ? items.length : maxDetailed;
  const byRegion = groupBy(items.slice(0, within), (item) => regionOf(entry, item) ?? region);
  const read = await Promise.all(
    [...byRegion].map(([at, group]) => eachKept(group, { entry, details, region, at }, input)),
  );
  const skipped = depth === 'overview' ? (entry.details ?? []).slice(details.length) : details;
  const reason =
    depth === 'overview' ? 'details are not read at depth overview' : `more than ${maxDetailed} of this type`;
  const bare = items.slice(within).map((item): Found => ({ item, missed: [] }));
  return [
    ...(depth === 'overview' ? read.flat().map((found) => unread(found, skipped, reason)) : read.flat()),
    ...bare.map((found) => unread(found, skipped, reason)),
  ];
}

/** Request by request where it makes no difference, so that a scan that is gone on with asks about few items again. */
async function eachKept(
  items: readonly Item[],
  how: Pick<DetailsInput, 'entry' | 'details'> & { readonly region: string; readonly at: string },
  input: CollectInput,
): Promise<readonly Found[]> {
  const { entry, details, region, at } = how;
  const read = (some: readonly Item[], { ask }: CollectInput): Promise<Found[]> =>
    withDetails(some, { ask, entry, details, region: at });
  const units = input.checkpoint ? apart(items, entry, details) : undefined;
  if (!units) return read(items, input);
  const found = await Promise.all(
    units.map((some) =>
      once(unitOfItems(entry, region, some, input), input, async (own) =>
        (await read(some, own)).map((one) => settle(entry, one, region, own)),
      ),
    ),
  );
  return found.flat();
}

/** The items that are asked about together; undefined where several calls group them in ways of their own. */
function apart(
  items: readonly Item[],
  entry: ResourceType,
  details: DetailsInput['details'],
): readonly (readonly Item[])[] | undefined {
  const [first, ...more] = details;
  if (!first) return undefined;
  if (details.every(({ batch }) => batch === undefined)) return items.map((item) => [item]);
  return more.length === 0 ? batchesOf(items, (item) => item, first, entry) : undefined;
}

/** One gap says it: the first call that was left out stands for the rest. */
function unread(found: Found, [first]: ReturnType<typeof detailsAt>, message: string): Found {
  if (!first) return found;
  const failure: Failure = { reason: 'truncated', message, name: 'TruncatedError', isNotFound: false };
  return { ...found, missed: [...found.missed, { service: first.service, action: first.action, failure }] };
}

function sorted(
  items: readonly Item[],
  { gone }: ResourceType,
): { readonly stay: Item[]; readonly gone: Item[] } {
  const isGone = (item: Item): boolean => gone !== undefined && meets(gone, (path) => pick(item, path));
  return { stay: items.filter((item) => !isGone(item)), gone: items.filter(isGone) };
}

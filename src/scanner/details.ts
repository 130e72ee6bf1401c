import type { DetailCall, ResourceType } from '../catalogue/define.ts';
import { pick } from '../catalogue/pick.ts';
import type { Resource } from '../model/graph.ts';
import { groupBy } from '../model/order.ts';
import { isList, isObject, type Value } from '../model/value.ts';
import { detailIn, itemsIn } from './answers.ts';
import { type Failure, failureOf } from './failure.ts';
import { filledIn, type Item } from './params.ts';
import type { Answer } from './sdk.ts';
import type { Ask, Call, Outcome } from './session.ts';

/** An item and what could not be read about it. */
export interface Found {
  readonly item: Item;
  readonly missed: readonly Missed[];
  /** from a checkpoint, which holds of the item only what is needed to ask on */
  readonly kept?: { readonly resource?: Resource };
}

export interface Missed {
  readonly service: string;
  readonly action: string;
  readonly failure: Failure;
}

/** How one detail call went for one item. */
interface Step {
  readonly item: Item;
  readonly missed?: Missed;
  readonly isGone?: true;
}

export interface DetailsInput {
  readonly ask: Ask;
  readonly entry: ResourceType;
  readonly details: readonly DetailCall[];
  readonly region: string;
}

/** Reads the details of listed items. Things deleted since they were listed are left out. */
export async function withDetails(items: readonly Item[], input: DetailsInput): Promise<Found[]> {
  let found: readonly Found[] = items.map((item) => ({ item, missed: [] }));
  for (const [index, detail] of input.details.entries()) {
    const own = { ...input, ask: (call: Call) => input.ask({ ...call, step: index + 1 }) };
    found =
      detail.batch === undefined ? await eachAlone(found, detail, own) : await inBatches(found, detail, own);
  }
  return found.filter(({ missed }) => !isVanished(missed, input.details));
}

async function eachAlone(found: readonly Found[], detail: DetailCall, input: DetailsInput): Promise<Found[]> {
  const steps = await Promise.all(
    found.map(async ({ item, missed }) => {
      const step = await readDetail(item, detail, input);
      return step.isGone
        ? []
        : [{ item: step.item, missed: [...missed, ...(step.missed ? [step.missed] : [])] }];
    }),
  );
  return steps.flat();
}

async function readDetail(
  item: Item,
  detail: DetailCall,
  { ask, entry, region }: DetailsInput,
): Promise<Step> {
  const { service, action, absent } = detail;
  const questions = questionsOf(item, detail);
  const isKnown = detail.unless !== undefined && pick(item, detail.unless) !== undefined;
  if (questions.length === 0 || isKnown) return { item };
  const answers = await Promise.all(questions.map((params) => askAll(params, detail, { ask, region })));
  const failure = answers.find((answer) => answer.failure !== undefined)?.failure;
  if (failure) {
    // without its details this item is a bare name, so "no such thing" means that the thing itself is gone
    if (failure.isNotFound && isBare(item, entry)) return { item, isGone: true };
    return absent?.includes(failure.name) ? { item } : { item, missed: { service, action, failure } };
  }
  try {
    const found = answers.map(({ pages }) => detailIn(pages, detail.items));
    return { item: merged(item, detail.each === undefined ? found[0] : found.flat(), detail.into) };
  } catch (error) {
    return { item, missed: { service, action, failure: failureOf(error) } };
  }
}

/** The parameters of each request that the call needs: none when the item has nothing to ask with. */
function questionsOf(item: Item, { params, each }: DetailCall): Record<string, unknown>[] {
  const items = each === undefined ? [item] : membersAt(item, each);
  return items.flatMap((one) => {
    const filled = filledIn(params, one);
    return filled ? [filled] : [];
  });
}

/** The item once per member of one of its lists. */
function membersAt(item: Item, path: string): Item[] {
  const list = [pick(item, path) ?? []].flat() as unknown[];
  return list.map((member) => ({ ...item, $each: member }));
}

/** One answer from all variants of the call; the first failure stands for the rest. */
async function askAll(
  params: Readonly<Record<string, unknown>>,
  { service, action, absent, variants = [{}] }: DetailCall,
  { ask, region }: Pick<DetailsInput, 'ask' | 'region'>,
): Promise<Omit<Outcome, 'counted'>> {
  const call = { service, action, region, ...(absent ? { absent } : {}) };
  const outcomes = await Promise.all(
    variants.map((variant) => ask({ ...call, params: { ...params, ...variant } })),
  );
  const failure = outcomes.find((outcome) => outcome.failure !== undefined)?.failure;
  return { pages: outcomes.flatMap(({ pages }) => pages), ...(failure ? { failure } : {}) };
}

function isBare(item: Item, entry: ResourceType): boolean {
  return Object.keys(item).every((key) => key === '$' || Object.hasOwn(entry.list.keep ?? {}, key));
}

function merged(item: Item, value: unknown, into: string | undefined): Item {
  if (into !== undefined) return value === undefined ? item : { ...item, [into]: value };
  const first: unknown = Array.isArray(value) ? value[0] : value;
  return isObject(first) ? { ...item, ...first } : item;
}

/** Every detail call says that there is no such thing, and for none of them is that a way to say "not set". */
function isVanished(missed: readonly Missed[], details: readonly DetailCall[]): boolean {
  return (
    details.length > 0 &&
    missed.length === details.length &&
    missed.every(({ failure }) => failure.isNotFound)
  );
}

/** Describes many at a time; items whose other parameters differ (their cluster) go in different requests. */
async function inBatches(found: readonly Found[], detail: DetailCall, input: DetailsInput): Promise<Found[]> {
  const batches = batchesOf(found, ({ item }) => item, detail, input.entry);
  const read = detail.deal === undefined ? describe : dealt;
  const described = await Promise.all(batches.map((batch) => read(batch, detail, input)));
  return described.flat();
}

/** What goes into one request together. */
export function batchesOf<T>(
  all: readonly T[],
  itemIn: (one: T) => Item,
  detail: DetailCall,
  entry: ResourceType,
): T[][] {
  const groups = groupBy(all, (one) => {
    const params = filledIn(detail.params, itemIn(one));
    return params === undefined
      ? 'nothing to ask'
      : JSON.stringify([restOf(params), keptOf(itemIn(one), entry)]);
  });
  return [...groups.values()].flatMap((group) => chunked(group, detail.batch ?? 1));
}

/** Asks about many at once and gives each item what was found of it; an item of which nothing was found keeps an empty list. */
async function dealt(chunk: readonly Found[], detail: DetailCall, input: DetailsInput): Promise<Found[]> {
  const { service, action, into, deal } = detail;
  const params = batchParams(chunk, detail);
  if (!params || !deal || into === undefined) return [...chunk];
  const { pages, failure } = await input.ask({ service, action, region: input.region, params });
  if (failure)
    return chunk.map(({ item, missed }) => ({ item, missed: [...missed, { service, action, failure }] }));
  const found = groupBy(itemsIn(pages, detail.items ?? ''), (one) => String(pick(one, deal.found)));
  return chunk.map((one) => ({
    ...one,
    item: { ...one.item, [into]: found.get(String(pick(one.item, deal.item))) ?? [] },
  }));
}

async function describe(chunk: readonly Found[], detail: DetailCall, input: DetailsInput): Promise<Found[]> {
  const { service, action } = detail;
  const [first] = chunk;
  const params = batchParams(chunk, detail);
  if (!first || !params) return [...chunk];
  const { pages, failure } = await input.ask({ service, action, region: input.region, params });
  if (failure?.isNotFound) return [];
  if (failure)
    return chunk.map(({ item, missed }) => ({ item, missed: [...missed, { service, action, failure }] }));
  const kept = keptOf(first.item, input.entry);
  const items = itemsIn(pages, detail.items ?? '').map((item) => ({ ...item, ...kept }));
  const lost = chunk.length - items.length - vanishedIn(pages);
  const found = items.map((item): Found => ({ item, missed: [] }));
  return lost > 0
    ? [...found, { item: {}, missed: [{ service, action, failure: incomplete(lost, chunk.length) }] }]
    : found;
}

/** Things that the answer itself says are no longer there. */
function vanishedIn(pages: readonly Answer[]): number {
  const failures = pages.flatMap((page) => pick(page, 'failures[]') as { reason?: unknown }[]);
  return failures.filter(({ reason }) => reason === 'MISSING').length;
}

function incomplete(lost: number, asked: number): Failure {
  const message = `${lost} of the ${asked} things asked about are not in the answer`;
  return { reason: 'failed', message, name: 'IncompleteAnswer', isNotFound: false };
}

function batchParams(chunk: readonly Found[], detail: DetailCall): Record<string, unknown> | undefined {
  const all = chunk.flatMap(({ item }) => {
    const params = filledIn(detail.params, item);
    return params ? [params] : [];
  });
  return all.length === 0 ? undefined : (joined(detail.params, all) as Record<string, unknown>);
}

/** The one list that holds one path gets the values of all; everything else is the same for all of them. */
function joined(stated: Value | undefined, all: readonly unknown[]): unknown {
  if (isList(stated)) {
    const [only] = stated;
    if (stated.length === 1 && typeof only === 'string' && only.startsWith('.')) return all.flat();
    return stated.map((member, index) =>
      joined(
        member,
        all.map((one) => (one as unknown[])[index]),
      ),
    );
  }
  if (!isObject(stated)) return all[0];
  return Object.fromEntries(
    Object.keys(stated).map((key) => [
      key,
      joined(
        stated[key],
        all.map((one) => (one as Record<string, unknown>)[key]),
      ),
    ]),
  );
}

function restOf(params: Readonly<Record<string, unknown>>): unknown {
  return Object.entries(params).filter(([, value]) => !Array.isArray(value));
}

function keptOf(item: Item, entry: ResourceType): Item {
  const names = Object.keys(entry.list.keep ?? {});
  return Object.fromEntries(names.flatMap((name) => (name in item ? [[name, item[name]]] : [])));
}

function chunked<T>(all: readonly T[], size: number): T[][] {
  return Array.from({ length: Math.ceil(all.length / size) }, (_unused, index) =>
    all.slice(index * size, (index + 1) * size),
  );
}

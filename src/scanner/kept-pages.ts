import type { ResourceType } from '../catalogue/define.ts';
import { readId } from '../catalogue/read.ts';
import { itemsIn } from './answers.ts';
import type { CollectInput } from './collected.ts';
import type { Failure } from './failure.ts';
import type { Item } from './params.ts';
import type { Answer } from './sdk.ts';
import { type Call, type Outcome, sentTo } from './session.ts';
import { isSketchable, itemOf, type Sketch, sketchOf } from './sketch.ts';

/** A listing: what is asked, and how items are read from its answers. */
export interface Listing {
  readonly call: Call;
  readonly entry: ResourceType;
  readonly region: string;
  /** adds what the item was asked for with */
  readonly dress: (item: Item) => Item;
  readonly read: (pages: readonly Answer[]) => Item[];
}

interface Listed {
  readonly items: readonly Item[];
  readonly failure?: Failure;
}

/** One page of a listing in a checkpoint. */
interface Page {
  readonly sketches: readonly Sketch[];
  /** the question it answers, and the next one; null after the last page */
  readonly asked: string;
  readonly next: string | null;
}

/** Lists page by page. What an earlier run read is not asked for again, unless AWS no longer knows where that run stopped. */
export async function listPages(listing: Listing, input: CollectInput): Promise<Listed> {
  const { call, entry } = listing;
  const { checkpoint } = input;
  const answered = ({ pages, failure }: Outcome, before: readonly Item[] = []): Listed => {
    const items = [...before, ...listing.read(pages)];
    const isOnePage = before.length === 0 && pages.length < 2;
    return { items: isOnePage ? items : withoutRepeats(items, entry), ...(failure ? { failure } : {}) };
  };
  if (!checkpoint || !isSketchable(entry, input)) return answered(await input.ask(call));
  const before = pagesBefore(listing, input);
  const last = before.at(-1);
  if (!last) return answered(await input.ask({ ...call, onPage: keeper(listing, input) }));
  const items = before.flatMap(({ sketches }) => sketches.map(itemOf));
  if (last.next === null) {
    countAgain(call, before.length, input);
    return { items: withoutRepeats(items, entry) };
  }
  const from = { params: JSON.parse(last.next) as Call['params'], pages: before.length };
  const rest = await input.ask({ ...call, from, onPage: keeper(listing, input, before) });
  // a page token does not live for ever
  if (rest.pages.length === 0 && rest.failure?.reason === 'failed') {
    return answered(await input.ask({ ...call, onPage: keeper(listing, input) }));
  }
  countAgain(call, before.length, input);
  return answered(rest, items);
}

/** Pages may overlap when things are made or deleted meanwhile; what came twice need not be asked about twice. */
function withoutRepeats(items: readonly Item[], entry: ResourceType): Item[] {
  const known = new Set<string>();
  return items.filter((item) => {
    // of an id that is put together a part may come with the details
    const id = entry.id.includes('${') ? '' : readId(entry, item);
    const name = id === '' ? JSON.stringify(item) : id;
    const isNew = !known.has(name);
    known.add(name);
    return isNew;
  });
}

/** The pages that an earlier run kept, each the answer to the question that the one before led to. */
function pagesBefore(listing: Listing, { checkpoint }: CollectInput): Page[] {
  const pages: Page[] = [];
  let asked: string | null = FIRST;
  while (asked !== null) {
    const page = checkpoint?.get(pageName(listing, pages.length)) as Page | undefined;
    if (page?.asked !== asked) break;
    pages.push(page);
    asked = page.next;
  }
  return pages;
}

const FIRST = 'first';

type PageTold = NonNullable<Call['onPage']>;

/** Keeps pages as they come, up to the first of which something may not be written down. */
function keeper(listing: Listing, input: CollectInput, before: readonly Page[] = []): PageTold {
  const { entry, region, dress } = listing;
  let count = before.length;
  let asked: string | undefined = before.at(-1)?.next ?? FIRST;
  return (answer, following) => {
    if (asked === undefined || input.signal?.aborted === true) return;
    const sketches = sketched(answer, entry, (item) => sketchOf(entry, dress(item), region, input));
    if (!sketches) {
      asked = undefined;
      return;
    }
    // one page may be asked for again, and the type is kept as a whole when it is done
    if (count === 0 && following === undefined) return;
    const next = following === undefined ? null : JSON.stringify(following);
    input.checkpoint?.put(pageName(listing, count), { sketches, asked, next } satisfies Page);
    count += 1;
    asked = next ?? undefined;
  };
}

/** The items of a page; undefined when one of them cannot be kept, or the page cannot be read. */
function sketched(
  answer: Answer,
  { list }: ResourceType,
  sketch: (item: Item) => Sketch | undefined,
): Sketch[] | undefined {
  try {
    const sketches = itemsIn([answer], list.items).map(sketch);
    return sketches.includes(undefined) ? undefined : (sketches as Sketch[]);
  } catch {
    return undefined;
  }
}

function pageName({ call, entry, region }: Listing, index: number): string {
  return `${entry.type} ${region} page ${index} of ${JSON.stringify(call.params)}`;
}

function countAgain(call: Call, calls: number, { place, recount }: CollectInput): void {
  const { service, action } = call;
  const region = sentTo(call, place.globalRegion);
  recount({ account: place.account, region, service, action, calls, failed: 0 });
}

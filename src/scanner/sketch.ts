import type { ResourceType } from '../catalogue/define.ts';
import { recalled } from '../model/remembered.ts';
import { withoutSecrets } from '../model/redact.ts';
import { isObject, type Value } from '../model/value.ts';
import { SEEN } from './seen.ts';
import type { CollectInput } from './collected.ts';
import type { Found } from './details.ts';
import type { Item } from './params.ts';
import { detailsAt } from './plan.ts';
import { readResource, readSaid } from './resource.ts';
import type { Resource } from '../model/graph.ts';

/**
 * A listed item as it may be written down before its details are read: what is needed to ask on, and what the inventory would
 * say of it. No value of it is more than an inventory may hold.
 */
export interface Sketch {
  readonly item: Item;
  readonly said: Pick<Resource, 'attributes' | 'tags'> & Partial<Resource>;
}

/** May the items of this type be sketched? Not where details or a second listing change what is read from an item. */
export function isSketchable(entry: ResourceType, { depth }: CollectInput): boolean {
  if (entry.list.more !== undefined) return false;
  const isReadWhole = Object.values(entry.attributes).some(({ api }) => api === '');
  return entry.provisional === undefined && !(isReadWhole && detailsAt(entry, depth).length > 0);
}

/** The sketch of an item; undefined where something of it may be known in memory only. */
export function sketchOf(
  entry: ResourceType,
  item: Item,
  region: string,
  { place, entries }: CollectInput,
): Sketch | undefined {
  const said = readResource(entry, item, region, place) ?? readSaid(entry, item);
  if (isInMemoryOnly(entry, said.attributes)) return undefined;
  const kept = part(item, pathsAsked(entry, entries));
  // without its details a bare name may be gone; what has more to it is there
  const isMore = Object.keys(item).some((key) => key !== '$' && !Object.hasOwn(kept, key));
  const sketched = isMore ? { ...kept, $more: true } : kept;
  return isClean(sketched as Value) ? { item: sketched, said } : undefined;
}

/** The item that a sketch stands for: details can be added to it as to the one that was listed. */
export function itemOf({ item, said }: Sketch): Item {
  return { ...item, [SEEN]: { base: item, said } };
}

/** The item by what is asked about it: the same for a listed one and for its sketch. */
export function nameOf(entry: ResourceType, item: Item, { entries }: CollectInput): string {
  return JSON.stringify(part(item, pathsAsked(entry, entries)));
}

/** What is left to say of a found item, and what the types listed per item ask with. */
export function settle(entry: ResourceType, found: Found, region: string, input: CollectInput): Found {
  const { item, missed } = found;
  if (found.kept) return found;
  const resource = readResource(entry, item, region, input.place);
  return { item: part(item, pathsAfter(entry, input.entries)), missed, kept: resource ? { resource } : {} };
}

/** Values of variables are matched or hashed when all resources are known, and written nowhere before or after: they are read again. */
export function isInMemoryOnly(
  { attributes: known }: ResourceType,
  attributes: Resource['attributes'] | undefined,
): boolean {
  return Object.entries(known).some(
    ([path, { kind }]) => kind.remembers === true && recalled(attributes?.[path]) !== undefined,
  );
}

function isClean(value: Value): boolean {
  return JSON.stringify(withoutSecrets(value)) === JSON.stringify(value);
}

type Paths = readonly (readonly string[])[];

const after = new WeakMap<readonly ResourceType[], Map<ResourceType, Paths>>();
const asked = new WeakMap<readonly ResourceType[], Map<ResourceType, Paths>>();

/** What of an item is read after it was collected: its names and place, and what the types listed per item ask with. */
function pathsAfter(entry: ResourceType, entries: readonly ResourceType[]): Paths {
  return once(after, entries, entry, () => stepsOf(namesAndChildren(entry, entries)));
}

/** The same and what details ask with, or is looked at on the way. */
function pathsAsked(entry: ResourceType, entries: readonly ResourceType[]): Paths {
  return once(asked, entries, entry, () => {
    const { name = '', aliases = [], list } = entry;
    const details = (entry.details ?? []).flatMap(({ params, unless = '', each = '' }) => [
      ...dotted(params),
      unless,
      each,
    ]);
    const own = [name, ...aliases, ...Object.keys(list.keep ?? {})];
    const variants = [...(list.variants ?? []), ...(list.globalVariants ?? [])].flatMap((one) =>
      Object.keys(one),
    );
    return stepsOf([...namesAndChildren(entry, entries), ...own, ...variants, ...details]);
  });
}

function once(
  known: WeakMap<readonly ResourceType[], Map<ResourceType, Paths>>,
  entries: readonly ResourceType[],
  entry: ResourceType,
  find: () => Paths,
): Paths {
  const byEntry = known.get(entries) ?? new Map<ResourceType, Paths>();
  known.set(entries, byEntry);
  const found = byEntry.get(entry) ?? find();
  byEntry.set(entry, found);
  return found;
}

function namesAndChildren(entry: ResourceType, entries: readonly ResourceType[]): string[] {
  const named = [entry.id, entry.arn ?? ''].flatMap((text) =>
    text.includes('${') ? [...text.matchAll(/\$\{([^}]+)\}/g)].map(([, path = '']) => path) : [text],
  );
  // a name in a template may be an attribute's, which stands elsewhere in the item
  const own = [...named, ...named.flatMap((path) => entry.attributes[path]?.api ?? []), entry.region ?? ''];
  const children = entries.filter(({ list }) => list.per === entry.type);
  const questions = children.flatMap(({ list }) => [
    ...dotted(list.params),
    ...dotted(list.variants),
    ...Object.values(list.keep ?? {}).map((path) => path.replace(/^\./, '')),
  ]);
  // `$` is an item that was a plain text, `$global` says that it has no region
  return [...own, ...questions, ...Object.keys(entry.gone ?? {}), '$', '$global'];
}

/** The `.path` strings inside parameters. */
function dotted(value: unknown): string[] {
  if (typeof value === 'string') return value.startsWith('.') ? [value.slice(1)] : [];
  if (Array.isArray(value)) return value.flatMap(dotted);
  return isObject(value) ? Object.values(value).flatMap(dotted) : [];
}

function stepsOf(paths: readonly string[]): Paths {
  const unique = [...new Set(paths)].filter((path) => path !== '');
  return unique.map((path) => path.split('.').map((step) => step.replace(/(\[\]|\[0\]|\{\})$/, '')));
}

/** The item with nothing but what stands at these paths. */
function part(item: Item, paths: Paths): Item {
  return (cut(item, paths) ?? {}) as Item;
}

function cut(value: unknown, paths: Paths): unknown {
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

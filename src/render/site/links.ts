import { sortedBy } from '../../model/order.ts';
import { visible } from './visible.ts';

/** Where each resource lives in the site. */
export interface Links {
  readonly pages: readonly ResourcePage[];
  /** path with anchor; '' when no page holds the key */
  readonly hrefOf: (key: string) => string;
  readonly anchorOf: (key: string) => string;
  /** digits of a resource's hash that name its page; 0: each has its own */
  readonly digits: number;
}

/** One file that holds one resource, or up to a hundred in large accounts. */
interface ResourcePage {
  readonly path: string;
  readonly keys: readonly string[];
}

const SHARED_PAGE_SIZE = 100;

/** Gives every key a page and an anchor. Both depend on the key alone, so links survive the next scan. */
export function linksFor(keys: readonly string[], maxPages: number): Links {
  const anchors = anchorsFor(keys);
  const digits = keys.length <= maxPages ? 0 : digitsFor(anchors.size);
  const pages = digits === 0 ? onePageEach(anchors) : sharedPages(anchors, digits);
  const paths = new Map(pages.flatMap((page) => page.keys.map((key) => [key, page.path] as const)));
  return {
    pages,
    digits,
    anchorOf: (key) => anchors.get(key) ?? '',
    hrefOf: (key) => (paths.has(key) ? `${paths.get(key)}#${anchors.get(key)}` : ''),
  };
}

/** The inventory with only this type. The page knows the type as it is shown. */
export function inventoryOf(type: string): string {
  return `inventory.html#?type=${encodeURIComponent(visible(type))}`;
}

/** Lower case letters, digits and dashes with a hash of the whole key: safe as a file name and unique where case does not count. */
export function safeName(key: string): string {
  const words = key.toLowerCase().match(/[a-z0-9]+/g) ?? [];
  // the end of a key says most
  const end = words.slice(-6).join('-').slice(-48).replace(/^-/, '');
  return `${end === '' ? 'r' : end}-${hash(key)}`;
}

function anchorsFor(keys: readonly string[]): Map<string, string> {
  const taken = new Set<string>();
  const anchors = new Map<string, string>();
  for (const key of sortedBy(new Set(keys), (each) => each)) {
    const name = safeName(key);
    let free = name;
    for (let next = 2; taken.has(free); next += 1) free = `${name}-${next}`;
    taken.add(free);
    anchors.set(key, free);
  }
  return anchors;
}

function onePageEach(anchors: ReadonlyMap<string, string>): ResourcePage[] {
  return [...anchors].map(([key, anchor]) => ({ path: `r/${anchor}.html`, keys: [key] }));
}

/** By hash and not by position: a new resource moves no other to another file. */
function sharedPages(anchors: ReadonlyMap<string, string>, digits: number): ResourcePage[] {
  const pages = new Map<string, string[]>();
  for (const [key, anchor] of anchors) {
    const bucket = bucketOf(anchor, digits);
    const page = pages.get(bucket);
    if (page) page.push(key);
    else pages.set(bucket, [key]);
  }
  return sortedBy(pages, ([bucket]) => bucket).map(([bucket, keys]) => ({ path: `r/${bucket}.html`, keys }));
}

function digitsFor(count: number): number {
  return Math.ceil(count / SHARED_PAGE_SIZE) > 256 ? 3 : 2;
}

/** The first digits of the hash that a name made by `safeName` ends in; a script in the page asks the same. */
function bucketOf(name: string, digits: number): string {
  const [, hex = ''] = /-([0-9a-f]{12})(?:-\d+)?$/.exec(name) ?? [];
  return hex.slice(0, digits);
}

/** FNV-1a, twice with different seeds: 12 hex digits are plenty for a million keys. */
function hash(text: string): string {
  return (fnv(text, 0x811c9dc5) + fnv(text, 0x2f0b4c47)).slice(0, 12);
}

function fnv(text: string, seed: number): string {
  let state = seed;
  for (let index = 0; index < text.length; index += 1)
    state = Math.imul(state ^ text.charCodeAt(index), 0x01000193);
  return (state >>> 0).toString(16).padStart(8, '0');
}

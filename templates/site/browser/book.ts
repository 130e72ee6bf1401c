import { bindDepth, reach } from './depth.ts';
import { bindLeaf } from './bind-leaf.ts';
import { bindSearch } from './search.ts';
import { announce, readAddress } from './state.ts';
import { unpack } from './unpack.ts';
import { say } from './words.ts';

/** Elements from markup of this very file, which its maker escaped: the one place where text becomes elements. */
interface Policy {
  readonly createHTML: (markup: string) => string;
}

interface Factory {
  readonly createPolicy: (name: string, rules: Policy) => Policy;
}

const factory = (globalThis as { readonly trustedTypes?: Factory }).trustedTypes;
const own: Policy = { createHTML: (markup) => markup };
const policy = factory?.createPolicy('isodrift-leaves', own) ?? own;

/** Makes the markup of a leaf that the file does not hold; undefined when there is no such page. */
export type Make = (page: string) => Promise<string | undefined>;

let make: Make = () => Promise.resolve(undefined);
const main = document.getElementById('main') as HTMLElement;
const leaves = new Map(
  [...main.querySelectorAll<HTMLElement>('[data-leaf]')].map((leaf) => [nameOf(leaf), leaf]),
);
const packs = new Map(
  [...document.querySelectorAll<HTMLTemplateElement>('template[data-pack]')].map((pack) => [
    pack.dataset['pack'] ?? '',
    pack,
  ]),
);
const bound = new Set<string>();
const places = new Map<string, number>();
let shown: string | undefined;

/** Opens the file at the leaf of its address, and turns from leaf to leaf from then on. */
export function openBook(making: Make = make): void {
  make = making;
  bindDepth();
  document.documentElement.classList.remove('loading');
  if (readAddress().page === '') history.replaceState(null, '', '#/index');
  void turn();
  addEventListener('hashchange', () => void turn());
  addEventListener('scroll', () => places.set(location.hash, scrollY), { passive: true });
}

/** Shows the leaf of the address and hides the others. */
async function turn(): Promise<void> {
  // an anchor without a page, as the way to the content, is the browser's own affair
  const { page, anchor } = readAddress();
  if (page === '') return;
  if (page !== shown) {
    const leaf = await leafOf(page);
    // somebody may have gone on meanwhile
    if (readAddress().page !== page) return;
    main.replaceChildren(leaf);
    shown = page;
    frame(page, leaf);
    bind(page, leaf);
    announce();
    if (anchor === '') scrollTo(0, places.get(location.hash) ?? 0);
  }
  reach();
}

async function leafOf(page: string): Promise<HTMLElement> {
  const known = leaves.get(page);
  if (known) return known;
  main.replaceChildren(note(say('reading')));
  const pack = packs.get(page);
  const markup = pack === undefined ? await make(page) : await unpack(pack.content.textContent);
  if (markup === undefined) return missing();
  const parsed = new DOMParser().parseFromString(policy.createHTML(markup), 'text/html');
  const found = parsed.querySelector<HTMLElement>('[data-leaf]');
  if (found === null) return missing();
  const leaf = document.importNode(found, true);
  leaves.set(page, leaf);
  return leaf;
}

function nameOf(leaf: HTMLElement): string {
  return leaf.dataset['leaf'] ?? '';
}

function missing(): HTMLElement {
  const leaf = document.createElement('div');
  const title = document.createElement('h1');
  title.textContent = say('gone-title');
  leaf.append(title, note(say('gone')));
  return leaf;
}

function note(text: string): HTMLElement {
  const element = document.createElement('p');
  element.className = 'note';
  element.textContent = text;
  return element;
}

/** Title and navigation say where the reader is. */
function frame(page: string, leaf: HTMLElement): void {
  document.title = leaf.dataset['title'] ?? document.title;
  for (const link of document.querySelectorAll<HTMLAnchorElement>('.sheets a')) {
    if (readAddress(link.hash.slice(1)).page === page) link.setAttribute('aria-current', 'page');
    else link.removeAttribute('aria-current');
  }
}

function bind(page: string, root: HTMLElement): void {
  if (bound.has(page)) return;
  bound.add(page);
  bindLeaf({ root, name: page });
  bindSearch({ root, name: page });
}

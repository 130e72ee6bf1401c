import MiniSearch, { type Query as Search } from 'minisearch';
import { SIGNS } from '../../../src/model/signs.ts';
import type { Leaf } from './leaf.ts';
import { parseQuery, type Query } from './query.ts';
import { onState, writeState } from './state.ts';
import { unpack } from './unpack.ts';
import { say } from './words.ts';

/** Page, status, name, kind, type, id, place, tags, addresses: as `search-model.ts` writes them. */
type Fields = readonly [string, string, string, string, string, string, string, string, string];

const MOST = 100;
const NAMES = ['name', 'kind', 'ids', 'place', 'tags', 'addresses'] as const;
const BOOST = { name: 4, ids: 2 };

/** Makes the index from the records of the page, once, and shows what the words in the fragment find. */
export function bindSearch({ root, name }: Leaf): void {
  const form = root.querySelector<HTMLFormElement>('form[data-query]');
  const hits = root.querySelector<HTMLElement>('[data-hits]');
  const records = root.querySelector<HTMLTemplateElement>('template[data-records]');
  const output = form?.querySelector('output');
  if (!form || !hits || !records || !output) return;
  const field = form.elements.namedItem('q') as HTMLInputElement;
  form.hidden = false;
  form.addEventListener('submit', (event) => event.preventDefault());
  form.addEventListener('input', () => writeState({ q: field.value }, 'replace'));
  const ready = async (): Promise<void> => {
    const all = JSON.parse(await unpack(records.content.textContent)) as readonly Fields[];
    const index = indexOf(all);
    root.dataset['searchable'] = 'yes';
    onState(name, (state) => {
      const words = state.get('q') ?? '';
      if (field.value !== words) field.value = words;
      const found = search(index, words);
      output.textContent = resultOf(words, found, all.length);
      hits.replaceChildren(...(found ?? []).slice(0, MOST).flatMap((at) => hitOf(all[at], name !== '')));
    });
    field.focus();
  };
  void ready();
}

function indexOf(all: readonly Fields[]): MiniSearch {
  const index = new MiniSearch({
    fields: [...NAMES],
    tokenize: (text, field) => (field === 'addresses' ? text.split(' ') : tokens(text)),
    processTerm: (term) => term.toLowerCase(),
  });
  index.addAll(
    all.map(([, , name, kind, type, ids, place, tags, addresses], id) => ({
      id,
      name,
      kind: `${kind} ${type}`,
      ids,
      place,
      tags,
      addresses,
    })),
  );
  return index;
}

/** Words, and the parts of words that hold dashes, slashes and the like. */
function tokens(text: string): string[] {
  const words = text.split(/\s+/);
  return [...new Set([...words, ...words.flatMap((word) => word.split(/[-_/:.=,;"'()[\]{}]+/))])].filter(
    Boolean,
  );
}

function search(index: MiniSearch, words: string): readonly number[] | undefined {
  if (words.trim() === '') return [];
  const query = parseQuery(words);
  if (query === undefined) return undefined;
  return index
    .search(searchOf(query), { prefix: true, boost: BOOST, tokenize: (text) => [text] })
    .map(({ id }) => id as number);
}

/** minisearch takes away with AND_NOT: what is wanted stands first, everything when nothing is. */
function searchOf(query: Query): Search {
  if (query.kind === 'word') return { combineWith: 'AND', queries: partsOf(query.word) };
  if (query.kind === 'any') return { combineWith: 'OR', queries: query.parts.map(searchOf) };
  const parts = query.kind === 'all' ? query.parts : [query];
  const wanted = parts.filter(({ kind }) => kind !== 'not').map(searchOf);
  const unwanted = parts.flatMap((part): Search[] => (part.kind === 'not' ? [searchOf(part.part)] : []));
  if (unwanted.length === 0) return { combineWith: 'AND', queries: wanted };
  const whole = { combineWith: 'AND' as const, queries: wanted };
  const first: Search = wanted.length === 0 ? MiniSearch.wildcard : whole;
  return { combineWith: 'AND_NOT', queries: [first, ...unwanted] };
}

/** `shop-orders` is found by both halves; an address and a tag with its value are one word. */
function partsOf(word: string): Search[] {
  if (/^[\d./]+$/.test(word) || word.includes('=')) return [word];
  return word.split(/[-_/:.,;"'()[\]{}]+/).filter(Boolean);
}

function resultOf(words: string, found: readonly number[] | undefined, all: number): string {
  if (found === undefined) return say('bad-query');
  if (words.trim() === '') return say('ask', { count: all });
  if (found.length === 0) return say('no-hits');
  const count = say(found.length === 1 ? 'hits.one' : 'hits.other', { count: found.length });
  return found.length > MOST ? `${count}, ${say('first', { count: MOST })}` : count;
}

function hitOf(fields: Fields | undefined, isBook: boolean): HTMLElement[] {
  if (fields === undefined) return [];
  const [page, status, name, kind, , , place, tags, addresses] = fields;
  const { glyph, word } = SIGNS[status as keyof typeof SIGNS];
  const link = element('a', '', name);
  link.href = isBook ? `#/${page.replace(/\.html#.*$/, '')}` : page;
  const sign = element('span', `sign sign--${status}`);
  const badge = element('span', 'badge', glyph);
  badge.ariaHidden = 'true';
  sign.append(badge, element('span', 'word', word));
  const item = element('li', 'hit');
  const head = element('p', 'hit__head');
  head.append(sign, link, element('span', 'quiet', `${kind} · ${place}`));
  item.append(head, element('p', 'hit__more quiet', [addresses, tags].filter(Boolean).join('   ')));
  return [item];
}

function element<K extends keyof HTMLElementTagNameMap>(
  name: K,
  className: string,
  text = '',
): HTMLElementTagNameMap[K] {
  const made = document.createElement(name);
  if (className !== '') made.className = className;
  if (text !== '') made.textContent = text;
  return made;
}

import { SIGNS } from '../../../src/model/signs.ts';
import type { Leaf } from './leaf.ts';
import { type Fields, search, searchable } from './ranked.ts';
import { onState, writeState } from './state.ts';
import { unpack } from './unpack.ts';
import { say } from './words.ts';

const MOST = 100;

/** Reads the records of the page, once, and shows what the words in the fragment find. */
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
    const texts = all.map(searchable);
    root.dataset['searchable'] = 'yes';
    onState(name, (state) => {
      const words = state.get('q') ?? '';
      if (field.value !== words) field.value = words;
      const found = search(texts, words);
      output.textContent = resultOf(words, found, all.length);
      hits.replaceChildren(...(found ?? []).slice(0, MOST).flatMap((at) => hitOf(all[at], name !== '')));
    });
    field.focus();
  };
  void ready();
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

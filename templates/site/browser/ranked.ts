import { parseQuery, type Query } from './query.ts';

/** Page, status, name, kind, type, id, place, tags, addresses: as `search-records.ts` writes them. */
export type Fields = readonly [string, string, string, string, string, string, string, string, string];

/** A record in lower case: its name, and all that can be asked for. */
export interface Text {
  readonly name: string;
  readonly ids: string;
  readonly all: string;
}

/** What a word is worth by where it stands. A word that begins where it is found says more than one that goes on there. */
const WORTH = {
  same: 200,
  nameStart: 80,
  nameWord: 50,
  nameInside: 30,
  id: 20,
  word: 10,
  inside: 1,
} as const;
const LETTER = /[a-z0-9]/;

export function searchable([, , name, kind, type, ids, place, tags, addresses]: Fields): Text {
  const all = [name, kind, type, ids, place, tags, addresses].join('\n').toLowerCase();
  return { name: name.toLowerCase(), ids: ids.toLowerCase(), all };
}

/**
 * Positions of the records that fit, best first; undefined when a bracket is missing. No index: to look through the texts of
 * 10,000 resources takes some milliseconds, and to make or to load an index of them takes a second.
 */
export function search(texts: readonly Text[], words: string): readonly number[] | undefined {
  if (words.trim() === '') return [];
  const query = parseQuery(words);
  if (query === undefined) return undefined;
  const worths = texts.map((text) => worthOf(text, query));
  const found = [...worths.keys()].filter((at) => (worths[at] ?? 0) > 0);
  return found.toSorted((a, b) => (worths[b] ?? 0) - (worths[a] ?? 0) || a - b);
}

/** 0: does not fit. */
function worthOf(text: Text, query: Query): number {
  switch (query.kind) {
    case 'word':
      return worthOfWord(text, query.word);
    case 'all': {
      let sum = 1;
      for (const part of query.parts) {
        const worth = worthOf(text, part);
        if (worth === 0) return 0;
        sum += worth;
      }
      return sum;
    }
    case 'any':
      return Math.max(...query.parts.map((part) => worthOf(text, part)));
    case 'not':
      return worthOf(text, query.part) === 0 ? 1 : 0;
  }
}

function worthOfWord({ name, ids, all }: Text, word: string): number {
  if (!all.includes(word)) return 0;
  if (name === word) return WORTH.same;
  if (name.startsWith(word)) return WORTH.nameStart;
  if (startsWord(name, word)) return WORTH.nameWord;
  if (name.includes(word)) return WORTH.nameInside;
  if (startsWord(ids, word)) return WORTH.id;
  return startsWord(all, word) ? WORTH.word : WORTH.inside;
}

function startsWord(text: string, word: string): boolean {
  for (let at = text.indexOf(word); at >= 0; at = text.indexOf(word, at + 1))
    if (at === 0 || !LETTER.test(text.charAt(at - 1))) return true;
  return false;
}

import type { OutputFile } from '../../model/output-file.ts';
import { groupBy } from '../../model/order.ts';
import { contextOf } from './context.ts';
import { engine } from './engine.ts';
import { bucketOf } from './links.ts';
import { packed } from './pack.ts';
import { shellOf } from './shell-model.ts';
import { type Page, resourcePages, sheetPages } from './site.ts';
import { tabsFor } from './sheets.ts';
import type { SiteInput } from './site-input.ts';
import { text } from './text.ts';

/** The limits up to which one file is made. */
export interface BookLimits {
  readonly resources: number;
  readonly bytes: number;
}

export const BOOK_LIMITS: BookLimits = { resources: 10_000, bytes: 5_000_000 };

/** One file that holds the whole site, or why it was not made. */
export type Book = { readonly file: OutputFile } | { readonly refused: string };

interface Leaf {
  readonly name: string;
  readonly markup: string;
}

/** Up to so many characters all leaves stand in the file as they are, and it can be read, printed and searched without scripts. */
const MOST_PLAIN = 1_500_000;
const DIGITS = 2;

/** The site as one HTML file with a fragment per page. Above a size its leaves are packed, and unpacked where they are read. */
export function renderBook(input: SiteInput, limits: BookLimits = BOOK_LIMITS): Book {
  const count = input.comparison.findings.length;
  if (count > limits.resources) return { refused: text('book.too-many', { count, most: limits.resources }) };
  // without the scene: the 3D view is a page of its own, not a leaf
  const { pictures, history } = input;
  const context = contextOf({
    comparison: input.comparison,
    pictures,
    ...(history ? { history } : {}),
    maxResourcePages: Number.POSITIVE_INFINITY,
  });
  const tabs = tabsFor(context);
  const { comparison } = context;
  const shellFor = ({ path, title }: Pick<Page, 'path' | 'title'>): ReturnType<typeof shellOf> =>
    shellOf(comparison, { path, title, tabs, scripts: ['book'], form: 'book', digits: DIGITS });
  const fill = engine(pictures, 'book');
  const leaves = [...sheetPages(context), ...resourcePages(context)].map((page): Leaf => {
    const shell = shellFor(page);
    return { name: shell.page, markup: scoped(fill(page.template, { ...page.model(), shell }), shell.page) };
  });
  const first = { path: 'index.html', title: text('sheet.index') };
  const content = engine([], 'book', bound(leaves))('book', { shell: shellFor(first) });
  const bytes = Buffer.byteLength(content);
  if (bytes > limits.bytes)
    return {
      refused: text('book.too-large', {
        size: (bytes / 1e6).toFixed(1),
        most: (limits.bytes / 1e6).toFixed(0),
      }),
    };
  return { file: { path: 'index.html', content } };
}

/** The leaves as they are, or packed: each sheet for itself, resources by the beginning of their hash. */
function bound(leaves: readonly Leaf[]): Readonly<Record<'leaves' | 'packs', string>> {
  const size = leaves.reduce((sum, { markup }) => sum + markup.length, 0);
  if (size <= MOST_PLAIN) return { leaves: leaves.map(({ markup }) => markup).join('\n'), packs: '' };
  const [first, ...rest] = leaves;
  const packs = groupBy(rest, ({ name }) => (name.startsWith('r/') ? `r/${bucketOf(name, DIGITS)}` : name));
  return {
    leaves: first?.markup ?? '',
    packs: [...packs]
      .map(
        ([name, members]) =>
          `<template data-pack="${name}">${packed(members.map(({ markup }) => markup).join('\n'))}</template>`,
      )
      .join('\n'),
  };
}

/** Tags that name something or point at it. */
const LINKED = /<[^>]*(?: id="|url\(#|href="#|aria-(?:labelledby|describedby)=)[^>]*>/g;

/** Ids of different leaves cannot meet, and a fragment is the id of what it leads to, so that links work without scripts, too. */
function scoped(markup: string, page: string): string {
  const prefix = `/${page}/`;
  return markup
    .replaceAll(LINKED, (tag) =>
      tag
        .replaceAll(/( id="|url\(#)/g, `$1${prefix}`)
        .replaceAll(/( (?:xlink:)?href="#)(?=[^"/])(?!main")/g, `$1${prefix}`)
        .replaceAll(/( aria-(?:labelledby|describedby)=")([^"]*)"/g, (_, start: string, ids: string) => {
          const all = ids.split(' ').map((id) => prefix + id);
          return `${start}${all.join(' ')}"`;
        }),
    )
    .replace('<div class="leaf"', `<div class="leaf" id="/${page}"`);
}

import type { OutputFile } from '../../model/output-file.ts';
import { ASSETS } from './assets.ts';
import { type Context, contextOf } from './context.ts';
import { engine } from './engine.ts';
import { isLive, liveDataOf } from './live.ts';
import { packed } from './pack.ts';
import { type Page, resourcePages } from './resource-pages.ts';
import { scoped } from './scoped.ts';
import { shellOf } from './shell-model.ts';
import { sheetPages } from './site.ts';
import { tabsFor } from './sheets.ts';
import type { SiteInput } from './site-input.ts';
import { text } from './text.ts';

/** The limits up to which one file is made. */
export interface BookLimits {
  readonly resources: number;
  readonly bytes: number;
  /** up to so many characters all leaves stand in the file as they are, and it can be read, printed and searched without scripts */
  readonly plain: number;
}

const BOOK_LIMITS: BookLimits = { resources: 10_000, bytes: 5_000_000, plain: 1_500_000 };

/** One file that holds the whole site, or why it was not made. */
export type Book = { readonly file: OutputFile } | { readonly refused: string };

interface Bound {
  readonly leaves: string;
  readonly packs: string;
  readonly script: 'book' | 'live';
}

type Bind = (page: Page) => string;

/**
 * The site as one HTML file with a fragment per page. Above a size the sheets are packed, and the pages of resources are made where
 * they are read: by the same models and templates, from the comparison, which is a tenth of what they are.
 */
export function renderBook(input: SiteInput, limits: Partial<BookLimits> = {}): Book {
  const most = { ...BOOK_LIMITS, ...limits };
  const count = input.comparison.findings.length;
  if (count > most.resources) return { refused: text('book.too-many', { count, most: most.resources }) };
  // without the scene: the 3D view is a page of its own, not a leaf
  const { comparison, pictures, history } = input;
  const context = contextOf({
    comparison,
    pictures,
    ...(history ? { history } : {}),
    maxResourcePages: Number.POSITIVE_INFINITY,
  });
  const tabs = tabsFor(context);
  const shellFor = (
    { path, title }: Pick<Page, 'path' | 'title'>,
    script: Bound['script'] = 'book',
  ): ReturnType<typeof shellOf> =>
    shellOf(comparison, { path, title, tabs, scripts: [script], form: 'book', digits: 0 });
  const fill = engine(pictures, 'book');
  const { script, ...assets } = bound(context, most.plain, (page) => {
    const shell = shellFor(page);
    return scoped(fill(page.template, { ...page.model(), shell }), shell.page);
  });
  const shell = shellFor({ path: 'index.html', title: text('sheet.index') }, script);
  const content = engine([], 'book', { ...ASSETS, ...assets })('book', { shell });
  const bytes = Buffer.byteLength(content);
  if (bytes <= most.bytes) return { file: { path: 'index.html', content } };
  const megabytes = { size: (bytes / 1e6).toFixed(1), most: (most.bytes / 1e6).toFixed(0) };
  return { refused: text('book.too-large', megabytes) };
}

function bound(context: Context, most: number, bind: Bind): Bound {
  const sheets = sheetPages(context);
  const plain = plainLeaves([...sheets, ...resourcePages(context)], most, bind);
  if (plain !== undefined) return { leaves: plain.join('\n'), packs: '', script: 'book' };
  const [first, ...rest] = sheets.filter(({ path }) => !isLive(nameOf(path)));
  const packs = rest.map((page) => pack(`pack="${nameOf(page.path)}"`, bind(page)));
  return {
    leaves: first === undefined ? '' : bind(first),
    packs: [...packs, pack('live', JSON.stringify(liveDataOf(context)))].join('\n'),
    script: 'live',
  };
}

/** All leaves; undefined as soon as they are too much to stand in the file as they are. */
function plainLeaves(pages: readonly Page[], most: number, bind: Bind): readonly string[] | undefined {
  const leaves: string[] = [];
  let size = 0;
  for (const page of pages) {
    const markup = bind(page);
    size += markup.length;
    if (size > most) return undefined;
    leaves.push(markup);
  }
  return leaves;
}

function pack(name: string, content: string): string {
  return `<template data-${name}>${packed(content)}</template>`;
}

function nameOf(path: string): string {
  return path.replace(/\.html$/, '');
}

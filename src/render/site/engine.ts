import * as runtime from 'handlebars/runtime.js';
import type Handlebars from 'handlebars';
import { pages, partials } from './generated.ts';
import { inline } from './picture.ts';
import type { Picture } from './site-input.ts';
import { text } from './text.ts';
import { visibleModel } from './visible.ts';

/** What the page templates may be given: flat data made by the page models. */
export type Model = Readonly<Record<string, unknown>>;

/** A folder of pages that stand alone, or leaves of one file that holds all of them. */
export type Form = 'folder' | 'book';

type Fill = (page: string, model: Model) => string;

// A path inside the site or a fragment, nothing with a scheme or a host.
const SAFE_URL = /^(?:[a-z0-9][\w-]*(?:\/[\w-]+)*\.(?:html|svg))?(?:#[\w.~%=&:,+?/-]*)?$/i;

/** A function that fills page templates; `pictures` are what `{{picture}}` may insert, `assets` what `{{asset}}` may: constants of this package and markup that this engine made before. */
export function engine(
  pictures: readonly Picture[],
  form: Form = 'folder',
  assets: Readonly<Record<string, string>> = {},
): Fill {
  const handlebars = environment(pictures, form, assets);
  const filled = new Map(
    Object.entries(pages).map(([name, page]) => [name, handlebars.template(page as TemplateSpecification)]),
  );
  return (page, model) => filled.get(page)?.(visibleModel(model)) ?? '';
}

/** The URL when it stays inside the site, else '#': a link that leads nowhere instead of somewhere else. */
export function safeUrl(url: string): string {
  return SAFE_URL.test(url) ? url : '#';
}

/** `drift.html#f-1` as the leaf of a book is called: `#/drift/f-1`; a resource is its page. */
function leafUrl(url: string, page: string): string {
  const [, file = '', fragment = ''] = /^([^#]*)#?(.*)$/.exec(url) ?? [];
  if (file.endsWith('.svg')) return '#';
  const route = file === '' ? page : file.replace(/\.html$/, '');
  if (fragment === '' || route === `r/${fragment}`) return `#/${route}`;
  return fragment.startsWith('?') ? `#/${route}${fragment}` : `#/${route}/${fragment}`;
}

function environment(
  pictures: readonly Picture[],
  form: Form,
  assets: Readonly<Record<string, string>>,
): typeof Handlebars {
  const handlebars = created();
  const parts = form === 'book' ? { ...partials, sheet: partials['leaf'] } : partials;
  for (const [name, partial] of Object.entries(parts))
    handlebars.registerPartial(name, handlebars.template(partial as TemplateSpecification));
  handlebars.registerHelper('url', form === 'book' ? bookUrl : folderUrl);
  handlebars.registerHelper('t', (key: string) => text(key));
  handlebars.registerHelper('asset', (name: string) => new handlebars.SafeString(assets[name] ?? ''));
  handlebars.registerHelper('picture', (view: string, theme: string) => {
    const picture = pictures.find((each) => each.view === view && each.theme === theme);
    return new handlebars.SafeString(picture === undefined ? '' : inline(picture));
  });
  return handlebars;
}

interface HelperCall {
  readonly data: { readonly root: { readonly shell: { readonly root: string; readonly page: string } } };
}

function folderUrl(url: string, call: HelperCall): string {
  const safe = safeUrl(url);
  return safe.startsWith('#') ? safe : call.data.root.shell.root + safe;
}

function bookUrl(url: string, call: HelperCall): string {
  const safe = safeUrl(url);
  return safe === '#' || safe === '#main' ? safe : leafUrl(safe, call.data.root.shell.page);
}

/** The runtime is CommonJS and its typings do not say so. */
function created(): typeof Handlebars {
  return (runtime as unknown as { readonly default: typeof Handlebars }).default.create();
}

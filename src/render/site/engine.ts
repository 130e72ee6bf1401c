import * as runtime from 'handlebars/runtime.js';
import type Handlebars from 'handlebars';
import { EARLY, pages, partials, SCRIPT, STYLE } from './generated.ts';
import { inline } from './picture.ts';
import type { Picture } from './site-input.ts';
import { visibleModel } from './visible.ts';

/** What the page templates may be given: flat data made by the page models. */
export type Model = Readonly<Record<string, unknown>>;

// Constant text of this package, each with its hash in the page's policy.
const ASSETS: Readonly<Record<string, string>> = {
  style: `<style>${STYLE}</style>`,
  early: `<script>${EARLY}</script>`,
  script: `<script>${SCRIPT}</script>`,
};

// A path inside the site or a fragment, nothing with a scheme or a host.
const SAFE_URL = /^(?:[a-z0-9][\w-]*(?:\/[\w-]+)*\.(?:html|svg))?(?:#[\w.~%=&:,+-]*)?$/i;

/** A function that fills page templates; `pictures` are what `{{picture}}` may insert. */
export function engine(pictures: readonly Picture[]): (page: string, model: Model) => string {
  const handlebars = environment(pictures);
  const filled = new Map(
    Object.entries(pages).map(([name, page]) => [name, handlebars.template(page as TemplateSpecification)]),
  );
  return (page, model) => filled.get(page)?.(visibleModel(model)) ?? '';
}

/** The URL when it stays inside the site, else '#': a link that leads nowhere instead of somewhere else. */
export function safeUrl(url: string): string {
  return SAFE_URL.test(url) ? url : '#';
}

function environment(pictures: readonly Picture[]): typeof Handlebars {
  const handlebars = created();
  for (const [name, partial] of Object.entries(partials))
    handlebars.registerPartial(name, handlebars.template(partial as TemplateSpecification));
  handlebars.registerHelper('url', urlHelper);
  handlebars.registerHelper('asset', (name: string) => new handlebars.SafeString(ASSETS[name] ?? ''));
  handlebars.registerHelper('picture', (view: string, theme: string) => {
    const picture = pictures.find((each) => each.view === view && each.theme === theme);
    return new handlebars.SafeString(picture === undefined ? '' : inline(picture));
  });
  return handlebars;
}

interface HelperCall {
  readonly data: { readonly root: { readonly shell: { readonly root: string } } };
}

function urlHelper(url: string, call: HelperCall): string {
  const safe = safeUrl(url);
  return safe.startsWith('#') ? safe : call.data.root.shell.root + safe;
}

/** The runtime is CommonJS and its typings do not say so. */
function created(): typeof Handlebars {
  return (runtime as unknown as { readonly default: typeof Handlebars }).default.create();
}

import type { OutputFile } from '../../model/output-file.ts';
import { type Context, contextOf } from './context.ts';
import { ASSETS } from './assets.ts';
import { engine } from './engine.ts';
import { pictureFile } from './picture.ts';
import { type Page, resourcePages } from './resource-pages.ts';
import { shellOf } from './shell-model.ts';
import { sheetsFor, tabsFor } from './sheets.ts';
import type { SiteInput } from './site-input.ts';
import { text } from './text.ts';
import { withViewer } from './viewer-page.ts';

export type { SiteInput } from './site-input.ts';

/** The docs site as files: pages that work from disk without a network, and the drawings at full size. */
export function renderSite(input: SiteInput): readonly OutputFile[] {
  const context = contextOf(input);
  const fill = engine(input.pictures, 'folder', ASSETS);
  const tabs = tabsFor(context);
  const files = [...sheetPages(context), ...resourcePages(context)].map(
    ({ path, template, title, model, scripts }): OutputFile => ({
      path,
      // made when it is written, and let go then: all pages of 10,000 resources at once are more than 100 MB
      get content() {
        const place = { path, title, tabs, scripts, form: 'folder', digits: context.links.digits } as const;
        return fill(template, { ...model(), shell: shellOf(context.comparison, place) });
      },
    }),
  );
  const pages = files.map((file) => (file.path === 'viewer.html' ? withViewer(file, context) : file));
  const drawings = input.pictures.map((picture) => ({ path: pictureFile(picture), content: picture.svg }));
  return [...pages, ...drawings];
}

/** The pages that are there whatever the resources are called. */
export function sheetPages(context: Context): Page[] {
  return sheetsFor(context).map(({ name, template, model, script = 'script' }) => ({
    path: `${name}.html`,
    template,
    title: text(`sheet.${name}`),
    model: () => model(context),
    scripts: [script],
  }));
}

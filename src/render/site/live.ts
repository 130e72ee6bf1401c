import type { Comparison } from '../../model/comparison.ts';
import { contextWith, type Context } from './context.ts';
import { driftModel } from './drift-model.ts';
import { engine, type Model } from './engine.ts';
import { inventoryModel } from './inventory-model.ts';
import { type Page, resourcePages } from './resource-pages.ts';
import { scoped } from './scoped.ts';
import { recordsOf } from './search-records.ts';
import { drawingOf } from './shell-model.ts';
import type { History } from './site-input.ts';
import { text } from './text.ts';

/** What a large single file carries, so that the pages of its resources can be made where they are read. */
export interface LiveData {
  readonly comparison: Comparison;
  /** what people call each type: the catalogue stays at home */
  readonly kinds: Readonly<Record<string, string>>;
  readonly history?: History;
}

/** The sheets that say something of every resource, by name, which is their template's, too. No need to pack what never leaves the browser. */
const SHEETS: Readonly<Record<string, (context: Context) => Model>> = {
  drift: driftModel,
  inventory: (context) => inventoryModel(context),
  search: (context) => ({ records: JSON.stringify(recordsOf(context)) }),
};

/** Is a leaf made where it is read? */
export function isLive(name: string): boolean {
  return name.startsWith('r/') || Object.hasOwn(SHEETS, name);
}

/** What is needed of a comparison to make the live leaves. */
export function liveDataOf({ comparison, subjects, history }: Context): LiveData {
  const { protection: _, ...rest } = comparison;
  const titles = [...subjects.values()].map(({ type, typeTitle }) => [type, typeTitle] as const);
  return {
    comparison: { ...rest, deployed: { ...rest.deployed, coverage: [] } },
    kinds: Object.fromEntries(titles),
    ...(history ? { history } : {}),
  };
}

/** A function that makes the markup of a live leaf; undefined for a page that is not there. */
export function liveLeaves({ comparison, kinds, history }: LiveData): (page: string) => string | undefined {
  const context = contextWith(
    {
      comparison,
      pictures: [],
      ...(history ? { history } : {}),
      maxResourcePages: Number.POSITIVE_INFINITY,
    },
    (type) => kinds[type] ?? type,
  );
  const fill = engine([], 'book');
  const resources = new Map(resourcePages(context).map((page) => [page.path.replace(/\.html$/, ''), page]));
  return (name) => {
    const page = resources.get(name) ?? sheetOf(name, context);
    if (page === undefined) return undefined;
    const title = `${page.title} · ${drawingOf(comparison)}`;
    return scoped(fill(page.template, { ...page.model(), shell: { page: name, title, isBook: true } }), name);
  };
}

function sheetOf(name: string, context: Context): Pick<Page, 'template' | 'title' | 'model'> | undefined {
  const model = Object.hasOwn(SHEETS, name) ? SHEETS[name] : undefined;
  return model && { template: name, title: text(`sheet.${name}`), model: () => model(context) };
}

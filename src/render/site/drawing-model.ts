import type { Context } from './context.ts';
import { keysIn, pictureFile } from './picture.ts';
import type { PictureView } from './site-input.ts';
import { grouped } from './subject.ts';
import { text } from './text.ts';

const VIEWS: readonly (readonly [PictureView, string])[] = [
  ['drift', 'drawing.drift'],
  ['desired', 'drawing.desired'],
  ['deployed', 'drawing.deployed'],
  ['overview', 'drawing.overview'],
  ['flow', 'drawing.flow'],
  ['network', 'drawing.network'],
  ['data', 'drawing.data'],
  ['components', 'drawing.components'],
  ['accounts', 'drawing.accounts'],
];
const MAX_DRAWN_ROWS = 600;

/** The drawing with its views, each in both themes, and a table of what it shows. */
export function drawingModel(context: Context, views: 'first' | 'all'): Readonly<Record<string, unknown>> {
  const all = viewsOf(context);
  const shown = views === 'all' ? all : all.slice(0, 1);
  return {
    views: shown,
    hasTabs: shown.length > 1,
    more: views === 'first' && all.length > 1 ? 'architecture.html' : '',
    fullSize: shown[0]?.file ?? '',
    drawn: drawnOf(context),
  };
}

function viewsOf({ pictures }: Context): { readonly view: PictureView; readonly file: string }[] {
  const present = VIEWS.filter(([view]) => pictures.some((picture) => picture.view === view));
  return present.map(([view, title], index) => {
    const own = pictures.filter((picture) => picture.view === view);
    const themes = own.length === 1 ? [{ view, theme: own[0]?.theme, only: true }] : own;
    return {
      view,
      title: text(title),
      first: index === 0,
      file: pictureFile({ view, theme: own[0]?.theme ?? 'light' }),
      pictures: themes.map(({ theme }) => ({
        view,
        theme: theme ?? 'light',
        class: own.length === 1 ? 'only' : theme,
      })),
    };
  });
}

/** What the drawing shows when it says so by key, else the first resources. */
function drawnOf({ pictures, subjects }: Context): Readonly<Record<string, unknown>> {
  const keys = keysIn(pictures[0]?.svg ?? '');
  const drawn = keys.flatMap((key) => subjects.get(key) ?? []);
  const all = drawn.length > 0 ? drawn : [...subjects.values()];
  const rest = all.length - MAX_DRAWN_ROWS;
  return {
    rows: all.slice(0, MAX_DRAWN_ROWS),
    rest: rest > 0 ? text('drawing.rest', { count: grouped(rest) }) : '',
  };
}

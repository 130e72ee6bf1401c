import type { ViewerData } from '../model/viewer.ts';
import type { Chrome } from './controls.ts';
import type { Fitting } from './filter.ts';
import type { State } from './state.ts';

const LISTED = 8;

/** What the search found: the list below its field, and the way to an entry. */
export interface Found {
  readonly list: (state: State, fitting: Fitting) => void;
  readonly goToFirst: (fitting: Fitting) => void;
}

export function createFound(
  { resources, types }: ViewerData,
  chrome: Chrome,
  around: {
    readonly isDrawn: (resource: number) => boolean;
    /** selects by key */
    readonly go: (key: string) => void;
  },
): Found {
  const goTo = (resource: number): void => {
    chrome.results([]);
    around.go(resources.keys[resource] ?? '');
    chrome.stage.focus();
  };
  const wordsOf = (at: number): string =>
    `${resources.names[at] ?? ''} · ${types[resources.types[at] ?? -1]?.title ?? ''}`;
  return {
    list: ({ q }, { fits }) => {
      const found = q.trim() === '' ? [] : firstFitting(fits, around.isDrawn, LISTED);
      chrome.results(found.map((at) => ({ words: wordsOf(at), act: () => goTo(at) })));
    },
    goToFirst: ({ fits }) => {
      for (const first of firstFitting(fits, around.isDrawn, 1)) goTo(first);
    },
  };
}

function firstFitting(fits: Uint8Array, isDrawn: (resource: number) => boolean, most: number): number[] {
  const found: number[] = [];
  for (let at = 0; at < fits.length && found.length < most; at += 1)
    if (fits[at] === 1 && isDrawn(at)) found.push(at);
  return found;
}

import type { ViewerData } from '../model/viewer.ts';
import { button, make } from './dom.ts';
import type { State } from './state.ts';
import { grouped, WORDS } from './words.ts';

/** Everything around the picture. */
export interface Chrome {
  readonly stage: HTMLElement;
  readonly layers: readonly [HTMLCanvasElement, HTMLCanvasElement];
  readonly map: HTMLCanvasElement;
  readonly card: HTMLElement;
  readonly details: HTMLElement;
  /** what a screen reader is told */
  readonly say: (words: string) => void;
  readonly fill: (state: State, count: number) => void;
  readonly results: (items: readonly { readonly words: string; readonly act: () => void }[]) => void;
}

export interface ChromeActs {
  readonly change: (changes: Partial<State>, how: 'push' | 'replace') => void;
  readonly first: () => void;
  readonly zoom: (factor: number) => void;
  readonly turn: (quarters: number) => void;
  readonly reset: () => void;
  readonly finding: (step: number) => void;
  readonly openAll: (isOpen: boolean) => void;
  readonly flow: (isOn: boolean) => void;
  readonly png: () => void;
  readonly glb: () => void;
}

const VIEWS = ['desired', 'drift', 'deployed'] as const;

/** Builds the controls into `root`; names of resources enter as text only. */
export function buildChrome(root: HTMLElement, data: ViewerData, acts: ChromeActs): Chrome {
  const layers = [layer('solid'), layer('flat')] as const;
  const map = make('canvas', { class: 'viewer__map', 'aria-hidden': 'true', title: WORDS.minimap });
  const card = make('div', { class: 'viewer__card', hidden: true });
  const details = make('aside', { class: 'viewer__details', 'aria-label': WORDS.details, hidden: true });
  const stage = make('div', {
    class: 'viewer__stage',
    tabindex: '0',
    role: 'application',
    'aria-label': WORDS.stage,
    'aria-describedby': 'viewer-help',
  });
  stage.append(...layers);
  const frame = make('div', { class: 'viewer__frame' }, stage, map, card, details, toolsOf(acts));
  const said = make('p', { class: 'unseen', role: 'status', 'aria-live': 'polite', 'data-said': '' });
  const form = formOf(data, acts);
  root.append(form.element, frame, make('p', { class: 'hint', id: 'viewer-help' }, WORDS.help), said);
  return {
    stage,
    layers,
    map,
    card,
    details,
    say: (words) => {
      said.textContent = words;
    },
    fill: form.fill,
    results: form.results,
  };
}

function layer(name: string): HTMLCanvasElement {
  return make('canvas', { 'data-layer': name, 'aria-hidden': 'true' });
}

/** Names with how often each occurs, by code unit. */
function counted(places: readonly number[], names: readonly string[]): [string, number][] {
  const counts = new Map<string, number>();
  for (const at of places) counts.set(names[at] ?? '', (counts.get(names[at] ?? '') ?? 0) + 1);
  return [...counts].filter(([name]) => name !== '').toSorted(([a], [b]) => (a < b ? -1 : 1));
}

function toolsOf(acts: ChromeActs): HTMLElement {
  const full = button(
    WORDS.full,
    () => {
      const frame = full.closest('.viewer');
      if (document.fullscreenElement) void document.exitFullscreen();
      else void frame?.requestFullscreen();
    },
    { face: '□' },
  );
  return make(
    'div',
    { class: 'viewer__tools', role: 'group', 'aria-label': WORDS.view },
    button(WORDS.zoomIn, () => acts.zoom(1.5), { face: '+' }),
    button(WORDS.zoomOut, () => acts.zoom(1 / 1.5), { face: '−' }),
    button(WORDS.turnLeft, () => acts.turn(-1), { face: '↺' }),
    button(WORDS.turnRight, () => acts.turn(1), { face: '↻' }),
    button(WORDS.reset, acts.reset, { face: '⌂' }),
    full,
  );
}

interface Form {
  readonly element: HTMLElement;
  readonly fill: Chrome['fill'];
  readonly results: Chrome['results'];
}

// oxlint-disable-next-line max-lines-per-function -- short functions around one shared state; no classes in this house
function formOf(data: ViewerData, acts: ChromeActs): Form {
  const search = make('input', {
    type: 'search',
    name: 'q',
    autocomplete: 'off',
    spellcheck: 'false',
    placeholder: WORDS.searchHint,
  });
  const found = make('ul', { class: 'viewer__found', hidden: true });
  const output = make('output', { 'aria-live': 'polite' });
  const slider = make('input', { type: 'range', min: '0', max: '2', step: '1', name: 'view' });
  const marks = WORDS.views.map((word, at) => {
    const mark = make('button', { type: 'button', tabindex: '-1', 'data-at': VIEWS[at] }, word);
    mark.addEventListener('click', () => acts.change({ view: VIEWS[at] ?? 'drift' }, 'push'));
    return mark;
  });
  const only = make('input', { type: 'checkbox', name: 'only' });
  const selects = selectsOf(data, acts);
  let typing = false;
  search.addEventListener('input', () => {
    acts.change({ q: search.value }, typing ? 'replace' : 'push');
    typing = true;
  });
  search.addEventListener('blur', () => {
    typing = false;
  });
  slider.addEventListener('input', () =>
    acts.change({ view: VIEWS[Number(slider.value)] ?? 'drift' }, 'push'),
  );
  only.addEventListener('change', () => acts.change({ only: only.checked ? 'drift' : '' }, 'push'));
  const element = make(
    'form',
    { class: 'viewer__bar', role: 'search', 'aria-label': WORDS.search },
    make(
      'div',
      { class: 'viewer__search' },
      make('label', { class: 'field' }, `${WORDS.search} `, search),
      found,
    ),
    make(
      'div',
      { class: 'viewer__views' },
      make('label', {}, make('span', { class: 'unseen' }, WORDS.view), slider),
      make('div', { class: 'viewer__marks' }, ...marks),
    ),
    make('label', { class: 'viewer__only' }, only, ` ${WORDS.onlyDrift}`),
    ...Object.values(selects).map(({ label }) => label),
    output,
    button(
      WORDS.clear,
      () => acts.change({ q: '', status: '', service: '', account: '', region: '', only: '' }, 'push'),
      { class: 'link' },
    ),
    moreOf(data, acts),
  );
  element.addEventListener('submit', (event) => {
    event.preventDefault();
    acts.first();
  });
  return {
    element,
    fill: (state, count) => {
      if (search.value !== state.q) search.value = state.q;
      slider.value = String(VIEWS.indexOf(state.view));
      slider.setAttribute('aria-valuetext', WORDS.views[VIEWS.indexOf(state.view)] ?? '');
      for (const mark of marks) mark.classList.toggle('is-current', mark.dataset['at'] === state.view);
      only.checked = state.only !== '';
      for (const [name, { select }] of Object.entries(selects)) select.value = state[name as keyof State];
      output.textContent = WORDS.ofResources(count, data.resources.keys.length);
    },
    results: (items) => {
      found.replaceChildren(...items.map(({ words, act }) => make('li', {}, button(words, act))));
      found.hidden = items.length === 0;
    },
  };
}

const FILTERS = ['status', 'service', 'account', 'region'] as const;

/** One list per filter that has something to choose. */
function selectsOf(
  data: ViewerData,
  acts: ChromeActs,
): Record<string, { label: HTMLElement; select: HTMLSelectElement }> {
  const { resources, statuses, types, accounts, regions, signs } = data;
  const choices = {
    status: counted(resources.states, statuses).toSorted(
      ([a], [b]) => statuses.indexOf(a as never) - statuses.indexOf(b as never),
    ),
    service: counted(
      resources.types,
      types.map(({ service }) => service),
    ),
    account: counted(resources.accounts, accounts),
    region: counted(resources.regions, regions),
  };
  const shown = FILTERS.filter((name) => choices[name].length > 1);
  return Object.fromEntries(
    shown.map((name) => {
      const select = make('select', { name }, make('option', { value: '' }, WORDS.all[name]));
      for (const [value, count] of choices[name]) {
        const known = name === 'status' ? signs[value as keyof typeof signs] : undefined;
        const word = known ? `${known.glyph} ${known.word}` : value;
        select.append(make('option', { value }, `${word} (${grouped(count)})`));
      }
      select.addEventListener('change', () => acts.change({ [name]: select.value }, 'push'));
      return [name, { label: make('label', { class: 'field' }, `${WORDS[name]} `, select), select }];
    }),
  );
}

/** more solids at once than this no machine turns smoothly: they are opened one block after the other */
const MOST_OPEN = 20_000;

function moreOf({ blocks, resources }: ViewerData, acts: ChromeActs): HTMLElement {
  const flow = make('input', {
    type: 'checkbox',
    checked: !matchMedia('(prefers-reduced-motion: reduce)').matches,
  });
  flow.addEventListener('change', () => acts.flow(flow.checked));
  const isRolledUp = resources.keys.length <= MOST_OPEN && blocks.some(({ isClosed }) => isClosed);
  return make(
    'div',
    { class: 'viewer__more' },
    button(WORDS.previous, () => acts.finding(-1), { face: '‹' }),
    button(WORDS.next, () => acts.finding(1)),
    ...(isRolledUp
      ? [button(WORDS.openAll, () => acts.openAll(true)), button(WORDS.closeAll, () => acts.openAll(false))]
      : []),
    make('label', { class: 'viewer__only' }, flow, ` ${WORDS.flow}`),
    button(WORDS.savePng, acts.png),
    button(WORDS.saveGlb, acts.glb),
  );
}

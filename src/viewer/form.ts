import type { ViewerData } from '../model/viewer.ts';
import { choicesOf } from './choices.ts';
import type { Chrome, ChromeActs } from './controls.ts';
import { button, make } from './dom.ts';
import { type State, VIEWS } from './state.ts';
import { say } from './words.ts';

interface Form {
  readonly element: HTMLElement;
  readonly fill: Chrome['fill'];
  readonly results: Chrome['results'];
}

const CLEARED = { q: '', status: '', service: '', account: '', region: '', only: '' } as const;

/** The bar over the picture. */
export function formOf(data: ViewerData, acts: ChromeActs): Form {
  const [search, views, only] = [searchOf(acts), viewsOf(acts), onlyOf(acts)];
  const choices = choicesOf(data, acts);
  const output = make('output', { 'aria-live': 'polite' });
  const element = make(
    'form',
    { class: 'viewer__bar', role: 'search', 'aria-label': say('search') },
    search.element,
    views.element,
    only.element,
    ...choices.elements,
    output,
    button(say('clear'), () => acts.change(CLEARED, 'push'), { class: 'link' }),
    moreOf(data, acts),
  );
  element.addEventListener('submit', (event) => {
    event.preventDefault();
    acts.first();
  });
  return {
    element,
    fill: (state, count) => {
      for (const part of [search, views, only, choices]) part.fill(state);
      output.textContent = say('of-resources', { shown: count, all: data.resources.keys.length });
    },
    results: search.results,
  };
}

type Part = Pick<Form, 'element'> & { readonly fill: (state: State) => void };

function searchOf(acts: ChromeActs): Part & Pick<Form, 'results'> {
  const field = make('input', {
    type: 'search',
    name: 'q',
    autocomplete: 'off',
    spellcheck: 'false',
    placeholder: say('search-hint'),
  });
  const found = make('ul', { class: 'viewer__found', hidden: true });
  // one step back undoes all that was typed at once
  let isTyping = false;
  field.addEventListener('input', () => {
    acts.change({ q: field.value }, isTyping ? 'replace' : 'push');
    isTyping = true;
  });
  field.addEventListener('blur', () => {
    isTyping = false;
  });
  const label = make('label', { class: 'field' }, `${say('search')} `, field);
  return {
    element: make('div', { class: 'viewer__search' }, label, found),
    fill: ({ q }) => {
      if (field.value !== q) field.value = q;
    },
    results: (items) => {
      found.replaceChildren(...items.map(({ words, act }) => make('li', {}, button(words, act))));
      found.hidden = items.length === 0;
    },
  };
}

/** The slider between desired and deployed; its marks are for pointers, as keys have the slider. */
function viewsOf(acts: ChromeActs): Part {
  const slider = make('input', { type: 'range', min: '0', max: '2', step: '1', name: 'view' });
  slider.addEventListener('input', () =>
    acts.change({ view: VIEWS[Number(slider.value)] ?? 'drift' }, 'push'),
  );
  const marks = VIEWS.map((view) =>
    button(say(view), () => acts.change({ view }, 'push'), { tabindex: '-1', 'data-at': view }),
  );
  return {
    element: make(
      'div',
      { class: 'viewer__views' },
      make('label', {}, make('span', { class: 'unseen' }, say('view')), slider),
      make('div', { class: 'viewer__marks' }, ...marks),
    ),
    fill: ({ view }) => {
      const at = VIEWS.indexOf(view);
      slider.value = String(at);
      slider.setAttribute('aria-valuetext', say(view));
      for (const mark of marks) mark.classList.toggle('is-current', mark.dataset['at'] === view);
    },
  };
}

function onlyOf(acts: ChromeActs): Part {
  const box = make('input', { type: 'checkbox', name: 'only' });
  box.addEventListener('change', () => acts.change({ only: box.checked ? 'drift' : '' }, 'push'));
  return {
    element: make('label', { class: 'viewer__only' }, box, ` ${say('only-drift')}`),
    fill: ({ only }) => {
      box.checked = only !== '';
    },
  };
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
    button(say('previous'), () => acts.finding(-1), { face: '‹' }),
    button(say('next'), () => acts.finding(1)),
    ...(isRolledUp
      ? [
          button(say('open-all'), () => acts.openAll(true)),
          button(say('close-all'), () => acts.openAll(false)),
        ]
      : []),
    make('label', { class: 'viewer__only' }, flow, ` ${say('flow')}`),
    button(say('save-png'), acts.png),
    button(say('save-glb'), acts.glb),
  );
}

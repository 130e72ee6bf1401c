import type { ViewerData } from '../model/viewer.ts';
import type { Chrome, ChromeActs } from './controls.ts';
import { button, make } from './dom.ts';
import { formOf } from './form.ts';
import { say } from './words.ts';

/** Builds the controls into `root`; names of resources enter as text only. */
export function buildChrome(root: HTMLElement, data: ViewerData, acts: ChromeActs): Chrome {
  const layers = [layer('solid'), layer('flat')] as const;
  const map = make('canvas', { class: 'viewer__map', 'aria-hidden': 'true', title: say('minimap') });
  const card = make('div', { class: 'viewer__card', hidden: true });
  const details = make('aside', { class: 'viewer__details', 'aria-label': say('details'), hidden: true });
  const stage = make('div', {
    class: 'viewer__stage',
    tabindex: '0',
    role: 'application',
    'aria-label': say('stage'),
    'aria-describedby': 'viewer-help',
  });
  stage.append(...layers);
  const frame = make('div', { class: 'viewer__frame' }, stage, map, card, details, toolsOf(acts));
  const said = make('p', { class: 'unseen', role: 'status', 'aria-live': 'polite', 'data-said': '' });
  const form = formOf(data, acts);
  root.append(form.element, frame, make('p', { class: 'hint', id: 'viewer-help' }, say('help')), said);
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

function toolsOf(acts: ChromeActs): HTMLElement {
  const full = button(
    say('full'),
    () => {
      const frame = full.closest('.viewer');
      if (document.fullscreenElement) void document.exitFullscreen();
      else void frame?.requestFullscreen();
    },
    { face: '□' },
  );
  return make(
    'div',
    { class: 'viewer__tools', role: 'group', 'aria-label': say('view') },
    button(say('zoom-in'), () => acts.zoom(1.5), { face: '+' }),
    button(say('zoom-out'), () => acts.zoom(1 / 1.5), { face: '−' }),
    button(say('turn-left'), () => acts.turn(-1), { face: '↺' }),
    button(say('turn-right'), () => acts.turn(1), { face: '↻' }),
    button(say('reset'), acts.reset, { face: '⌂' }),
    full,
  );
}

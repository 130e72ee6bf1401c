import type { Parts } from './parts.ts';
import type { Body } from './bodies-of.ts';
import { bindKeys } from './keyboard.ts';
import { bindPointer } from './pointer.ts';
import { paint, show } from './showing.ts';
import { stateOf } from './state.ts';

/** Pointer and keys over the picture and its map. */
export function bindReader(parts: Parts, under: (x: number, y: number) => Body | undefined): void {
  const { chrome, view, flight, hovering, standing, selection, session, walking, moves, frames, map } = parts;
  bindPointer(chrome.stage, view.camera, {
    moved: () => {
      flight.stop();
      hovering.over(undefined, 0, 0);
      frames.redraw();
    },
    hover: (x, y) => hovering.over(under(x, y), x, y),
    leave: () => hovering.over(undefined, 0, 0),
    pick: (x, y) => {
      const key = standing.keyOf(under(x, y)) ?? '';
      show(parts, { ...session.state(), key }, 'push');
    },
    enter: (x, y) => {
      const body = under(x, y);
      if (body) selection.toggle(body);
    },
  });
  bindKeys(chrome.stage, { ...walking, ...moves });
  chrome.map.addEventListener('click', ({ offsetX, offsetY }) => moves.to(map.ground(offsetX, offsetY)));
}

/** What the page around it tells: focus, address, theme, size. */
export function bindPage(parts: Parts): void {
  const { chrome, view, frames, dark } = parts;
  chrome.stage.addEventListener('focus', frames.redraw);
  chrome.stage.addEventListener('blur', frames.redraw);
  for (const event of ['hashchange', 'popstate'] as const)
    addEventListener(event, () => show(parts, stateOf(location.hash), 'read'));
  dark.addEventListener('change', () => paint(parts));
  new ResizeObserver(() => {
    view.resize();
    frames.redraw();
  }).observe(chrome.stage);
}

import type { ViewerPalette } from '../model/viewer.ts';
import type { Parts } from './parts.ts';
import type { Body } from './bodies-of.ts';
import { download, glbOf, pngOf } from './save.ts';
import { type State, VIEWS } from './state.ts';

const FILE = 'isodrift-3d';

/** Shows a state; `push` and `replace` write it to the address too. */
export function show(parts: Parts, next: State, how: 'push' | 'replace' | 'read'): void {
  const { session, flight, chrome, found, selection, frames } = parts;
  const { isFiltered, isSelected } = session.take(next, how);
  if (isFiltered) {
    flight.view(VIEWS.indexOf(next.view));
    chrome.fill(next, session.fitting().count);
    found.list(next, session.fitting());
    paint(parts);
  }
  if (isSelected) selection.show(next.key);
  mark(parts);
  frames.redraw();
}

export function paint({ view, session, frames, data, dark }: Parts): void {
  view.paint(paletteOf({ data, dark }), session.faded());
  frames.redraw();
}

/** Solids again, with what is pointed at a little lighter. */
export function mark({ view, session, selection, hovering, frames }: Parts): void {
  const pointedAt: ReadonlySet<Body | undefined> = new Set([hovering.hovered(), selection.selected()]);
  view.mark((body) => {
    const own = session.stateOf(body);
    return own === 0 && pointedAt.has(body) ? 3 : own;
  });
  frames.redraw();
}

export function paletteOf({ data, dark }: Pick<Parts, 'data' | 'dark'>): ViewerPalette {
  return data.palettes[dark.matches ? 'dark' : 'light'];
}

export async function savePng(parts: Parts): Promise<void> {
  // what was drawn before may be gone: canvases keep nothing
  parts.draw(performance.now());
  const blob = await pngOf(parts.view.layers, paletteOf(parts).paper);
  if (blob) download(blob, `${FILE}.png`);
}

export async function saveGlb(parts: Parts): Promise<void> {
  const there = parts.view.bodies().filter(parts.session.isThere);
  download(await glbOf(parts.data, there, paletteOf(parts)), `${FILE}.glb`);
}

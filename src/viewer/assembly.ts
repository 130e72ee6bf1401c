import type { ViewerData } from '../model/viewer.ts';
import { withBase } from './bodies-of.ts';
import { buildChrome } from './chrome.ts';
import type { ChromeActs } from './controls.ts';
import { createFlight } from './flight.ts';
import { createFound } from './found.ts';
import { createFrames } from './frames.ts';
import { createHovering } from './hovering.ts';
import { createMinimap } from './minimap.ts';
import { createMoves } from './moves.ts';
import { createOrder } from './order.ts';
import type { Parts } from './parts.ts';
import { createPicker } from './pick.ts';
import { createSelection } from './selection.ts';
import { createSession } from './session.ts';
import { mark, paletteOf, saveGlb, savePng, show } from './showing.ts';
import { createStanding } from './standing.ts';
import { createView } from './view.ts';
import { createWalking } from './walking.ts';

/** Makes the parts; those that act on others reach them through `parts`, which is whole before anybody acts. */
export function assemble(root: HTMLElement, given: ViewerData): Parts {
  const data = withBase(given);
  const still = matchMedia('(prefers-reduced-motion: reduce)');
  const chrome = buildChrome(
    root,
    data,
    actsOn(() => parts),
  );
  const view = createView(data, chrome.layers);
  const { camera, bodies } = view;
  const session = createSession(data);
  const flight = createFlight(camera, () => still.matches);
  const draw = (nowMs: number): void => drawAll(parts, nowMs);
  const frames = createFrames({
    step: flight.step,
    draw,
    hasFlow: data.arrows.length > 0,
    isStill: still.matches,
  });
  const standing = createStanding(data, bodies);
  const { isDrawn } = standing;
  const go = (key: string): void => show(parts, { ...session.state(), key }, 'push');
  const opened = (blocks: ReadonlySet<number>): void => reopen(parts, blocks);
  const changed = (): void => mark(parts);
  const selection = createSelection(data, { camera, flight, chrome, standing, go, opened, changed });
  const order = createOrder(data, { bodies, isThere: session.isThere, isDrawn });
  const parts: Parts = {
    data,
    dark: matchMedia('(prefers-color-scheme: dark)'),
    chrome,
    view,
    session,
    flight,
    picker: createPicker(camera, data.zones),
    map: createMinimap(chrome.map, data, camera),
    standing,
    selection,
    walking: createWalking(data, { camera, chrome, order, selection, standing, go }),
    hovering: createHovering(data, chrome, { camera, changed }),
    found: createFound(data, chrome, { isDrawn, go }),
    moves: createMoves(data.bounds, { camera, flight, redraw: frames.redraw }),
    frames,
    draw,
  };
  return parts;
}

/** What the controls around the picture do. */
function actsOn(parts: () => Parts): ChromeActs {
  return {
    change: (changes, how) => show(parts(), { ...parts().session.state(), ...changes }, how),
    first: () => parts().found.goToFirst(parts().session.fitting()),
    zoom: (factor) => parts().moves.glide(factor),
    turn: (quarters) => parts().moves.turn(quarters),
    reset: () => parts().moves.reset(),
    finding: (step) => parts().walking.finding(step),
    openAll: (isOpen) => parts().selection.openAll(isOpen),
    flow: (isOn) => parts().frames.setFlow(isOn),
    png: () => void savePng(parts()),
    glb: () => void saveGlb(parts()),
  };
}

function reopen({ view, picker }: Parts, blocks: ReadonlySet<number>): void {
  view.open(blocks);
  picker.fill(view.bodies());
}

function drawAll(parts: Parts, nowMs: number): void {
  const { view, map, session, selection, hovering, chrome, flight, frames } = parts;
  const looking = {
    view: flight.at(),
    stateOf: session.stateOf,
    selected: selection.selected(),
    hovered: hovering.hovered(),
    isFocused: document.activeElement === chrome.stage,
    flow: frames.flows(),
  };
  view.draw(looking, nowMs);
  map.draw(view.bodies(), paletteOf(parts));
}

import type { ViewerData } from '../model/viewer.ts';
import { type Body, withBase } from './bodies-of.ts';
import { buildChrome } from './chrome.ts';
import { createFilter, type Fitting } from './filter.ts';
import { createFlight } from './flight.ts';
import { bindKeys } from './keyboard.ts';
import { createMinimap } from './minimap.ts';
import { cardFor } from './panel.ts';
import { createPicker } from './pick.ts';
import { bindPointer, shifted, zoomed } from './pointer.ts';
import { download, glbOf, pngOf } from './save.ts';
import { createSelection } from './selection.ts';
import { hashOf, type State, stateOf } from './state.ts';
import { createView } from './view.ts';

const VIEWS = ['desired', 'drift', 'deployed'] as const;
/** where frames take longer, nothing moves by itself */
const SLOW_FRAME_MS = 45;
const FILE = 'isodrift-3d';

/** What a test or a benchmark may ask of the viewer. */
export interface Probe {
  readonly calls: () => number;
  readonly solids: () => number;
  readonly firstFrameMs: () => number;
  /** key of what lies under a pixel of the picture */
  readonly pick: (x: number, y: number) => string | undefined;
  /** pixel of the picture at which a resource stands */
  readonly where: (key: string) => { readonly x: number; readonly y: number } | undefined;
  readonly draw: () => void;
}

/** Runs the viewer in `root`. */
// oxlint-disable-next-line max-lines-per-function -- short functions around one shared state; no classes in this house
export function runViewer(root: HTMLElement, given: ViewerData): Probe {
  const startMs = performance.now();
  const data = withBase(given);
  const dark = matchMedia('(prefers-color-scheme: dark)');
  const still = matchMedia('(prefers-reduced-motion: reduce)');
  const filter = createFilter(data);
  let state = stateOf(location.hash);
  let fitting: Fitting = filter(state);
  let hovered: Body | undefined;
  let [isFlowing, isSlow, isDirty, firstFrameMs] = [!still.matches, false, true, 0];
  const redraw = (): void => {
    isDirty = true;
  };
  const palette = (): ViewerData['palettes']['light'] => data.palettes[dark.matches ? 'dark' : 'light'];
  const chrome = buildChrome(root, data, {
    change: (changes, how) => go({ ...state, ...changes }, how),
    first: () => selection.flyToFirst(fitting),
    zoom: (factor) => flight.to({ scale: camera.pose().scale * factor }),
    turn: (quarters) => turn(quarters),
    reset: () => reset(),
    finding: (step) => selection.walkFindings(step),
    openAll: (isOpen) => selection.openAll(isOpen),
    flow: (isOn) => {
      isFlowing = isOn;
      redraw();
    },
    png: () => {
      draw(performance.now());
      void pngOf(view.layers, palette().paper).then((blob) => blob && download(blob, `${FILE}.png`));
    },
    glb: () => {
      const there = view.bodies().filter((body) => fitting.stateOf(body) !== 2);
      void glbOf(data, there, palette()).then((blob) => download(blob, `${FILE}.glb`));
    },
  });
  const { stage } = chrome;
  const view = createView(data, chrome.layers);
  const { camera } = view;
  const flight = createFlight(camera, () => still.matches);
  const picker = createPicker(camera, data.zones);
  const map = createMinimap(chrome.map, data, camera);
  const selection = createSelection(data, {
    camera,
    flight,
    chrome,
    bodies: view.bodies,
    isThere: (body) => fitting.stateOf(body) !== 2,
    fits: (body) => fitting.stateOf(body) === 0,
    go: (key) => go({ ...state, key }, 'push'),
    opened: (opened) => {
      view.open(opened);
      picker.fill(view.bodies());
      view.mark(markOf);
      redraw();
    },
  });

  function markOf(body: Body): number {
    const own = fitting.stateOf(body);
    return own === 0 && (body === hovered || body === selection.selected()) ? 3 : own;
  }
  /** Shows a state; `push` and `replace` write it to the address too. */
  function go(next: State, how: 'push' | 'replace' | 'read'): void {
    const isFiltered = hashOf({ ...next, key: '' }) !== hashOf({ ...state, key: '' }) || how === 'read';
    const isSelecting = next.key !== state.key || how === 'read';
    state = next;
    if (how === 'push') history.pushState(null, '', hashOf(state));
    if (how === 'replace') history.replaceState(null, '', hashOf(state));
    if (isFiltered) {
      fitting = filter(state);
      flight.view(VIEWS.indexOf(state.view));
      chrome.fill(state, fitting.count);
      selection.list(state, fitting);
      view.paint(palette(), fadedArrows());
    }
    if (isSelecting) selection.show(state.key);
    view.mark(markOf);
    redraw();
  }
  function fadedArrows(): ReadonlySet<string> {
    if (state.only === '') return new Set();
    return new Set(data.arrows.flatMap(({ id, status }) => (data.signs[status].strokes === '' ? [id] : [])));
  }
  function turn(quarters: number): void {
    const quarter = Math.PI / 2;
    flight.to({ turn: (Math.round(camera.pose().turn / quarter) + quarters) * quarter });
    redraw();
  }
  function reset(): void {
    const whole = camera.fitting(data.bounds);
    const { turn: now } = camera.pose();
    flight.to({ ...whole, turn: Math.round(now / (2 * Math.PI)) * 2 * Math.PI });
    redraw();
  }
  function hover(body: Body | undefined, x: number, y: number): void {
    stage.classList.toggle('is-over', body !== undefined);
    chrome.card.hidden = body === undefined;
    if (body) {
      const { width } = camera.size();
      chrome.card.style.setProperty(
        'transform',
        `translate(${Math.min(x + 16, width - 230)}px, ${y + 14}px)`,
      );
    }
    if (body === hovered) return;
    hovered = body;
    if (body) chrome.card.replaceChildren(...cardFor(data, body));
    view.mark(markOf);
    redraw();
  }
  const under = (x: number, y: number): Body | undefined =>
    picker.body(x, y, (body) => fitting.stateOf(body) !== 2);
  bindPointer(stage, camera, {
    moved: () => {
      flight.stop();
      hover(undefined, 0, 0);
      redraw();
    },
    hover: (x, y) => hover(under(x, y), x, y),
    leave: () => hover(undefined, 0, 0),
    pick: (x, y) => selection.choose(under(x, y)),
    enter: (x, y) => {
      const body = under(x, y);
      if (body) selection.toggle(body);
    },
  });
  bindKeys(stage, {
    select: selection.step,
    walk: selection.walk,
    enter: selection.enter,
    leave: selection.leave,
    zoom: (factor) => {
      zoomed(camera, factor);
      redraw();
    },
    shift: (dx, dy) => {
      shifted(camera, dx, dy);
      redraw();
    },
    turn,
    reset,
    finding: selection.walkFindings,
  });
  chrome.map.addEventListener('click', ({ offsetX, offsetY }) => {
    flight.to(map.ground(offsetX, offsetY));
    redraw();
  });
  stage.addEventListener('focus', redraw);
  stage.addEventListener('blur', redraw);
  addEventListener('hashchange', () => go(stateOf(location.hash), 'read'));
  addEventListener('popstate', () => go(stateOf(location.hash), 'read'));
  dark.addEventListener('change', () => {
    view.paint(palette(), fadedArrows());
    redraw();
  });
  new ResizeObserver(() => {
    view.resize();
    redraw();
  }).observe(stage);

  let lastMs = 0;
  function draw(nowMs: number): void {
    view.draw(
      {
        view: flight.at(),
        stateOf: fitting.stateOf,
        selected: selection.selected(),
        hovered,
        isFocused: document.activeElement === stage,
        flow: isFlowing && !isSlow,
      },
      nowMs,
    );
    map.draw(view.bodies(), palette());
  }
  let slow = 0;
  function frame(nowMs: number): void {
    const isMoving = flight.step(nowMs);
    const flows = isFlowing && !isSlow && data.arrows.length > 0;
    if (flows && lastMs > 0) {
      slow = nowMs - lastMs > SLOW_FRAME_MS ? slow + 1 : Math.max(0, slow - 1);
      isSlow = slow > 8;
    }
    lastMs = nowMs;
    if (isDirty || isMoving || flows) {
      isDirty = false;
      draw(nowMs);
    }
    if (firstFrameMs === 0) firstFrameMs = performance.now() - startMs;
    requestAnimationFrame(frame);
  }
  view.resize();
  camera.set(camera.fitting(data.bounds));
  view.open(new Set());
  picker.fill(view.bodies());
  go(state, 'read');
  frame(performance.now());
  return {
    calls: view.calls,
    solids: () => view.bodies().length,
    firstFrameMs: () => firstFrameMs,
    pick: (x, y) => selection.keyOf(under(x, y)),
    where: (key) => {
      const body = selection.bodyOf(key);
      return body && camera.project(body.x, body.y, body.z + body.height / 2);
    },
    draw: () => draw(performance.now()),
  };
}

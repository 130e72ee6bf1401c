import type { Leaf } from './leaf.ts';
import { onState, writeState } from './state.ts';
import { say } from './words.ts';

/** The part of the drawing in view: its middle as a share of the whole, and how much larger than life. */
interface Camera {
  readonly x: number;
  readonly y: number;
  readonly zoom: number;
}

interface Sheet {
  readonly svg: SVGSVGElement;
  readonly box: readonly [number, number, number, number];
}

const FIT: Camera = { x: 0.5, y: 0.5, zoom: 1 };
const STEP = 1.4;
const MAX_ZOOM = 24;

/** Tabs between the views, zoom and pan, and a way from each block to its page. */
export function bindDrawing({ root, name }: Leaf): void {
  const drawing = root.querySelector<HTMLElement>('[data-drawing]');
  if (drawing === null) return;
  const sheets = [...drawing.querySelectorAll<SVGSVGElement>('.picture > svg')].map(sheetOf);
  for (const element of drawing.querySelectorAll<HTMLElement>('[data-tools], [data-hint]'))
    element.hidden = false;
  let camera = FIT;
  const move = (next: Camera): void => {
    camera = clamped(next);
    for (const sheet of sheets) aim(sheet, camera);
  };
  bindViews(drawing, name);
  bindButtons(drawing, () => camera, move);
  for (const paper of drawing.querySelectorAll<HTMLElement>('.paper')) bindPaper(paper, () => camera, move);
  bindBlocks(drawing);
}

type Get = () => Camera;
type Move = (camera: Camera) => void;

function sheetOf(svg: SVGSVGElement): Sheet {
  const { x, y, width, height } = svg.viewBox.baseVal;
  return { svg, box: [x, y, width, height] };
}

/** The frame keeps its size on the page while the view box shrinks. */
function aim({ svg, box: [left, top, width, height] }: Sheet, { x, y, zoom }: Camera): void {
  const [w, h] = [width / zoom, height / zoom];
  svg.setAttribute(
    'viewBox',
    [left + x * width - w / 2, top + y * height - h / 2, w, h].map((n) => n.toFixed(1)).join(' '),
  );
}

function clamped({ x, y, zoom }: Camera): Camera {
  const size = Math.min(Math.max(zoom, 1), MAX_ZOOM);
  const margin = 0.5 / size;
  const within = (share: number): number => Math.min(Math.max(share, margin), 1 - margin);
  return { x: within(x), y: within(y), zoom: size };
}

function bindViews(drawing: HTMLElement, leaf: string): void {
  const tabs = [...drawing.querySelectorAll<HTMLAnchorElement>('a[data-view]')];
  const full = drawing.querySelector<HTMLAnchorElement>('[data-full]');
  for (const tab of tabs)
    tab.addEventListener('click', (event) => {
      event.preventDefault();
      writeState({ view: tab === tabs[0] ? '' : (tab.dataset['view'] ?? '') }, 'push');
    });
  if (tabs.length === 0) return;
  onState(leaf, (state) => {
    const view = state.get('view') ?? '';
    const current = tabs.find((tab) => tab.dataset['view'] === view) ?? tabs[0];
    for (const tab of tabs) {
      if (tab === current) tab.setAttribute('aria-current', 'true');
      else tab.removeAttribute('aria-current');
    }
    for (const paper of drawing.querySelectorAll<HTMLElement>('[data-paper]'))
      paper.classList.toggle('paper--later', paper.dataset['paper'] !== current?.dataset['view']);
    if (full && current) full.href = current.href;
  });
}

function bindButtons(drawing: HTMLElement, get: Get, move: Move): void {
  for (const button of drawing.querySelectorAll<HTMLElement>('button[data-zoom]'))
    button.addEventListener('click', () => move(stepped(get(), button.dataset['zoom'] ?? '')));
}

function stepped(camera: Camera, step: string): Camera {
  if (step === 'in') return { ...camera, zoom: camera.zoom * STEP };
  if (step === 'out') return { ...camera, zoom: camera.zoom / STEP };
  return FIT;
}

function bindPaper(paper: HTMLElement, get: Get, move: Move): void {
  paper.tabIndex = 0;
  paper.setAttribute('role', 'group');
  paper.setAttribute('aria-label', say('paper'));
  paper.addEventListener('keydown', (event) => {
    const next = keyed(event.key, get());
    if (next === undefined || event.target !== paper) return;
    event.preventDefault();
    move(next);
  });
  paper.addEventListener(
    'wheel',
    (event) => {
      // without a click first, the wheel scrolls the page
      if (!event.ctrlKey && document.activeElement !== paper) return;
      event.preventDefault();
      move(zoomedAt(get(), paper, event, 1.0016 ** -event.deltaY));
    },
    { passive: false },
  );
  paper.addEventListener('dblclick', (event) => move(zoomedAt(get(), paper, event, 2)));
  bindDrag(paper, get, move);
}

function keyed(key: string, camera: Camera): Camera | undefined {
  const stride = 0.15 / camera.zoom;
  switch (key) {
    case '+':
    case '=':
      return stepped(camera, 'in');
    case '-':
      return stepped(camera, 'out');
    case '0':
      return FIT;
    case 'ArrowLeft':
      return { ...camera, x: camera.x - stride };
    case 'ArrowRight':
      return { ...camera, x: camera.x + stride };
    case 'ArrowUp':
      return { ...camera, y: camera.y - stride };
    case 'ArrowDown':
      return { ...camera, y: camera.y + stride };
    default:
      return undefined;
  }
}

/** What lies under the pointer stays there. */
function zoomedAt(camera: Camera, paper: HTMLElement, event: MouseEvent, factor: number): Camera {
  const frame = paper.getBoundingClientRect();
  const size = shownSize(paper);
  const zoom = Math.min(Math.max(camera.zoom * factor, 1), MAX_ZOOM);
  const gain = 1 / camera.zoom - 1 / zoom;
  return {
    x: camera.x + ((event.clientX - frame.left - frame.width / 2) / size.width) * gain,
    y: camera.y + ((event.clientY - frame.top - frame.height / 2) / size.height) * gain,
    zoom,
  };
}

/** The view box in pixels: less than the frame where that is wider or higher than the drawing. */
function shownSize(paper: HTMLElement): { readonly width: number; readonly height: number } {
  const svgs = [...paper.querySelectorAll<SVGSVGElement>('.picture > svg')];
  const shown = svgs.find((svg) => svg.clientWidth > 0);
  if (shown === undefined) return { width: paper.clientWidth, height: paper.clientHeight };
  const { width, height } = shown.viewBox.baseVal;
  const scale = Math.min(shown.clientWidth / width, shown.clientHeight / height);
  return { width: width * scale, height: height * scale };
}

function bindDrag(paper: HTMLElement, get: Get, move: Move): void {
  let from: { readonly x: number; readonly y: number; readonly camera: Camera } | undefined;
  let dragged = false;
  paper.addEventListener('pointerdown', (event) => {
    if (event.button !== 0) return;
    from = { x: event.clientX, y: event.clientY, camera: get() };
    dragged = false;
  });
  paper.addEventListener('pointermove', (event) => {
    if (from === undefined) return;
    const [dx, dy] = [event.clientX - from.x, event.clientY - from.y];
    if (!dragged && Math.hypot(dx, dy) < 4) return;
    if (!dragged) paper.setPointerCapture(event.pointerId);
    dragged = true;
    paper.classList.add('is-moving');
    const { x, y, zoom } = from.camera;
    const size = shownSize(paper);
    move({ x: x - dx / size.width / zoom, y: y - dy / size.height / zoom, zoom });
  });
  const end = (): void => {
    from = undefined;
    paper.classList.remove('is-moving');
  };
  paper.addEventListener('pointerup', end);
  paper.addEventListener('pointercancel', end);
  // a drag must not end as a click on a block
  paper.addEventListener('click', (event) => dragged && event.stopPropagation(), true);
}

/** A block and its row in the table carry the same key; the row knows the page. Zones are too large to be links. */
function bindBlocks(drawing: HTMLElement): void {
  const rows = [...drawing.querySelectorAll<HTMLAnchorElement>('a[data-key]')];
  const links = new Map(rows.map((link) => [link.dataset['key'], link]));
  for (const paper of drawing.querySelectorAll('.paper'))
    paper.addEventListener('click', ({ target }) => {
      const block = target instanceof Element ? target.closest('[data-key]:not([data-zone])') : null;
      links.get(block?.getAttribute('data-key') ?? '')?.click();
    });
}

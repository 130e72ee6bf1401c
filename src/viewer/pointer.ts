import { type Camera, LIMITS } from './camera.ts';

export interface PointerActs {
  readonly moved: () => void;
  readonly hover: (x: number, y: number) => void;
  readonly leave: () => void;
  readonly pick: (x: number, y: number) => void;
  readonly enter: (x: number, y: number) => void;
}

const CLICK = 4;

/** Drag moves, right or Shift drag turns, wheel and pinch zoom to where they point. */
export function bindPointer(stage: HTMLElement, camera: Camera, acts: PointerActs): void {
  const fingers = new Map<number, { x: number; y: number }>();
  let travelled = 0;
  const at = ({ clientX, clientY }: MouseEvent): { x: number; y: number } => {
    const { left, top } = stage.getBoundingClientRect();
    return { x: clientX - left, y: clientY - top };
  };
  stage.addEventListener('contextmenu', (event) => event.preventDefault());
  stage.addEventListener('pointerdown', (event) => {
    if (
      event.target !== event.currentTarget &&
      !(event.target instanceof HTMLCanvasElement && event.target.dataset['layer'])
    )
      return;
    fingers.set(event.pointerId, at(event));
    travelled = fingers.size > 1 ? CLICK : 0;
    stage.setPointerCapture(event.pointerId);
  });
  stage.addEventListener('pointermove', (event) => {
    const before = fingers.get(event.pointerId);
    const now = at(event);
    if (!before) return acts.hover(now.x, now.y);
    fingers.set(event.pointerId, now);
    const [dx, dy] = [now.x - before.x, now.y - before.y];
    travelled += Math.hypot(dx, dy);
    if (travelled < CLICK) return;
    stage.classList.add('is-moving');
    const others = [...fingers].filter(([id]) => id !== event.pointerId).map(([, point]) => point);
    const [other] = others;
    if (other) pinched(camera, other, before, now);
    else if (event.buttons === 2 || event.shiftKey) turned(camera, dx, dy);
    else shifted(camera, dx, dy);
    acts.moved();
  });
  const up = (event: PointerEvent): void => {
    if (!fingers.delete(event.pointerId)) return;
    stage.classList.remove('is-moving');
    const point = at(event);
    if (event.type === 'pointerup' && travelled < CLICK && event.button === 0) acts.pick(point.x, point.y);
  };
  stage.addEventListener('pointerup', up);
  stage.addEventListener('pointercancel', up);
  stage.addEventListener('pointerleave', acts.leave);
  stage.addEventListener('dblclick', (event) => {
    const point = at(event);
    acts.enter(point.x, point.y);
  });
  stage.addEventListener(
    'wheel',
    (event) => {
      // the page scrolls until the reader has taken hold of the drawing
      if (document.activeElement !== stage && !event.ctrlKey) return;
      event.preventDefault();
      const point = at(event);
      zoomed(camera, Math.exp(-event.deltaY * (event.ctrlKey ? 0.01 : 0.0016)), point);
      acts.moved();
    },
    { passive: false },
  );
}

/** Moves the ground under the reader by pixels. */
export function shifted(camera: Camera, dx: number, dy: number): void {
  const { width, height } = camera.size();
  const from = camera.ground(width / 2, height / 2);
  const to = camera.ground(width / 2 - dx, height / 2 - dy);
  const { x, y } = camera.pose();
  camera.set({ x: x + to.x - from.x, y: y + to.y - from.y });
}

function turned(camera: Camera, dx: number, dy: number): void {
  const { turn, tilt } = camera.pose();
  camera.set({
    turn: turn - dx * 0.008,
    tilt: Math.min(Math.max(tilt + dy * 0.006, LIMITS.flattest), LIMITS.steepest),
  });
}

/** What lies under the pixel stays there. */
export function zoomed(camera: Camera, factor: number, at?: { x: number; y: number }): void {
  const { width, height } = camera.size();
  const { x: px, y: py } = at ?? { x: width / 2, y: height / 2 };
  const before = camera.ground(px, py);
  camera.set({ scale: Math.min(Math.max(camera.pose().scale * factor, 0.004), LIMITS.nearest) });
  const after = camera.ground(px, py);
  const { x, y } = camera.pose();
  camera.set({ x: x + before.x - after.x, y: y + before.y - after.y });
}

interface Finger {
  readonly x: number;
  readonly y: number;
}

function pinched(camera: Camera, still: Finger, before: Finger, now: Finger): void {
  const apart = (a: Finger, b: Finger): number => Math.max(Math.hypot(a.x - b.x, a.y - b.y), 1);
  zoomed(camera, apart(still, now) / apart(still, before), {
    x: (still.x + now.x) / 2,
    y: (still.y + now.y) / 2,
  });
  shifted(camera, (now.x - before.x) / 2, (now.y - before.y) / 2);
}

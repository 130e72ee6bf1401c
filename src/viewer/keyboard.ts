import type { Body } from './bodies-of.ts';
import type { Camera } from './camera.ts';

export interface KeyActs {
  readonly select: (direction: readonly [number, number]) => void;
  readonly walk: (step: number) => boolean;
  readonly enter: () => void;
  readonly leave: () => void;
  readonly zoom: (factor: number) => void;
  readonly shift: (dx: number, dy: number) => void;
  readonly turn: (quarters: number) => void;
  readonly reset: () => void;
  readonly finding: (step: number) => void;
}

const ARROWS: Readonly<Record<string, readonly [number, number]>> = {
  ArrowLeft: [-1, 0],
  ArrowRight: [1, 0],
  ArrowUp: [0, -1],
  ArrowDown: [0, 1],
};

/** Keys while the picture has the focus. Tab walks through what stands there and leaves at the end. */
export function bindKeys(stage: HTMLElement, acts: KeyActs): void {
  const plain: Readonly<Record<string, () => void>> = {
    Enter: acts.enter,
    ' ': acts.enter,
    Escape: acts.leave,
    '+': () => acts.zoom(1.4),
    '=': () => acts.zoom(1.4),
    '-': () => acts.zoom(1 / 1.4),
    '0': acts.reset,
    Home: acts.reset,
    q: () => acts.turn(-1),
    e: () => acts.turn(1),
    n: () => acts.finding(1),
    p: () => acts.finding(-1),
  };
  stage.addEventListener('keydown', (event) => {
    if (isForOthers(event) || event.target !== stage) return;
    const arrow = ARROWS[event.key];
    const act = plain[event.key.length === 1 ? event.key.toLowerCase() : event.key];
    if (arrow && event.shiftKey) acts.shift(arrow[0] * -60, arrow[1] * -60);
    else if (arrow) acts.select(arrow);
    else if (act) act();
    else if (event.key !== 'Tab' || !acts.walk(event.shiftKey ? -1 : 1)) return;
    event.preventDefault();
  });
}

/** Shortcuts of the browser stay the browser's. */
function isForOthers({ ctrlKey, metaKey, altKey }: KeyboardEvent): boolean {
  return ctrlKey || metaKey || altKey;
}

/** The nearest body in a direction of the screen: a step aside counts double. */
export function nearestIn(
  bodies: readonly Body[],
  from: Body,
  [dx, dy]: readonly [number, number],
  camera: Camera,
): Body | undefined {
  const home = camera.project(from.x, from.y);
  let best: { body: Body; cost: number } | undefined;
  for (const body of bodies) {
    if (body === from) continue;
    const at = camera.project(body.x, body.y);
    const [x, y] = [at.x - home.x, at.y - home.y];
    const along = x * dx + y * dy;
    const aside = Math.abs(x * dy) + Math.abs(y * dx);
    if (along <= 0.5 || aside > along * 2.2) continue;
    const cost = along + aside * 2;
    if (cost < (best?.cost ?? Infinity)) best = { body, cost };
  }
  return best?.body;
}

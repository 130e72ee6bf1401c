import type { SceneZone } from '../model/scene.ts';
import type { Body } from './bodies-of.ts';
import type { Camera, Point } from './camera.ts';

/** What lies under a pixel: found by walking a grid of the ground, no drawing needed. */
export interface Picker {
  readonly fill: (bodies: readonly Body[]) => void;
  readonly body: (px: number, py: number, isThere: (body: Body) => boolean) => Body | undefined;
  /** the innermost zone */
  readonly zone: (px: number, py: number) => SceneZone | undefined;
}

const CELL = 120;
const HIGHEST = 90;

export function createPicker(camera: Camera, zones: readonly SceneZone[]): Picker {
  let cells = new Map<string, Body[]>();
  return {
    fill: (bodies) => {
      cells = new Map();
      for (const body of bodies) {
        const name = nameOf(Math.floor(body.x / CELL), Math.floor(body.y / CELL));
        const cell = cells.get(name);
        if (cell) cell.push(body);
        else cells.set(name, [body]);
      }
    },
    body: (px, py, isThere) => {
      const { foot, rise } = rayOf(camera, px, py);
      let nearest: { body: Body; height: number } | undefined;
      for (const body of around(cells, foot, {
        x: foot.x + rise.x * HIGHEST,
        y: foot.y + rise.y * HIGHEST,
      })) {
        const height = hit(body, foot, rise);
        if (height !== undefined && isThere(body) && height > (nearest?.height ?? -1e9))
          nearest = { body, height };
      }
      return nearest?.body;
    },
    zone: (px, py) => {
      const { x, y } = camera.ground(px, py);
      return zones.findLast(
        ({ rect }) => x >= rect.x && y >= rect.y && x <= rect.x + rect.width && y <= rect.y + rect.depth,
      );
    },
  };
}

/** Where the line of sight meets the ground, and how it moves along the ground per unit of height. */
function rayOf(camera: Camera, px: number, py: number): { foot: Point; rise: Point } {
  const { near } = camera.axes();
  const share = 1 / Math.tan(camera.pose().tilt);
  return { foot: camera.ground(px, py), rise: { x: near.x * share, y: near.y * share } };
}

function* around(cells: ReadonlyMap<string, readonly Body[]>, a: Point, b: Point): Iterable<Body> {
  const [left, right] = [Math.min(a.x, b.x) - CELL, Math.max(a.x, b.x) + CELL].map((x) =>
    Math.floor(x / CELL),
  );
  const [back, front] = [Math.min(a.y, b.y) - CELL, Math.max(a.y, b.y) + CELL].map((y) =>
    Math.floor(y / CELL),
  );
  for (let x = left ?? 0; x <= (right ?? 0); x += 1)
    for (let y = back ?? 0; y <= (front ?? 0); y += 1) yield* cells.get(nameOf(x, y)) ?? [];
}

function nameOf(x: number, y: number): string {
  return `${x},${y}`;
}

/** The height at which the line of sight enters the body's box; undefined when it misses. */
function hit({ x, y, z, half, height }: Body, foot: Point, rise: Point): number | undefined {
  let [low, high] = [z, z + height];
  for (const [at, middle, step] of [
    [foot.x, x, rise.x],
    [foot.y, y, rise.y],
  ] as const) {
    if (Math.abs(step) < 1e-9) {
      if (Math.abs(at - middle) > half) return undefined;
      continue;
    }
    const [one, other] = [(middle - half - at) / step, (middle + half - at) / step];
    low = Math.max(low, Math.min(one, other));
    high = Math.min(high, Math.max(one, other));
  }
  return low <= high ? high : undefined;
}

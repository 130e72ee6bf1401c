import type { Box, Point, Rect } from '../model/scene.ts';

/** cos 30°: the horizontal share of both ground axes in a true isometric projection. */
export const COS30 = 0.866;
export const SIN30 = 0.5;

/** Ground to screen; `z` rises. */
export function project(x: number, y: number, z = 0): Point {
  return { x: (x - y) * COS30, y: (x + y) * SIN30 - z };
}

/** The four corners of a ground rectangle on the screen: back, right, front, left. */
export function corners({ x, y, width, depth }: Rect): Point[] {
  return [project(x, y), project(x + width, y), project(x + width, y + depth), project(x, y + depth)];
}

/** The outline of a solid on the screen, clockwise from its top back corner. */
export function silhouette(x: number, y: number, size: number, height: number): Point[] {
  const half = size / 2;
  return [
    project(x - half, y - half, height),
    project(x + half, y - half, height),
    project(x + half, y - half),
    project(x + half, y + half),
    project(x - half, y + half),
    project(x - half, y + half, height),
  ];
}

/** A screen box as a polygon. */
export function boxCorners({ x, y, width, height }: Box): Point[] {
  return [
    { x, y },
    { x: x + width, y },
    { x: x + width, y: y + height },
    { x, y: y + height },
  ];
}

/** The smallest screen box around points. */
export function boundsOf(points: readonly Point[]): Box {
  let [left, top, right, bottom] = [Infinity, Infinity, -Infinity, -Infinity];
  for (const { x, y } of points) {
    left = Math.min(left, x);
    right = Math.max(right, x);
    top = Math.min(top, y);
    bottom = Math.max(bottom, y);
  }
  return left > right
    ? { x: 0, y: 0, width: 0, height: 0 }
    : { x: left, y: top, width: right - left, height: bottom - top };
}

/** Do two convex polygons share more than a touch? (separating axes) */
export function overlaps(a: readonly Point[], b: readonly Point[]): boolean {
  return !hasGap(a, b) && !hasGap(b, a);
}

function hasGap(a: readonly Point[], b: readonly Point[]): boolean {
  return a.some((from, index) => {
    const to = a[(index + 1) % a.length] ?? from;
    const [normalX, normalY] = [to.y - from.y, from.x - to.x];
    const onA = extent(a, normalX, normalY);
    const onB = extent(b, normalX, normalY);
    const slack = 0.01 * Math.hypot(normalX, normalY);
    return onA.max <= onB.min + slack || onB.max <= onA.min + slack;
  });
}

function extent(points: readonly Point[], x: number, y: number): { min: number; max: number } {
  let [min, max] = [Infinity, -Infinity];
  for (const point of points) {
    const along = point.x * x + point.y * y;
    min = Math.min(min, along);
    max = Math.max(max, along);
  }
  return { min, max };
}

/** One decimal is a tenth of a pixel: enough, and the same on every machine. */
export function round(value: number): number {
  return Math.round(value * 10) / 10 + 0;
}

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

/** What a solid covers on the ground around its middle: a square of this half side, or a circle. */
export interface Footprint {
  readonly height: number;
  readonly half: number;
  readonly isRound: boolean;
}

/** The outline of a solid on the screen, clockwise from the top. */
export function silhouette(x: number, y: number, { height, half, isRound }: Footprint): Point[] {
  const at = project(x, y);
  if (isRound) {
    const [wide, flat] = [half * COS30 * Math.SQRT2, half * SIN30 * Math.SQRT2];
    return ROUND.map(([across, down]) => ({
      x: at.x + across * wide,
      y: at.y + down * flat - (down < 0 ? height : 0),
    }));
  }
  const [wide, flat] = [half * 2 * COS30, half];
  return [
    { x: at.x, y: at.y - flat - height },
    { x: at.x + wide, y: at.y - height },
    { x: at.x + wide, y: at.y },
    { x: at.x, y: at.y + flat },
    { x: at.x - wide, y: at.y },
    { x: at.x - wide, y: at.y - height },
  ];
}

/** Eight corners around a unit circle: the upper ones belong to the top, the lower ones to the bottom. */
const ROUND: readonly (readonly [number, number])[] = [
  [-0.41, -1],
  [0.41, -1],
  [1, -0.41],
  [1, 0.41],
  [0.41, 1],
  [-0.41, 1],
  [-1, 0.41],
  [-1, -0.41],
];

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

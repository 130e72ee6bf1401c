import type { Point } from '../model/scene.ts';
import { project } from './iso.ts';

/** A convex outline on the screen that hides what lies under it. */
export type Outline = readonly Point[];

const STEP = 1;

/** Cuts off what the outline of the block at the end hides, so that the tip is seen. `gap` stays between tip and block. */
export function trimmedEnd(points: readonly Point[], outline: Outline, gap: number): Point[] {
  const way = [...points];
  if (outline.length === 0) return way;
  while (way.length > 1) {
    const [end, before] = [way.at(-1), way.at(-2)];
    if (!end || !before) break;
    if (way.length > 2 && isInside(before, outline)) {
      way.pop();
      continue;
    }
    way[way.length - 1] = edgePoint(before, end, outline, gap);
    break;
  }
  return way;
}

/** The same at the start. */
export function trimmedStart(points: readonly Point[], outline: Outline, gap: number): Point[] {
  return trimmedEnd(points.toReversed(), outline, gap).toReversed();
}

function edgePoint(from: Point, to: Point, outline: Outline, gap: number): Point {
  const length = Math.abs(to.x - from.x) + Math.abs(to.y - from.y);
  const [stepX, stepY] = [Math.sign(to.x - from.x), Math.sign(to.y - from.y)];
  let free = 0;
  while (free < length && !isInside({ x: from.x + stepX * free, y: from.y + stepY * free }, outline))
    free += STEP;
  const at = Math.max(Math.min(free, length) - gap, Math.min(length, 2));
  return { x: from.x + stepX * at, y: from.y + stepY * at };
}

function isInside(ground: Point, outline: Outline): boolean {
  const at = project(ground.x, ground.y);
  return outline.every((corner, index) => {
    const next = outline[(index + 1) % outline.length] ?? corner;
    return (next.x - corner.x) * (at.y - corner.y) - (next.y - corner.y) * (at.x - corner.x) >= -0.01;
  });
}

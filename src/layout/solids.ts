import type { Shape } from '../catalogue/shapes.ts';

/** How high a solid stands; the drawing and the arrows that end at it agree on this. */
export function heightOf(shape: string): number {
  return Object.hasOwn(HEIGHTS, shape) ? (HEIGHTS[shape as Shape] ?? BLOCK_HEIGHT) : BLOCK_HEIGHT;
}

const BLOCK_HEIGHT = 44;

const HEIGHTS: Partial<Record<Shape, number>> = {
  'load-balancer': 22,
  gateway: 26,
  nat: 26,
  cdn: 26,
  dns: 30,
  api: 24,
  endpoint: 30,
  bucket: 52,
  database: 58,
  table: 46,
  cache: 46,
  queue: 38,
  function: 46,
  instance: 56,
  container: 56,
  kubernetes: 56,
  autoscaling: 56,
  warehouse: 58,
  stream: 30,
  bus: 26,
  rule: 30,
  topic: 40,
};

import type { Shape } from '../catalogue/shapes.ts';
import type { Point } from '../model/scene.ts';
import { type Footprint, silhouette } from './iso.ts';

/** Side of the footprint of a block. */
export const BLOCK = 84;

/** The room a solid takes; the drawing, its label and the arrows that end at it agree on this (a test compares them). */
export function footprintOf(shape: string): Footprint {
  return Object.hasOwn(FOOTPRINTS, shape) ? FOOTPRINTS[shape as Shape] : FOOTPRINTS.generic;
}

/** A closed block: the solid of its members, smaller, on a base. */
export const CLOSED = { half: 42, base: 9, scale: 0.82 };

/** What is needed to know the room a block takes. */
export interface Standing {
  readonly x: number;
  readonly y: number;
  readonly shape: string;
  readonly members?: unknown;
}

/** The outline of a block on the screen. */
export function outlineOf({ x, y, shape, members }: Standing): Point[] {
  const own = footprintOf(shape);
  return silhouette(x, y, members === undefined ? own : closed(own));
}

/** How high a block stands. */
export function heightOf({ shape, members }: Pick<Standing, 'shape' | 'members'>): number {
  const own = footprintOf(shape);
  return (members === undefined ? own : closed(own)).height;
}

function closed({ height }: Footprint): Footprint {
  return square(CLOSED.half, Math.ceil(height * CLOSED.scale) + CLOSED.base);
}

function square(half: number, height: number): Footprint {
  return { half, height, isRound: false };
}

function round(half: number, height: number): Footprint {
  return { half, height, isRound: true };
}

const FOOTPRINTS: Readonly<Record<Shape, Footprint>> = {
  account: square(42, 42),
  region: round(49, 14),
  vpc: square(42, 19),
  zone: square(42, 10),
  subnet: square(42, 12),
  instance: square(38, 64),
  autoscaling: square(41, 64),
  function: square(38, 52),
  container: square(41, 45),
  'container-cluster': square(42, 28),
  kubernetes: round(48, 42),
  batch: square(41, 47),
  template: square(38, 28),
  image: square(40, 28),
  'load-balancer': square(42, 24),
  'target-group': square(42, 21),
  gateway: round(45, 54),
  nat: square(42, 31),
  endpoint: square(38, 40),
  peering: round(49, 35),
  transit: round(46, 40),
  vpn: round(46, 47),
  'route-table': square(40, 17),
  firewall: round(44, 54),
  'security-group': square(40, 12),
  address: square(26, 42),
  'network-interface': round(41, 42),
  cdn: round(49, 26),
  dns: round(49, 33),
  'dns-record': round(36, 21),
  api: square(42, 26),
  certificate: square(38, 21),
  'user-pool': square(42, 42),
  bucket: round(47, 61),
  volume: square(38, 33),
  'file-system': square(40, 47),
  backup: square(40, 49),
  database: round(45, 67),
  table: square(40, 51),
  cache: round(47, 45),
  warehouse: square(42, 56),
  search: round(47, 24),
  stream: round(59, 21),
  pipeline: round(46, 31),
  queue: round(54, 42),
  topic: square(41, 47),
  bus: round(62, 28),
  rule: round(48, 33),
  schedule: round(47, 28),
  'state-machine': round(50, 52),
  mail: round(52, 21),
  role: round(28, 54),
  policy: square(35, 23),
  key: round(48, 24),
  secret: square(39, 42),
  parameter: square(40, 24),
  logs: square(37, 44),
  alarm: round(35, 51),
  stack: square(42, 49),
  model: round(47, 47),
  build: round(47, 47),
  generic: square(35, 45),
};

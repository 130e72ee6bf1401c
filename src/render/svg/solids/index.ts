import { SHAPES, type Shape } from '../../../catalogue/shapes.ts';
import { COMPUTE } from './compute.ts';
import { INTEGRATION } from './integration.ts';
import { NETWORK } from './network.ts';
import { slab, type Solid } from './parts.ts';
import { STORES } from './stores.ts';
import { SUPPORT } from './support.ts';

const DRAWN: Partial<Record<Shape, Solid>> = {
  ...COMPUTE,
  ...NETWORK,
  ...STORES,
  ...INTEGRATION,
  ...SUPPORT,
};
const PLAIN: Solid = { hue: 'operations', parts: [slab(30, 0, 38)] };

/** The drawing of every shape. */
export const SOLIDS: ReadonlyMap<string, Solid> = new Map(
  SHAPES.map((shape) => [shape, DRAWN[shape] ?? PLAIN]),
);

/** The drawing of a shape; a shape nobody drew is a plain cube. */
export function solidOf(shape: string): Solid {
  return SOLIDS.get(shape) ?? PLAIN;
}

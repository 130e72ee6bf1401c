import type { Shape } from '../../../catalogue/shapes.ts';
import { box, cone, drum, slab, type Solid } from './parts.ts';

const PERSON = (x: number, y: number): readonly ReturnType<typeof cone>[] => [
  cone(13, 7, [6, 26], [x, y]),
  cone(9, 9, [26, 36], [x, y]),
];

/** Identity, keys, watching: what serves all the others. */
export const SUPPORT: Partial<Record<Shape, Solid>> = {
  'user-pool': {
    hue: 'security',
    parts: [slab(36, 0, 6), ...PERSON(-14, -14), ...PERSON(18, -12), ...PERSON(-10, 18)],
  },
  role: { hue: 'security', parts: [drum(24, 0, 8), cone(20, 9, [8, 32]), drum(12, 32, 46)] },
  policy: {
    hue: 'security',
    parts: [slab(30, 0, 8), slab(30, 11, 19)],
    glyph: 'M-12,-10H12M-12,-3H12M-12,4H4M6,12L9,15L15,8',
  },
  key: {
    hue: 'security',
    parts: [
      drum(21, 0, 20, [-17, 0]),
      box([2, -6, 4], [38, 6, 16]),
      box([16, 6, 4], [22, 17, 16]),
      box([29, 6, 4], [35, 21, 16]),
    ],
    face: 0,
    glyph: 'M0,-6A6,6,0,0,1,0,6A6,6,0,0,1,0,-6',
  },
  secret: {
    hue: 'security',
    parts: [slab(33, 0, 26), slab(27, 26, 36)],
    glyph: 'M-9,-1H9V12H-9ZM-6,-1V-6A6,6,0,0,1,6,-6V-1',
  },
  parameter: {
    hue: 'operations',
    parts: [
      slab(34, 0, 12),
      box([-28, -20, 12], [-12, -10, 20]),
      box([4, -5, 12], [20, 5, 20]),
      box([-14, 10, 12], [2, 20, 20]),
    ],
    face: 0,
  },
  logs: {
    hue: 'operations',
    parts: [0, 8, 16, 24, 32].map((z) => slab(31, z, z + 5)),
    glyph: 'M-13,-10H13M-13,-3H13M-13,4H13M-13,11H2',
  },
  alarm: { hue: 'operations', parts: [drum(30, 0, 8), cone(26, 12, [8, 36]), drum(6, 36, 43)] },
  generic: { hue: 'operations', parts: [slab(30, 0, 38)], glyph: 'M-10,0H-9.5M0,0H0.5M10,0H10.5' },
};

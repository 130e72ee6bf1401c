import type { Shape } from '../../../catalogue/shapes.ts';
import { box, cone, drum, line, prism, slab, type Solid } from './parts.ts';

const GRID = [-16, 0, 16];

/** Things that keep data. */
export const STORES: Partial<Record<Shape, Solid>> = {
  bucket: { hue: 'storage', parts: [cone(29, 38, [0, 46]), drum(40, 46, 52)] },
  volume: {
    hue: 'storage',
    parts: [slab(32, 0, 22), drum(24, 22, 28)],
    glyph: 'M0,-4A4,4,0,0,1,0,4A4,4,0,0,1,0,-4M2,2L14,10',
  },
  'file-system': {
    hue: 'storage',
    parts: [
      box([-34, -34, 0], [-4, -8, 40]),
      box([-34, -8, 0], [34, 30, 32]),
      line([-34, 30, 24], [34, 30, 24], [34, -8, 24]),
    ],
    face: 1,
    glyph: 'M-14,-4H14M-14,4H6',
  },
  backup: {
    hue: 'storage',
    parts: [slab(34, 0, 42), line([-22, 34, 12], [22, 34, 12], [22, 34, 30], [-22, 34, 30], [-22, 34, 12])],
    glyph: 'M11,-6A12,12,0,1,0,12,4M12,-13V-5H4',
  },
  database: { hue: 'database', parts: [drum(38, 0, 17), drum(38, 20, 37), drum(38, 40, 57)] },
  table: {
    hue: 'database',
    parts: [
      slab(34, 0, 12),
      slab(34, 15, 27),
      slab(34, 30, 43),
      ...GRID.map((x) => line([x, -34, 43], [x, 34, 43], [x, 34, 30])),
      ...GRID.map((y) => line([-34, y, 43], [34, y, 43], [34, y, 30])),
    ],
    face: 2,
  },
  cache: {
    hue: 'database',
    parts: [drum(40, 0, 10), prism(8, 35, 10, 38)],
    glyph: 'M3,-15L-9,3H-1L-3,15L9,-4H1Z',
  },
  warehouse: {
    hue: 'database',
    parts: [
      slab(36, 0, 28),
      box([-36, -28, 28], [36, 28, 38]),
      box([-36, -16, 38], [36, 16, 48]),
      line([-24, 36, 0], [-24, 36, 18], [-4, 36, 18], [-4, 36, 0]),
    ],
    face: 2,
  },
  search: {
    hue: 'database',
    parts: [drum(40, 0, 20)],
    glyph: 'M-3,-13A10,10,0,0,1,-3,7A10,10,0,0,1,-3,-13M4,4L14,14',
  },
};

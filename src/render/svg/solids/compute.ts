import type { Shape } from '../../../catalogue/shapes.ts';
import { box, drum, prism, slab, type Solid } from './parts.ts';

const CORNERS = [-1, 1];

/** Things that run code. */
export const COMPUTE: Partial<Record<Shape, Solid>> = {
  instance: { hue: 'compute', parts: [slab(32, 0, 15), slab(32, 19, 34), slab(32, 38, 54)] },
  autoscaling: {
    hue: 'compute',
    parts: [
      slab(35, 0, 6),
      box([-30, -24, 6], [-12, 24, 28]),
      box([-9, -24, 6], [9, 24, 40]),
      box([12, -24, 6], [30, 24, 54]),
    ],
  },
  function: {
    hue: 'compute',
    parts: [slab(32, 0, 44)],
    glyph: 'M-8,-11h5L8,11M-1,-4L-9,11',
  },
  container: {
    hue: 'compute',
    parts: [
      slab(35, 0, 7),
      ...CORNERS.flatMap((y) =>
        CORNERS.map((x) => box([x * 16 - 13, y * 16 - 13, 7], [x * 16 + 13, y * 16 + 13, 38])),
      ),
    ],
  },
  'container-cluster': {
    hue: 'compute',
    parts: [
      slab(36, 0, 6),
      ...[-22, 0, 22].flatMap((y) =>
        [-22, 0, 22].map((x) => box([x - 8, y - 8, 6], [x + 8, y + 8, x + y > 30 ? 14 : 24])),
      ),
    ],
  },
  kubernetes: {
    hue: 'compute',
    parts: [prism(8, 41, 0, 36)],
    glyph: 'M0,-12V12M-10.4,-6L10.4,6M-10.4,6L10.4,-6M0,-8A8,8,0,0,1,0,8A8,8,0,0,1,0,-8',
  },
  batch: {
    hue: 'compute',
    parts: [slab(35, 0, 10), box([-35, -35, 10], [35, 12, 24]), box([-35, -35, 24], [35, -12, 40])],
  },
  template: {
    hue: 'compute',
    parts: [slab(32, 0, 5), slab(32, 9, 14), slab(32, 18, 24)],
    glyph: 'M-10,-8H10M-10,-1H10M-10,6H3',
  },
  image: {
    hue: 'compute',
    parts: [slab(34, 0, 18), drum(22, 18, 24)],
    glyph: 'M0,-4A4,4,0,0,1,0,4A4,4,0,0,1,0,-4M-12,0A12,12,0,0,1,0,-12',
  },
  model: {
    hue: 'intelligence',
    parts: [prism(6, 40, 0, 14), prism(6, 27, 14, 40)],
    glyph: 'M0,-12L3,-3L12,0L3,3L0,12L-3,3L-12,0L-3,-3Z',
  },
  build: {
    hue: 'operations',
    parts: [prism(8, 40, 0, 26), prism(8, 18, 26, 40)],
  },
  stack: {
    hue: 'operations',
    parts: [slab(36, 0, 13), slab(26, 13, 27), slab(15, 27, 42)],
  },
};

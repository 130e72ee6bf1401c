import type { Shape } from '../../../catalogue/shapes.ts';
import { box, cone, drum, line, prism, slab, type Solid } from './parts.ts';

/** Things that carry events and messages. */
export const INTEGRATION: Partial<Record<Shape, Solid>> = {
  stream: {
    hue: 'integration',
    parts: [
      box([-37, -34, 0], [25, -15, 18]),
      box([-30, -10, 0], [32, 9, 18]),
      box([-24, 14, 0], [38, 33, 18]),
    ],
  },
  pipeline: {
    hue: 'operations',
    parts: [
      box([-37, -13, 0], [-15, 13, 26]),
      box([-15, -5, 8], [-11, 5, 16]),
      box([-11, -13, 0], [11, 13, 26]),
      box([11, -5, 8], [15, 5, 16]),
      box([15, -13, 0], [37, 13, 26]),
    ],
  },
  queue: {
    hue: 'integration',
    parts: [-31, -13, 5, 23].map((x) => box([x - 4, -30, 0], [x + 8, 30, 36])),
  },
  topic: {
    hue: 'integration',
    parts: [slab(35, 0, 8), cone(10, 22, [8, 40])],
    glyph: 'M-11,0H11M0,-11V11M-8,-8L8,8M-8,8L8,-8',
  },
  bus: {
    hue: 'integration',
    parts: [
      box([-38, -36, 0], [38, -18, 10]),
      box([-38, -12, 0], [38, 12, 24]),
      box([-38, 18, 0], [38, 36, 10]),
    ],
    face: 1,
    glyph: 'M-26,0H24M17,-6L25,0L17,6',
  },
  rule: {
    hue: 'integration',
    parts: [prism(6, 41, 0, 28)],
    glyph: 'M-12,-9H12L3,2V11L-3,8V2Z',
  },
  schedule: {
    hue: 'integration',
    parts: [drum(40, 0, 24)],
    glyph: 'M0,-17A17,17,0,0,1,0,17A17,17,0,0,1,0,-17M0,-10V0L8,5',
  },
  'state-machine': {
    hue: 'integration',
    parts: [
      box([-36, -20, 0], [-13, 20, 44]),
      box([-13, -20, 0], [12, 20, 29]),
      box([12, -20, 0], [37, 20, 14]),
    ],
  },
  mail: {
    hue: 'integration',
    parts: [box([-36, -26, 0], [36, 26, 18]), line([-36, -26, 18], [0, 6, 18], [36, -26, 18])],
    face: 0,
  },
};

import type { Shape } from '../../../catalogue/shapes.ts';
import { box, drum, line, prism, slab, type Solid } from './parts.ts';

/** Ground and ways: what carries requests. */
export const NETWORK: Partial<Record<Shape, Solid>> = {
  account: { hue: 'operations', parts: [slab(36, 0, 8), slab(22, 8, 30), slab(27, 30, 36)] },
  region: {
    hue: 'operations',
    parts: [drum(42, 0, 12)],
    glyph: 'M-14,0H14M0,-14V14M-10,-10A14,14,0,0,0,10,-10M-10,10A14,14,0,0,1,10,10',
  },
  vpc: {
    hue: 'network',
    parts: [slab(36, 0, 8), slab(28, 8, 16)],
    glyph: 'M-12,6A6,6,0,0,1,-9,-4A8,8,0,0,1,6,-6A6,6,0,0,1,11,6Z',
  },
  zone: {
    hue: 'network',
    parts: [slab(36, 0, 8)],
    glyph: 'M-16,-16H-4M4,-16H16V-4M16,4V16H4M-4,16H-16V4M-16,-4V-16',
  },
  subnet: { hue: 'network', parts: [box([-36, -36, 0], [-3, 36, 10]), box([3, -36, 0], [36, 36, 10])] },
  'load-balancer': {
    hue: 'network',
    parts: [slab(36, 0, 20)],
    glyph: 'M-16,0H-2M-2,-9V9M-2,-9H13M-2,9H13M8,-14L14,-9L8,-4M8,4L14,9L8,14',
  },
  'target-group': {
    hue: 'network',
    parts: [slab(36, 0, 10), drum(26, 10, 18)],
    glyph: 'M0,-13A13,13,0,0,1,0,13A13,13,0,0,1,0,-13M0,-5A5,5,0,0,1,0,5A5,5,0,0,1,0,-5',
  },
  gateway: {
    hue: 'network',
    parts: [
      box([-34, -10, 0], [-16, 10, 34]),
      box([16, -10, 0], [34, 10, 34]),
      box([-36, -13, 34], [36, 13, 46]),
    ],
  },
  nat: {
    hue: 'network',
    parts: [slab(36, 0, 14), box([-26, -26, 14], [26, 26, 26])],
    glyph: 'M-14,-5H12M7,-10L13,-5L7,0M14,6H-12M-7,1L-13,6L-7,11',
  },
  endpoint: {
    hue: 'network',
    parts: [slab(32, 0, 12), drum(20, 12, 22), drum(9, 22, 34)],
  },
  peering: {
    hue: 'network',
    parts: [
      box([-36, -20, 0], [-10, 20, 30]),
      box([-10, -6, 8], [10, 6, 18]),
      box([10, -20, 0], [36, 20, 30]),
    ],
  },
  transit: {
    hue: 'network',
    parts: [box([-12, -37, 0], [12, 37, 12]), box([-37, -12, 0], [37, 12, 12]), drum(20, 12, 34)],
    glyph: 'M-9,0H9M0,-9V9',
  },
  vpn: {
    hue: 'security',
    parts: [box([-36, -16, 0], [36, 16, 12]), box([-20, -26, 0], [20, 26, 40])],
    glyph: 'M-9,0H9V11H-9ZM-6,0V-5A6,6,0,0,1,6,-5V0',
  },
  'route-table': {
    hue: 'network',
    parts: [slab(34, 0, 14)],
    glyph: 'M-15,-10H15M-15,0H15M-15,10H15M-5,-15V15',
  },
  firewall: {
    hue: 'security',
    parts: [
      box([-36, -11, 0], [36, 11, 46]),
      line([-36, 11, 15], [36, 11, 15], [36, -11, 15]),
      line([-36, 11, 30], [36, 11, 30], [36, -11, 30]),
      line([-12, 11, 0], [-12, 11, 15]),
      line([14, 11, 0], [14, 11, 15]),
      line([0, 11, 15], [0, 11, 30]),
      line([22, 11, 15], [22, 11, 30]),
      line([-20, 11, 15], [-20, 11, 30]),
      line([-12, 11, 30], [-12, 11, 46]),
      line([14, 11, 30], [14, 11, 46]),
    ],
    face: 0,
  },
  'security-group': {
    hue: 'security',
    parts: [slab(34, 0, 10)],
    glyph: 'M0,-15L13,-10V2C13,9,6,13,0,16C-6,13,-13,9,-13,2V-10Z',
  },
  address: {
    hue: 'network',
    parts: [slab(22, 0, 8), box([-4, -4, 8], [4, 4, 26]), prism(8, 24, 26, 36)],
    glyph: 'M-7,-8V8M-1,8V-8H4A5,5,0,0,1,4,2H-1',
  },
  'network-interface': {
    hue: 'network',
    parts: [
      box([-34, -6, 0], [34, 6, 6]),
      box([-30, -4, 6], [30, 4, 36]),
      line([-22, 4, 14], [-22, 4, 28], [-4, 4, 28], [-4, 4, 14], [-22, 4, 14]),
      line([6, 4, 14], [24, 4, 14]),
      line([6, 4, 24], [24, 4, 24]),
    ],
    face: 1,
  },
  cdn: {
    hue: 'network',
    parts: [drum(42, 0, 12), drum(31, 12, 22)],
    glyph: 'M0,-16A16,16,0,0,1,0,16A16,16,0,0,1,0,-16M0,-7A7,7,0,0,1,0,7A7,7,0,0,1,0,-7M0,-16V16M-16,0H16',
  },
  dns: {
    hue: 'network',
    parts: [prism(8, 42, 0, 14), prism(8, 31, 14, 28)],
    glyph: 'M0,-15L4.5,-4.5L15,0L4.5,4.5L0,15L-4.5,4.5L-15,0L-4.5,-4.5Z',
  },
  'dns-record': { hue: 'network', parts: [prism(8, 30, 0, 18)], glyph: 'M-11,-6H4L12,0L4,6H-11ZM-6,0H-5' },
  api: {
    hue: 'network',
    parts: [slab(36, 0, 11), slab(29, 11, 22)],
    glyph: 'M-7,-9L-15,0L-7,9M7,-9L15,0L7,9M3,-12L-3,12',
  },
  certificate: {
    hue: 'security',
    parts: [slab(32, 0, 7), drum(13, 7, 18, [12, 12])],
    glyph: 'M-5,0L-1,4L6,-4',
  },
};

import type { ZoneKind } from '../../model/scene.ts';
import type { Hue } from './solids/parts.ts';

export type Theme = 'light' | 'dark' | 'print';

/** The three visible faces, the edges between them, and what is engraved. */
export interface Faces {
  readonly top: string;
  readonly left: string;
  readonly right: string;
  readonly edge: string;
  readonly glyph: string;
}

export interface PlateColours {
  readonly top: string;
  readonly left: string;
  readonly right: string;
  readonly edge: string;
  readonly name: string;
}

export interface Palette {
  readonly paper: string;
  readonly ink: string;
  readonly quiet: string;
  readonly rule: string;
  /** behind text on the drawing */
  readonly plate: string;
  readonly plateEdge: string;
  readonly arrow: string;
  readonly ghost: string;
  readonly solids: Readonly<Record<Hue, Faces>>;
  /** what stands for many stands on a tray */
  readonly tray: Faces;
  readonly zones: Readonly<Record<ZoneKind, PlateColours>>;
  /** how far dimmed things move towards the paper */
  readonly dim: number;
  readonly isDark: boolean;
}

const WHITE = '#ffffff';

const LIGHT_SOLIDS: Readonly<Record<Hue, Faces>> = {
  compute: { top: '#eba06a', left: '#c9743a', right: '#a3592a', edge: '#7a4120', glyph: WHITE },
  network: { top: '#a48be0', left: '#7a5cc4', right: '#5f44a3', edge: '#46317c', glyph: WHITE },
  storage: { top: '#86c79a', left: '#58a172', right: '#3f8259', edge: '#2d6043', glyph: WHITE },
  database: { top: '#86a6ea', left: '#5a7fd2', right: '#4264b2', edge: '#304b88', glyph: WHITE },
  integration: { top: '#e088b2', left: '#c05a8c', right: '#9c426f', edge: '#742f52', glyph: WHITE },
  security: { top: '#e58c86', left: '#c4605a', right: '#a04640', edge: '#77332f', glyph: WHITE },
  operations: { top: '#aab8c6', left: '#8494a6', right: '#687889', edge: '#4d5a68', glyph: WHITE },
  intelligence: { top: '#7cc8c6', left: '#4fa3a2', right: '#3a8382', edge: '#2a6160', glyph: WHITE },
};

const LIGHT_ZONES: Palette['zones'] = {
  global: { top: '#f8f6f1', left: '#ddd8cc', right: '#e6e2d8', edge: '#c9c2b2', name: '#6b6353' },
  region: { top: '#f3f5f8', left: '#d3dae2', right: '#dde3ea', edge: '#b9c4cf', name: '#4d5c6b' },
  vpc: { top: '#ebeefb', left: '#b9c2ee', right: '#c8d0f3', edge: '#7d8fdc', name: '#4d5b98' },
  across: { top: '#f4f5fd', left: '#d5daf3', right: '#dee2f6', edge: '#b3bce8', name: '#6a75a3' },
  az: { top: '#f6f7fd', left: '#d5daf3', right: '#dee2f6', edge: '#9aa6de', name: '#69749e' },
  'subnet-public': { top: '#e2f2e5', left: '#9fcfab', right: '#b5dabe', edge: '#5fa772', name: '#33683f' },
  'subnet-private': { top: '#e3ecfb', left: '#a5c0ec', right: '#b9cef0', edge: '#648fd9', name: '#3a5c94' },
  group: { top: '#fdf6ee', left: '#e8d3bb', right: '#efdfcb', edge: '#d0a878', name: '#7c5b34' },
};

const DARK_ZONES: Palette['zones'] = {
  global: { top: '#211f1b', left: '#151411', right: '#1a1815', edge: '#4b463b', name: '#b3aa97' },
  region: { top: '#1a2129', left: '#0f1419', right: '#131920', edge: '#3d4a57', name: '#a9b8c6' },
  vpc: { top: '#20263e', left: '#141930', right: '#191f37', edge: '#5060a8', name: '#a9b6f0' },
  across: { top: '#252b44', left: '#181d33', right: '#1d223a', edge: '#46528c', name: '#9ba7dd' },
  az: { top: '#252b44', left: '#181d33', right: '#1d223a', edge: '#5563a6', name: '#9ba7dd' },
  'subnet-public': { top: '#1d3527', left: '#12241a', right: '#172c20', edge: '#3f7a52', name: '#93cfa5' },
  'subnet-private': { top: '#1e304d', left: '#132036', right: '#182840', edge: '#42669f', name: '#99bcf0' },
  group: { top: '#2e261c', left: '#1e1912', right: '#261f17', edge: '#6b5436', name: '#d4b48a' },
};

const PRINT_FACES: Faces = {
  top: WHITE,
  left: '#e2e2e2',
  right: '#c4c4c4',
  edge: '#222222',
  glyph: '#222222',
};
const PRINT_PLATE: PlateColours = {
  top: WHITE,
  left: '#dddddd',
  right: '#eeeeee',
  edge: '#666666',
  name: '#222222',
};

const PALETTES: Readonly<Record<Theme, Palette>> = {
  light: {
    paper: WHITE,
    ink: '#1f2b38',
    quiet: '#5c6976',
    rule: '#1f2b38',
    plate: WHITE,
    plateEdge: '#dbe1e7',
    arrow: '#2b3947',
    ghost: '#fdf1e8',
    solids: LIGHT_SOLIDS,
    tray: LIGHT_SOLIDS.operations,
    zones: LIGHT_ZONES,
    dim: 0.62,
    isDark: false,
  },
  dark: {
    paper: '#10151a',
    ink: '#e6ecf2',
    quiet: '#9aa8b5',
    rule: '#7d8b99',
    plate: '#161d24',
    plateEdge: '#313c47',
    arrow: '#d3dde6',
    ghost: '#2a1c12',
    solids: LIGHT_SOLIDS,
    tray: { top: '#3d4956', left: '#2a343e', right: '#212a32', edge: '#6d7c8b', glyph: WHITE },
    zones: DARK_ZONES,
    dim: 0.62,
    isDark: true,
  },
  print: {
    paper: WHITE,
    ink: '#000000',
    quiet: '#444444',
    rule: '#000000',
    plate: WHITE,
    plateEdge: '#bbbbbb',
    arrow: '#111111',
    ghost: WHITE,
    solids: samePrint(LIGHT_SOLIDS, PRINT_FACES),
    tray: PRINT_FACES,
    zones: samePrint(LIGHT_ZONES, PRINT_PLATE),
    dim: 0.6,
    isDark: false,
  },
};

/** The colours of a theme: hex only, as some renderers turn anything else black without a word. */
export function paletteOf(theme: Theme): Palette {
  return PALETTES[theme];
}

/** A colour so far on its way to another. */
export function mixed(from: string, to: string, share: number): string {
  const [a, b] = [channels(from), channels(to)];
  const digits = a.map((value, index) =>
    Math.round(value + ((b[index] ?? value) - value) * share)
      .toString(16)
      .padStart(2, '0'),
  );
  return `#${digits.join('')}`;
}

function channels(hex: string): number[] {
  return [1, 3, 5].map((at) => Number.parseInt(hex.slice(at, at + 2), 16));
}

/** On paper ink is dear: form and outline carry everything. */
function samePrint<K extends string, V>(
  keys: Readonly<Record<K, unknown>>,
  value: V,
): Readonly<Record<K, V>> {
  return Object.fromEntries(Object.keys(keys).map((key) => [key, value])) as Record<K, V>;
}

import type { Status } from '../model/comparison.ts';
import type { ViewerBlock, ViewerData } from '../model/viewer.ts';
import { extentOf } from './geometry.ts';

/** One solid on the ground; closed blocks are two, opened ones a base with everything they stood for on it. */
export interface Body {
  readonly shape: string;
  /** ground */
  readonly x: number;
  readonly y: number;
  /** height of its foot */
  readonly z: number;
  readonly scale: number;
  readonly look: number;
  /** 1 declared, 2 deployed, 3 both */
  readonly sides: number;
  readonly status: Status;
  /** place of its block in the scene */
  readonly block: number;
  /** the resource it stands for; -1: many, or a base */
  readonly resource: number;
  /** stands in an opened block */
  readonly isInside: boolean;
  /** what it takes on the ground and above */
  readonly half: number;
  readonly height: number;
}

/** Solids are modelled so wide and drawn as wide as their footprint. */
const MODEL = 72;
const BASE = '#base';
const CLOSED_SCALE = 0.82;
const BASE_HEIGHT = 9;
/** an opened block spreads over a little more than its footprint */
const OPENED = 104;

/** The data with a base for blocks that stand for many. */
export function withBase(data: ViewerData): ViewerData {
  const half = MODEL / 2;
  const base = {
    // the last: of a tray
    hue: data.palettes.light.solids.length - 1,
    face: 0,
    glyph: [],
    parts: [
      {
        kind: 'prism' as const,
        points: [
          [-half, -half],
          [half, -half],
          [half, half],
          [-half, half],
        ] as const,
        bottom: 0,
        top: BASE_HEIGHT / (84 / MODEL),
      },
    ],
  };
  return { ...data, solids: { ...data.solids, [BASE]: base } };
}

/** All solids of the scene with these blocks opened. */
export function bodiesOf(data: ViewerData, opened: ReadonlySet<number>): Body[] {
  return data.blocks.flatMap((block, index) => {
    if (!block.isClosed) return [single(data, block, index)];
    return opened.has(index) ? openedBodies(data, block, index) : closedBodies(data, block, index);
  });
}

/** Half of what a solid takes on the ground: of a closed block, its base. */
export function footOf({ half, z, isInside }: Body): number {
  return z > 0 && !isInside ? half / CLOSED_SCALE : half;
}

interface Sketch {
  readonly shape: string;
  readonly x: number;
  readonly y: number;
  readonly z?: number;
  readonly scale: number;
  readonly status: Status;
  readonly sides: number;
  readonly block: number;
  readonly resource?: number;
  readonly isInside?: boolean;
}

function body({ solids, signs }: ViewerData, sketch: Sketch): Body {
  const solid = solids[sketch.shape] ?? solids['generic'] ?? solids[BASE];
  const extent = solid ? extentOf(solid) : { half: 36, height: 36 };
  return {
    z: 0,
    resource: -1,
    isInside: false,
    ...sketch,
    shape: solids[sketch.shape] ? sketch.shape : BASE,
    look: signs[sketch.status].look,
    half: extent.half * sketch.scale,
    height: extent.height * sketch.scale,
  };
}

function single(data: ViewerData, block: ViewerBlock, index: number): Body {
  const { shape, x, y, size, status, members } = block;
  const resource = members[0] ?? -1;
  return body(data, {
    shape,
    x,
    y,
    scale: size / MODEL,
    status,
    sides: sidesOf(data, resource),
    block: index,
    resource,
  });
}

/** What could not be seen may be there: it stays in the deployed view. */
function sidesOf({ resources, statuses }: ViewerData, resource: number): number {
  const sides = resources.sides[resource] ?? 3;
  return statuses[resources.states[resource] ?? -1] === 'not-checked' ? 3 : sides;
}

function sidesOfAll(data: ViewerData, members: readonly number[]): number {
  return members.reduce((all, member) => all | sidesOf(data, member), 0) || 3;
}

function closedBodies(data: ViewerData, block: ViewerBlock, index: number): Body[] {
  const { shape, x, y, size, members } = block;
  const shared = { x, y, status: 'in-sync' as const, sides: sidesOfAll(data, members), block: index };
  const scale = size / MODEL;
  return [
    body(data, { ...shared, shape: BASE, scale }),
    body(data, { ...shared, shape, z: BASE_HEIGHT, scale: scale * CLOSED_SCALE }),
  ];
}

/** A tray with all members on a grid, worst first: small, but the reader can come as near as needed. */
function openedBodies(data: ViewerData, block: ViewerBlock, index: number): Body[] {
  const { x, y, members } = block;
  const { resources, types, statuses } = data;
  const sorted = members.toSorted((a, b) => (resources.states[a] ?? 0) - (resources.states[b] ?? 0) || a - b);
  const side = Math.ceil(Math.sqrt(sorted.length));
  const pitch = OPENED / side;
  const tray = { shape: BASE, x, y, status: 'in-sync' as const, sides: 3, block: index };
  return [
    // flat: only what stands on it counts
    { ...body(data, { ...tray, scale: OPENED / MODEL }), height: 0, z: -BASE_HEIGHT * (OPENED / 84) + 0.6 },
    ...sorted.map((resource, at) =>
      body(data, {
        shape: types[resources.types[resource] ?? -1]?.shape ?? BASE,
        x: x + ((at % side) + 0.5) * pitch - OPENED / 2,
        y: y + (Math.floor(at / side) + 0.5) * pitch - OPENED / 2,
        z: 0.7,
        scale: (pitch * 0.56) / MODEL,
        status: statuses[resources.states[resource] ?? -1] ?? 'in-sync',
        sides: sidesOf(data, resource),
        block: index,
        resource,
        isInside: true,
      }),
    ),
  ];
}

import {
  type Accessor,
  Document,
  type Material,
  type Mesh,
  type Node,
  NodeIO,
  type Primitive,
} from '@gltf-transform/core';
import { BLOCK } from '../../layout/solids.ts';
import type { Point, Rect, Scene, SceneArrow, SceneBlock, SceneZone } from '../../model/scene.ts';
import { SIGNS } from '../../model/signs.ts';
import { planOf } from '../plan/plan.ts';
import { arrowStyle, isBroken } from '../plan/style.ts';
import { MODEL } from '../svg/paint.ts';
import { solidOf } from '../svg/solids/index.ts';
import { box, type Prism, type Solid } from '../svg/solids/parts.ts';
import { type Faces, mixed, paletteOf, type Palette, type Theme } from '../svg/theme.ts';
import { meshOf, type Triangles } from './mesh.ts';

/** Metres per pixel of the ground, so that a picture is a model of a few metres. */
const METRE = 0.01;
const SCALE = BLOCK / MODEL;
/** The mode of a primitive whose points are taken in pairs (glTF 2.0, 3.7.2.1). */
const LINES = 1;

/**
 * A scene as binary glTF 2.0: a node per zone, block and arrow, named as it is, with key, type and status as extras.
 * Alike blocks share a mesh. A sign stands above what diverges, so that form tells it, not colour alone.
 * Specification: https://registry.khronos.org/glTF/specs/2.0/glTF-2.0.html
 */
export async function renderGlb(
  scene: Scene,
  { theme = 'light' }: { readonly theme?: Theme } = {},
): Promise<Uint8Array> {
  const kit = kitOf(theme);
  const root = kit.document
    .createScene(scene.title.name)
    .setExtras({ generator: 'isodrift', view: scene.view });
  for (const zone of scene.zones) root.addChild(zoneNode(zone, kit));
  for (const block of scene.blocks) root.addChild(blockNode(block, kit));
  for (const plan of planOf(scene).arrows) {
    root.addChild(arrowNode(plan.arrow, arrowStyle(plan, theme).stroke, kit));
  }
  return new NodeIO().writeBinary(kit.document);
}

/** What the parts of the model share. */
interface Kit {
  readonly document: Document;
  readonly palette: Palette;
  readonly material: (colour: string, opacity?: number) => Material;
  readonly mesh: (name: string, make: () => readonly Piece[]) => Mesh;
}

interface Piece {
  readonly triangles?: Triangles;
  readonly lines?: readonly number[];
  readonly material: Material;
}

function kitOf(theme: Theme): Kit {
  const document = new Document();
  document.getRoot().getAsset().generator = 'isodrift';
  const buffer = document.createBuffer();
  const materials = new Map<string, Material>();
  const meshes = new Map<string, Mesh>();
  const accessor = (values: readonly number[]): Accessor =>
    document.createAccessor().setType('VEC3').setArray(new Float32Array(values)).setBuffer(buffer);
  const primitive = ({ triangles, lines, material }: Piece): Primitive[] => {
    const made = document.createPrimitive().setMaterial(material);
    if (lines) {
      if (lines.length === 0) return [];
      return [made.setMode(LINES).setAttribute('POSITION', accessor(lines))];
    }
    if (!triangles || triangles.positions.length === 0) return [];
    return [
      made
        .setAttribute('POSITION', accessor(triangles.positions))
        .setAttribute('NORMAL', accessor(triangles.normals)),
    ];
  };
  return {
    document,
    palette: paletteOf(theme),
    material: (colour, opacity = 1) => {
      const name = opacity === 1 ? colour : `${colour} ${opacity}`;
      const known = materials.get(name);
      if (known) return known;
      const made = document
        .createMaterial(name)
        .setBaseColorFactor([...linear(colour), opacity])
        .setMetallicFactor(0)
        .setRoughnessFactor(1)
        .setAlphaMode(opacity === 1 ? 'OPAQUE' : 'BLEND');
      materials.set(name, made);
      return made;
    },
    mesh: (name, make) => {
      const known = meshes.get(name);
      if (known) return known;
      const made = document.createMesh(name);
      for (const one of make().flatMap(primitive)) made.addPrimitive(one);
      meshes.set(name, made);
      return made;
    },
  };
}

/** glTF colours are linear; ours are sRGB (IEC 61966-2-1). */
function linear(hex: string): [number, number, number] {
  const channel = (at: number): number => {
    const value = Number.parseInt(hex.slice(at, at + 2), 16) / 255;
    return value <= 0.040_45 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
  };
  return [channel(1), channel(3), channel(5)];
}

/** Plates are thin, so that blocks and arrows, which stand on the highest, do not float over the lowest. */
const PLATE = 2;

function zoneNode(zone: SceneZone, { document, palette, mesh, material }: Kit): Node {
  const { rect, level, kind, name, key, status } = zone;
  const colours = palette.zones[kind];
  const plate = mesh(`zone ${zone.id}`, () => {
    const { tops, sides, lines } = meshOf({ parts: [plateOf(rect, level)] });
    return [
      { triangles: tops, material: material(colours.top) },
      { triangles: sides, material: material(colours.left) },
      { lines, material: material(colours.edge) },
    ];
  });
  return document
    .createNode(name)
    .setMesh(plate)
    .setScale([METRE, METRE, METRE])
    .setExtras({ zone: kind, status, ...(key === undefined ? {} : { key }) });
}

/** Each level of nesting is a step higher, as plates that lie on each other. */
function plateOf({ x, y, width, depth }: Rect, level: number): Prism {
  return box([x, y, level * PLATE], [x + width, y + depth, (level + 1) * PLATE]);
}

/** Blocks stand on the highest plate. */
const FLOOR = 4 * PLATE;

function blockNode(block: SceneBlock, kit: Kit): Node {
  const { document, mesh } = kit;
  const { shape, status, x, y, name, key, type } = block;
  const solid = solidOf(shape);
  const body = mesh(`${shape} ${status}`, () => bodyPieces(solid, block, kit));
  return document
    .createNode(name)
    .setMesh(body)
    .setTranslation([x * METRE, FLOOR * METRE, y * METRE])
    .setScale([METRE * SCALE, METRE * SCALE, METRE * SCALE])
    .setExtras({ key, type, status, ...(block.members ? { members: [...block.members.keys] } : {}) });
}

function bodyPieces(solid: Solid, { status }: SceneBlock, { palette, material }: Kit): Piece[] {
  const { tops, sides, lines } = meshOf(solid);
  const faces = palette.solids[solid.hue];
  const side = mixed(faces.left, faces.right, 0.5);
  const painted = (top: string, flank: string, edge: string, opacity = 1): Piece[] => [
    { triangles: tops, material: material(top, opacity) },
    { triangles: sides, material: material(flank, opacity) },
    { lines, material: material(edge) },
  ];
  const high = Math.max(...solid.parts.map((part) => (part.kind === 'line' ? 0 : part.top)));
  switch (status) {
    case 'missing':
      return [...painted(palette.ghost, palette.ghost, SIGNS.missing.colour, 0.35), ...sign(status, high)];
    case 'not-checked':
      return [...painted(palette.plate, palette.plate, SIGNS[status].colour, 0.5), ...sign(status, high)];
    case 'pending':
      return painted(palette.plate, palette.plate, palette.quiet, 0.5);
    case 'changed':
    case 'unmanaged':
      return [...painted(faces.top, side, SIGNS[status].colour), ...sign(status, high)];
    case 'aws-default':
    case 'owned-elsewhere':
      return painted(pale(faces.top), pale(side), pale(faces.edge));
    case 'accepted':
    case 'in-sync':
      return painted(faces.top, side, faces.edge);
  }

  function pale(colour: Faces['top']): string {
    return mixed(colour, palette.paper, palette.dim);
  }

  function sign(kind: keyof typeof MARKS, height: number): Piece[] {
    const parts = MARKS[kind].map((mark) => ({
      ...mark,
      bottom: mark.bottom + height + GAP,
      top: mark.top + height + GAP,
    }));
    const mark = meshOf({ parts });
    const colour = material(SIGNS[kind].colour);
    return [
      { triangles: mark.tops, material: colour },
      { triangles: mark.sides, material: colour },
    ];
  }
}

const GAP = 14;

/** The glyphs of the signs as bodies that lie above a block: bar, cross, triangle, and a bow over a dot. */
const MARKS = {
  missing: [box([-14, -4, 0], [14, 4, 6])],
  unmanaged: [box([-14, -4, 0], [14, 4, 6]), box([-4, -14, 0], [4, 14, 6])],
  changed: [
    {
      kind: 'prism',
      points: [
        [-15, 13],
        [15, 13],
        [0, -15],
      ],
      bottom: 0,
      top: 6,
    },
  ],
  'not-checked': [
    box([-10, -15, 0], [10, -9, 6]),
    box([4, -9, 0], [10, 0, 6]),
    box([-3, -2, 0], [4, 5, 6]),
    box([-3, 9, 0], [4, 15, 6]),
  ],
} as const satisfies Readonly<Record<string, readonly Prism[]>>;

const LINE = { half: 1.6, height: 2, head: { length: 15, half: 6 } };

function arrowNode(arrow: SceneArrow, colour: string, { document, mesh, material }: Kit): Node {
  const body = mesh(`arrow ${arrow.id}`, () => {
    const { tops, sides } = meshOf({ parts: [...pieces(arrow), ...head(arrow.points)] });
    return [
      { triangles: tops, material: material(colour) },
      { triangles: sides, material: material(colour) },
    ];
  });
  const { from, to, kinds, status, text } = arrow;
  return document
    .createNode(text === '' ? `${from} -> ${to}` : `${from} -> ${to}: ${text}`)
    .setMesh(body)
    .setScale([METRE, METRE, METRE])
    .setExtras({ from, to, kinds: [...kinds], status });
}

/** Straight bars; what is missing or not checked is broken, as its line in the picture. */
function pieces({ points, status }: SceneArrow): Prism[] {
  return points.slice(1).flatMap((to, index) => {
    const from = points[index] ?? to;
    const length = Math.abs(to.x - from.x) + Math.abs(to.y - from.y);
    const [alongX, alongY] = [Math.sign(to.x - from.x), Math.sign(to.y - from.y)];
    const bar = (start: number, end: number): Prism =>
      barOf(
        { x: from.x + alongX * start, y: from.y + alongY * start },
        { x: from.x + alongX * end, y: from.y + alongY * end },
      );
    if (!isBroken(status)) return length === 0 ? [] : [bar(0, length)];
    return Array.from({ length: Math.ceil(length / 18) }, (_, dash) =>
      bar(dash * 18, Math.min(dash * 18 + 11, length)),
    );
  });
}

function barOf(a: Point, b: Point): Prism {
  const { half, height } = LINE;
  return box(
    [Math.min(a.x, b.x) - half, Math.min(a.y, b.y) - half, FLOOR],
    [Math.max(a.x, b.x) + half, Math.max(a.y, b.y) + half, FLOOR + height],
  );
}

function head(points: readonly Point[]): Prism[] {
  const [before, tip] = [points.at(-2), points.at(-1)];
  if (!before || !tip) return [];
  const [alongX, alongY] = [Math.sign(tip.x - before.x), Math.sign(tip.y - before.y)];
  const { length, half } = LINE.head;
  const base = { x: tip.x - alongX * length, y: tip.y - alongY * length };
  return [
    {
      kind: 'prism',
      points: [
        [tip.x, tip.y],
        [base.x - alongY * half, base.y + alongX * half],
        [base.x + alongY * half, base.y - alongX * half],
      ],
      bottom: FLOOR,
      top: FLOOR + LINE.height * 2,
    },
  ];
}

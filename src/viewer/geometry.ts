import type { ViewerPart, ViewerSolid } from '../model/viewer.ts';

/** Numbers for the shader: three's axes (x right, y up, z towards the reader) are the scene's x, height and y. */
export interface Corners {
  readonly position: number[];
  readonly normal: number[];
  /** distance to the edge of the face, length along it, what the face is, distance to the line that splits it */
  readonly edge: number[];
}

/** What a face is. */
export const FACE = { side: 0, top: 1, marked: 2, glyph: 3, round: 4 } as const;

type Vector = readonly [number, number, number];
type Ground = readonly [number, number];

const AROUND = 28;
const GLYPH_HALF = 1.5;
const LINE_HALF = 0.5;

/** A solid as triangles that know how far they are from their edges, so that outlines and dashes need no lines. */
export function cornersOf(solid: ViewerSolid): Corners {
  const corners: Corners = { position: [], normal: [], edge: [] };
  const face = solid.parts[solid.face];
  const marked = face && face.kind !== 'line' ? face.top : -1;
  for (const part of solid.parts) addPart(corners, part, marked);
  if (face && face.kind !== 'line') addGlyph(corners, solid, face);
  return corners;
}

/** Half the side of what a solid covers, and how high it stands, in its own units. */
export function extentOf({ parts }: ViewerSolid): {
  readonly half: number;
  readonly height: number;
  readonly isRound: boolean;
} {
  const bodies = parts.filter((part) => part.kind !== 'line');
  const half = Math.max(...bodies.map(halfOf));
  return {
    half,
    height: Math.max(...bodies.map(({ top }) => top)),
    isRound: bodies.every(({ kind }) => kind === 'drum'),
  };
}

function halfOf(part: Exclude<ViewerPart, { kind: 'line' }>): number {
  if (part.kind === 'drum')
    return Math.max(Math.abs(part.x), Math.abs(part.y)) + Math.max(part.low, part.high);
  return Math.max(...part.points.map(([x, y]) => Math.max(Math.abs(x), Math.abs(y))));
}

function addPart(corners: Corners, part: ViewerPart, marked: number): void {
  if (part.kind === 'line') addLine(corners, part.points);
  else {
    const outline = part.kind === 'prism' ? part.points : circle(part.x, part.y, part.high);
    addTop(corners, outline, part.top, part.top === marked ? FACE.marked : FACE.top);
    if (part.kind === 'prism') addWalls(corners, part);
    else addDrumWall(corners, part);
  }
}

function circle(x: number, y: number, radius: number): Ground[] {
  return Array.from({ length: AROUND }, (_, index) => {
    const angle = (index / AROUND) * 2 * Math.PI;
    return [x + radius * Math.cos(angle), y + radius * Math.sin(angle)] as const;
  });
}

function addTop(corners: Corners, outline: readonly Ground[], top: number, kind: number): void {
  const middle = meanOf(outline);
  const split = ([x, y]: Ground): number => x - y - (middle[0] - middle[1]);
  let along = 0;
  for (const [index, from] of outline.entries()) {
    const to = outline[(index + 1) % outline.length] ?? from;
    const length = Math.hypot(to[0] - from[0], to[1] - from[1]);
    addTriangle(
      corners,
      [0, 1, 0],
      [
        [up(from, top), [0, along, kind, split(from)]],
        [up(to, top), [0, along + length, kind, split(to)]],
        [up(middle, top), [apothem(middle, from, to), along + length / 2, kind, 0]],
      ],
    );
    along += length;
  }
}

function meanOf(points: readonly Ground[]): Ground {
  const sum = (at: 0 | 1): number => points.reduce((total, point) => total + point[at], 0) / points.length;
  return [sum(0), sum(1)];
}

function apothem([x, y]: Ground, from: Ground, to: Ground): number {
  const length = Math.hypot(to[0] - from[0], to[1] - from[1]) || 1;
  return Math.abs((to[0] - from[0]) * (from[1] - y) - (from[0] - x) * (to[1] - from[1])) / length;
}

function addWalls(corners: Corners, { points, bottom, top }: Extract<ViewerPart, { kind: 'prism' }>): void {
  const middle = meanOf(points);
  for (const [index, from] of points.entries()) {
    const to = points[(index + 1) % points.length] ?? from;
    addWall(corners, [from, to], [bottom, top], outward(middle, from, to));
  }
}

function outward(middle: Ground, from: Ground, to: Ground): Vector {
  const [dx, dy] = [to[1] - from[1], from[0] - to[0]];
  const length = Math.hypot(dx, dy) || 1;
  const sign = dx * (from[0] - middle[0]) + dy * (from[1] - middle[1]) < 0 ? -1 : 1;
  return [(sign * dx) / length, 0, (sign * dy) / length];
}

/** Four triangles around the middle, so that the distance to each edge is exact. */
function addWall(
  corners: Corners,
  [from, to]: readonly [Ground, Ground],
  [low, high]: Ground,
  normal: Vector,
): void {
  const width = Math.hypot(to[0] - from[0], to[1] - from[1]);
  const height = high - low;
  const ring: readonly (readonly [Vector, number])[] = [
    [up(from, low), 0],
    [up(to, low), width],
    [up(to, high), width + height],
    [up(from, high), 2 * width + height],
    [up(from, low), 2 * (width + height)],
  ];
  const middle = up([(from[0] + to[0]) / 2, (from[1] + to[1]) / 2], (low + high) / 2);
  for (let side = 0; side < 4; side += 1) {
    const [[a, start], [b, end]] = [ring[side] ?? [middle, 0], ring[side + 1] ?? [middle, 0]];
    const depth = side % 2 === 0 ? height / 2 : width / 2;
    addTriangle(corners, normal, [
      [a, [0, start, FACE.side, 0]],
      [b, [0, end, FACE.side, 0]],
      [middle, [depth, (start + end) / 2, FACE.side, 0]],
    ]);
  }
}

function addDrumWall(
  corners: Corners,
  { x, y, low, high, bottom, top }: Extract<ViewerPart, { kind: 'drum' }>,
): void {
  const [base, lid] = [circle(x, y, low), circle(x, y, high)];
  const middle = (bottom + top) / 2;
  const waist = circle(x, y, (low + high) / 2);
  const step = (2 * Math.PI * Math.max(low, high)) / AROUND;
  const lean = (low - high) / (top - bottom || 1);
  for (let index = 0; index < AROUND; index += 1) {
    const next = (index + 1) % AROUND;
    const normals = [index, next].map((at): Vector => {
      const angle = (at / AROUND) * 2 * Math.PI;
      return [Math.cos(angle), lean, Math.sin(angle)];
    });
    for (const [outline, height] of [
      [base, bottom],
      [lid, top],
    ] as const)
      addBand(
        corners,
        { rim: [outline[index], outline[next]], waist: [waist[index], waist[next]] },
        {
          heights: [height, middle],
          normals,
          along: [index * step, (index + 1) * step],
        },
      );
  }
}

interface Band {
  readonly rim: readonly (Ground | undefined)[];
  readonly waist: readonly (Ground | undefined)[];
}

function addBand(
  corners: Corners,
  { rim, waist }: Band,
  { heights, normals, along }: { heights: Ground; normals: readonly Vector[]; along: Ground },
): void {
  const [a, b, c, d] = [rim[0], rim[1], waist[1], waist[0]];
  const [first, second] = normals;
  if (!a || !b || !c || !d || !first || !second) return;
  const depth = Math.abs(heights[1] - heights[0]);
  const [start, end] = along;
  const corner = (ground: Ground, height: number, edge: number, at: number): Corner => [
    up(ground, height),
    [edge, at, FACE.round, 0],
  ];
  const [rimA, rimB] = [corner(a, heights[0], 0, start), corner(b, heights[0], 0, end)];
  const [waistB, waistA] = [corner(c, heights[1], depth, end), corner(d, heights[1], depth, start)];
  addTriangle(corners, first, [rimA, rimB, waistB], [first, second, second]);
  addTriangle(corners, first, [rimA, waistB, waistA], [first, second, first]);
}

function addLine(corners: Corners, points: readonly Vector[]): void {
  for (const [index, to] of points.slice(1).entries()) {
    const from = points[index];
    if (!from) continue;
    // a little towards the reader, once standing and once lying: one of the two is seen on any face
    const [a, b] = [from, to].map(([x, y, z]): Vector => [x + 0.25, z + 0.25, y + 0.25]);
    if (!a || !b) continue;
    const isUpright = a[0] === b[0] && a[2] === b[2];
    addRibbon(corners, a, b, isUpright ? [LINE_HALF, 0, 0] : [0, LINE_HALF, 0]);
    const length = Math.hypot(b[0] - a[0], b[2] - a[2]) || 1;
    addRibbon(
      corners,
      a,
      b,
      isUpright
        ? [0, 0, LINE_HALF]
        : [(-(b[2] - a[2]) / length) * LINE_HALF, 0, ((b[0] - a[0]) / length) * LINE_HALF],
    );
  }
}

function addGlyph(
  corners: Corners,
  { glyph }: ViewerSolid,
  face: Exclude<ViewerPart, { kind: 'line' }>,
): void {
  const [x, y] = face.kind === 'drum' ? [face.x, face.y] : meanOf(face.points);
  const at = ([dx, dy]: Ground): Vector => [x + dx, face.top + 0.3, y + dy];
  for (const stroke of glyph)
    for (const [index, to] of stroke.slice(1).entries()) {
      const from = stroke[index];
      if (!from) continue;
      const length = Math.hypot(to[0] - from[0], to[1] - from[1]) || 1;
      const [dx, dy] = [((to[0] - from[0]) / length) * GLYPH_HALF, ((to[1] - from[1]) / length) * GLYPH_HALF];
      // a little longer at both ends: corners close
      const reach = 0.55;
      addRibbon(
        corners,
        at([from[0] - dx * reach, from[1] - dy * reach]),
        at([to[0] + dx * reach, to[1] + dy * reach]),
        [-dy, 0, dx],
      );
    }
}

const GLYPH_EDGE = [9, 0, FACE.glyph, 0] as const;

function addRibbon(corners: Corners, a: Vector, b: Vector, half: Vector): void {
  const moved = (point: Vector, sign: number): Corner => [
    [point[0] + sign * half[0], point[1] + sign * half[1], point[2] + sign * half[2]],
    GLYPH_EDGE,
  ];
  const normal: Vector = half[1] === 0 ? [0, 1, 0] : [0.7, 0, 0.7];
  addTriangle(corners, normal, [moved(a, -1), moved(b, -1), moved(b, 1)]);
  addTriangle(corners, normal, [moved(a, -1), moved(b, 1), moved(a, 1)]);
}

type Corner = readonly [Vector, readonly [number, number, number, number]];

/** Adds a triangle that faces along `normal`, whatever the order of its corners. */
function addTriangle(
  { position, normal, edge }: Corners,
  facing: Vector,
  triangle: readonly [Corner, Corner, Corner],
  normals: readonly [Vector, Vector, Vector] = [facing, facing, facing],
): void {
  const [[a], [b], [c]] = triangle;
  const isBack = dot(cross(minus(b, a), minus(c, a)), facing) < 0;
  for (const at of isBack ? [0, 2, 1] : [0, 1, 2]) {
    const [place, marks] = triangle[at] ?? triangle[0];
    position.push(...place);
    normal.push(...(normals[at] ?? facing));
    edge.push(...marks);
  }
}

function up([x, y]: Ground, height: number): Vector {
  return [x, height, y];
}

function minus(a: Vector, b: Vector): Vector {
  return [a[0] - b[0], a[1] - b[1], a[2] - b[2]];
}

function cross(a: Vector, b: Vector): Vector {
  return [a[1] * b[2] - a[2] * b[1], a[2] * b[0] - a[0] * b[2], a[0] * b[1] - a[1] * b[0]];
}

function dot(a: Vector, b: Vector): number {
  return a[0] * b[0] + a[1] * b[1] + a[2] * b[2];
}

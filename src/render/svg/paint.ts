import { COS30, project, SIN30 } from '../../layout/iso.ts';
import type { Drum, Line, Part, Prism, Solid } from './solids/parts.ts';
import { type Faces, mixed } from './theme.ts';
import { element, number, path } from './xml.ts';

/** Radii of a ground circle of radius 1 on the screen. */
const WIDE = COS30 * Math.SQRT2;
const FLAT = SIN30 * Math.SQRT2;

/** How a body is painted: faces, or outlines only. */
export interface Paint {
  readonly faces: Faces;
  /** id of the gradient around round bodies; absent: flat */
  readonly round?: string;
  readonly width: number;
  readonly dash?: string;
}

/** A solid around the ground point 0,0. */
export function painted(solid: Solid, paint: Paint): string {
  const parts = solid.parts.map((part) => paintedPart(part, paint)).join('');
  const content = `${parts}${glyphOf(solid, paint)}`;
  return element(
    'g',
    {
      stroke: paint.faces.edge,
      'stroke-width': paint.width,
      'stroke-linejoin': 'round',
      'stroke-dasharray': paint.dash,
      'stroke-linecap': paint.dash?.startsWith('1 ') ? 'round' : undefined,
    },
    content,
  );
}

/** The part whose top is seen from above: it carries the glyph and the signs of drift. */
export function faceOf({ parts, face }: Solid): Prism | Drum | undefined {
  const part = face === undefined ? parts.findLast(({ kind }) => kind !== 'line') : parts[face];
  return part && part.kind !== 'line' ? part : undefined;
}

/** Solids are modelled 72 wide and drawn as wide as their footprint. */
export const MODEL = 72;

/** How high it stands. */
export function topOf({ parts }: Solid): number {
  return Math.max(0, ...parts.map((part) => (part.kind === 'line' ? 0 : part.top)));
}

function glyphOf(solid: Solid, { faces, dash }: Paint): string {
  const face = faceOf(solid);
  if (!solid.glyph || !face) return '';
  const [x, y] = face.kind === 'drum' ? [face.x, face.y] : centre(face.points);
  const at = project(x, y, face.top);
  return element('path', {
    d: solid.glyph,
    transform: `matrix(${COS30},${SIN30},-${COS30},${SIN30},${number(at.x)},${number(at.y)})`,
    fill: 'none',
    stroke: faces.glyph,
    'stroke-width': 3,
    'stroke-linecap': 'round',
    'stroke-linejoin': 'round',
    'stroke-dasharray': dash === undefined ? undefined : 'none',
  });
}

function centre(points: readonly (readonly [number, number])[]): [number, number] {
  const sum = (at: 0 | 1): number => points.reduce((total, point) => total + point[at], 0) / points.length;
  return [sum(0), sum(1)];
}

function paintedPart(part: Part, paint: Paint): string {
  switch (part.kind) {
    case 'prism':
      return paintedPrism(part, paint);
    case 'drum':
      return paintedDrum(part, paint);
    case 'line':
      return paintedLine(part);
  }
}

function paintedPrism({ points, bottom, top }: Prism, { faces }: Paint): string {
  const sides = points.map((from, index) => {
    const to = points[(index + 1) % points.length] ?? from;
    const [normalX, normalY] = [to[1] - from[1], from[0] - to[0]];
    if (normalX + normalY <= 0.01) return '';
    const share = Math.min(Math.max(normalX / (Math.abs(normalX) + Math.abs(normalY)), 0), 1);
    const corners = [
      project(from[0], from[1], top),
      project(to[0], to[1], top),
      project(to[0], to[1], bottom),
      project(from[0], from[1], bottom),
    ];
    return element('path', { d: path(corners), fill: shade(faces, share) });
  });
  const lid = element('path', { d: path(points.map(([x, y]) => project(x, y, top))), fill: faces.top });
  return `${sides.join('')}${lid}`;
}

function shade({ left, right }: Faces, share: number): string {
  if (left === 'none') return 'none';
  return share <= 0 ? left : share >= 1 ? right : mixed(left, right, share);
}

function paintedDrum({ x, y, low, high, bottom, top }: Drum, { faces, round }: Paint): string {
  const [base, lid] = [project(x, y, bottom), project(x, y, top)];
  const [lowX, lowY, highX, highY] = [low * WIDE, low * FLAT, high * WIDE, high * FLAT];
  const body = [
    `M${number(base.x - lowX)},${number(base.y)}`,
    `A${number(lowX)},${number(lowY)},0,0,0,${number(base.x + lowX)},${number(base.y)}`,
    `L${number(lid.x + highX)},${number(lid.y)}`,
    `A${number(highX)},${number(highY)},0,0,1,${number(lid.x - highX)},${number(lid.y)}Z`,
  ].join('');
  return (
    element('path', { d: body, fill: round === undefined ? faces.left : `url(#${round})` }) +
    element('ellipse', { cx: lid.x, cy: lid.y, rx: highX, ry: highY, fill: faces.top })
  );
}

function paintedLine({ points }: Line): string {
  return element('path', {
    d: path(
      points.map(([x, y, z]) => project(x, y, z)),
      false,
    ),
    fill: 'none',
  });
}

/** The right half of the top: the sign of a change. */
export function splitFace(solid: Solid): string {
  return topsOf(solid).map(splitTop).join('');
}

/** Every part that ends as high as the one that carries the glyph: slabs of a queue, cubes of a cluster. */
function topsOf(solid: Solid): (Prism | Drum)[] {
  const face = faceOf(solid);
  return solid.parts.flatMap((part) => (part.kind !== 'line' && part.top === face?.top ? [part] : []));
}

function splitTop(face: Prism | Drum): string {
  if (face.kind === 'prism') return path(rightHalf(face));
  const at = project(face.x, face.y, face.top);
  const [wide, flat] = [face.high * WIDE, face.high * FLAT];
  return `M${number(at.x)},${number(at.y - flat)}A${number(wide)},${number(flat)},0,0,1,${number(at.x)},${number(at.y + flat)}Z`;
}

/** Cut where the outline is farthest back and farthest front. */
function rightHalf({ points, top }: Prism): { x: number; y: number }[] {
  const corners = points.map(([x, y]) => project(x, y, top));
  const axis = corners.reduce((sum, { x }) => sum + x, 0) / corners.length;
  return corners.flatMap((from, index) => {
    const to = corners[(index + 1) % corners.length] ?? from;
    const kept = from.x >= axis ? [from] : [];
    if (from.x < axis === to.x < axis || from.x === axis || to.x === axis) return kept;
    const share = (axis - from.x) / (to.x - from.x);
    return [...kept, { x: axis, y: from.y + (to.y - from.y) * share }];
  });
}

/** Stripes over the top: the sign of what nobody declared. */
export function hatchedFace(solid: Solid): string {
  return topsOf(solid).map(hatchedTop).join('');
}

const STRIPE = 9;

function hatchedTop(face: Prism | Drum): string {
  const { low, high, spanAt } = extentOf(face);
  const stripes: string[] = [];
  for (let x = Math.ceil(low / STRIPE) * STRIPE; x < high; x += STRIPE) {
    const span = spanAt(x);
    if (!span) continue;
    const [from, to] = [project(x, span[0], face.top), project(x, span[1], face.top)];
    stripes.push(path([from, to], false));
  }
  return stripes.join('');
}

interface Extent {
  readonly low: number;
  readonly high: number;
  readonly spanAt: (x: number) => readonly [number, number] | undefined;
}

function extentOf(face: Prism | Drum): Extent {
  if (face.kind === 'drum') {
    const { x, y, high: radius } = face;
    return {
      low: x - radius,
      high: x + radius,
      spanAt: (at) => {
        const reach = Math.sqrt(Math.max(radius ** 2 - (at - x) ** 2, 0));
        return reach < 3 ? undefined : [y - reach, y + reach];
      },
    };
  }
  const xs = face.points.map(([x]) => x);
  return { low: Math.min(...xs) + 3, high: Math.max(...xs) - 2, spanAt: (at) => spanOf(face.points, at) };
}

function spanOf(points: readonly (readonly [number, number])[], x: number): [number, number] | undefined {
  const crossings = points.flatMap(([fromX, fromY], index) => {
    const [toX, toY] = points[(index + 1) % points.length] ?? [fromX, fromY];
    if (fromX === toX || (fromX < x && toX < x) || (fromX > x && toX > x)) return [];
    return [fromY + ((x - fromX) / (toX - fromX)) * (toY - fromY)];
  });
  if (crossings.length < 2) return undefined;
  return [Math.min(...crossings), Math.max(...crossings)];
}

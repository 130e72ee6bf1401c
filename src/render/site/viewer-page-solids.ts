import type { ViewerSolid } from '../../model/viewer.ts';
import { solidOf } from '../svg/solids/index.ts';
import type { Hue, Solid } from '../svg/solids/parts.ts';

/** The order in which the viewer's shader knows the hues. */
export const HUES: readonly Hue[] = [
  'compute',
  'network',
  'storage',
  'database',
  'integration',
  'security',
  'operations',
  'intelligence',
];

type Point = readonly [number, number];

/** The solid of the drawing as numbers: its glyph as strokes. */
export function viewerSolid(shape: string): ViewerSolid {
  const solid = solidOf(shape);
  return {
    hue: HUES.indexOf(solid.hue),
    parts: solid.parts,
    face: faceIndex(solid),
    glyph: solid.glyph === undefined ? [] : strokesOf(solid.glyph),
  };
}

function faceIndex({ parts, face }: Solid): number {
  return face ?? parts.findLastIndex(({ kind }) => kind !== 'line');
}

interface Pen {
  readonly strokes: Point[][];
  at: Point;
  start: Point;
}

/** An SVG path of the commands that our glyphs use (M L H V A Z, h v l) as polylines; arcs by steps of a sixteenth turn. */
function strokesOf(path: string): readonly (readonly Point[])[] {
  const pen: Pen = { strokes: [], at: [0, 0], start: [0, 0] };
  for (const [, command = '', rest = ''] of path.matchAll(/([A-Za-z])([^A-Za-z]*)/g)) {
    const numbers = (rest.match(/-?\d*\.?\d+/g) ?? []).map(Number);
    drawn(pen, command, numbers);
  }
  return pen.strokes.filter((stroke) => stroke.length > 1);
}

const ARITY: Readonly<Record<string, number>> = { M: 2, L: 2, H: 1, V: 1, A: 7, Z: 0 };

function drawn(pen: Pen, command: string, numbers: readonly number[]): void {
  const upper = command.toUpperCase();
  const arity = ARITY[upper] ?? 0;
  if (upper === 'Z') return to(pen, pen.start);
  const end = arity === 0 ? 0 : numbers.length - arity + 1;
  for (let at = 0; at < end; at += arity) {
    const group = numbers.slice(at, at + arity);
    // further pairs after a move are lines
    step(pen, upper === 'M' && at > 0 ? 'L' : upper, target(pen.at, command, group), group);
  }
}

/** Where a command ends, relative ones counted from where the pen is. */
function target([x, y]: Point, command: string, group: readonly number[]): Point {
  const isRelative = command !== command.toUpperCase();
  const [dx, dy] = isRelative ? [x, y] : [0, 0];
  const last = group.at(-1) ?? 0;
  switch (command.toUpperCase()) {
    case 'H':
      return [last + dx, y];
    case 'V':
      return [x, last + dy];
    default:
      return [(group.at(-2) ?? 0) + dx, last + dy];
  }
}

function step(pen: Pen, command: string, end: Point, group: readonly number[]): void {
  if (command === 'M') {
    pen.strokes.push([end]);
    pen.start = end;
    pen.at = end;
  } else if (command === 'A') for (const point of arc(pen.at, end, group)) to(pen, point);
  else to(pen, end);
}

function to(pen: Pen, point: Point): void {
  pen.strokes.at(-1)?.push([tenth(point[0]), tenth(point[1])]);
  pen.at = point;
}

function tenth(value: number): number {
  return Math.round(value * 10) / 10 + 0;
}

/** A circular arc from `from` to `end`, by the conversion to its centre in appendix B of SVG 2. */
function arc(from: Point, end: Point, [radiusX = 0, , , large = 0, sweep = 0]: readonly number[]): Point[] {
  const [dx, dy] = [(from[0] - end[0]) / 2, (from[1] - end[1]) / 2];
  const half = Math.hypot(dx, dy);
  const radius = Math.max(radiusX, half);
  if (half === 0) return [end];
  const side = (large === sweep ? -1 : 1) * Math.sqrt(Math.max(radius ** 2 / half ** 2 - 1, 0));
  const centre = [(from[0] + end[0]) / 2 + side * dy, (from[1] + end[1]) / 2 - side * dx] as const;
  const start = Math.atan2(from[1] - centre[1], from[0] - centre[0]);
  let turn = Math.atan2(end[1] - centre[1], end[0] - centre[0]) - start;
  if (sweep === 1 && turn < 0) turn += 2 * Math.PI;
  if (sweep === 0 && turn > 0) turn -= 2 * Math.PI;
  const steps = Math.max(2, Math.ceil(Math.abs(turn) / (Math.PI / 8)));
  return Array.from({ length: steps }, (_, index) => {
    const angle = start + (turn * (index + 1)) / steps;
    return [centre[0] + radius * Math.cos(angle), centre[1] + radius * Math.sin(angle)] as const;
  });
}

import type { Part, Prism, Solid } from '../svg/solids/parts.ts';

/**
 * The triangles of a solid around the ground point 0,0, tops apart from sides because they are coloured apart.
 * glTF axes: x to the right, y up, z to the front; the ground's x and y become x and z. Units as in the solid.
 */
export interface SolidMesh {
  readonly tops: Triangles;
  readonly sides: Triangles;
  /** the edges of all bodies and the lines drawn on faces, as pairs of points */
  readonly lines: readonly number[];
}

/** Three numbers a corner, three corners a triangle, counter-clockwise seen from outside. */
export interface Triangles {
  readonly positions: readonly number[];
  readonly normals: readonly number[];
}

interface Draft {
  readonly tops: { positions: number[]; normals: number[] };
  readonly sides: { positions: number[]; normals: number[] };
  readonly lines: number[];
}

/** Corners of a round body: enough to look round, few enough for ten thousand of them. */
const ROUND = 24;

/** The mesh of a solid. */
export function meshOf({ parts }: Pick<Solid, 'parts'>): SolidMesh {
  const draft: Draft = {
    tops: { positions: [], normals: [] },
    sides: { positions: [], normals: [] },
    lines: [],
  };
  for (const part of parts) add(part, draft);
  return draft;
}

function add(part: Part, draft: Draft): void {
  switch (part.kind) {
    case 'prism':
      return addRing(draft, ringOf(part), part, true);
    case 'drum': {
      const circle = (radius: number): Ground[] =>
        Array.from({ length: ROUND }, (_, index) => {
          const angle = (index * 2 * Math.PI) / ROUND;
          return [part.x + radius * Math.cos(angle), part.y + radius * Math.sin(angle)] as const;
        });
      return addRing(draft, { low: circle(part.low), high: circle(part.high) }, part, false);
    }
    case 'line':
      part.points.slice(1).forEach((to, index) => {
        const from = part.points[index] ?? to;
        draft.lines.push(from[0], from[2], from[1], to[0], to[2], to[1]);
      });
  }
}

type Ground = readonly [number, number];

interface Ring {
  readonly low: readonly Ground[];
  readonly high: readonly Ground[];
}

/** Points in the direction in which a circle is walked: x towards y. */
function ringOf({ points }: Prism): Ring {
  const area = points.reduce((sum, [x, y], index) => {
    const [nextX, nextY] = points[(index + 1) % points.length] ?? [x, y];
    return sum + x * nextY - nextX * y;
  }, 0);
  const walked = area < 0 ? points.toReversed() : points;
  return { low: walked, high: walked };
}

function addRing(
  { tops, sides, lines }: Draft,
  { low, high }: Ring,
  { bottom, top }: { readonly bottom: number; readonly top: number },
  hasEdges: boolean,
): void {
  const [middle] = high;
  if (!middle) return;
  high.forEach((from, index) => {
    const next = (index + 1) % high.length;
    const to = high[next] ?? from;
    const [lowFrom, lowTo] = [low[index] ?? from, low[next] ?? to];
    const [fromX, fromZ] = from;
    // outward on the ground: the walk turned towards the left of x towards y
    const [along, across] = [to[0] - fromX + lowTo[0] - lowFrom[0], to[1] - fromZ + lowTo[1] - lowFrom[1]];
    const length = Math.hypot(along, across) || 1;
    const normal = [across / length, 0, -along / length];
    const corners = [at(lowFrom, bottom), at(from, top), at(to, top), at(lowTo, bottom)];
    quad(sides, corners, normal);
    if (index > 0 && index < high.length - 1) {
      triangle(tops, [at(middle, top), at(to, top), [fromX, top, fromZ]], [0, 1, 0]);
    }
    lines.push(...at(from, top), ...at(to, top));
    if (hasEdges) lines.push(...at(lowFrom, bottom), ...at(from, top));
    lines.push(...at(lowFrom, bottom), ...at(lowTo, bottom));
  });
}

function at([x, y]: Ground, height: number): readonly number[] {
  return [x, height, y];
}

type Target = { positions: number[]; normals: number[] };

function quad(target: Target, [a, b, c, d]: readonly (readonly number[])[], normal: readonly number[]): void {
  if (!a || !b || !c || !d) return;
  triangle(target, [a, b, c], normal);
  triangle(target, [a, c, d], normal);
}

function triangle(target: Target, corners: readonly (readonly number[])[], normal: readonly number[]): void {
  for (const corner of corners) {
    target.positions.push(...corner);
    target.normals.push(...normal);
  }
}

import { BufferAttribute, BufferGeometry } from 'three';
import type { Vector3 } from 'three';

/** Triangles with a colour each, gathered in drawing order: later ones lie on earlier ones. */
export interface Sheet {
  readonly position: number[];
  readonly tint: number[];
  readonly aside: number[];
  readonly way: number[];
}

export function sheet(): Sheet {
  return { position: [], tint: [], aside: [], way: [] };
}

type Ground = { readonly x: number; readonly y: number };

export interface Ink {
  readonly colour: Vector3;
  /** kind (0 casing, 1 line, 2 head or surface), dash, fade */
  readonly way?: readonly [number, number, number];
  /** height over the ground */
  readonly z?: number;
}

/** A triangle that shrinks towards its tip where the reader comes near. */
export function addTip(target: Sheet, tip: Ground, others: readonly [Ground, Ground], ink: Ink): void {
  for (const { x, y } of [tip, ...others])
    addCorner(target, tip, ink.z ?? 0, { ink, aside: [x - tip.x, y - tip.y], along: 0 });
}

const NONE: readonly [number, number, number] = [2, 0, 3];

/** A convex polygon. */
export function addPolygon(
  target: Sheet,
  points: readonly (Ground & { readonly z?: number })[],
  ink: Ink,
): void {
  const [first] = points;
  if (!first) return;
  for (let at = 1; at + 1 < points.length; at += 1)
    for (const point of [first, points[at] ?? first, points[at + 1] ?? first])
      addCorner(target, point, point.z ?? ink.z ?? 0, { ink, aside: [0, 0], along: 0 });
}

/** A line with a width, whose corners are closed. */
export function addRibbon(target: Sheet, points: readonly Ground[], half: number, ink: Ink): void {
  let along = 0;
  for (const [index, to] of points.slice(1).entries()) {
    const from = points[index];
    if (!from) continue;
    const length = Math.hypot(to.x - from.x, to.y - from.y);
    if (length < 0.01) continue;
    const [dx, dy] = [(to.x - from.x) / length, (to.y - from.y) / length];
    const aside: [number, number] = [-dy * half, dx * half];
    const isInner = index > 0;
    const start = { x: from.x - (isInner ? dx * half : 0), y: from.y - (isInner ? dy * half : 0) };
    const before = along - (isInner ? half : 0);
    const corner = (point: Ground, sign: number, at: number): void =>
      addCorner(target, point, ink.z ?? 0, { ink, aside: [aside[0] * sign, aside[1] * sign], along: at });
    for (const [point, sign, at] of [
      [start, -1, before],
      [to, -1, along + length],
      [to, 1, along + length],
      [start, -1, before],
      [to, 1, along + length],
      [start, 1, before],
    ] as const)
      corner(point, sign, at);
    along += length;
  }
}

function addCorner(
  target: Sheet,
  { x, y }: Ground,
  z: number,
  { ink, aside, along }: { ink: Ink; aside: readonly [number, number]; along: number },
): void {
  target.position.push(x, z, y);
  target.tint.push(ink.colour.x, ink.colour.y, ink.colour.z);
  target.aside.push(...aside);
  target.way.push(along, ...(ink.way ?? NONE));
}

export function geometryOf({ position, tint, aside, way }: Sheet): BufferGeometry {
  const geometry = new BufferGeometry();
  geometry.setAttribute('position', new BufferAttribute(Float32Array.from(position), 3));
  geometry.setAttribute('tint', new BufferAttribute(Float32Array.from(tint), 3));
  geometry.setAttribute('aside', new BufferAttribute(Float32Array.from(aside), 2));
  geometry.setAttribute('way', new BufferAttribute(Float32Array.from(way), 4));
  return geometry;
}

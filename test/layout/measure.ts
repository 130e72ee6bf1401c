import { boxCorners, corners, overlaps } from '../../src/layout/iso.ts';
import { footprintOf, outlineOf } from '../../src/layout/solids.ts';
import type { Box, Point, Rect, Scene, SceneBlock } from '../../src/model/scene.ts';

export interface Faults {
  readonly overlaps: string[];
  readonly escapes: string[];
  readonly throughBlocks: string[];
  readonly sharedLanes: string[];
  readonly labels: string[];
}

/** Everything that would make a picture wrong, by name. */
export function faultsOf(scene: Scene): Faults {
  return {
    overlaps: overlapsIn(scene),
    escapes: escapesIn(scene),
    throughBlocks: throughBlocksIn(scene),
    sharedLanes: sharedLanesIn(scene),
    labels: labelCollisionsIn(scene),
  };
}

interface Shape {
  readonly name: string;
  readonly outline: readonly Point[];
  readonly box: Box;
}

function overlapsIn({ blocks, zones }: Scene): string[] {
  const solids = blocks.map((block) => shape(block.key, outlineOf(block)));
  const plates = zones.flatMap((zone, index) =>
    zones
      .slice(index + 1)
      .filter((other) => other.parent === zone.parent && rectsTouch(zone.rect, other.rect))
      .map((other) => `${zone.id} / ${other.id}`),
  );
  return [...clashes(solids, solids), ...plates];
}

function escapesIn({ blocks, zones }: Scene): string[] {
  const byId = new Map(zones.map((zone) => [zone.id, zone]));
  return [
    ...blocks
      .filter((block) => {
        const zone = byId.get(block.zone);
        return !zone || !holds(zone.rect, groundOf(block));
      })
      .map(({ key }) => key),
    ...zones
      .filter(({ parent, rect }) => {
        const around = parent === undefined ? undefined : byId.get(parent);
        return parent !== undefined && (!around || !holds(around.rect, rect));
      })
      .map(({ id }) => id),
  ];
}

function throughBlocksIn({ arrows, blocks }: Scene): string[] {
  return arrows.flatMap((arrow) =>
    blocks
      .filter(({ key }) => key !== arrow.from && key !== arrow.to)
      .filter((block) => segments(arrow.points).some((part) => rectsTouch(spanned(part), groundOf(block))))
      .map(({ key }) => `${arrow.id} through ${key}`),
  );
}

function sharedLanesIn({ arrows }: Scene): string[] {
  const parts = arrows.flatMap(({ id, points }) =>
    segments(points).map((part) => ({ id, ...spanned(part) })),
  );
  return parts.flatMap((part, index) =>
    parts.slice(index + 1).flatMap((other) => {
      if (part.id === other.id) return [];
      const alongX = part.depth === 0 && other.depth === 0 && Math.abs(part.y - other.y) < 0.2;
      const alongY = part.width === 0 && other.width === 0 && Math.abs(part.x - other.x) < 0.2;
      const shared = alongX
        ? Math.min(part.x + part.width, other.x + other.width) - Math.max(part.x, other.x)
        : alongY
          ? Math.min(part.y + part.depth, other.y + other.depth) - Math.max(part.y, other.y)
          : 0;
      return shared > 0.5 ? [`${part.id} / ${other.id}`] : [];
    }),
  );
}

function labelCollisionsIn({ blocks, arrows, zones }: Scene): string[] {
  const solids = blocks.map((block) => shape(block.key, outlineOf(block)));
  const labels = [
    ...blocks.map(({ key, label }) => shape(`label of ${key}`, boxCorners(label.box))),
    ...arrows.flatMap(({ id, label }) => (label ? [shape(`label of ${id}`, boxCorners(label.box))] : [])),
  ];
  const names = zones.map(({ id, nameAt }) =>
    shape(
      `name of ${id}`,
      corners({ x: nameAt.x, y: nameAt.y - nameAt.size * 0.75, width: nameAt.width, depth: nameAt.size }),
    ),
  );
  return [
    ...clashes(labels, labels),
    ...clashes(labels, solids),
    ...clashes(names, labels),
    ...clashes(names, solids),
    ...clashes(names, names),
  ];
}

function shape(name: string, outline: readonly Point[]): Shape {
  const [xs, ys] = [outline.map(({ x }) => x), outline.map(({ y }) => y)];
  const [x, y] = [Math.min(...xs), Math.min(...ys)];
  return { name, outline, box: { x, y, width: Math.max(...xs) - x, height: Math.max(...ys) - y } };
}

function clashes(some: readonly Shape[], others: readonly Shape[]): string[] {
  const found = new Set<string>();
  for (const one of some) {
    for (const other of others) {
      if (one.name === other.name || found.has(`${other.name} / ${one.name}`)) continue;
      if (boxesTouch(one.box, other.box) && overlaps(one.outline, other.outline))
        found.add(`${one.name} / ${other.name}`);
    }
  }
  return [...found];
}

function boxesTouch(a: Box, b: Box): boolean {
  return a.x < b.x + b.width && b.x < a.x + a.width && a.y < b.y + b.height && b.y < a.y + a.height;
}

function groundOf({ x, y, shape: name }: SceneBlock): Rect {
  const { half } = footprintOf(name);
  return { x: x - half, y: y - half, width: 2 * half, depth: 2 * half };
}

function rectsTouch(a: Rect, b: Rect): boolean {
  return a.x < b.x + b.width && b.x < a.x + a.width && a.y < b.y + b.depth && b.y < a.y + a.depth;
}

function holds(outer: Rect, inner: Rect): boolean {
  return (
    inner.x >= outer.x &&
    inner.y >= outer.y &&
    inner.x + inner.width <= outer.x + outer.width &&
    inner.y + inner.depth <= outer.y + outer.depth
  );
}

function segments(points: readonly Point[]): [Point, Point][] {
  return points.slice(1).flatMap((end, index): [Point, Point][] => {
    const start = points[index];
    return start ? [[start, end]] : [];
  });
}

function spanned([a, b]: readonly [Point, Point]): Rect {
  return {
    x: Math.min(a.x, b.x),
    y: Math.min(a.y, b.y),
    width: Math.abs(a.x - b.x),
    depth: Math.abs(a.y - b.y),
  };
}

import type { SceneBlock } from '../model/scene.ts';
import { COS30, project, round, SIN30 } from './iso.ts';
import type { Clearance } from './lanes.ts';
import type { Lattice } from './lattice.ts';

/** Half an arrow and its casing. */
const AIR = 4;

/** How far to the front of the middle an arrow may leave each block: further on it would run under the block's label. */
export function clearanceOf(blocks: readonly SceneBlock[], { columns, rows }: Lattice): Clearance {
  const limits = new Map(blocks.map((block) => [spot(block.x, block.y), limitOf(block)]));
  return ({ x, y }) =>
    limits.get(spot(round(columns.middles[x >> 1] ?? 0), round(rows.middles[y >> 1] ?? 0))) ?? Infinity;
}

function spot(x: number, y: number): string {
  return `${x},${y}`;
}

/** A line along x that lies `offset` further front sinks below the upper corner of the label from here on. */
function limitOf({ x, y, label: { box } }: SceneBlock): number {
  const top = box.y - project(x, y).y;
  return top - AIR - (box.width / 2) * (SIN30 / COS30);
}

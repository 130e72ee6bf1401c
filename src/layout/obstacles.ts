import type { Box, Point } from '../model/scene.ts';
import { boundsOf, boxCorners, overlaps } from './iso.ts';

/** What a text may not cover, with its box for a quick first look. */
interface Obstacle {
  readonly outline: readonly Point[];
  readonly box: Box;
  /** the arrow it belongs to, which its own text may cover */
  readonly owner: number;
}

/** Obstacles by place: a text is compared only with what lies near it. */
export interface Obstacles {
  readonly add: (outline: readonly Point[], owner?: number) => void;
  /** Does a screen box cover anything but what belongs to this owner? */
  readonly isCovered: (box: Box, owner: number) => boolean;
}

/** Side of a square of the screen that is looked at as one. */
const SQUARE = 160;
const NOBODY = -1;

export function obstacles(): Obstacles {
  const squares = new Map<number, Obstacle[]>();
  return {
    add: (outline, owner = NOBODY) => {
      const found = { outline, box: boundsOf(outline), owner };
      for (const square of squaresOf(found.box)) {
        const there = squares.get(square);
        if (there) there.push(found);
        else squares.set(square, [found]);
      }
    },
    isCovered: (box, owner) => {
      const outline = boxCorners(box);
      return squaresOf(box).some((square) =>
        squares
          .get(square)
          ?.some(
            (other) => other.owner !== owner && touches(box, other.box) && overlaps(outline, other.outline),
          ),
      );
    },
  };
}

/** Numbers of the squares that a box touches; a long slanting line is cut into short ones before. */
function squaresOf({ x, y, width, height }: Box): number[] {
  const found: number[] = [];
  for (let column = Math.floor(x / SQUARE); column <= Math.floor((x + width) / SQUARE); column += 1) {
    for (let row = Math.floor(y / SQUARE); row <= Math.floor((y + height) / SQUARE); row += 1)
      found.push(column * 0x10_00_00 + row);
  }
  return found;
}

function touches(a: Box, b: Box): boolean {
  return a.x < b.x + b.width && b.x < a.x + a.width && a.y < b.y + b.height && b.y < a.y + a.height;
}

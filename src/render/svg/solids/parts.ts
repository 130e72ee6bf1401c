/** A convex footprint, raised. */
export interface Prism {
  readonly kind: 'prism';
  /** clockwise as seen on the screen: back, right, front, left */
  readonly points: readonly (readonly [number, number])[];
  readonly bottom: number;
  readonly top: number;
}

/** A round body; the radii differ where it tapers. */
export interface Drum {
  readonly kind: 'drum';
  readonly x: number;
  readonly y: number;
  readonly low: number;
  readonly high: number;
  readonly bottom: number;
  readonly top: number;
}

/** A line drawn on a face. */
export interface Line {
  readonly kind: 'line';
  readonly points: readonly (readonly [number, number, number])[];
}

export type Part = Prism | Drum | Line;

/** A body as data: parts from back to front, and a sign engraved on the top face. */
export interface Solid {
  readonly hue: Hue;
  readonly parts: readonly Part[];
  /** SVG path around 0,0, about 20 wide, reading along x */
  readonly glyph?: string;
  /** which part carries the glyph and the drift signs; absent: the last prism or drum */
  readonly face?: number;
}

export type Hue =
  | 'compute'
  | 'network'
  | 'storage'
  | 'database'
  | 'integration'
  | 'security'
  | 'operations'
  | 'intelligence';

/** From corner to corner. */
export function box(from: readonly [number, number, number], to: readonly [number, number, number]): Prism {
  const [[left, back, bottom], [right, front, top]] = [from, to];
  return {
    kind: 'prism',
    points: [
      [left, back],
      [right, back],
      [right, front],
      [left, front],
    ],
    bottom,
    top,
  };
}

/** A square in the middle. */
export function slab(half: number, bottom: number, top: number): Prism {
  return box([-half, -half, bottom], [half, half, top]);
}

/** A regular footprint with so many sides. */
export function prism(sides: number, radius: number, bottom: number, top: number): Prism {
  const turn = Math.PI / 4 + Math.PI / sides;
  return {
    kind: 'prism',
    points: Array.from({ length: sides }, (_, index) => {
      const angle = turn + (index * 2 * Math.PI) / sides;
      return [radius * Math.cos(angle), radius * Math.sin(angle)] as const;
    }),
    bottom,
    top,
  };
}

export function drum(
  radius: number,
  bottom: number,
  top: number,
  at: readonly [number, number] = [0, 0],
): Drum {
  return { kind: 'drum', x: at[0], y: at[1], low: radius, high: radius, bottom, top };
}

/** A round body that is wider at one end. */
export function cone(
  low: number,
  high: number,
  heights: readonly [number, number],
  at: readonly [number, number] = [0, 0],
): Drum {
  return { kind: 'drum', x: at[0], y: at[1], low, high, bottom: heights[0], top: heights[1] };
}

export function line(...points: readonly (readonly [number, number, number])[]): Line {
  return { kind: 'line', points };
}

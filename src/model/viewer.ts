import type { Status } from './comparison.ts';
import type { Box, SceneArrow, SceneBlock, SceneNote, SceneZone, ZoneKind } from './scene.ts';
import type { Sign } from './signs.ts';

/**
 * Everything the 3D viewer shows, as one JSON value in its page: the scene of the drawing, the same solids and colours as
 * data, and what each resource is called. Resources are referred to by index, so that a hundred thousand fit.
 */
export interface ViewerData {
  readonly format: 'isodrift/viewer@1';
  readonly title: string;
  readonly zones: readonly SceneZone[];
  readonly blocks: readonly ViewerBlock[];
  readonly arrows: readonly SceneArrow[];
  readonly bounds: Box;
  readonly resources: ViewerResources;
  readonly statuses: readonly Status[];
  readonly types: readonly ViewerType[];
  /** texts that many resources share: accounts, regions, folders of pages */
  readonly accounts: readonly string[];
  readonly regions: readonly string[];
  readonly signs: Readonly<Record<Status, ViewerSign>>;
  /** by shape */
  readonly solids: Readonly<Record<string, ViewerSolid>>;
  readonly palettes: Readonly<Record<'light' | 'dark', ViewerPalette>>;
}

/** A block of the scene; `members` are indexes of resources, one for a block that stands for itself. */
export interface ViewerBlock extends Pick<
  SceneBlock,
  'key' | 'shape' | 'name' | 'title' | 'status' | 'zone' | 'x' | 'y' | 'size' | 'label'
> {
  readonly members: readonly number[];
  /** one block stands for many, until it is opened */
  readonly isClosed: boolean;
  /** what is folded into it and diverges */
  readonly folded: readonly SceneNote[];
}

/** Columns, one entry per resource. */
export interface ViewerResources {
  readonly keys: readonly string[];
  readonly names: readonly string[];
  /** index into `types` */
  readonly types: readonly number[];
  /** index into `statuses` */
  readonly states: readonly number[];
  readonly accounts: readonly number[];
  readonly regions: readonly number[];
  /** number of changed attributes */
  readonly changes: readonly number[];
  /** 1 declared, 2 deployed, 3 both */
  readonly sides: readonly number[];
  /** page of the resource; '' where there is none */
  readonly pages: readonly string[];
  /** by index of what diverges: in a few words, why */
  readonly words: Readonly<Record<number, string>>;
}

export interface ViewerType {
  readonly type: string;
  readonly title: string;
  readonly service: string;
  readonly shape: string;
}

export type ViewerSign = Pick<Sign, 'glyph' | 'word' | 'colour' | 'ink'> & {
  /** the glyph as strokes 10 wide; '' where a status carries no badge */
  readonly strokes: string;
  readonly look: ViewerLook;
};

/** The forms a solid takes, by number for the shader: plain 0, changed 1, ghost 2, unmanaged 3, unchecked 4, pending 5, dim 6. */
export type ViewerLook = 0 | 1 | 2 | 3 | 4 | 5 | 6;

/** A body as in the drawing: prisms and drums from back to front, lines and a glyph on its faces. */
export interface ViewerSolid {
  readonly hue: number;
  readonly parts: readonly ViewerPart[];
  /** which part carries the glyph and the signs of drift */
  readonly face: number;
  /** strokes of the glyph on the top face, around its middle */
  readonly glyph: readonly (readonly (readonly [number, number])[])[];
}

export type ViewerPart =
  | {
      readonly kind: 'prism';
      readonly points: readonly (readonly [number, number])[];
      readonly bottom: number;
      readonly top: number;
    }
  | {
      readonly kind: 'drum';
      readonly x: number;
      readonly y: number;
      readonly low: number;
      readonly high: number;
      readonly bottom: number;
      readonly top: number;
    }
  | { readonly kind: 'line'; readonly points: readonly (readonly [number, number, number])[] };

/** Colours of a theme as hex. */
export interface ViewerPalette {
  readonly paper: string;
  readonly ink: string;
  readonly quiet: string;
  readonly plate: string;
  readonly plateEdge: string;
  readonly arrow: string;
  readonly ghost: string;
  readonly isDark: boolean;
  /** by hue number, the last of a tray: top, left, right, edge, glyph */
  readonly solids: readonly (readonly [string, string, string, string, string])[];
  readonly zones: Readonly<
    Record<
      ZoneKind,
      {
        readonly top: string;
        readonly left: string;
        readonly right: string;
        readonly edge: string;
        readonly name: string;
      }
    >
  >;
  /** plates get thicker with their rank; in pixels */
  readonly thickness: Readonly<Record<ZoneKind, number>>;
}

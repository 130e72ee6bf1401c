import type { ViewerData, ViewerPalette } from '../model/viewer.ts';
import type { Body } from './bodies-of.ts';
import type { Camera } from './camera.ts';

/** What is written over the solids: names, signs, counts and what is pointed at. */
export interface OverlayInput {
  readonly data: ViewerData;
  readonly palette: ViewerPalette;
  readonly camera: Camera;
  readonly bodies: readonly Body[];
  readonly opened: ReadonlySet<number>;
  readonly view: number;
  /** 0 plain, 1 pale, 2 hidden */
  readonly stateOf: (body: Body) => number;
  readonly selected: Body | undefined;
  readonly hovered: Body | undefined;
  readonly isFocused: boolean;
}

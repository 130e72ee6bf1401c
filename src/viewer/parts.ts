import type { ViewerData } from '../model/viewer.ts';
import type { Chrome } from './controls.ts';
import type { Flight } from './flight.ts';
import type { Found } from './found.ts';
import type { Frames } from './frames.ts';
import type { Hovering } from './hovering.ts';
import type { Minimap } from './minimap.ts';
import type { Moves } from './moves.ts';
import type { Picker } from './pick.ts';
import type { Selection } from './selection.ts';
import type { Session } from './session.ts';
import type { Standing } from './standing.ts';
import type { View } from './view.ts';
import type { Walking } from './walking.ts';

/** Everything the viewer is made of. */
export interface Parts {
  readonly data: ViewerData;
  readonly dark: MediaQueryList;
  readonly chrome: Chrome;
  readonly view: View;
  readonly session: Session;
  readonly flight: Flight;
  readonly picker: Picker;
  readonly map: Minimap;
  readonly standing: Standing;
  readonly selection: Selection;
  readonly walking: Walking;
  readonly hovering: Hovering;
  readonly found: Found;
  readonly moves: Moves;
  readonly frames: Frames;
  readonly draw: (nowMs: number) => void;
}

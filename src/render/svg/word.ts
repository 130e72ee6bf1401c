import type { Status } from '../../model/comparison.ts';
import type { View } from '../../model/scene.ts';
import { SIGNS } from '../../model/signs.ts';
import type { Palette } from './theme.ts';

/** How and for which view things are drawn. */
export interface Manner {
  readonly palette: Palette;
  readonly view: View;
}

/** What is said of a thing after its name; a drawing of one side does not say that a thing is as on the other. */
export function verdict(status: Status, view: View): string {
  return status === 'in-sync' && view !== 'drift' ? '' : `: ${SIGNS[status].word}`;
}

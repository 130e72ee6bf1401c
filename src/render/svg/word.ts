import type { Status } from '../../model/comparison.ts';
import type { Scene, View } from '../../model/scene.ts';
import { type Telling, wordsOf } from '../../model/signs.ts';
import type { Palette } from './theme.ts';

/** How and for which view things are drawn. */
export interface Manner {
  readonly palette: Palette;
  readonly view: View;
  readonly telling: Telling;
}

/** What is said of a thing after its name; a drawing of one side does not say that a thing is as on the other. */
export function verdict(status: Status, { view, telling }: Omit<Manner, 'palette'>): string {
  return status === 'in-sync' && view !== 'drift' ? '' : `: ${wordsOf(status, telling).word}`;
}

/** How a scene tells what it shows. */
export function tellingOf({ film }: Scene): Telling {
  return film ? 'film' : 'drift';
}

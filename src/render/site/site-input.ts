import type { Comparison } from '../../model/comparison.ts';
import type { View } from '../../model/scene.ts';

export type { View };
export type Theme = 'light' | 'dark';

/** One drawing, already rendered. `svg` is our own renderer's output, the only markup that enters a page unescaped. */
export interface Picture {
  readonly view: View;
  readonly theme: Theme;
  readonly svg: string;
}

/** Everything a site is made of. */
export interface SiteInput {
  readonly comparison: Comparison;
  /** none: the pages do without */
  readonly pictures: readonly Picture[];
  /** most pages that hold one resource each; above it, pages hold a hundred. Absent: 2,000 */
  readonly maxResourcePages?: number;
  /** most findings that the drift sheet spells out, worst first; the others are listed with a link. Absent: 1,000 */
  readonly maxCards?: number;
}

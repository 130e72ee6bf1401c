import type { Comparison, DriftSeverity } from '../../model/comparison.ts';
import type { Scene, Subject, View } from '../../model/scene.ts';

export type { View };
export type Theme = 'light' | 'dark';

/** A side of the architecture, or the drift of another subject. */
export type PictureView = View | Exclude<Subject, 'architecture'>;

/** One drawing, already rendered. `svg` is our own renderer's output, the only markup that enters a page unescaped. */
export interface Picture {
  readonly view: PictureView;
  readonly theme: Theme;
  readonly svg: string;
}

/** Everything a site is made of. */
export interface SiteInput {
  readonly comparison: Comparison;
  /** none: the pages do without */
  readonly pictures: readonly Picture[];
  /** of the drift view, for the page in three dimensions; absent: the site has none */
  readonly scene?: Scene;
  /** earlier comparisons of the same design; absent: the site says nothing about time */
  readonly history?: History;
  /** most pages that hold one resource each; above it, pages hold a hundred. Absent: 2,000 */
  readonly maxResourcePages?: number;
  /** most findings that the drift sheet spells out, worst first; the others are listed with a link. Absent: 1,000 */
  readonly maxCards?: number;
}

/** What earlier comparisons said. */
export interface History {
  /** one per comparison, oldest first */
  readonly scans: readonly Scan[];
  readonly drifts: readonly PastDrift[];
}

/** How many resources diverged in one scan. */
export interface Scan {
  readonly capturedAt: string;
  readonly missing: number;
  readonly changed: number;
  readonly unmanaged: number;
  readonly notChecked: number;
}

/** One divergence over time, as `isodrift history` tells it. */
export interface PastDrift {
  readonly type: string;
  readonly key: string;
  readonly what: string;
  readonly severity: DriftSeverity;
  readonly since: string;
  readonly until?: string;
}

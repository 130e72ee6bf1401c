import type { Relation } from '../model/graph.ts';
import type { Judged } from './findings.ts';

/** What is known about the ends and the evidence of arrows, by the keys of either side. */
export interface Ends {
  readonly declared: (key: string) => Judged | undefined;
  readonly deployed: (key: string) => Judged | undefined;
  /** is a folded thing next to it (a listener, a group, a role) that differs? Only then can an arrow through several of them be gone */
  readonly isNearDivergence: (key: string) => boolean;
  /** does the design state the pointer that makes this arrow, though between other ends? (two things behind one group) */
  readonly isStated: (arrow: Relation) => boolean;
}

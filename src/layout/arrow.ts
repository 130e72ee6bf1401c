import type { Status } from '../model/comparison.ts';
import type { RelationKind } from '../model/graph.ts';

/** Something that travels from one block to another, however many relations say so. */
export interface Flow {
  readonly from: string;
  readonly to: string;
  readonly kinds: readonly RelationKind[];
  /** the worst of them */
  readonly status: Status;
  readonly statuses: readonly Status[];
  readonly labels: readonly string[];
  readonly count: number;
}

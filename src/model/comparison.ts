import type { Coverage, DesiredSource, Gap, GapReason, Relation, Resource } from './graph.ts';
import type { Value } from './value.ts';

/** In the order in which people should read them: worst first. */
export const STATUSES = [
  'missing',
  'changed',
  'unmanaged',
  'not-checked',
  'pending',
  'accepted',
  'owned-elsewhere',
  'aws-default',
  'in-sync',
] as const;

export type Status = (typeof STATUSES)[number];

/** The statuses that make `diff` exit with 2. */
export const DIVERGENT: readonly Status[] = ['missing', 'changed', 'unmanaged'];

export interface Comparison {
  readonly format: 'isodrift/comparison@1';
  readonly title: string;
  readonly desired: { readonly sources: readonly DesiredSource[] };
  readonly deployed: {
    readonly capturedAt: string;
    readonly scanner: string;
    readonly accounts: readonly string[];
    readonly regions: readonly string[];
    readonly coverage: readonly Coverage[];
  };
  readonly findings: readonly Finding[];
  readonly relations: readonly RelationFinding[];
  readonly gaps: readonly Gap[];
  readonly summary: Summary;
}

export interface Finding {
  /** the declared key when declared, else the deployed key */
  readonly key: string;
  readonly type: string;
  readonly status: Status;
  readonly desired?: Resource;
  readonly deployed?: Resource;
  readonly changes: readonly Change[];
  /** declared attributes that could not be compared, and why */
  readonly notCompared: readonly NotCompared[];
  /** differences that a normalisation rule explains away */
  readonly suppressed: readonly Suppressed[];
  /** absent when only one side exists */
  readonly match?: MatchRung;
  /** one sentence: why this status (the gap, the owner, the default, the acceptance) */
  readonly reason?: string;
}

export type MatchRung =
  | 'arn'
  | 'id'
  | 'physical-id'
  | 'stack-tags'
  | 'explicit'
  | 'natural-key'
  | 'name'
  | 'structure';

export interface Change {
  /** CloudFormation path; `Tags.Env` for one tag */
  readonly path: string;
  readonly desired: Value | null;
  readonly deployed: Value | null;
}

export interface NotCompared {
  readonly path: string;
  readonly reason: string;
}

export interface Suppressed {
  readonly path: string;
  readonly desired: Value | null;
  readonly deployed: Value | null;
  /** the kind or rule that found both equal */
  readonly rule: string;
}

/** A declared arrow that is not there, or an arrow that nobody declared. `from` and `to` are finding keys. */
export interface RelationFinding {
  readonly from: string;
  readonly to: string;
  readonly kind: Relation['kind'];
  readonly status: Status;
  readonly label?: string;
  readonly evidence: Relation['evidence'];
  readonly reason?: string;
}

export interface Summary {
  readonly status: 'in-sync' | 'divergent' | 'incomplete';
  readonly findings: Readonly<Record<Status, number>>;
  readonly relations: Readonly<Record<Status, number>>;
  /** gaps by reason, listed only where there are any */
  readonly gaps: Readonly<Partial<Record<GapReason, number>>>;
  readonly calls: { readonly made: number; readonly failed: number };
  /** declared / non-default deployed */
  readonly ownership: Ratio;
  /** resources with at least one compared attribute / declared */
  readonly verified: Ratio;
}

/** An honest number: an empty whole is "n/a", neither 0 % nor 100 %. */
export interface Ratio {
  readonly part: number;
  readonly whole: number;
}

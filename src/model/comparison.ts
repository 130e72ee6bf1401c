import type {
  Conflict,
  Coverage,
  DesiredSource,
  Gap,
  GapReason,
  Range,
  Relation,
  Resource,
  Source,
} from './graph.ts';
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

/** How much a divergence matters, by what it touches: worst first. */
export const SEVERITIES = ['critical', 'high', 'medium', 'low', 'info'] as const;

export type DriftSeverity = (typeof SEVERITIES)[number];

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
  /** absent when the design has none */
  readonly components?: readonly ComponentFinding[];
  /** absent when the design has none */
  readonly rules?: readonly RuleFinding[];
  /** where two sources of the design disagree; absent when they agree */
  readonly conflicts?: readonly Conflict[];
  /** what people should know about the reading of the design, each with its file; absent when there is nothing */
  readonly notes?: readonly string[];
  readonly summary: Summary;
  /** who reaches what, and is not let in by the design; absent when there is none */
  readonly exposures?: readonly Exposure[];
  /** what keeps data safe, per store; absent when nothing stores data */
  readonly protection?: readonly ProtectionRow[];
}

/** Something reaches a resource in the account that it does not reach in the design: one finding with the whole path. */
export interface Exposure {
  /** finding key of who reaches in; 'internet' for everybody */
  readonly from: string;
  /** finding key of what is reached */
  readonly to: string;
  /** `:5432`, `:8000-9000`, `all` */
  readonly port: string;
  readonly status: Status;
  readonly severity: DriftSeverity;
  /** from outside to inside, each a finding key with the rule that lets the traffic through */
  readonly path: readonly ExposureStep[];
  readonly reason?: string;
}

export interface ExposureStep {
  readonly key: string;
  /** what lets the traffic through here, in words: `0.0.0.0/0 :5432` */
  readonly by: string;
}

/** One data store, and how it answers the questions that data stores have to answer. */
export interface ProtectionRow {
  /** finding key */
  readonly key: string;
  readonly type: string;
  readonly status: Status;
  readonly answers: readonly ProtectionAnswer[];
}

export interface ProtectionAnswer {
  /** `encryption`, `backups` */
  readonly question: string;
  /** the answer that keeps data safe: nobody wants public access */
  readonly wanted: boolean;
  /** absent: the design does not say, or it is not known before deployment */
  readonly desired?: boolean;
  /** absent: not deployed, or not seen */
  readonly deployed?: boolean;
}

/** How many resources a component has, where they stand, and whether that is as designed. */
export interface ComponentFinding {
  readonly name: string;
  readonly title?: string;
  readonly layer?: string;
  readonly status: 'in-sync' | 'changed' | 'missing' | 'not-checked';
  /** finding keys of its members */
  readonly members: readonly string[];
  /** how many there are to be; absent: at least one */
  readonly count?: Range;
  /** over how many availability zones at least */
  readonly spread?: number;
  /** availability zones they stand in */
  readonly zones: readonly string[];
  readonly reason?: string;
  readonly source?: Source;
}

/** One rule of the design, judged on what is deployed. */
export interface RuleFinding {
  readonly rule: string;
  /** must it be, or must it not */
  readonly effect: 'forbid' | 'require';
  readonly status: 'violated' | 'kept' | 'not-checked';
  readonly severity: DriftSeverity;
  /** finding keys of whoever breaks it */
  readonly offenders: readonly Offender[];
  /** why the rule is there, in the words of the design */
  readonly reason?: string;
  /** why it could not be judged, or how far it was */
  readonly note?: string;
  readonly source?: Source;
}

/** Does this rule fail a run? One that is broken but worth no more than a word is told, and does not. */
export function isFailing({ status, severity }: RuleFinding): boolean {
  return status === 'violated' && severity !== 'low' && severity !== 'info';
}

/**
 * Who breaks a rule, and how. A forbidden arrow is named as among the relations: `key`, `kind`, `to` and `label`. Of an arrow that
 * is required and not there, `to` is where it should lead, if that is one place. What the internet reaches has no arrow of its own.
 */
export interface Offender {
  /** finding key; of an arrow, where it starts */
  readonly key: string;
  /** finding key of the other end of an arrow */
  readonly to?: string;
  readonly kind?: Relation['kind'];
  readonly label?: string;
  /** who reaches `key` from outside of AWS */
  readonly from?: 'internet';
  readonly what: string;
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
  /** of what is owned elsewhere: whose it is (`stack monitoring`) */
  readonly owner?: string;
  /** of what is accepted: who decided so, and until when */
  readonly acceptance?: AcceptedBecause;
  /** of what diverges */
  readonly severity?: DriftSeverity;
  /** what to paste where, to settle what diverges */
  readonly fixes?: readonly Fix[];
}

/** What the design says on drift that somebody decided to live with. */
export interface AcceptedBecause {
  readonly reason: string;
  readonly owner?: string;
  /** last day on which it holds (`2027-03-31`) */
  readonly expires?: string;
}

/** A few lines for the named tool: an import block, an import snippet, an entry of isodrift.yaml. */
export interface Fix {
  readonly tool: 'terraform' | 'cloudformation' | 'isodrift';
  readonly text: string;
}

/** From surest to least sure. */
export const MATCH_RUNGS = [
  'arn',
  'id',
  'physical-id',
  'stack-tags',
  'explicit',
  'natural-key',
  'name',
  'structure',
] as const;

export type MatchRung = (typeof MATCH_RUNGS)[number];

export interface Change {
  /** CloudFormation path; `Tags.Env` for one tag */
  readonly path: string;
  readonly desired: Value | null;
  readonly deployed: Value | null;
  readonly severity?: DriftSeverity;
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
  /** the rule of normalisation behind it, 1 to 24 (`likeness.ts`); absent in comparisons of older versions */
  readonly number?: number;
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
  /** of what diverges */
  readonly severity?: DriftSeverity;
}

export interface Summary {
  readonly status: 'in-sync' | 'divergent' | 'incomplete';
  readonly findings: Readonly<Record<Status, number>>;
  readonly relations: Readonly<Record<Status, number>>;
  /** absent when nobody is let in, or kept out, against the design */
  readonly exposures?: Readonly<Record<Status, number>>;
  /** absent when the design has none */
  readonly components?: Readonly<Record<ComponentFinding['status'], number>>;
  /** absent when the design has none */
  readonly rules?: Readonly<Record<RuleFinding['status'], number>>;
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

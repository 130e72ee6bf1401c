import type { Value } from './value.ts';

/** One account's resources, or a declared design: both sides share this shape, which is what makes them comparable. */
export interface Graph {
  readonly resources: readonly Resource[];
  readonly relations: readonly Relation[];
  readonly gaps: readonly Gap[];
}

/** What a scan wrote. `capturedAt` is the only clock value in any stage file. */
export interface Inventory extends Graph {
  readonly format: 'isodrift/inventory@1';
  readonly capturedAt: string;
  readonly scanner: string;
  readonly accounts: readonly string[];
  readonly regions: readonly string[];
  /** every call made, so that a picture can say "98 of 98 calls" */
  readonly coverage: readonly Coverage[];
  /** which regions of which accounts were looked at, and when; absent: all regions of all accounts, at `capturedAt` */
  readonly captures?: readonly Capture[];
}

/** Regions of one account that were looked at in one run. */
export interface Capture {
  readonly account: string;
  /** `global` stands for the global services */
  readonly regions: readonly string[];
  readonly capturedAt: string;
}

/** What the declared sources say. */
export interface Desired extends Graph {
  readonly format: 'isodrift/desired@1';
  readonly title: string;
  readonly sources: readonly DesiredSource[];
  /** divergences that somebody decided to live with; absent when there are none */
  readonly accepted?: readonly Acceptance[];
  /** names that stand for many deployed resources; relations may name them; absent when there are none */
  readonly components?: readonly Component[];
  /** what must or must not be, whoever made it; absent when there are none */
  readonly rules?: readonly Rule[];
  /** where two sources say different things about one resource; absent when they agree */
  readonly conflicts?: readonly Conflict[];
  /** how much certain divergences matter to these people: the last that fits wins; absent when nothing is said */
  readonly severities?: readonly SeverityRule[];
  /** what people should know about the reading: declared twice, skipped providers; absent when there is nothing */
  readonly notes?: readonly string[];
}

/** A name that stands for however many resources are deployed of it. */
export interface Component {
  readonly name: string;
  readonly title?: string;
  /** a layer of the catalogue, for the picture */
  readonly layer?: string;
  readonly select: Selection;
  /** absent: at least one */
  readonly count?: Range;
  /** over how many availability zones at least */
  readonly spread?: number;
  readonly source?: Source;
}

/** Which resources are meant: every given field must hold, by one of its members. `*` stands for anything. */
export interface Selection {
  readonly types?: readonly string[];
  readonly names?: readonly string[];
  readonly tags?: Readonly<Record<string, string>>;
  readonly layers?: readonly string[];
  /** declared keys */
  readonly keys?: readonly string[];
  readonly component?: string;
  /** everybody outside of AWS; only as the start of an arrow */
  readonly internet?: true;
}

/** From `least` up to `most`; no `most` is no limit. */
export interface Range {
  readonly least: number;
  readonly most?: number;
}

/** What must or must not be in the deployed account: an arrow, or a protection of some resources. */
export interface Rule {
  /** as written: `forbid internet -> orders-db` */
  readonly rule: string;
  readonly effect: 'forbid' | 'require';
  readonly arrow?: { readonly from: Selection; readonly to: Selection; readonly label?: string };
  readonly protection?: { readonly what: string; readonly on: Selection };
  /** low and info are told and do not make the result divergent */
  readonly severity: 'critical' | 'high' | 'medium' | 'low' | 'info';
  readonly reason?: string;
  readonly source?: Source;
}

/** Two sources say different things about one resource; the first one holds. */
export interface Conflict {
  readonly key: string;
  readonly path: string;
  readonly held: Claim;
  readonly other: Claim;
}

/** Who says what. */
export interface Claim {
  readonly value: Value;
  readonly source: Source;
}

/** A divergence that somebody decided to live with, and until when. */
export interface Acceptance {
  /**
   * `type/id#attribute`, where `*` stands for any run of characters and `#attribute` may be left out.
   * The part after the first `/` may be the id, the ARN, the name or the key of the declared or the deployed resource.
   */
  readonly pattern: string;
  readonly reason: string;
  readonly owner?: string;
  /** last day on which it holds (`2027-03-31`), measured against `capturedAt` of the inventory */
  readonly expires?: string;
  readonly source?: Source;
}

/** How much those divergences matter that fit a pattern, which is written as in an acceptance. */
export interface SeverityRule {
  readonly pattern: string;
  readonly severity: 'critical' | 'high' | 'medium' | 'low' | 'info';
  readonly source?: Source;
}

/** One file of the design. `revision` is whatever the source carries to tell versions apart (a state serial, a template hash). */
export interface DesiredSource {
  readonly kind:
    | 'isodrift'
    | 'terraform-state'
    | 'terraform-plan'
    | 'cloudformation'
    | 'pulumi'
    | 'inventory';
  readonly file: string;
  readonly revision?: string;
}

export interface Resource {
  /** unique in its graph. Deployed: `account/region/type/id`. Declared: its address in the source, so that a replaced resource keeps its place in the picture. */
  readonly key: string;
  /** CloudFormation type name; for what the tagging API names and nobody modelled, the best guess from the ARN */
  readonly type: string;
  /** '' when the design does not say */
  readonly account: string;
  /** '' when the design does not say; 'global' for global services */
  readonly region: string;
  /** physical id; '' when it is not known before deployment */
  readonly id: string;
  readonly arn?: string;
  readonly name?: string;
  /** declared only: what the source calls it, for people to read (the construct's id in CDK); never compared */
  readonly title?: string;
  /** declared only: what it belongs to in the source (the path of the construct around it) */
  readonly group?: string;
  readonly tags: Readonly<Record<string, string>>;
  /** by CloudFormation path (`VpcConfig.SubnetIds`), in the canonical form of the attribute's kind */
  readonly attributes: Readonly<Record<string, Value>>;
  /** other names it answers to (URL, DNS name, endpoint, alias), for resolving references */
  readonly aliases?: readonly string[];
  /** true when no catalogue entry knows the type: named and placed, attributes not read */
  readonly generic?: true;
  /** declared only: attributes of which just these members were declared (a rule declared apart from its group) */
  readonly partial?: readonly string[];
  /** declared only: keys of tags whose value is not known before deployment; `*` when there may be keys that nobody knows */
  readonly openTags?: readonly string[];
  /** how a declared resource without an id is to be found (isodrift.yaml `match`, a stack's logical id) */
  readonly match?: Match;
  /** declared only: a plan says it is still to be created */
  readonly pending?: true;
  /** declared only: why it may not be meant to be there at all (a condition that depends on a value nobody gave) */
  readonly conditional?: string;
  /** declared only: it stands for this many, all found by `match` */
  readonly count?: Range;
  readonly source: Source;
}

/** How a declared resource names its deployed counterpart. All given fields must hold. */
export interface Match {
  readonly id?: string;
  readonly arn?: string;
  readonly name?: string;
  readonly tags?: Readonly<Record<string, string>>;
  readonly stack?: string;
  readonly logicalId?: string;
}

/** Where a fact comes from: an API action for deployed, file and line for desired. */
export interface Source {
  /** `ec2:DescribeVpcs` or a path as given by the user */
  readonly origin: string;
  /** 1-based line in the file */
  readonly line?: number;
  /** `aws_vpc.main`, a logical id */
  readonly address?: string;
}

/** `infra/main.tf:12`, `ec2:DescribeVpcs`: where a fact comes from, for people. */
export function originText({ origin, line }: Source): string {
  return line === undefined ? origin : `${origin}:${line}`;
}

export const RELATION_KINDS = [
  'contains',
  'connects',
  'invokes',
  'reads',
  'writes',
  'routes',
  'triggers',
  'assumes',
  'encrypts',
  'logs',
  'guards',
  'uses',
] as const;

export type RelationKind = (typeof RELATION_KINDS)[number];

export interface Relation {
  readonly from: string;
  readonly to: string;
  readonly kind: RelationKind;
  /** port or event, written on the arrow: `:5432`, `s3:ObjectCreated` */
  readonly label?: string;
  /** declared only: stated by a property that nobody reads from an account; drawn between ends that are there, never compared */
  readonly unread?: true;
  readonly evidence: Evidence;
}

export interface Evidence {
  /** key of the resource that states the relation (an event source mapping states that its queue invokes its function) */
  readonly resource: string;
  /** attribute path, or for a derived relation the reason in words */
  readonly attribute: string;
}

/** Something we were not allowed, or not able, to see. Never read a gap as "absent". */
export interface Gap {
  readonly account: string;
  readonly region: string;
  readonly service: string;
  readonly action: string;
  readonly reason: GapReason;
  readonly message: string;
  /** CloudFormation types that this call would have listed or described */
  readonly types: readonly string[];
  /** the one resource whose details are not known; absent when a whole listing failed */
  readonly resource?: string;
}

export const GAP_REASONS = [
  'denied',
  'denied-by-scp',
  'throttled',
  'timeout',
  'region-disabled',
  'not-available',
  'truncated',
  'malformed',
  'expired',
  'failed',
] as const;

export type GapReason = (typeof GAP_REASONS)[number];

/** One row of the coverage ledger: how often an action was sent, and how it went. */
export interface Coverage {
  readonly account: string;
  readonly region: string;
  readonly service: string;
  readonly action: string;
  readonly calls: number;
  readonly failed: number;
}

/** The message of the gap that stands for each type that nobody was asked for. */
export const LEFT_OUT = 'left out by --service';

/** Was this left out on purpose? It was never asked, and nobody failed to answer. */
export function isLeftOut({ message }: Gap): boolean {
  return message === LEFT_OUT;
}

/** How many calls went unanswered: one that several types hang on leaves a gap for each of them. */
export function countUnanswered(gaps: readonly Gap[]): number {
  const calls = gaps
    .filter((gap) => !isLeftOut(gap))
    .map(({ account, region, service, action, resource = '' }) =>
      JSON.stringify([account, region, service, action, resource]),
    );
  return new Set(calls).size;
}

/**
 * May something be there that the scan did not see? Not where there is nothing to ask: a service that does not exist in a
 * region, a region the account has not opted in to. What is declared there is not checked all the same.
 */
export function hidesSomething({ reason }: Gap): boolean {
  return reason !== 'not-available' && reason !== 'region-disabled';
}

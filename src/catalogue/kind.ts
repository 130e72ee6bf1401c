import type { RelationKind } from '../model/graph.ts';
import type { Value } from '../model/value.ts';

/** What an attribute is: its canonical form, when two are equal, and what may be kept of it. */
export interface Kind {
  readonly name: string;
  /** the canonical form of a raw value from the API, from Terraform or from CloudFormation alike; undefined when it says nothing */
  readonly canonical: (raw: unknown) => Value | undefined;
  /** both in canonical form, neither unknown */
  readonly equal: (desired: Value, deployed: Value, same: SameTarget) => boolean;
  /** for lists of which a part may be declared apart: is this declared member that deployed one? */
  readonly member?: (desired: Value, deployed: Value, same: SameTarget) => boolean;
  /** members of several canonical values as one value; absent: `canonical` does it */
  readonly unite?: (members: readonly Value[]) => Value;
  /** what a canonical value points at; absent: the value itself, or each member of the list */
  readonly targets?: (value: Value) => readonly Target[];
  /** what a difference touches; absent: the attribute or its relation tells */
  readonly concern?: Concern;
  /** the rule of normalisation by which its `equal` finds differing values equal (`model/likeness.ts`); absent: 24 */
  readonly rule?: number;
  /** names variables whose values are remembered in memory (`model/remembered.ts`) */
  readonly remembers?: true;
  /** its values never leave memory: shown as "not verifiable" */
  readonly secret?: true;
}

/** What a divergence touches, which decides how much it matters: who gets in, who may do what, what keeps data, how much there is. */
export type Concern =
  | 'exposure'
  | 'encryption'
  | 'identity'
  | 'protection'
  | 'configuration'
  | 'capacity'
  | 'words';

/** One pointer inside a value, with what it says about the arrow. */
export interface Target {
  /** id, ARN, name, URL, or a `Reference` */
  readonly to: Value;
  /** absent: the relation of the attribute */
  readonly kind?: RelationKind;
  /** `:5432`, `s3:ObjectCreated` */
  readonly label?: string;
}

/** Do a declared and a deployed reference mean one resource? Answered by the comparison, which knows what matches what. */
export type SameTarget = (desired: Value, deployed: Value) => boolean;

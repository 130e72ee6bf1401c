import type { Value } from '../model/value.ts';

/** What an attribute is: its canonical form, when two are equal, and what may be kept of it. */
export interface Kind {
  readonly name: string;
  /** the canonical form of a raw value from the API, from Terraform or from CloudFormation alike; undefined when it says nothing */
  readonly canonical: (raw: unknown) => Value | undefined;
  /** both in canonical form, neither unknown */
  readonly equal: (desired: Value, deployed: Value, same: SameTarget) => boolean;
  /** its values never leave memory: shown as "not verifiable" */
  readonly secret?: true;
}

/** Do a declared and a deployed reference mean one resource? Answered by the comparison, which knows what matches what. */
export type SameTarget = (desired: Value, deployed: Value) => boolean;

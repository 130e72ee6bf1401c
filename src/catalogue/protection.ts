import type { Value } from '../model/value.ts';

/** What a rule of a design may require or forbid; each type says in its entry what it means there. */
export const PROTECTIONS = [
  'encryption',
  'backups',
  'deletion protection',
  'dead-letter queue',
  'public access',
  'several zones',
  'replication',
] as const;

export type Protection = (typeof PROTECTIONS)[number];

/** Yes when one of the tests holds; always yes where AWS gives no choice. */
export type ProtectionTests = readonly ProtectionTest[] | 'always';

export interface ProtectionTest {
  /** attribute of the type */
  readonly path: string;
  /** the value that means yes; any of them, where there are several */
  readonly is?: Value | readonly Value[];
  /** a number of at least this much means yes */
  readonly least?: number;
  /** member of the value to look at, where the value is a map */
  readonly member?: string;
  /** any value means yes */
  readonly isSet?: true;
  /** a text inside the value, at whatever depth, means yes */
  readonly holds?: readonly string[];
  /** it also takes one resource, named by this attribute, for which the answer is yes, too (a group that is open) */
  readonly through?: string;
  /** exempt: resources that another one names with this attribute (a dead-letter queue needs none of its own) */
  readonly exceptTargetsOf?: string;
}

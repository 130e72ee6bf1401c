import type { Value } from '../../model/value.ts';

export type Properties = Readonly<Record<string, Value>>;

export type CfnResource = Readonly<Record<string, Value>>;

/** Logical ids and the resources of them. */
export type Resources = readonly (readonly [string, Value])[];

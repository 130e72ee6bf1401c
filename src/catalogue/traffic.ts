import type { Value } from '../model/value.ts';

/** The part that a type plays in who can reach whom over the network, by names of its attributes. */
export interface Traffic {
  /** routes to it lead there */
  readonly leadsTo?: 'internet';
  /** a zone: its ranges of addresses */
  readonly ranges?: readonly string[];
  /** a group: the rules that let traffic in, to whatever the group guards */
  readonly ingress?: string;
  /** a table: the ways out of its subnets */
  readonly routes?: string;
  /** a list of what may pass the border of its subnets */
  readonly entries?: string;
  /** the subnets to which routes or entries apply */
  readonly subnets?: string;
  /** it applies to all subnets of its network that have none of their own */
  readonly fallback?: Readonly<Record<string, Value | RegExp>>;
  /** it has an address in the internet; any of these */
  readonly publicWhen?: readonly Readonly<Record<string, Value | RegExp>>[];
}

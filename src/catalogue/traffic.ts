import type { Value } from '../model/value.ts';

/** The part that a type plays in who can reach whom over the network, by names of its attributes. */
export interface Traffic {
  /** routes to it lead there */
  readonly leadsTo?: 'internet';
  /** it joins the zones that these attributes name (a peering), once it is active */
  readonly joins?: readonly string[];
  /** it joins whatever is attached to it (a transit gateway) */
  readonly hub?: true;
  /** it attaches a zone to a hub: the attributes that name both */
  readonly attaches?: { readonly hub: string; readonly zone: string };
  /** a list of ranges under one name: the attribute, and the member that is the range */
  readonly stands?: { readonly list: string; readonly range: string };
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

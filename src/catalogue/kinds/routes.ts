import { isList, isMark, isObject, type Value } from '../../model/value.ts';
import type { Attribute } from '../define.ts';
import type { Kind, SameTarget } from '../kind.ts';
import { canonicalCidr } from './cidr.ts';
import { asSet, members } from './collection.ts';
import { type Fields, fieldsOf, firstOf } from './fields.ts';
import { sameMembers } from './member-list.ts';
import { identical, type Options } from './scalar.ts';

const DESTINATIONS = [
  'destination',
  'destination_cidr_block',
  'destination_ipv6_cidr_block',
  'destination_prefix_list_id',
  'cidr_block',
  'ipv6_cidr_block',
];

/** An instance comes before its network interface: whoever declares the instance does not name the interface. */
const TARGETS = [
  'target',
  'gateway_id',
  'nat_gateway_id',
  'transit_gateway_id',
  'vpc_peering_connection_id',
  'egress_only_internet_gateway_id',
  'egress_only_gateway_id',
  'carrier_gateway_id',
  'local_gateway_id',
  'core_network_arn',
  'vpc_endpoint_id',
  'instance_id',
  'network_interface_id',
];

/**
 * Routes of a table as `{ destination, target }`. Local routes are left out, and so are those that AWS puts there by itself:
 * propagated ones and those of gateway endpoints.
 */
export function routes(options: Options & Pick<Attribute, 'to' | 'relation' | 'reverse'> = {}): Attribute {
  return { kind: routesKind, ...options };
}

const routesKind: Kind = {
  name: 'routes',
  rule: 10,
  concern: 'exposure',
  canonical: (raw) => {
    if (isMark(raw)) return raw;
    const found = asSet(members(raw).flatMap((item) => routeOf(fieldsOf(item))));
    return found.length === 0 ? undefined : found;
  },
  unite: asSet,
  equal: sameMembers(sameRoute),
  member: sameRoute,
  targets: (value) =>
    isList(value) ? value.flatMap((route) => (isObject(route) ? [{ to: route['target'] ?? null }] : [])) : [],
};

function routeOf(fields: Fields): Value[] {
  const destination = firstOf(fields, ...DESTINATIONS);
  const target = firstOf(fields, ...TARGETS);
  if (destination === undefined || target === undefined || target === 'local') return [];
  if (fields['origin'] === 'EnableVgwRoutePropagation' || isOfGatewayEndpoint(destination, target)) return [];
  const via =
    fields['via'] ?? (fields['instance_id'] === target ? fields['network_interface_id'] : undefined);
  return [
    {
      destination: typeof destination === 'string' ? canonicalCidr(destination) : (destination as Value),
      target: target as Value,
      ...(via === undefined ? {} : { via: via as Value }),
    },
  ];
}

function isOfGatewayEndpoint(destination: unknown, target: unknown): boolean {
  return String(destination).startsWith('pl-') && String(target).startsWith('vpce-');
}

function sameRoute(desired: Value, deployed: Value, same: SameTarget): boolean {
  if (!isObject(desired) || !isObject(deployed)) return false;
  const wanted = ends(desired);
  const found = ends(deployed);
  const destination = desired['destination'] ?? null;
  return (
    meets(destination, deployed['destination'] ?? null, same) &&
    wanted.some((one) => found.some((other) => meets(one, other, same)))
  );
}

function ends({ target, via }: { readonly [key: string]: Value }): Value[] {
  return [target, via].filter((end) => end !== undefined);
}

function meets(one: Value, other: Value, same: SameTarget): boolean {
  return identical(one, other) || same(one, other);
}

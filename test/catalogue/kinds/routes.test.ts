import { expect, test } from 'vitest';
import { routes } from '../../../src/catalogue/kinds/routes.ts';

const { kind } = routes();
const never = (): boolean => false;

test('local, propagated and gateway endpoint routes are left out', () => {
  const raw = [
    { DestinationCidrBlock: '10.0.0.0/16', GatewayId: 'local', Origin: 'CreateRouteTable' },
    { DestinationCidrBlock: '10.9.0.0/16', GatewayId: 'vgw-0a1', Origin: 'EnableVgwRoutePropagation' },
    { DestinationPrefixListId: 'pl-0a1', GatewayId: 'vpce-0a1', Origin: 'CreateRoute' },
    { DestinationIpv6CidrBlock: '0::/0', EgressOnlyInternetGatewayId: 'eigw-0a1', Origin: 'CreateRoute' },
    { DestinationCidrBlock: '0.0.0.0/0', NatGatewayId: 'nat-0a1', Origin: 'CreateRoute' },
  ];
  expect(kind.canonical(raw)).toEqual([
    { destination: '0.0.0.0/0', target: 'nat-0a1' },
    { destination: '::/0', target: 'eigw-0a1' },
  ]);
});

test('a route inside the table, apart from it and in CloudFormation is the same route', () => {
  const route = [{ destination: '0.0.0.0/0', target: 'igw-0a1' }];
  expect(kind.canonical([{ cidr_block: '0.0.0.0/0', gateway_id: 'igw-0a1', nat_gateway_id: '' }])).toEqual(
    route,
  );
  expect(kind.canonical([{ destination_cidr_block: '0.0.0.0/0', gateway_id: 'igw-0a1' }])).toEqual(route);
  expect(kind.canonical([{ DestinationCidrBlock: '0.0.0.0/0', GatewayId: 'igw-0a1' }])).toEqual(route);
  expect(kind.canonical(route)).toEqual(route);
});

test('a route through an instance equals one through its network interface', () => {
  const deployed = kind.canonical([
    { DestinationCidrBlock: '10.9.0.0/16', InstanceId: 'i-0a1', NetworkInterfaceId: 'eni-0a1' },
  ]);
  const byInterface = kind.canonical([
    { destination_cidr_block: '10.9.0.0/16', network_interface_id: 'eni-0a1' },
  ]);
  const byInstance = kind.canonical([{ DestinationCidrBlock: '10.9.0.0/16', InstanceId: 'i-0a1' }]);
  const elsewhere = kind.canonical([{ DestinationCidrBlock: '10.9.0.0/16', InstanceId: 'i-0b2' }]);
  expect(kind.equal(byInterface ?? null, deployed ?? null, never)).toBe(true);
  expect(kind.equal(byInstance ?? null, deployed ?? null, never)).toBe(true);
  expect(kind.equal(elsewhere ?? null, deployed ?? null, never)).toBe(false);
});

test('routes point at their targets', () => {
  expect(kind.targets?.([{ destination: '0.0.0.0/0', target: { $ref: 'Nat' } }])).toEqual([
    { to: { $ref: 'Nat' } },
  ]);
});

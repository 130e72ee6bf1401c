import { expect, test } from 'vitest';
import { compare } from '../../src/compare/compare.ts';
import type { Resource } from '../../src/model/graph.ts';
import { reference } from '../../src/model/value.ts';
import { account, declared, deployed, design } from './graphs.ts';

const NAMES = ['a', 'b', 'c'];
const VPC = 'AWS::EC2::VPC';
const SUBNET = 'AWS::EC2::Subnet';
const NAT = 'AWS::EC2::NatGateway';
const TABLE = 'AWS::EC2::RouteTable';

/** Three subnets, two NAT gateways and two tables; `split` says which subnets use which table. */
function found(split: readonly (readonly string[])[]): Resource[] {
  return [
    deployed(VPC, 'vpc-1', { attributes: { CidrBlock: '10.0.0.0/16' } }),
    ...NAMES.map((name) => deployed(SUBNET, `subnet-${name}`, { attributes: { VpcId: 'vpc-1' } })),
    ...split.flatMap((names, index) => [
      deployed(NAT, `nat-${index}`, { attributes: { SubnetId: 'subnet-a' } }),
      deployed(TABLE, `rtb-${index}`, {
        attributes: {
          VpcId: 'vpc-1',
          SubnetIds: names.map((name) => `subnet-${name}`),
          Routes: [{ destination: '0.0.0.0/0', target: `nat-${index}` }],
        },
      }),
    ]),
  ];
}

function wanted(split: readonly (readonly string[])[]): Resource[] {
  return [
    declared(VPC, 'vpc', { id: 'vpc-1', attributes: { CidrBlock: '10.0.0.0/16' } }),
    ...NAMES.map((name) =>
      declared(SUBNET, name, { id: `subnet-${name}`, attributes: { VpcId: reference('vpc') } }),
    ),
    ...split.flatMap((names, index) => [
      declared(NAT, `nat${index}`, { id: `nat-${index}`, attributes: { SubnetId: reference('a') } }),
      declared(TABLE, `table${index}`, {
        id: `rtb-${index}`,
        attributes: {
          VpcId: reference('vpc'),
          SubnetIds: names.map((name) => reference(name)),
          Routes: [{ destination: '0.0.0.0/0', target: reference(`nat${index}`) }],
        },
      }),
    ]),
  ];
}

test('a subnet that moves to another table takes its own arrows along, and none of its neighbours', () => {
  const { findings, relations } = compare(
    design(wanted([['a', 'b'], ['c']])),
    account(found([['a'], ['b', 'c']])),
  );
  expect(findings.flatMap(({ key, changes }) => changes.map(({ path }) => `${key} ${path}`))).toEqual([
    'table0 SubnetIds',
    'table1 SubnetIds',
  ]);
  const routes = relations.filter(({ kind }) => kind === 'routes');
  expect(routes.map(({ from, to, status }) => `${from} ${to} ${status}`).toSorted()).toEqual([
    'a nat0 in-sync',
    'b nat0 missing',
    'b nat1 unmanaged',
    'c nat1 in-sync',
  ]);
});

import { describe, expect, test } from 'vitest';
import { compare } from '../../src/compare/compare.ts';
import type { Exposure } from '../../src/model/comparison.ts';
import type { Desired, Resource } from '../../src/model/graph.ts';
import type { Value } from '../../src/model/value.ts';
import { account, deployed, design } from './graphs.ts';

const VPC = 'AWS::EC2::VPC';
const SUBNET = 'AWS::EC2::Subnet';
const TABLE = 'AWS::EC2::RouteTable';
const ACL = 'AWS::EC2::NetworkAcl';
const GATEWAY = 'AWS::EC2::InternetGateway';
const GROUP = 'AWS::EC2::SecurityGroup';
const DATABASE = 'AWS::RDS::DBInstance';
const SUBNETS = 'AWS::RDS::DBSubnetGroup';

type Attributes = Readonly<Record<string, Value>>;

function rule(port: number, source: string): Value {
  return { protocol: 'tcp', from: port, to: port, source };
}

function entry(number: number, action: string, rest: Attributes = {}): Value {
  return { egress: false, rule: number, action, protocol: '-1', cidr: '0.0.0.0/0', ...rest };
}

const OUT = entry(100, 'allow', { egress: true });

/** A database in a public subnet that only the own network may reach; `changes` are by id. */
function network(changes: Readonly<Record<string, Attributes>> = {}): Resource[] {
  const make = (type: string, id: string, attributes: Attributes): Resource =>
    deployed(type, id, { attributes: { ...attributes, ...changes[id] } });
  return [
    make(VPC, 'vpc-1', { CidrBlock: '10.0.0.0/16' }),
    make(SUBNET, 'subnet-1', { VpcId: 'vpc-1', CidrBlock: '10.0.1.0/24' }),
    make(GATEWAY, 'igw-1', { VpcId: 'vpc-1' }),
    make(TABLE, 'rtb-1', {
      VpcId: 'vpc-1',
      SubnetIds: ['subnet-1'],
      Routes: [{ destination: '0.0.0.0/0', target: 'igw-1' }],
    }),
    make(ACL, 'acl-1', { VpcId: 'vpc-1', SubnetIds: ['subnet-1'], Entries: [entry(100, 'allow'), OUT] }),
    make(GROUP, 'sg-1', { VpcId: 'vpc-1', SecurityGroupIngress: [rule(5432, '10.0.0.0/16')] }),
    make(SUBNETS, 'data', { DBSubnetGroupName: 'data', SubnetIds: ['subnet-1'] }),
    make(DATABASE, 'orders', {
      DBSubnetGroupName: 'data',
      VPCSecurityGroups: ['sg-1'],
      PubliclyAccessible: true,
    }),
  ];
}

/** The same resources as somebody declared them. */
function declaredAs(resources: readonly Resource[], rest: Partial<Desired> = {}): Desired {
  return design(
    resources.map((one) => ({ ...one, key: one.id })),
    rest,
  );
}

const OPEN = { 'sg-1': { SecurityGroupIngress: [rule(5432, '10.0.0.0/16'), rule(5432, '0.0.0.0/0')] } };

function exposures(
  wanted: readonly Resource[],
  found: readonly Resource[],
  rest: Partial<Desired> = {},
): readonly Exposure[] {
  return compare(declaredAs(wanted, rest), account(found)).exposures ?? [];
}

function told(list: readonly Exposure[]): string[] {
  return list.map(
    ({ from, to, port, status, severity }) => `${status} ${severity}: ${from} -> ${to} ${port}`,
  );
}

describe('a database that became reachable', () => {
  test('from the internet is one finding with the whole path', () => {
    const [exposure, ...more] = exposures(network(), network(OPEN));
    expect(more).toEqual([]);
    expect(exposure).toEqual({
      from: 'internet',
      to: 'orders',
      port: ':5432',
      status: 'unmanaged',
      severity: 'critical',
      path: [
        { key: 'igw-1', by: 'to and from the internet' },
        { key: 'rtb-1', by: '0.0.0.0/0 to the gateway' },
        { key: 'subnet-1', by: 'uses this table' },
        { key: 'acl-1', by: 'lets it pass' },
        { key: 'sg-1', by: '0.0.0.0/0 :5432' },
        { key: 'orders', by: 'is reached' },
      ],
      reason: 'SecurityGroupIngress of sg-1 differs',
    });
  });

  test('by any of route, list, group and public address', () => {
    const open = network(OPEN);
    const closings: Readonly<Record<string, Attributes>>[] = [
      { 'rtb-1': { Routes: [{ destination: '10.9.0.0/16', target: 'igw-1' }] } },
      { 'acl-1': { Entries: [entry(100, 'deny', { cidr: '0.0.0.0/0' }), OUT] } },
      { 'acl-1': { Entries: [entry(100, 'allow')] } },
      { orders: { PubliclyAccessible: false } },
    ];
    for (const closing of closings)
      expect(told(exposures(network({ ...OPEN, ...closing }), open))[0]).toBe(
        'unmanaged critical: internet -> orders :5432',
      );
  });

  test('in halves that make a whole', () => {
    const halves = {
      'sg-1': {
        SecurityGroupIngress: [rule(22, '0.0.0.0/1'), rule(22, '128.0.0.0/1'), rule(5432, '10.0.0.0/16')],
      },
    };
    expect(told(exposures(network(), network(halves)))[0]).toBe('unmanaged critical: internet -> orders :22');
  });

  test('from its own network only, when no route leads to the internet', () => {
    const closed = { 'rtb-1': { Routes: [] }, 'sg-1': { SecurityGroupIngress: [rule(443, '192.0.2.0/24')] } };
    const result = exposures(network(closed), network({ ...OPEN, 'rtb-1': { Routes: [] } }));
    expect(told(result)).toEqual(['unmanaged high: vpc-1 -> orders :5432']);
  });

  test('though nobody declared it', () => {
    const rest = network(OPEN).filter(({ id }) => id !== 'orders');
    expect(told(exposures(rest, network(OPEN)))).toEqual([
      'unmanaged critical: internet -> orders'.replace(
        'orders',
        '111122223333/eu-west-1/AWS::RDS::DBInstance/orders',
      ) + ' :5432',
    ]);
  });

  test('is accepted with what causes it', () => {
    const accepted = [{ pattern: `${GROUP}/sg-1`, reason: 'a partner tests' }];
    expect(told(exposures(network(), network(OPEN), { accepted }))).toEqual([
      'accepted info: internet -> orders :5432',
    ]);
  });
});

describe('no alarm', () => {
  test('when the design says the same, however little of it', () => {
    expect(exposures(network(OPEN), network(OPEN))).toEqual([]);
    const little = network(OPEN).filter(({ type }) => type === DATABASE);
    expect(
      compare(declaredAs(little), account(network(OPEN))).exposures?.map(({ reason }) => reason),
    ).toEqual([expect.stringContaining('is not declared')]);
  });

  test('for a partner, a closed list, or an address that stays private', () => {
    const partner = {
      'sg-1': { SecurityGroupIngress: [rule(5432, '10.0.0.0/16'), rule(5432, '203.0.113.0/24')] },
    };
    expect(exposures(network(), network(partner))).toEqual([]);
    const hidden = { orders: { PubliclyAccessible: false } };
    expect(exposures(network(hidden), network({ ...OPEN, ...hidden }))).toEqual([]);
    const denied = {
      'acl-1': {
        Entries: [entry(50, 'deny', { protocol: 'tcp', from: 5432, to: 5432 }), entry(100, 'allow'), OUT],
      },
    };
    expect(exposures(network(denied), network({ ...OPEN, ...denied }))).toEqual([]);
  });

  test('for other ports than those that were opened', () => {
    const before = { 'sg-1': { SecurityGroupIngress: [rule(443, '0.0.0.0/0')] } };
    const after = { 'sg-1': { SecurityGroupIngress: [rule(443, '0.0.0.0/0'), rule(22, '0.0.0.0/0')] } };
    expect(told(exposures(network(before), network(after)))).toEqual([
      'unmanaged critical: internet -> orders :22',
    ]);
  });
});

test('who can no longer reach it is said, too', () => {
  expect(told(exposures(network(OPEN), network()))).toEqual(['missing medium: internet -> orders :5432']);
});

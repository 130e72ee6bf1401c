import { describe, expect, test } from 'vitest';
import { compare } from '../../src/compare/compare.ts';
import type { Exposure } from '../../src/model/comparison.ts';
import type { Resource } from '../../src/model/graph.ts';
import type { Value } from '../../src/model/value.ts';
import { account, deployed, design } from './graphs.ts';

const VPC = 'AWS::EC2::VPC';
const SUBNET = 'AWS::EC2::Subnet';
const TABLE = 'AWS::EC2::RouteTable';
const GROUP = 'AWS::EC2::SecurityGroup';
const LIST = 'AWS::EC2::PrefixList';
const INSTANCE = 'AWS::EC2::Instance';
const BALANCER = 'AWS::ElasticLoadBalancingV2::LoadBalancer';
const ATTACHMENT = 'AWS::EC2::TransitGatewayAttachment';

type Attributes = Readonly<Record<string, Value>>;

const rule = (source: string): Value => ({ protocol: 'tcp', from: 5432, to: 5432, source });
const route = (destination: string, target: string): Value => ({ destination, target });
const make = (type: string, id: string, attributes: Attributes = {}): Resource =>
  deployed(type, id, { attributes });

/** Two networks with a subnet and a table each; a server stands in the first. */
function networks(changes: Readonly<Record<string, Attributes>>, ...more: readonly Resource[]): Resource[] {
  const base = [
    make(VPC, 'vpc-1', { CidrBlock: '10.1.0.0/16', Ipv6CidrBlock: '2001:db8:1::/56' }),
    make(SUBNET, 'subnet-1', { VpcId: 'vpc-1', CidrBlock: '10.1.0.0/24' }),
    make(TABLE, 'rtb-1', { VpcId: 'vpc-1', SubnetIds: ['subnet-1'], Routes: [] }),
    make(VPC, 'vpc-2', { CidrBlock: '10.2.0.0/16' }),
    make(TABLE, 'rtb-2', { VpcId: 'vpc-2', Main: true, Routes: [] }),
    make('AWS::EC2::InternetGateway', 'igw-1', { VpcId: 'vpc-1' }),
    make('AWS::EC2::NatGateway', 'nat-1', { SubnetId: 'subnet-1' }),
    make('AWS::EC2::EgressOnlyInternetGateway', 'eigw-1', { VpcId: 'vpc-1' }),
    make('AWS::EC2::VPCPeeringConnection', 'pcx-1', { VpcId: 'vpc-1', PeerVpcId: 'vpc-2' }),
    make('AWS::EC2::TransitGateway', 'tgw-1'),
    make(LIST, 'pl-1', { Entries: [{ Cidr: '0.0.0.0/0' }] }),
    make(LIST, 'pl-2', { Entries: [{ Cidr: '203.0.113.0/24' }] }),
    make(GROUP, 'sg-1', { VpcId: 'vpc-1', SecurityGroupIngress: [] }),
    make(INSTANCE, 'i-1', { SubnetId: 'subnet-1', SecurityGroupIds: ['sg-1'], PublicIp: '198.51.100.7' }),
    ...more,
  ];
  return base.map((one) => ({ ...one, attributes: { ...one.attributes, ...changes[one.id] } }));
}

/** What the second state lets in beyond the first. */
function opened(before: readonly Resource[], after: readonly Resource[]): readonly Exposure[] {
  const wanted = design(before.map((one) => ({ ...one, key: one.id })));
  return compare(wanted, account(after)).exposures ?? [];
}

const told = (list: readonly Exposure[]): string[] =>
  list.map(({ from, to, port, status }) => `${status}: ${from} -> ${to} ${port}`);

const PEER = {
  'rtb-1': { Routes: [route('10.2.0.0/16', 'pcx-1')] },
  'rtb-2': { Routes: [route('10.1.0.0/16', 'pcx-1')] },
};
const open = (source: string): Readonly<Record<string, Attributes>> => ({
  'sg-1': { SecurityGroupIngress: [rule(source)] },
});

describe('over a peering', () => {
  test('a rule for the other network lets it in, and the path says how', () => {
    const [exposure, ...more] = opened(networks(PEER), networks({ ...PEER, ...open('10.2.0.0/16') }));
    expect(more).toEqual([]);
    expect(exposure).toMatchObject({ from: 'vpc-2', to: 'i-1', port: ':5432', severity: 'high' });
    expect(exposure?.path.map(({ key }) => key)).toEqual(['pcx-1', 'rtb-1', 'sg-1', 'i-1']);
    expect(exposure?.reason).toBe('SecurityGroupIngress of sg-1 differs');
  });

  test('a new route does, too, and one side alone does not', () => {
    const rules = open('10.2.0.0/16');
    const half = { ...rules, 'rtb-2': PEER['rtb-2'] };
    expect(told(opened(networks(half), networks({ ...rules, ...PEER })))).toEqual([
      'unmanaged: vpc-2 -> i-1 :5432',
    ]);
    expect(opened(networks(rules), networks(half))).toEqual([]);
    const other = { ...rules, 'rtb-1': PEER['rtb-1'] };
    expect(opened(networks(rules), networks(other))).toEqual([]);
  });

  test('a list at the border keeps it out', () => {
    const Entries: Value = [
      { egress: false, rule: 10, action: 'deny', protocol: '-1', cidr: '10.2.0.0/16' },
      { egress: false, rule: 100, action: 'allow', protocol: '-1', cidr: '0.0.0.0/0' },
      { egress: true, rule: 100, action: 'allow', protocol: '-1', cidr: '0.0.0.0/0' },
    ];
    const list = make('AWS::EC2::NetworkAcl', 'acl-1', { VpcId: 'vpc-1', SubnetIds: ['subnet-1'], Entries });
    expect(opened(networks(PEER, list), networks({ ...PEER, ...open('10.2.0.0/16') }, list))).toEqual([]);
  });
});

describe('over a transit gateway', () => {
  const attached = ['vpc-1', 'vpc-2'].map((VpcId) =>
    make(ATTACHMENT, `tgw-attach-${VpcId}`, { TransitGatewayId: 'tgw-1', VpcId }),
  );
  const routes = {
    'rtb-1': { Routes: [route('10.0.0.0/8', 'tgw-1')] },
    'rtb-2': { Routes: [route('0.0.0.0/0', 'tgw-1')] },
  };

  test('attached networks reach each other', () => {
    const result = opened(
      networks(routes, ...attached),
      networks({ ...routes, ...open('10.2.7.0/24') }, ...attached),
    );
    expect(told(result)).toEqual(['unmanaged: vpc-2 -> i-1 :5432']);
  });

  test('a network that is not attached does not', () => {
    const one = attached.slice(0, 1);
    expect(opened(networks(routes, ...one), networks({ ...routes, ...open('10.2.0.0/16') }, ...one))).toEqual(
      [],
    );
  });
});

describe('from the internet', () => {
  const out = { 'rtb-1': { Routes: [route('0.0.0.0/0', 'igw-1'), route('::/0', 'igw-1')] } };

  test.each([
    ['a range', '0.0.0.0/0'],
    ['a range of IPv6', '::/0'],
    ['a prefix list', 'pl-1'],
  ])('by %s', (_what, source) => {
    expect(told(opened(networks(out), networks({ ...out, ...open(source) })))).toEqual([
      'unmanaged: internet -> i-1 :5432',
    ]);
  });

  test('not by a prefix list of a partner', () => {
    expect(opened(networks(out), networks({ ...out, ...open('pl-2') }))).toEqual([]);
  });

  test('by a list that somebody made wider', () => {
    const via = { ...out, ...open('pl-2') };
    const wider = { ...via, 'pl-2': { Entries: [{ Cidr: '0.0.0.0/0' }] } };
    const [exposure] = opened(networks(via), networks(wider));
    expect(exposure).toMatchObject({ from: 'internet', to: 'i-1', reason: 'Entries of pl-2 differs' });
  });

  test.each([
    ['a NAT gateway', 'nat-1', '0.0.0.0/0'],
    ['an egress-only gateway', 'eigw-1', '::/0'],
  ])('not through %s, which lets only answers in', (_what, target, range) => {
    const away = { 'rtb-1': { Routes: [route(range, target)] } };
    expect(
      told(opened(networks(away), networks({ ...away, ...open(range) }))).filter((line) =>
        line.includes('internet'),
      ),
    ).toEqual([]);
  });

  test('not without a public address', () => {
    const bare = { ...out, 'i-1': { PublicIp: '' } };
    const lines = told(opened(networks(bare), networks({ ...bare, ...open('0.0.0.0/0') })));
    expect(lines).toEqual(['unmanaged: vpc-1 -> i-1 :5432']);
  });

  test('a load balancer in front is what is reached, not the server behind it', () => {
    const balancer = make(BALANCER, 'lb-1', {
      Scheme: 'internet-facing',
      Subnets: ['subnet-1'],
      SecurityGroups: ['sg-2'],
    });
    const front = (source: string): Resource =>
      make(GROUP, 'sg-2', { VpcId: 'vpc-1', SecurityGroupIngress: [rule(source)] });
    const behind = { ...out, ...open('sg-2') };
    const result = opened(
      networks(behind, balancer, front('203.0.113.0/24')),
      networks(behind, balancer, front('0.0.0.0/0')),
    );
    expect(told(result)).toEqual(['unmanaged: internet -> lb-1 :5432']);
  });
});

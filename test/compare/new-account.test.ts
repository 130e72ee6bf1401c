import { expect, test } from 'vitest';
import { compare } from '../../src/compare/compare.ts';
import type { Resource } from '../../src/model/graph.ts';
import { account, ACCOUNT, deployed, design, REGION } from './graphs.ts';

const generic = (type: string, name: string, resource: string): Resource =>
  deployed(type, name, {
    generic: true,
    name,
    arn: `arn:aws:${resource.replace('@', `${REGION}:${ACCOUNT}`)}`,
  });

/** What AWS puts into an account before its owner has done anything, and what appears once services are first looked at. */
const NEW: readonly Resource[] = [
  deployed('AWS::EC2::VPC', 'vpc-1', { attributes: { IsDefault: true, CidrBlock: '172.31.0.0/16' } }),
  ...['a', 'b', 'c'].map((zone) =>
    deployed('AWS::EC2::Subnet', `subnet-${zone}`, {
      attributes: { VpcId: 'vpc-1', DefaultForAz: true, MapPublicIpOnLaunch: true },
    }),
  ),
  deployed('AWS::EC2::RouteTable', 'rtb-1', {
    attributes: { VpcId: 'vpc-1', Main: true, Routes: [{ destination: '0.0.0.0/0', target: 'igw-1' }] },
  }),
  deployed('AWS::EC2::InternetGateway', 'igw-1', { attributes: { VpcId: 'vpc-1' } }),
  deployed('AWS::EC2::NetworkAcl', 'acl-1', { attributes: { VpcId: 'vpc-1', IsDefault: true } }),
  deployed('AWS::EC2::SecurityGroup', 'sg-1', {
    name: 'default',
    attributes: { VpcId: 'vpc-1', GroupName: 'default' },
  }),
  ...['AWSServiceRoleForSupport', 'AWSServiceRoleForTrustedAdvisor'].map((name) =>
    deployed('AWS::IAM::Role', name, {
      region: 'global',
      name,
      attributes: { RoleName: name, Path: '/aws-service-role/support.amazonaws.com/' },
    }),
  ),
  deployed('AWS::Events::EventBus', 'default', { name: 'default', attributes: { Name: 'default' } }),
  deployed('AWS::Athena::WorkGroup', 'primary', { name: 'primary', attributes: { Name: 'primary' } }),
  deployed('AWS::KMS::Key', '1234abcd-12ab-34cd-56ef-1234567890ab', {
    attributes: { KeyManager: 'AWS', Aliases: ['alias/aws/ebs'] },
  }),
  generic('AWS::RDS::DBParameterGroup', 'default.postgres16', 'rds:@:pg:default.postgres16'),
  generic('AWS::RDS::OptionGroup', 'default:mysql-8-0', 'rds:@:og:default:mysql-8-0'),
  generic(
    'AWS::RDS::DBClusterParameterGroup',
    'default.aurora-postgresql16',
    'rds:@:cluster-pg:default.aurora-postgresql16',
  ),
  generic(
    'AWS::ElastiCache::ParameterGroup',
    'default.redis7',
    'elasticache:@:parametergroup:default.redis7',
  ),
  generic('AWS::XRay::Group', 'Default', 'xray:@:group/Default'),
];

test('a new account is no drift from an empty design', () => {
  const { findings, summary } = compare(design([]), account(NEW));
  const strays = findings.filter(({ status }) => status !== 'aws-default').map(({ key }) => key);
  expect(strays).toEqual([]);
  expect(summary.findings.unmanaged).toBe(0);
  expect(summary.ownership).toEqual({ part: 0, whole: 0 });
});

test("the same things under another name are somebody else's work", () => {
  const own: readonly Resource[] = [
    deployed('AWS::EC2::VPC', 'vpc-2', { attributes: { IsDefault: false } }),
    deployed('AWS::Events::EventBus', 'shop', { name: 'shop', attributes: { Name: 'shop' } }),
    generic('AWS::RDS::DBParameterGroup', 'shop', 'rds:@:pg:shop'),
  ];
  const { summary } = compare(design([]), account([...NEW, ...own]));
  expect(summary.findings.unmanaged).toBe(own.length);
});

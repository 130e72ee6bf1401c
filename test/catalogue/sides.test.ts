import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { entryFor } from '../../src/catalogue/index.ts';
import { pick } from '../../src/catalogue/pick.ts';
import { readAttributes, type Side } from '../../src/catalogue/read.ts';
import type { Value } from '../../src/model/value.ts';

const FIXTURES = new URL('../fixtures/aws/', import.meta.url);

/** The first recorded item at the path. */
function answered(file: string, path: string): unknown {
  const answer = JSON.parse(readFileSync(new URL(`${file}.json`, FIXTURES), 'utf8')) as unknown;
  return [pick(answer, path)].flat()[0];
}

function read(type: string, raw: unknown, side: Side): Record<string, Value> {
  const entry = entryFor(type);
  if (!entry) throw new Error(`no entry for ${type}`);
  return readAttributes(entry, raw, side);
}

function isEqual(
  type: string,
  path: string,
  desired: Value | undefined,
  deployed: Value | undefined,
): boolean {
  const kind = entryFor(type)?.attributes[path]?.kind;
  if (!kind || desired === undefined || deployed === undefined)
    throw new Error(`${type} ${path} is not there`);
  return kind.equal(desired, deployed, (one, other) => one === other);
}

test('rules of a web ACL are the same from a block of Terraform and from AWS, and a blunted one is not', () => {
  const type = 'AWS::WAFv2::WebACL';
  const rule = (action: string): object[] => [
    {
      name: 'common',
      priority: 0,
      action: [],
      override_action: [{ count: [], none: [{}] }],
      statement: [
        { managed_rule_group_statement: [{ name: 'AWSManagedRulesCommonRuleSet', vendor_name: 'AWS' }] },
      ],
    },
    {
      name: 'flood',
      priority: 1,
      action: [{ [action]: [{}], allow: [] }],
      override_action: [],
      statement: [{ rate_based_statement: [{ limit: 2000, aggregate_key_type: 'IP' }] }],
    },
  ];
  const deployed = read(type, answered('wafv2/GetWebACL', 'WebACL'), 'api');
  const stated = (action: string): Value | undefined =>
    read(type, { rule: rule(action), default_action: [{ allow: [{}], block: [] }] }, 'terraform')['Rules'];
  expect(isEqual(type, 'Rules', stated('block'), deployed['Rules'])).toBe(true);
  expect(isEqual(type, 'Rules', stated('count'), deployed['Rules'])).toBe(false);
  expect(deployed['DefaultAction']).toBe('Allow');
});

test('tunnels of a VPN are compared without their shared keys', () => {
  const type = 'AWS::EC2::VPNConnection';
  const path = 'VpnTunnelOptionsSpecifications';
  const deployed = read(type, answered('ec2/DescribeVpnConnections', 'VpnConnections[]'), 'api');
  const stated = (versions: string[]): Record<string, Value> =>
    read(
      type,
      {
        tunnel1_inside_cidr: '169.254.10.0/30',
        tunnel1_ike_versions: versions,
        tunnel1_preshared_key: 'do-not-keep-me',
        tunnel1_phase1_lifetime_seconds: 0,
        tunnel2_ike_versions: ['ikev2'],
      },
      'terraform',
    );
  expect(isEqual(type, path, stated(['ikev2'])[path], deployed[path])).toBe(true);
  expect(isEqual(type, path, stated(['ikev1'])[path], deployed[path])).toBe(false);
  expect(JSON.stringify([stated(['ikev2']), deployed])).not.toContain('do-not-keep-me');
});

test('a job definition is the same from JSON in Terraform, in either spelling', () => {
  const type = 'AWS::Batch::JobDefinition';
  const deployed = read(type, answered('batch/DescribeJobDefinitions', 'jobDefinitions[]'), 'api');
  const stated = { image: '111122223333.dkr.ecr.eu-west-1.amazonaws.com/report:v1', privileged: true };
  const pascal = Object.fromEntries(
    Object.entries(stated).map(([key, value]) => [key.slice(0, 1).toUpperCase() + key.slice(1), value]),
  );
  for (const properties of [stated, pascal]) {
    const desired = read(type, { container_properties: JSON.stringify(properties) }, 'terraform');
    expect(desired['ContainerProperties.Image']).toBe(deployed['ContainerProperties.Image']);
    expect(desired['ContainerProperties.Privileged']).toBe(true);
  }
  expect(deployed['ContainerProperties.Environment']).toEqual(['MODE']);
  const targets = entryFor(type)?.attributes['ContainerProperties.Image']?.kind.targets?.(stated.image);
  expect(targets).toEqual([{ to: '111122223333.dkr.ecr.eu-west-1.amazonaws.com/report' }]);
});

test.each([
  [{ vpc_id: 'vpc-1', subnet_id: null, eni_id: '' }, 'vpc-1'],
  [{ eni_id: 'eni-1' }, 'eni-1'],
])('a flow log says in one of several arguments what it is about: %j', (raw, about) => {
  expect(read('AWS::EC2::FlowLog', raw, 'terraform')['ResourceId']).toBe(about);
});

test('labels are a map, which CloudFormation writes as a list', () => {
  const type = 'AWS::EKS::FargateProfile';
  const deployed = read(type, answered('eks/DescribeFargateProfile', 'fargateProfile'), 'api');
  const stated = [{ Namespace: 'batch', Labels: [{ Key: 'tier', Value: 'quiet' }] }];
  const desired = read(type, { Selectors: stated }, 'cloudformation');
  expect(isEqual(type, 'Selectors', desired['Selectors'], deployed['Selectors'])).toBe(true);
});

test.each([
  ['service/shop/orders', 'orders'],
  ['table/orders/index/by-day', 'orders'],
  ['cluster:ledger', 'ledger'],
  ['function:resize:live', 'resize'],
])('the scalable target of %s moves %s', (resource, name) => {
  const target = read('AWS::ApplicationAutoScaling::ScalableTarget', { ResourceId: resource }, 'api');
  expect(target['Scaled']).toBe(name);
});

test('a type answers to its other names', () => {
  expect(entryFor('AWS::EC2::TransitGatewayVpcAttachment')?.type).toBe('AWS::EC2::TransitGatewayAttachment');
});

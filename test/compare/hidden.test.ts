import { expect, test } from 'vitest';
import { compare } from '../../src/compare/compare.ts';
import type { Desired, Gap, Inventory, Resource } from '../../src/model/graph.ts';
import type { Value } from '../../src/model/value.ts';

const KEY = '111122223333/eu-west-1/AWS::EC2::VPC/vpc-1';

test('a call that is asked once per setting hides each of them when it is denied', () => {
  const gap: Gap = {
    account: '111122223333',
    region: 'eu-west-1',
    service: 'ec2',
    action: 'DescribeVpcAttribute',
    reason: 'denied',
    message: '',
    types: ['AWS::EC2::VPC'],
    resource: KEY,
  };
  const declared = {
    EnableDnsSupport: false,
    EnableDnsHostnames: true,
    EnableNetworkAddressUsageMetrics: true,
  };
  const desired: Desired = {
    format: 'isodrift/desired@1',
    title: 'One network',
    sources: [],
    resources: [vpc('aws_vpc.shop', declared)],
    relations: [],
    gaps: [],
  };
  const inventory: Inventory = {
    format: 'isodrift/inventory@1',
    capturedAt: '2026-11-20T12:00:00.000Z',
    scanner: 'test',
    accounts: ['111122223333'],
    regions: ['eu-west-1'],
    resources: [vpc(KEY, {})],
    relations: [],
    gaps: [gap],
    coverage: [],
  };
  const [finding] = compare(desired, inventory).findings;
  expect(finding?.changes).toEqual([]);
  expect(finding?.notCompared.map(({ path }) => path).toSorted()).toEqual(Object.keys(declared).toSorted());
});

function vpc(key: string, attributes: Readonly<Record<string, Value>>): Resource {
  return {
    key,
    type: 'AWS::EC2::VPC',
    account: '111122223333',
    region: 'eu-west-1',
    id: 'vpc-1',
    tags: {},
    attributes,
    source: { origin: 'test' },
  };
}

import { expect, test } from 'vitest';
import { compare } from '../../src/compare/compare.ts';
import type { Gap, Resource } from '../../src/model/graph.ts';
import type { Value } from '../../src/model/value.ts';
import { account, design } from './graphs.ts';

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
  const desired = design([vpc('aws_vpc.shop', declared)]);
  const inventory = account([vpc(KEY, {})], { gaps: [gap] });
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

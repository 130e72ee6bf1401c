import { expect, test } from 'vitest';
import { entryFor } from '../../../src/catalogue/index.ts';
import { readAttributes } from '../../../src/catalogue/read.ts';
import { relationsOf } from '../../../src/catalogue/relations.ts';
import type { Resource } from '../../../src/model/graph.ts';

/** An account with these interfaces and these things; which of the things do the interfaces contain? */
function contained(
  description: string,
  ...things: readonly (readonly [type: string, id: string])[]
): string[] {
  const entry = entryFor('AWS::EC2::NetworkInterface');
  if (!entry) throw new Error('no entry');
  const attributes = readAttributes(entry, { Description: description, SubnetId: 'subnet-1' }, 'api');
  const place = { account: '111122223333', region: 'eu-west-1', tags: {}, source: { origin: 'test' } };
  const resources: Resource[] = [
    { ...place, key: 'eni-1', type: entry.type, id: 'eni-1', attributes },
    { ...place, key: 'subnet-1', type: 'AWS::EC2::Subnet', id: 'subnet-1', attributes: {} },
    ...things.map(([type, id]): Resource => ({ ...place, key: id, type, id, name: id, attributes: {} })),
  ];
  return relationsOf(resources).flatMap(({ from, to, kind }) =>
    from === 'eni-1' && kind === 'contains' ? [to] : [],
  );
}

test.each([
  ['ELB app/web/0123456789abcdef', 'AWS::ElasticLoadBalancingV2::LoadBalancer', 'web'],
  [
    'AWS Lambda VPC ENI-resize-images-0a1b2c3d-1111-2222-3333-444455556666',
    'AWS::Lambda::Function',
    'resize-images',
  ],
  ['Interface for NAT Gateway nat-0a1b2c3d', 'AWS::EC2::NatGateway', 'nat-0a1b2c3d'],
  ['VPC Endpoint Interface vpce-0a1b2c3d', 'AWS::EC2::VPCEndpoint', 'vpce-0a1b2c3d'],
  ['ES catalogue', 'AWS::OpenSearchService::Domain', 'catalogue'],
  ['ElastiCache sessions-001', 'AWS::ElastiCache::ReplicationGroup', 'sessions'],
  ['EFS mount target for fs-0a1b2c3d (fsmt-1)', 'AWS::EFS::FileSystem', 'fs-0a1b2c3d'],
  ['Amazon EKS shop', 'AWS::EKS::Cluster', 'shop'],
])('the interface "%s" tells where its %s stands', (description, type, id) => {
  expect(contained(description, [type, id])).toEqual([id]);
});

test('what people write about an interface of their own means nothing', () => {
  expect(
    contained(
      'web',
      ['AWS::ElasticLoadBalancingV2::LoadBalancer', 'web'],
      ['AWS::ElasticLoadBalancing::LoadBalancer', 'web'],
      ['AWS::Lambda::Function', 'web'],
    ),
  ).toEqual([]);
});

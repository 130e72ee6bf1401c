import { type ResourceType, resourceType } from '../define.ts';
import { ref, refs } from '../kinds/ref.ts';
import { caseless, text } from '../kinds/scalar.ts';

export const cacheSubnetGroup: ResourceType = resourceType({
  type: 'AWS::ElastiCache::SubnetGroup',
  title: 'ElastiCache subnet group',
  drawn: 'detail',
  shape: 'subnet',
  layer: 'data',
  scope: 'regional',
  terraform: ['aws_elasticache_subnet_group'],
  list: { service: 'elasticache', action: 'DescribeCacheSubnetGroups', items: 'CacheSubnetGroups[]' },
  id: 'CacheSubnetGroupName',
  arn: 'ARN',
  name: 'CacheSubnetGroupName',
  naturalKey: ['CacheSubnetGroupName'],
  parent: ['SubnetIds', 'VpcId'],
  attributes: {
    CacheSubnetGroupName: caseless({ terraform: 'name' }),
    Description: text({ api: 'CacheSubnetGroupDescription' }),
    SubnetIds: refs('AWS::EC2::Subnet', 'contains', {
      api: 'Subnets[].SubnetIdentifier',
      reverse: true,
    }),
    VpcId: ref('AWS::EC2::VPC', 'contains', { reverse: true, computed: true }),
  },
  awsDefault: [{ CacheSubnetGroupName: 'default' }],
});

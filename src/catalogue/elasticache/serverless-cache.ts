import { type ResourceType, resourceType } from '../define.ts';
import { ref, refs } from '../kinds/ref.ts';
import { caseless, number, text } from '../kinds/scalar.ts';

/** A cache without nodes to choose. */
export const serverlessCache: ResourceType = resourceType({
  type: 'AWS::ElastiCache::ServerlessCache',
  title: 'serverless cache',
  drawn: 'block',
  shape: 'cache',
  layer: 'data',
  scope: 'regional',
  terraform: ['aws_elasticache_serverless_cache'],
  list: { service: 'elasticache', action: 'DescribeServerlessCaches', items: 'ServerlessCaches[]' },
  id: 'ServerlessCacheName',
  arn: 'ARN',
  name: 'ServerlessCacheName',
  aliases: ['Endpoint.Address', 'ReaderEndpoint.Address'],
  naturalKey: ['ServerlessCacheName'],
  parent: ['SubnetIds'],
  gone: { Status: 'deleting' },
  protection: {
    encryption: 'always',
    backups: [{ path: 'SnapshotRetentionLimit', least: 1 }],
    'several zones': 'always',
  },
  attributes: {
    ServerlessCacheName: caseless({ terraform: 'name' }),
    Description: text(),
    SubnetIds: refs('AWS::EC2::Subnet', 'contains', { reverse: true }),
    SecurityGroupIds: refs('AWS::EC2::SecurityGroup', 'guards', { reverse: true }),
    KmsKeyId: ref('AWS::KMS::Key', 'encrypts', { reverse: true }),
    Engine: caseless(),
    MajorEngineVersion: text(),
    DailySnapshotTime: text(),
    SnapshotRetentionLimit: number({ default: 0 }),
    UserGroupId: text(),
    NetworkType: text({ default: 'ipv4' }),
    'CacheUsageLimits.DataStorage.Maximum': number(),
    'CacheUsageLimits.ECPUPerSecond.Maximum': number({
      terraform: 'cache_usage_limits.ecpu_per_second.maximum',
    }),
  },
});

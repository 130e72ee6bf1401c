import { type ResourceType, resourceType } from '../define.ts';
import { set } from '../kinds/collection.ts';
import { ref, refs } from '../kinds/ref.ts';
import { caseless, flag, number, text, version } from '../kinds/scalar.ts';
import { logDelivery } from './log-delivery.ts';

/** A cache that stands alone. The nodes of a replication group are listed, too, but were made with their group. */
export const cacheCluster: ResourceType = resourceType({
  type: 'AWS::ElastiCache::CacheCluster',
  title: 'ElastiCache cluster',
  drawn: 'block',
  shape: 'cache',
  layer: 'data',
  scope: 'regional',
  terraform: ['aws_elasticache_cluster'],
  list: {
    service: 'elasticache',
    action: 'DescribeCacheClusters',
    items: 'CacheClusters[]',
    // AWS names ports and zones only when it is asked for them
    params: { ShowCacheNodeInfo: true },
  },
  id: 'CacheClusterId',
  arn: 'ARN',
  name: 'CacheClusterId',
  aliases: ['ConfigurationEndpoint.Address'],
  naturalKey: ['ClusterName'],
  parent: ['CacheSubnetGroupName'],
  owners: [{ owner: 'replication group', when: { ReplicationGroupId: /./ }, of: 'ReplicationGroupId' }],
  protection: { backups: [{ path: 'SnapshotRetentionLimit', least: 1 }] },
  attributes: {
    ClusterName: caseless({ api: 'CacheClusterId', terraform: 'cluster_id' }),
    ReplicationGroupId: ref('AWS::ElastiCache::ReplicationGroup', 'contains', { reverse: true }),
    CacheSubnetGroupName: ref('AWS::ElastiCache::SubnetGroup', 'contains', {
      terraform: 'subnet_group_name',
      reverse: true,
    }),
    VpcSecurityGroupIds: refs('AWS::EC2::SecurityGroup', 'guards', {
      api: 'SecurityGroups[].SecurityGroupId',
      terraform: 'security_group_ids',
      reverse: true,
    }),
    Engine: caseless(),
    EngineVersion: version(),
    CacheNodeType: text({ terraform: 'node_type' }),
    NumCacheNodes: number({ default: 1 }),
    CacheParameterGroupName: caseless({
      api: 'CacheParameterGroup.CacheParameterGroupName',
      terraform: 'parameter_group_name',
    }),
    PreferredMaintenanceWindow: caseless({ terraform: 'maintenance_window' }),
    SnapshotRetentionLimit: number({ default: 0 }),
    AutoMinorVersionUpgrade: flag({ default: true }),
    TransitEncryptionEnabled: flag({ default: false }),
    Port: number({ api: 'CacheNodes[0].Endpoint.Port' }),
    PreferredAvailabilityZone: text({ terraform: 'availability_zone' }),
    PreferredAvailabilityZones: set({ api: 'CacheNodes[].CustomerAvailabilityZone' }),
    SnapshotWindow: text(),
    NetworkType: text({ default: 'ipv4' }),
    IpDiscovery: text({ default: 'ipv4' }),
    NotificationTopicArn: ref('AWS::SNS::Topic', 'writes', { api: 'NotificationConfiguration.TopicArn' }),
    LogDeliveryConfigurations: logDelivery(),
  },
});

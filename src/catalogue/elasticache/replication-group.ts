import { type ResourceType, resourceType } from '../define.ts';
import { set } from '../kinds/collection.ts';
import { count, replicas } from '../kinds/count.ts';
import { parts } from '../kinds/parts.ts';
import { ref, refs } from '../kinds/ref.ts';
import { caseless, flag, number, text, version } from '../kinds/scalar.ts';
import { secret } from '../kinds/secret.ts';
import { logDelivery } from './log-delivery.ts';

export const replicationGroup: ResourceType = resourceType({
  type: 'AWS::ElastiCache::ReplicationGroup',
  title: 'ElastiCache replication group',
  drawn: 'block',
  shape: 'cache',
  layer: 'data',
  scope: 'regional',
  terraform: ['aws_elasticache_replication_group'],
  list: { service: 'elasticache', action: 'DescribeReplicationGroups', items: 'ReplicationGroups[]' },
  details: [
    // the group does not say in which network it stands: its nodes, which are alike, do
    {
      service: 'elasticache',
      action: 'DescribeCacheClusters',
      params: { CacheClusterId: '.MemberClusters[0]' },
      items: 'CacheClusters[0]',
      into: 'Member',
    },
  ],
  id: 'ReplicationGroupId',
  arn: 'ARN',
  name: 'ReplicationGroupId',
  aliases: ['ConfigurationEndpoint.Address', 'NodeGroups[0].PrimaryEndpoint.Address'],
  naturalKey: ['ReplicationGroupId'],
  parent: ['CacheSubnetGroupName'],
  protection: {
    encryption: [{ path: 'AtRestEncryptionEnabled', is: true }],
    backups: [{ path: 'SnapshotRetentionLimit', least: 1 }],
    'several zones': [{ path: 'MultiAZEnabled', is: true }],
    replication: [{ path: 'NodesPerGroup', least: 2 }],
  },
  attributes: {
    ReplicationGroupId: caseless(),
    ReplicationGroupDescription: text({ api: 'Description', terraform: 'description' }),
    CacheSubnetGroupName: ref('AWS::ElastiCache::SubnetGroup', 'contains', {
      api: 'Member.CacheSubnetGroupName',
      terraform: 'subnet_group_name',
      reverse: true,
    }),
    SecurityGroupIds: refs('AWS::EC2::SecurityGroup', 'guards', {
      api: 'Member.SecurityGroups[].SecurityGroupId',
      reverse: true,
    }),
    KmsKeyId: ref('AWS::KMS::Key', 'encrypts', { reverse: true }),
    AuthToken: secret({ api: null }),
    Engine: caseless({ default: 'redis' }),
    EngineVersion: version({ api: 'Member.EngineVersion' }),
    CacheNodeType: text({ terraform: 'node_type' }),
    CacheParameterGroupName: caseless({
      api: 'Member.CacheParameterGroup.CacheParameterGroupName',
      terraform: 'parameter_group_name',
    }),
    NumCacheClusters: count({ api: 'MemberClusters' }),
    NumNodeGroups: count({
      api: 'NodeGroups',
      default: 1,
      scaled: 'elasticache:replication-group:NodeGroups',
    }),
    ReplicasPerNodeGroup: replicas({
      api: 'NodeGroups[0].NodeGroupMembers',
      scaled: 'elasticache:replication-group:Replicas',
    }),
    NodeGroupConfiguration: parts(
      'node groups',
      {
        NodeGroupId: text(),
        ReplicaCount: replicas({ api: 'NodeGroupMembers' }),
        Slots: text({ untold: 'there is only one' }),
      },
      { api: 'NodeGroups', scaled: 'elasticache:replication-group:NodeGroups' },
    ),
    PreferredCacheClusterAZs: set({
      api: 'NodeGroups[].NodeGroupMembers[].PreferredAvailabilityZone',
      terraform: 'preferred_cache_cluster_azs',
    }),
    ClusterMode: caseless(),
    GlobalReplicationGroupId: text({ api: 'GlobalReplicationGroupInfo.GlobalReplicationGroupId' }),
    DataTieringEnabled: flag({ api: 'DataTiering', default: false }),
    Durability: caseless({ terraform: null }),
    SnapshottingClusterId: caseless({ terraform: null }),
    NotificationTopicArn: ref('AWS::SNS::Topic', 'writes', {
      api: 'Member.NotificationConfiguration.TopicArn',
    }),
    LogDeliveryConfigurations: logDelivery(),
    // a primary and its replicas
    NodesPerGroup: count({ api: 'NodeGroups[0].NodeGroupMembers', terraform: null, computed: true }),
    Port: number({ api: 'NodeGroups[0].PrimaryEndpoint.Port' }),
    AutomaticFailoverEnabled: flag({ api: 'AutomaticFailover', default: false }),
    MultiAZEnabled: flag({ api: 'MultiAZ', default: false }),
    AtRestEncryptionEnabled: flag({ default: false }),
    TransitEncryptionEnabled: flag({ default: false }),
    TransitEncryptionMode: text(),
    AutoMinorVersionUpgrade: flag({ default: true }),
    SnapshotRetentionLimit: number({ default: 0 }),
    SnapshotWindow: text(),
    PreferredMaintenanceWindow: caseless({
      api: 'Member.PreferredMaintenanceWindow',
      terraform: 'maintenance_window',
    }),
    UserGroupIds: set(),
    NetworkType: text({ default: 'ipv4' }),
    IpDiscovery: text({ default: 'ipv4' }),
    Status: text({ terraform: null, computed: true }),
  },
});

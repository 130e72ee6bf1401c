import { type ResourceType, resourceType } from '../define.ts';
import { replicas } from '../kinds/count.ts';
import { ref, refs } from '../kinds/ref.ts';
import { caseless, flag, number, text, version } from '../kinds/scalar.ts';

/** A database that keeps everything in memory and a log of it on disk. */
export const memoryCluster: ResourceType = resourceType({
  type: 'AWS::MemoryDB::Cluster',
  title: 'MemoryDB cluster',
  drawn: 'block',
  shape: 'cache',
  layer: 'data',
  scope: 'regional',
  terraform: ['aws_memorydb_cluster'],
  list: {
    service: 'memorydb',
    action: 'DescribeClusters',
    items: 'Clusters[]',
    // AWS tells how many nodes there are only when it is asked for them
    params: { ShowShardDetails: true },
  },
  id: 'Name',
  arn: 'ARN',
  name: 'Name',
  aliases: ['ClusterEndpoint.Address'],
  naturalKey: ['ClusterName'],
  parent: ['SubnetGroupName'],
  gone: { Status: 'deleting' },
  protection: {
    encryption: 'always',
    backups: [{ path: 'SnapshotRetentionLimit', least: 1 }],
    'several zones': [{ path: 'AvailabilityMode', is: 'multiaz' }],
  },
  attributes: {
    ClusterName: caseless({ api: 'Name', terraform: 'name' }),
    Description: text(),
    SubnetGroupName: ref('AWS::MemoryDB::SubnetGroup', 'contains', { reverse: true }),
    SecurityGroupIds: refs('AWS::EC2::SecurityGroup', 'guards', {
      api: 'SecurityGroups[].SecurityGroupId',
      reverse: true,
    }),
    KmsKeyId: ref('AWS::KMS::Key', 'encrypts', { terraform: 'kms_key_arn', reverse: true }),
    SnsTopicArn: ref('AWS::SNS::Topic', 'writes'),
    SnsTopicStatus: caseless({ terraform: null }),
    ACLName: text({ concern: 'identity' }),
    TLSEnabled: flag({ default: true, concern: 'encryption' }),
    Engine: caseless({ default: 'redis' }),
    EngineVersion: version(),
    NodeType: text(),
    NumShards: number({ api: 'NumberOfShards', default: 1 }),
    NumReplicasPerShard: replicas({ api: 'Shards[0].Nodes', default: 1 }),
    MultiRegionClusterName: text(),
    ParameterGroupName: caseless(),
    Port: number({ api: 'ClusterEndpoint.Port' }),
    SnapshotRetentionLimit: number({ default: 0 }),
    SnapshotWindow: text(),
    MaintenanceWindow: caseless(),
    AutoMinorVersionUpgrade: flag({ default: true }),
    DataTiering: flag(),
    NetworkType: text({ default: 'ipv4' }),
    IpDiscovery: text({ terraform: null, default: 'ipv4' }),
    AvailabilityMode: caseless({ terraform: null, computed: true }),
    Status: text({ terraform: null, computed: true }),
  },
});

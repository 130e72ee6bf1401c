import { type ResourceType, resourceType } from '../define.ts';
import { ref, refs } from '../kinds/ref.ts';
import { caseless, flag, number, text, version } from '../kinds/scalar.ts';

/** The machine that moves data between databases. */
export const replicationInstance: ResourceType = resourceType({
  type: 'AWS::DMS::ReplicationInstance',
  title: 'replication instance',
  drawn: 'block',
  shape: 'instance',
  layer: 'data',
  scope: 'regional',
  terraform: ['aws_dms_replication_instance'],
  list: {
    service: 'database-migration-service',
    action: 'DescribeReplicationInstances',
    items: 'ReplicationInstances[]',
  },
  id: 'ReplicationInstanceArn',
  arn: 'ReplicationInstanceArn',
  name: 'ReplicationInstanceIdentifier',
  aliases: ['ReplicationInstanceIdentifier'],
  terraformId: 'replication_instance_arn',
  naturalKey: ['ReplicationInstanceIdentifier'],
  parent: ['ReplicationSubnetGroupIdentifier', 'VpcId'],
  gone: { ReplicationInstanceStatus: 'deleting' },
  protection: {
    encryption: 'always',
    'public access': [{ path: 'PubliclyAccessible', is: true, through: 'VpcSecurityGroupIds' }],
    'several zones': [{ path: 'MultiAZ', is: true }],
  },
  traffic: { publicWhen: [{ PubliclyAccessible: true }] },
  attributes: {
    DnsNameServers: text(),
    ReplicationInstanceIdentifier: caseless({ terraform: 'replication_instance_id' }),
    ReplicationInstanceClass: text(),
    ReplicationSubnetGroupIdentifier: ref('AWS::DMS::ReplicationSubnetGroup', 'contains', {
      api: 'ReplicationSubnetGroup.ReplicationSubnetGroupIdentifier',
      terraform: 'replication_subnet_group_id',
      reverse: true,
    }),
    VpcId: ref('AWS::EC2::VPC', 'contains', {
      api: 'ReplicationSubnetGroup.VpcId',
      terraform: null,
      reverse: true,
      computed: true,
    }),
    VpcSecurityGroupIds: refs('AWS::EC2::SecurityGroup', 'guards', {
      api: 'VpcSecurityGroups[].VpcSecurityGroupId',
      reverse: true,
    }),
    KmsKeyId: ref('AWS::KMS::Key', 'encrypts', { terraform: 'kms_key_arn', reverse: true }),
    AllocatedStorage: number({ default: 50 }),
    AvailabilityZone: text(),
    EngineVersion: version(),
    // AWS makes it publicly accessible unless told not to
    PubliclyAccessible: flag({ default: true }),
    MultiAZ: flag({ default: false }),
    AutoMinorVersionUpgrade: flag({ default: true }),
    PreferredMaintenanceWindow: caseless(),
    NetworkType: text({ default: 'IPV4' }),
  },
});

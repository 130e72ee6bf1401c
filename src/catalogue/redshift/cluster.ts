import { type ResourceType, resourceType } from '../define.ts';
import { set } from '../kinds/collection.ts';
import { given } from '../kinds/given.ts';
import { numberUnless } from '../kinds/number-unless.ts';
import { policy } from '../kinds/policy.ts';
import { ref, refs } from '../kinds/ref.ts';
import { caseless, flag, number, text } from '../kinds/scalar.ts';
import { secret } from '../kinds/secret.ts';

/** A warehouse: tables for analysis. */
export const redshiftCluster: ResourceType = resourceType({
  type: 'AWS::Redshift::Cluster',
  title: 'Redshift cluster',
  drawn: 'block',
  shape: 'warehouse',
  layer: 'data',
  scope: 'regional',
  terraform: ['aws_redshift_cluster'],
  folds: [
    {
      type: 'aws_redshift_cluster_iam_roles',
      owner: 'cluster_identifier',
      set: { IamRoles: 'iam_role_arns' },
    },
    {
      type: 'aws_redshift_logging',
      owner: 'cluster_identifier',
      set: {
        'LoggingProperties.BucketName': 'bucket_name',
        'LoggingProperties.S3KeyPrefix': 's3_key_prefix',
        'LoggingProperties.LogDestinationType': 'log_destination_type',
        'LoggingProperties.LogExports': 'log_exports',
      },
    },
    {
      type: 'aws_redshift_snapshot_copy',
      owner: 'cluster_identifier',
      set: {
        DestinationRegion: 'destination_region',
        SnapshotCopyGrantName: 'snapshot_copy_grant_name',
        SnapshotCopyRetentionPeriod: 'retention_period',
      },
    },
    {
      type: 'aws_redshift_snapshot_schedule_association',
      owner: 'cluster_identifier',
      set: { SnapshotScheduleIdentifier: 'schedule_identifier' },
    },
  ],
  list: { service: 'redshift', action: 'DescribeClusters', items: 'Clusters[]' },
  details: [
    {
      service: 'redshift',
      action: 'DescribeLoggingStatus',
      params: { ClusterIdentifier: '.ClusterIdentifier' },
      into: 'Logging',
      absent: ['ClusterNotFound', 'ClusterNotFoundFault'],
    },
    {
      service: 'redshift',
      action: 'GetResourcePolicy',
      params: { ResourceArn: '.ClusterNamespaceArn' },
      items: 'ResourcePolicy.Policy',
      into: 'NamespacePolicy',
      absent: ['ResourceNotFoundFault', 'ResourceNotFound'],
    },
  ],
  id: 'ClusterIdentifier',
  arn: 'arn:${partition}:redshift:${region}:${account}:cluster:${id}',
  name: 'ClusterIdentifier',
  tags: 'Tags',
  aliases: ['Endpoint.Address', 'ClusterNamespaceArn'],
  terraformId: 'cluster_identifier',
  naturalKey: ['ClusterIdentifier'],
  parent: ['ClusterSubnetGroupName', 'VpcId'],
  gone: { ClusterStatus: 'deleting' },
  protection: {
    encryption: [{ path: 'Encrypted', is: true }],
    backups: [{ path: 'AutomatedSnapshotRetentionPeriod', least: 1 }],
    'public access': [{ path: 'PubliclyAccessible', is: true, through: 'VpcSecurityGroupIds' }],
    'several zones': [{ path: 'MultiAZ', is: true }],
  },
  traffic: { publicWhen: [{ PubliclyAccessible: true }] },
  attributes: {
    ClusterIdentifier: caseless(),
    VpcId: ref('AWS::EC2::VPC', 'contains', { terraform: null, reverse: true, computed: true }),
    ClusterSubnetGroupName: ref('AWS::Redshift::ClusterSubnetGroup', 'contains', { reverse: true }),
    VpcSecurityGroupIds: refs('AWS::EC2::SecurityGroup', 'guards', {
      api: 'VpcSecurityGroups[].VpcSecurityGroupId',
      reverse: true,
    }),
    IamRoles: refs('AWS::IAM::Role', 'assumes', { api: 'IamRoles[].IamRoleArn' }),
    DefaultIamRoleArn: ref('AWS::IAM::Role', 'assumes'),
    KmsKeyId: ref('AWS::KMS::Key', 'encrypts', { reverse: true }),
    MasterPasswordSecretKmsKeyId: ref('AWS::KMS::Key', 'encrypts', { reverse: true }),
    'MasterUserSecret.SecretArn': ref('AWS::SecretsManager::Secret', 'uses', {
      api: 'MasterPasswordSecretArn',
      terraform: 'master_password_secret_arn',
      computed: true,
    }),
    ElasticIp: ref('AWS::EC2::EIP', 'uses', { api: 'ElasticIpStatus.ElasticIp' }),
    'LoggingProperties.BucketName': ref('AWS::S3::Bucket', 'logs', {
      api: 'Logging.BucketName',
      terraform: 'logging.bucket_name',
    }),
    'LoggingProperties.S3KeyPrefix': text({
      api: 'Logging.S3KeyPrefix',
      terraform: 'logging.s3_key_prefix',
    }),
    'LoggingProperties.LogDestinationType': caseless({
      api: 'Logging.LogDestinationType',
      terraform: 'logging.log_destination_type',
      default: 's3',
    }),
    'LoggingProperties.LogExports': set({ api: 'Logging.LogExports', terraform: 'logging.log_exports' }),
    NamespaceResourcePolicy: policy({ api: 'NamespacePolicy', terraform: null }),
    DestinationRegion: text({
      api: 'ClusterSnapshotCopyStatus.DestinationRegion',
      terraform: 'snapshot_copy.destination_region',
    }),
    // with that flag it is about snapshots that people made
    SnapshotCopyRetentionPeriod: numberUnless('SnapshotCopyManual', 'SnapshotCopyRetentionPeriod', {
      api: 'ClusterSnapshotCopyStatus.RetentionPeriod',
      terraform: 'snapshot_copy.retention_period',
      default: 7,
    }),
    SnapshotCopyGrantName: caseless({
      api: 'ClusterSnapshotCopyStatus.SnapshotCopyGrantName',
      terraform: 'snapshot_copy.grant_name',
    }),
    SnapshotScheduleIdentifier: caseless({ terraform: null }),
    HsmClientCertificateIdentifier: text({
      api: 'HsmStatus.HsmClientCertificateIdentifier',
      terraform: null,
    }),
    HsmConfigurationIdentifier: text({ api: 'HsmStatus.HsmConfigurationIdentifier', terraform: null }),
    ManageMasterPassword: given({ api: 'MasterPasswordSecretArn', default: false }),
    MasterUserPassword: secret({ api: null, terraform: 'master_password' }),
    MasterUsername: text(),
    DBName: text({ terraform: 'database_name' }),
    NodeType: text(),
    ClusterType: caseless({ api: null }),
    NumberOfNodes: number({ default: 1 }),
    AvailabilityZone: text(),
    AvailabilityZoneRelocation: flag({
      api: 'AvailabilityZoneRelocationStatus',
      terraform: 'availability_zone_relocation_enabled',
    }),
    Port: number({ api: 'Endpoint.Port', default: 5439 }),
    ClusterVersion: text({ default: '1.0' }),
    AllowVersionUpgrade: flag({ default: true }),
    MaintenanceTrackName: caseless({ default: 'current' }),
    PreferredMaintenanceWindow: caseless(),
    AutomatedSnapshotRetentionPeriod: number({ default: 1 }),
    ManualSnapshotRetentionPeriod: number({ default: -1 }),
    ClusterParameterGroupName: caseless({ api: 'ClusterParameterGroups[0].ParameterGroupName' }),
    Encrypted: flag({ default: false }),
    EnhancedVpcRouting: flag({ default: false }),
    PubliclyAccessible: flag({ default: false }),
    MultiAZ: flag({ default: false }),
    ClusterStatus: text({ terraform: null, computed: true }),
  },
});

import { type ResourceType, resourceType } from '../define.ts';
import { set } from '../kinds/collection.ts';
import { ref, refs } from '../kinds/ref.ts';
import { caseless, flag, number, text, version } from '../kinds/scalar.ts';
import { secret } from '../kinds/secret.ts';

export const dbCluster: ResourceType = resourceType({
  type: 'AWS::RDS::DBCluster',
  title: 'RDS cluster',
  drawn: 'block',
  shape: 'database',
  layer: 'data',
  scope: 'regional',
  terraform: ['aws_rds_cluster', 'aws_docdb_cluster', 'aws_neptune_cluster'],
  list: { service: 'rds', action: 'DescribeDBClusters', items: 'DBClusters[]' },
  id: 'DBClusterIdentifier',
  arn: 'DBClusterArn',
  name: 'DBClusterIdentifier',
  tags: 'TagList',
  aliases: ['DbClusterResourceId', 'Endpoint', 'ReaderEndpoint'],
  terraformId: 'cluster_identifier',
  naturalKey: ['DBClusterIdentifier'],
  parent: ['DBSubnetGroupName'],
  protection: {
    encryption: [{ path: 'StorageEncrypted', is: true }],
    backups: [{ path: 'BackupRetentionPeriod', least: 1 }],
    'deletion protection': [{ path: 'DeletionProtection', is: true }],
    // https://docs.aws.amazon.com/AmazonRDS/latest/AuroraUserGuide/Concepts.AuroraHighAvailability.html
    replication: 'always',
  },
  attributes: {
    DBClusterIdentifier: caseless({ terraform: 'cluster_identifier' }),
    DBSubnetGroupName: ref('AWS::RDS::DBSubnetGroup', 'contains', { api: 'DBSubnetGroup', reverse: true }),
    VpcSecurityGroupIds: refs('AWS::EC2::SecurityGroup', 'guards', {
      api: 'VpcSecurityGroups[].VpcSecurityGroupId',
      reverse: true,
    }),
    KmsKeyId: ref('AWS::KMS::Key', 'encrypts', { reverse: true }),
    MonitoringRoleArn: ref('AWS::IAM::Role', 'assumes'),
    'AssociatedRoles[].RoleArn': refs('AWS::IAM::Role', 'assumes', { terraform: 'iam_roles' }),
    'MasterUserSecret.SecretArn': ref('AWS::SecretsManager::Secret', 'uses', { computed: true }),
    MasterUserPassword: secret({ api: null, terraform: 'master_password' }),
    ReplicationSourceIdentifier: ref('AWS::RDS::DBCluster', 'writes', { reverse: true }),
    GlobalClusterIdentifier: text(),
    Engine: caseless(),
    EngineVersion: version(),
    EngineMode: text({ default: 'provisioned' }),
    DBClusterInstanceClass: text(),
    DatabaseName: text(),
    MasterUsername: text(),
    Port: number(),
    AllocatedStorage: number(),
    StorageType: text(),
    StorageEncrypted: flag({ default: false }),
    Iops: number({ default: 0 }),
    NetworkType: text({ default: 'IPV4' }),
    BackupRetentionPeriod: number({ default: 1 }),
    BacktrackWindow: number({ default: 0 }),
    PreferredBackupWindow: caseless(),
    PreferredMaintenanceWindow: caseless(),
    CopyTagsToSnapshot: flag({ default: false }),
    DeletionProtection: flag({ default: false }),
    EnableIAMDatabaseAuthentication: flag({
      api: 'IAMDatabaseAuthenticationEnabled',
      terraform: 'iam_database_authentication_enabled',
      default: false,
    }),
    EnableHttpEndpoint: flag({ api: 'HttpEndpointEnabled', default: false }),
    EnableCloudwatchLogsExports: set({
      api: 'EnabledCloudwatchLogsExports',
      terraform: 'enabled_cloudwatch_logs_exports',
    }),
    DBClusterParameterGroupName: caseless({ api: 'DBClusterParameterGroup' }),
    'ServerlessV2ScalingConfiguration.MinCapacity': number({
      terraform: 'serverlessv2_scaling_configuration.min_capacity',
    }),
    'ServerlessV2ScalingConfiguration.MaxCapacity': number({
      terraform: 'serverlessv2_scaling_configuration.max_capacity',
    }),
    Status: text({ computed: true }),
  },
});

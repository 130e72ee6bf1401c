import { type ResourceType, resourceType } from '../define.ts';
import { atLeast, set } from '../kinds/collection.ts';
import { given } from '../kinds/given.ts';
import { ref, refs } from '../kinds/ref.ts';
import { caseless, flag, number, text, version } from '../kinds/scalar.ts';
import { secret } from '../kinds/secret.ts';
import { switching } from '../kinds/switch.ts';

export const dbCluster: ResourceType = resourceType({
  type: 'AWS::RDS::DBCluster',
  title: 'RDS cluster',
  drawn: 'block',
  shape: 'database',
  layer: 'data',
  scope: 'regional',
  terraform: ['aws_rds_cluster', 'aws_docdb_cluster', 'aws_neptune_cluster'],
  folds: [
    {
      type: 'aws_rds_cluster_role_association',
      owner: 'db_cluster_identifier',
      append: { 'AssociatedRoles[].RoleArn': 'role_arn' },
    },
  ],
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
    ManageMasterUserPassword: given({ api: 'MasterUserSecret', default: false }),
    'MasterUserSecret.KmsKeyId': ref('AWS::KMS::Key', 'encrypts', {
      terraform: 'master_user_secret_kms_key_id',
      reverse: true,
    }),
    'MasterUserSecret.SecretArn': ref('AWS::SecretsManager::Secret', 'uses', { computed: true }),
    MasterUserPassword: secret({ api: null, terraform: 'master_password' }),
    ReplicationSourceIdentifier: ref('AWS::RDS::DBCluster', 'writes', { reverse: true }),
    GlobalClusterIdentifier: text(),
    Engine: caseless(),
    EngineVersion: version(),
    EngineMode: text({ default: 'provisioned' }),
    EngineLifecycleSupport: text({ default: 'open-source-rds-extended-support' }),
    ClusterScalabilityType: text({ default: 'standard' }),
    DBSystemId: text(),
    // its storage is in three, whatever was asked for
    AvailabilityZones: atLeast(),
    AutoMinorVersionUpgrade: flag({ terraform: null, default: true }),
    PubliclyAccessible: flag({ terraform: null }),
    EnableGlobalWriteForwarding: flag({ api: 'GlobalWriteForwardingRequested', default: false }),
    EnableLocalWriteForwarding: switching({ api: 'LocalWriteForwardingStatus', default: false }),
    // the directory that knows its users
    Domain: ref('AWS::DirectoryService::MicrosoftAD', 'uses', { api: 'DomainMemberships[0].Domain' }),
    DomainIAMRoleName: ref('AWS::IAM::Role', 'assumes', { api: 'DomainMemberships[0].IAMRoleName' }),
    CACertificateIdentifier: text({
      api: 'CertificateDetails.CAIdentifier',
      terraform: 'ca_certificate_identifier',
    }),
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
    MonitoringInterval: number({ default: 0 }),
    PerformanceInsightsEnabled: flag({ default: false }),
    PerformanceInsightsKmsKeyId: ref('AWS::KMS::Key', 'encrypts', {
      api: 'PerformanceInsightsKMSKeyId',
      reverse: true,
    }),
    PerformanceInsightsRetentionPeriod: number({ default: 0 }),
    DatabaseInsightsMode: text({ default: 'standard' }),
    DBClusterParameterGroupName: caseless({ api: 'DBClusterParameterGroup' }),
    'ServerlessV2ScalingConfiguration.MinCapacity': number({
      terraform: 'serverlessv2_scaling_configuration.min_capacity',
    }),
    'ServerlessV2ScalingConfiguration.MaxCapacity': number({
      terraform: 'serverlessv2_scaling_configuration.max_capacity',
    }),
    'ServerlessV2ScalingConfiguration.SecondsUntilAutoPause': number({
      terraform: 'serverlessv2_scaling_configuration.seconds_until_auto_pause',
      default: 0,
    }),
    // of Aurora Serverless v1
    'ScalingConfiguration.MinCapacity': number({ api: 'ScalingConfigurationInfo.MinCapacity' }),
    'ScalingConfiguration.MaxCapacity': number({ api: 'ScalingConfigurationInfo.MaxCapacity' }),
    'ScalingConfiguration.AutoPause': flag({ api: 'ScalingConfigurationInfo.AutoPause' }),
    'ScalingConfiguration.SecondsUntilAutoPause': number({
      api: 'ScalingConfigurationInfo.SecondsUntilAutoPause',
    }),
    'ScalingConfiguration.SecondsBeforeTimeout': number({
      api: 'ScalingConfigurationInfo.SecondsBeforeTimeout',
    }),
    'ScalingConfiguration.TimeoutAction': text({ api: 'ScalingConfigurationInfo.TimeoutAction' }),
    Status: text({ computed: true }),
  },
});

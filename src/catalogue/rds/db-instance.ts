import { type ResourceType, resourceType } from '../define.ts';
import { arnRegion } from '../kinds/arn-region.ts';
import { set } from '../kinds/collection.ts';
import { given } from '../kinds/given.ts';
import { parts } from '../kinds/parts.ts';
import { ref, refs } from '../kinds/ref.ts';
import { caseless, flag, number, text, version } from '../kinds/scalar.ts';
import { secret } from '../kinds/secret.ts';

export const dbInstance: ResourceType = resourceType({
  type: 'AWS::RDS::DBInstance',
  title: 'RDS instance',
  drawn: 'block',
  shape: 'database',
  layer: 'data',
  scope: 'regional',
  terraform: [
    'aws_db_instance',
    'aws_rds_cluster_instance',
    'aws_docdb_cluster_instance',
    'aws_neptune_cluster_instance',
  ],
  folds: [
    {
      type: 'aws_db_instance_role_association',
      owner: 'db_instance_identifier',
      append: { AssociatedRoles: '' },
    },
    // it lives in the region to which the backups go
    { type: 'aws_db_instance_automated_backups_replication', owner: 'source_db_instance_arn' },
  ],
  list: { service: 'rds', action: 'DescribeDBInstances', items: 'DBInstances[]' },
  id: 'DBInstanceIdentifier',
  arn: 'DBInstanceArn',
  name: 'DBInstanceIdentifier',
  tags: 'TagList',
  aliases: ['DbiResourceId', 'Endpoint.Address'],
  terraformId: 'identifier',
  naturalKey: ['DBInstanceIdentifier'],
  parent: ['DBSubnetGroupName', 'VpcId'],
  protection: {
    encryption: [{ path: 'StorageEncrypted', is: true }],
    backups: [{ path: 'BackupRetentionPeriod', least: 1 }],
    // its cluster protects it
    'deletion protection': [
      { path: 'DeletionProtection', is: true },
      { path: 'DBClusterIdentifier', isSet: true },
    ],
    'public access': [{ path: 'PubliclyAccessible', is: true, through: 'VPCSecurityGroups' }],
    'several zones': [{ path: 'MultiAZ', is: true }],
    // the storage of a cluster is kept several times; a standby in another zone is the question before
    replication: [
      { path: 'DBClusterIdentifier', isSet: true },
      { path: 'ReadReplicaDBInstanceIdentifiers', isSet: true },
      { path: 'ReadReplicaDBClusterIdentifiers', isSet: true },
    ],
  },
  traffic: { publicWhen: [{ PubliclyAccessible: true }] },
  attributes: {
    DBInstanceIdentifier: caseless({ terraform: 'identifier' }),
    DBSubnetGroupName: ref('AWS::RDS::DBSubnetGroup', 'contains', {
      api: 'DBSubnetGroup.DBSubnetGroupName',
      reverse: true,
    }),
    VpcId: ref('AWS::EC2::VPC', 'contains', {
      api: 'DBSubnetGroup.VpcId',
      terraform: null,
      reverse: true,
      computed: true,
    }),
    AvailabilityZone: text(),
    VPCSecurityGroups: refs('AWS::EC2::SecurityGroup', 'guards', {
      api: 'VpcSecurityGroups[].VpcSecurityGroupId',
      terraform: 'vpc_security_group_ids',
      reverse: true,
    }),
    // a cluster hands its requests to its instances
    DBClusterIdentifier: ref('AWS::RDS::DBCluster', 'routes', {
      terraform: 'cluster_identifier',
      reverse: true,
    }),
    SourceDBInstanceIdentifier: ref('AWS::RDS::DBInstance', 'writes', {
      api: 'ReadReplicaSourceDBInstanceIdentifier',
      terraform: 'replicate_source_db',
      reverse: true,
    }),
    SourceDBClusterIdentifier: ref('AWS::RDS::DBCluster', 'writes', {
      api: 'ReadReplicaSourceDBClusterIdentifier',
      terraform: null,
      reverse: true,
    }),
    ReplicaMode: caseless(),
    // declared by each replica
    ReadReplicaDBInstanceIdentifiers: set({ terraform: null, computed: true }),
    ReadReplicaDBClusterIdentifiers: set({ terraform: null, computed: true }),
    KmsKeyId: ref('AWS::KMS::Key', 'encrypts', { reverse: true }),
    MonitoringRoleArn: ref('AWS::IAM::Role', 'assumes'),
    AssociatedRoles: parts(
      'associated roles',
      { RoleArn: ref('AWS::IAM::Role', 'assumes'), FeatureName: text() },
      { terraform: null },
    ),
    CustomIAMInstanceProfile: ref('AWS::IAM::InstanceProfile', 'uses', { api: 'CustomIamInstanceProfile' }),
    ManageMasterUserPassword: given({ api: 'MasterUserSecret', default: false }),
    'MasterUserSecret.SecretArn': ref('AWS::SecretsManager::Secret', 'uses', { computed: true }),
    'MasterUserSecret.KmsKeyId': ref('AWS::KMS::Key', 'encrypts', {
      terraform: 'master_user_secret_kms_key_id',
      reverse: true,
    }),
    MasterUserPassword: secret({ api: null, terraform: 'password' }),
    TdeCredentialArn: text({ terraform: null }),
    Engine: caseless(),
    EngineVersion: version(),
    EngineLifecycleSupport: text({ default: 'open-source-rds-extended-support' }),
    DBInstanceClass: text({ terraform: 'instance_class' }),
    ProcessorFeatures: parts(
      'processor features',
      { Name: text(), Value: text() },
      { terraform: null, untold: 'AWS tells only what differs from the instance class' },
    ),
    DBSystemId: text({ terraform: null }),
    CharacterSetName: text(),
    NcharCharacterSetName: text(),
    Timezone: text(),
    DBName: text(),
    MasterUsername: text({ terraform: 'username' }),
    Port: number({ api: 'Endpoint.Port' }),
    AllocatedStorage: number(),
    MaxAllocatedStorage: number({ default: 0 }),
    StorageType: text(),
    StorageEncrypted: flag({ default: false }),
    Iops: number({ default: 0 }),
    StorageThroughput: number({ default: 0 }),
    DedicatedLogVolume: flag({ default: false }),
    AdditionalStorageVolumes: parts(
      'storage volumes',
      {
        VolumeName: text(),
        AllocatedStorage: number(),
        Iops: number({ api: 'IOPS' }),
        MaxAllocatedStorage: number(),
        StorageThroughput: number(),
        StorageType: text(),
      },
      { terraform: null },
    ),
    MultiAZ: flag({ default: false }),
    PubliclyAccessible: flag(),
    NetworkType: text({ default: 'IPV4' }),
    CustomerOwnedIpEnabled: flag({ default: false }),
    // the directory that knows its users
    Domain: ref('AWS::DirectoryService::MicrosoftAD', 'uses', { api: 'DomainMemberships[0].Domain' }),
    DomainIAMRoleName: ref('AWS::IAM::Role', 'assumes', { api: 'DomainMemberships[0].IAMRoleName' }),
    DomainFqdn: caseless({ api: 'DomainMemberships[0].FQDN' }),
    DomainOu: caseless({ api: 'DomainMemberships[0].OU' }),
    DomainAuthSecretArn: ref('AWS::SecretsManager::Secret', 'uses', {
      api: 'DomainMemberships[0].AuthSecretArn',
    }),
    DomainDnsIps: set({ api: 'DomainMemberships[0].DnsIps[]' }),
    LicenseModel: text(),
    BackupRetentionPeriod: number({ default: 1 }),
    BackupTarget: text({ default: 'region' }),
    AutomaticBackupReplicationRegion: arnRegion({
      api: 'DBInstanceAutomatedBackupsReplications[0].DBInstanceAutomatedBackupsArn',
      terraform: null,
    }),
    PreferredBackupWindow: caseless({ terraform: 'backup_window' }),
    PreferredMaintenanceWindow: caseless({ terraform: 'maintenance_window' }),
    AutoMinorVersionUpgrade: flag({ default: true }),
    CopyTagsToSnapshot: flag({ default: false }),
    DeletionProtection: flag({ default: false }),
    EnableIAMDatabaseAuthentication: flag({
      api: 'IAMDatabaseAuthenticationEnabled',
      terraform: 'iam_database_authentication_enabled',
      default: false,
    }),
    EnablePerformanceInsights: flag({
      api: 'PerformanceInsightsEnabled',
      terraform: 'performance_insights_enabled',
      default: false,
    }),
    PerformanceInsightsKMSKeyId: ref('AWS::KMS::Key', 'encrypts', { reverse: true }),
    PerformanceInsightsRetentionPeriod: number({ default: 0 }),
    DatabaseInsightsMode: text({ default: 'standard' }),
    EnableCloudwatchLogsExports: set({
      api: 'EnabledCloudwatchLogsExports',
      terraform: 'enabled_cloudwatch_logs_exports',
    }),
    MonitoringInterval: number({ default: 0 }),
    PromotionTier: number({ default: 1 }),
    DBParameterGroupName: caseless({
      api: 'DBParameterGroups[0].DBParameterGroupName',
      terraform: 'parameter_group_name',
    }),
    OptionGroupName: caseless({ api: 'OptionGroupMemberships[0].OptionGroupName' }),
    CACertificateIdentifier: text({ terraform: 'ca_cert_identifier' }),
    Status: text({ api: 'DBInstanceStatus', computed: true }),
  },
});

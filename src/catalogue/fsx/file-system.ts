import { type ResourceType, resourceType } from '../define.ts';
import { flavoured } from '../kinds/flavoured.ts';
import { s3Location } from '../kinds/location.ts';
import { ref, refs } from '../kinds/ref.ts';
import { flag, number, text } from '../kinds/scalar.ts';

const FLAVOURS = [
  'LustreConfiguration',
  'WindowsConfiguration',
  'OntapConfiguration',
  'OpenZFSConfiguration',
] as const;

/** Files for machines, in one of four makes, of which each has a block of settings of its own. */
export const fsxFileSystem: ResourceType = resourceType({
  type: 'AWS::FSx::FileSystem',
  title: 'FSx file system',
  drawn: 'block',
  shape: 'file-system',
  layer: 'data',
  scope: 'regional',
  terraform: [
    'aws_fsx_lustre_file_system',
    'aws_fsx_windows_file_system',
    'aws_fsx_ontap_file_system',
    'aws_fsx_openzfs_file_system',
  ],
  folds: [
    { type: 'AWS::FSx::StorageVirtualMachine', owner: 'FileSystemId' },
    { type: 'aws_fsx_ontap_storage_virtual_machine', owner: 'file_system_id' },
    { type: 'AWS::FSx::DataRepositoryAssociation', owner: 'FileSystemId' },
    { type: 'aws_fsx_data_repository_association', owner: 'file_system_id' },
  ],
  list: { service: 'fsx', action: 'DescribeFileSystems', items: 'FileSystems[]' },
  id: 'FileSystemId',
  arn: 'ResourceARN',
  tags: 'Tags',
  aliases: ['DNSName'],
  parent: ['SubnetIds', 'VpcId'],
  gone: { Lifecycle: 'DELETING' },
  protection: {
    encryption: 'always',
    backups: [{ path: 'AutomaticBackupRetentionDays', least: 1 }],
    'several zones': [
      { path: 'DeploymentType', is: ['MULTI_AZ_1', 'MULTI_AZ_2', 'MULTI_AZ_HA_1', 'MULTI_AZ_HA_2'] },
    ],
  },
  attributes: {
    FileSystemType: text({ terraform: null }),
    VpcId: ref('AWS::EC2::VPC', 'contains', { reverse: true, computed: true }),
    SubnetIds: refs('AWS::EC2::Subnet', 'contains', { reverse: true }),
    // its interfaces carry them; the file system does not say
    SecurityGroupIds: refs('AWS::EC2::SecurityGroup', 'guards', { api: null, reverse: true }),
    NetworkInterfaceIds: refs('AWS::EC2::NetworkInterface', 'uses', { computed: true }),
    KmsKeyId: ref('AWS::KMS::Key', 'encrypts', { reverse: true }),
    StorageCapacity: number(),
    StorageType: text({ default: 'SSD' }),
    FileSystemTypeVersion: text(),
    NetworkType: text({ default: 'IPV4' }),
    DeploymentType: flavoured(FLAVOURS, 'DeploymentType', text()),
    ThroughputCapacity: flavoured(FLAVOURS, 'ThroughputCapacity', number()),
    PerUnitStorageThroughput: flavoured(FLAVOURS, 'PerUnitStorageThroughput', number()),
    AutomaticBackupRetentionDays: flavoured(FLAVOURS, 'AutomaticBackupRetentionDays', number()),
    DailyAutomaticBackupStartTime: flavoured(FLAVOURS, 'DailyAutomaticBackupStartTime', text()),
    WeeklyMaintenanceStartTime: flavoured(FLAVOURS, 'WeeklyMaintenanceStartTime', text()),
    CopyTagsToBackups: flavoured(FLAVOURS, 'CopyTagsToBackups', flag({ default: false })),
    DataCompressionType: flavoured(FLAVOURS, 'DataCompressionType', text({ default: 'NONE' })),
    PreferredSubnetId: flavoured(FLAVOURS, 'PreferredSubnetId', ref('AWS::EC2::Subnet', 'uses')),
    ActiveDirectoryId: flavoured(
      FLAVOURS,
      'ActiveDirectoryId',
      ref('AWS::DirectoryService::MicrosoftAD', 'uses'),
    ),
    ImportPath: flavoured(
      [...FLAVOURS, 'LustreConfiguration.DataRepositoryConfiguration'],
      'ImportPath',
      s3Location('reads'),
    ),
    ExportPath: flavoured(
      [...FLAVOURS, 'LustreConfiguration.DataRepositoryConfiguration'],
      'ExportPath',
      s3Location('writes'),
    ),
    Lifecycle: text({ terraform: null, computed: true }),
  },
});

import { type ResourceType, resourceType } from '../define.ts';
import { parts } from '../kinds/parts.ts';
import { policy } from '../kinds/policy.ts';
import { ref, refs } from '../kinds/ref.ts';
import { flag, number, text } from '../kinds/scalar.ts';
import { translated } from '../kinds/translated.ts';
import { switching } from '../kinds/switch.ts';

const SUBNETS = 'MountTargets[].SubnetId';

/** Files that several machines share; it is reached where it has a mount target. */
export const fileSystem: ResourceType = resourceType({
  type: 'AWS::EFS::FileSystem',
  title: 'file system',
  drawn: 'block',
  shape: 'file-system',
  layer: 'data',
  scope: 'regional',
  terraform: ['aws_efs_file_system'],
  folds: [
    { type: 'AWS::EFS::MountTarget', owner: 'FileSystemId', append: { [SUBNETS]: 'SubnetId' } },
    { type: 'aws_efs_mount_target', owner: 'file_system_id', append: { [SUBNETS]: 'subnet_id' } },
    { type: 'AWS::EFS::AccessPoint', owner: 'FileSystemId' },
    { type: 'aws_efs_access_point', owner: 'file_system_id' },
    {
      type: 'aws_efs_backup_policy',
      owner: 'file_system_id',
      set: { 'BackupPolicy.Status': 'backup_policy.status' },
    },
    {
      type: 'aws_efs_file_system_policy',
      owner: 'file_system_id',
      set: { FileSystemPolicy: 'policy' },
    },
    {
      type: 'aws_efs_replication_configuration',
      owner: 'source_file_system_id',
      append: { 'ReplicationConfiguration.Destinations': 'destination[]' },
    },
  ],
  list: { service: 'efs', action: 'DescribeFileSystems', items: 'FileSystems[]' },
  details: [
    {
      service: 'efs',
      action: 'DescribeMountTargets',
      params: { FileSystemId: '.FileSystemId' },
      items: 'MountTargets[]',
      into: 'MountTargets',
      absent: ['FileSystemNotFound'],
    },
    {
      service: 'efs',
      action: 'DescribeBackupPolicy',
      params: { FileSystemId: '.FileSystemId' },
      items: 'BackupPolicy',
      into: 'BackupPolicy',
      absent: ['PolicyNotFound', 'FileSystemNotFound'],
    },
    {
      service: 'efs',
      action: 'DescribeFileSystemPolicy',
      params: { FileSystemId: '.FileSystemId' },
      items: 'Policy',
      into: 'FileSystemPolicy',
      absent: ['PolicyNotFound', 'FileSystemNotFound'],
    },
    {
      service: 'efs',
      action: 'DescribeLifecycleConfiguration',
      params: { FileSystemId: '.FileSystemId' },
      items: 'LifecyclePolicies[]',
      into: 'LifecyclePolicies',
      absent: ['FileSystemNotFound'],
    },
    {
      service: 'efs',
      action: 'DescribeReplicationConfigurations',
      params: { FileSystemId: '.FileSystemId' },
      items: 'Replications[0].Destinations',
      into: 'ReplicationDestinations',
      absent: ['ReplicationNotFound', 'FileSystemNotFound'],
    },
  ],
  id: 'FileSystemId',
  arn: 'FileSystemArn',
  name: 'Name',
  tags: 'Tags',
  gone: { LifeCycleState: 'deleting' },
  protection: { encryption: [{ path: 'Encrypted', is: true }] },
  attributes: {
    Encrypted: flag({ default: false }),
    KmsKeyId: ref('AWS::KMS::Key', 'encrypts', { reverse: true }),
    PerformanceMode: text({ default: 'generalPurpose' }),
    ThroughputMode: text({ default: 'bursting' }),
    ProvisionedThroughputInMibps: number({ default: 0 }),
    AvailabilityZoneName: text(),
    'BackupPolicy.Status': switching({ terraform: null, default: false }),
    FileSystemPolicy: policy({ terraform: null, whole: true }),
    LifecyclePolicies: parts(
      'lifecycle policies',
      { TransitionToIA: text(), TransitionToArchive: text(), TransitionToPrimaryStorageClass: text() },
      { terraform: 'lifecycle_policy' },
    ),
    'FileSystemProtection.ReplicationOverwriteProtection': translated(
      // AWS says so of what is being written over
      { REPLICATING: undefined },
      {
        terraform: 'protection.replication_overwrite',
        default: 'ENABLED',
        untold: 'another file system is copied to it',
      },
    ),
    'ReplicationConfiguration.Destinations': parts(
      'replication',
      {
        FileSystemId: ref('AWS::EFS::FileSystem', 'writes'),
        Region: text(),
        RoleArn: ref('AWS::IAM::Role', 'assumes'),
      },
      { api: 'ReplicationDestinations', terraform: null },
    ),
    [SUBNETS]: refs('AWS::EC2::Subnet', 'uses', { terraform: null }),
  },
});

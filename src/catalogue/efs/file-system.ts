import { type ResourceType, resourceType } from '../define.ts';
import { ref, refs } from '../kinds/ref.ts';
import { flag, number, text } from '../kinds/scalar.ts';

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
    { type: 'aws_efs_backup_policy', owner: 'file_system_id' },
    { type: 'aws_efs_file_system_policy', owner: 'file_system_id' },
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
    [SUBNETS]: refs('AWS::EC2::Subnet', 'uses', { terraform: null }),
  },
});

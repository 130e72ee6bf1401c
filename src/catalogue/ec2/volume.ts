import { type ResourceType, resourceType } from '../define.ts';
import { anyTrue } from '../kinds/any-true.ts';
import { ref, refs } from '../kinds/ref.ts';
import { flag, number, text } from '../kinds/scalar.ts';
import { positive } from '../kinds/positive.ts';

export const volume: ResourceType = resourceType({
  type: 'AWS::EC2::Volume',
  title: 'EBS volume',
  drawn: 'block',
  shape: 'volume',
  layer: 'data',
  scope: 'regional',
  terraform: ['aws_ebs_volume'],
  folds: [
    { type: 'aws_volume_attachment', owner: 'volume_id', append: { InstanceIds: 'instance_id' } },
    { type: 'AWS::EC2::VolumeAttachment', owner: 'VolumeId', append: { InstanceIds: 'InstanceId' } },
  ],
  list: { service: 'ec2', action: 'DescribeVolumes', items: 'Volumes[]' },
  id: 'VolumeId',
  arn: 'arn:${partition}:ec2:${region}:${account}:volume/${id}',
  tags: 'Tags',
  protection: { encryption: [{ path: 'Encrypted', is: true }] },
  attributes: {
    AvailabilityZone: text(),
    InstanceIds: refs('AWS::EC2::Instance', 'uses', {
      api: 'Attachments[].InstanceId',
      terraform: null,
      reverse: true,
    }),
    KmsKeyId: ref('AWS::KMS::Key', 'encrypts', { reverse: true }),
    Size: number(),
    VolumeType: text({ terraform: 'type', default: 'gp2' }),
    Iops: number({ default: 0 }),
    Throughput: number({ default: 0 }),
    Encrypted: flag({ default: false }),
    MultiAttachEnabled: flag({ default: false }),
    SnapshotId: text(),
    AvailabilityZoneId: text({ terraform: null }),
    SourceVolumeId: text({ terraform: null }),
    VolumeInitializationRate: positive(),
    OutpostArn: text(),
    DeleteOnTermination: anyTrue({
      api: 'Attachments[].DeleteOnTermination',
      terraform: null,
      computed: true,
    }),
    Device: text({ api: 'Attachments[0].Device', terraform: null, computed: true }),
    State: text({ terraform: null, computed: true }),
  },
  gone: { State: /^(deleted|deleting)$/ },
  // what an instance brought along: it goes with it, or carries a name that AWS keeps for roots
  awsDefault: [{ DeleteOnTermination: true }, { Device: /^\/dev\/(xvda|sda1)$/ }],
});

import { type ResourceType, resourceType } from '../define.ts';
import { policy } from '../kinds/policy.ts';
import { ref } from '../kinds/ref.ts';
import { flag, text } from '../kinds/scalar.ts';

/** A door of its own into a bucket, with its own policy; it may be open from one network only. */
export const accessPoint: ResourceType = resourceType({
  type: 'AWS::S3::AccessPoint',
  title: 'S3 access point',
  drawn: 'block',
  shape: 'endpoint',
  layer: 'data',
  scope: 'regional',
  terraform: ['aws_s3_access_point'],
  folds: [
    { type: 'aws_s3control_access_point_policy', owner: 'access_point_arn', set: { Policy: 'policy' } },
  ],
  list: {
    service: 's3-control',
    action: 'ListAccessPoints',
    items: 'AccessPointList[]',
    params: { AccountId: '.$account' },
    keep: { AccountId: '$account' },
  },
  details: [
    {
      service: 's3-control',
      action: 'GetAccessPoint',
      params: { AccountId: '.AccountId', Name: '.Name' },
      items: 'PublicAccessBlockConfiguration',
      into: 'PublicAccessBlock',
    },
    {
      service: 's3-control',
      action: 'GetAccessPointPolicy',
      params: { AccountId: '.AccountId', Name: '.Name' },
      items: 'Policy',
      into: 'Policy',
      absent: ['NoSuchAccessPointPolicy'],
    },
  ],
  id: 'Name',
  arn: 'AccessPointArn',
  name: 'Name',
  aliases: ['Alias'],
  terraformId: 'name',
  naturalKey: ['Name'],
  parent: ['VpcConfiguration.VpcId'],
  protection: {
    encryption: 'always',
    'public access': [
      { path: 'PublicAccessBlockConfiguration.BlockPublicPolicy', is: false },
      { path: 'PublicAccessBlockConfiguration.RestrictPublicBuckets', is: false },
    ],
  },
  attributes: {
    Name: text(),
    Bucket: ref('AWS::S3::Bucket', 'routes'),
    BucketAccountId: text(),
    NetworkOrigin: text({ terraform: 'network_origin', computed: true }),
    'VpcConfiguration.VpcId': ref('AWS::EC2::VPC', 'contains', { reverse: true }),
    'PublicAccessBlockConfiguration.BlockPublicAcls': publicAccess('BlockPublicAcls'),
    'PublicAccessBlockConfiguration.BlockPublicPolicy': publicAccess('BlockPublicPolicy'),
    'PublicAccessBlockConfiguration.IgnorePublicAcls': publicAccess('IgnorePublicAcls'),
    'PublicAccessBlockConfiguration.RestrictPublicBuckets': publicAccess('RestrictPublicBuckets'),
    Policy: policy({ whole: true }),
  },
});

/** All four are on unless the design says otherwise, and cannot be changed later. */
function publicAccess(setting: string): ReturnType<typeof flag> {
  return flag({ api: `PublicAccessBlock.${setting}`, default: true });
}

import { type ResourceType, resourceType } from '../define.ts';
import { either } from '../kinds/either.ts';
import { ref, refs } from '../kinds/ref.ts';
import { flag, text } from '../kinds/scalar.ts';

/** A directory of people and machines. */
export const microsoftAd: ResourceType = resourceType({
  type: 'AWS::DirectoryService::MicrosoftAD',
  alsoKnownAs: ['AWS::DirectoryService::SimpleAD'],
  title: 'Directory',
  drawn: 'block',
  shape: 'user-pool',
  layer: 'identity',
  scope: 'regional',
  terraform: ['aws_directory_service_directory'],
  list: { service: 'directory-service', action: 'DescribeDirectories', items: 'DirectoryDescriptions[]' },
  id: 'DirectoryId',
  arn: 'arn:${partition}:ds:${region}:${account}:directory/${id}',
  name: 'Name',
  naturalKey: ['Name'],
  parent: ['VpcSettings.SubnetIds', 'VpcSettings.VpcId'],
  gone: { Stage: /^(Deleted|Deleting)$/ },
  attributes: {
    Name: text(),
    ShortName: text(),
    Edition: text(),
    Type: text({ computed: true }),
    'VpcSettings.VpcId': either(
      ['vpc_settings.vpc_id', 'connect_settings.vpc_id'],
      ref('AWS::EC2::VPC', 'contains', { reverse: true }),
    ),
    'VpcSettings.SubnetIds': either(
      ['vpc_settings.subnet_ids', 'connect_settings.subnet_ids'],
      refs('AWS::EC2::Subnet', 'contains', { reverse: true }),
    ),
    'VpcSettings.SecurityGroupId': ref('AWS::EC2::SecurityGroup', 'guards', {
      terraform: 'security_group_id',
      reverse: true,
      computed: true,
    }),
    EnableSso: flag({ api: 'SsoEnabled', default: false, concern: 'identity' }),
    Stage: text({ terraform: null, computed: true }),
  },
});

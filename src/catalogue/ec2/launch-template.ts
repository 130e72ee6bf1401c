import { type ResourceType, resourceType } from '../define.ts';
import { ref, refs } from '../kinds/ref.ts';
import { flag, number, text } from '../kinds/scalar.ts';

export const launchTemplate: ResourceType = resourceType({
  type: 'AWS::EC2::LaunchTemplate',
  title: 'Launch template',
  drawn: 'detail',
  shape: 'template',
  layer: 'compute',
  scope: 'regional',
  terraform: ['aws_launch_template'],
  list: { service: 'ec2', action: 'DescribeLaunchTemplates', items: 'LaunchTemplates[]' },
  details: [
    {
      service: 'ec2',
      action: 'DescribeLaunchTemplateVersions',
      params: { LaunchTemplateId: '.LaunchTemplateId', Versions: ['$Latest'] },
      items: 'LaunchTemplateVersions[0].LaunchTemplateData',
      into: 'LaunchTemplateData',
    },
  ],
  id: 'LaunchTemplateId',
  arn: 'arn:${partition}:ec2:${region}:${account}:launch-template/${id}',
  name: 'LaunchTemplateName',
  tags: 'Tags',
  naturalKey: ['LaunchTemplateName'],
  foldsIntoUsers: true,
  attributes: {
    LaunchTemplateName: text({ terraform: 'name' }),
    'LaunchTemplateData.ImageId': text({ terraform: 'image_id' }),
    'LaunchTemplateData.InstanceType': text({ terraform: 'instance_type' }),
    'LaunchTemplateData.KeyName': text({ terraform: 'key_name' }),
    'LaunchTemplateData.EbsOptimized': flag({ terraform: 'ebs_optimized', default: false }),
    'LaunchTemplateData.SecurityGroupIds': refs('AWS::EC2::SecurityGroup', 'guards', {
      terraform: 'vpc_security_group_ids',
      reverse: true,
    }),
    'LaunchTemplateData.NetworkInterfaces[].Groups[]': refs('AWS::EC2::SecurityGroup', 'guards', {
      terraform: 'network_interfaces[].security_groups[]',
      reverse: true,
    }),
    'LaunchTemplateData.IamInstanceProfile.Arn': ref('AWS::IAM::InstanceProfile', 'assumes', {
      terraform: 'iam_instance_profile.arn',
    }),
    'LaunchTemplateData.IamInstanceProfile.Name': ref('AWS::IAM::InstanceProfile', 'assumes', {
      terraform: 'iam_instance_profile.name',
    }),
    'LaunchTemplateData.MetadataOptions.HttpTokens': text({ terraform: 'metadata_options.http_tokens' }),
    'LaunchTemplateData.MetadataOptions.HttpEndpoint': text({ terraform: 'metadata_options.http_endpoint' }),
    'LaunchTemplateData.MetadataOptions.HttpPutResponseHopLimit': number({
      terraform: 'metadata_options.http_put_response_hop_limit',
    }),
    'LaunchTemplateData.Monitoring.Enabled': flag({ terraform: 'monitoring.enabled' }),
    'LaunchTemplateData.DisableApiTermination': flag({
      terraform: 'disable_api_termination',
      default: false,
    }),
    LatestVersionNumber: number({ terraform: 'latest_version', computed: true }),
  },
});

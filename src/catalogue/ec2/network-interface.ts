import { type ResourceType, resourceType } from '../define.ts';
import { ref, refs } from '../kinds/ref.ts';
import { flag, number, text } from '../kinds/scalar.ts';

export const networkInterface: ResourceType = resourceType({
  type: 'AWS::EC2::NetworkInterface',
  title: 'Network interface',
  drawn: 'detail',
  shape: 'network-interface',
  layer: 'network',
  scope: 'regional',
  terraform: ['aws_network_interface'],
  folds: [
    {
      type: 'aws_network_interface_sg_attachment',
      owner: 'network_interface_id',
      append: { GroupSet: 'security_group_id' },
    },
    {
      type: 'aws_network_interface_attachment',
      owner: 'network_interface_id',
      set: { 'Attachment.InstanceId': 'instance_id' },
    },
    {
      type: 'AWS::EC2::NetworkInterfaceAttachment',
      owner: 'NetworkInterfaceId',
      set: { 'Attachment.InstanceId': 'InstanceId' },
    },
  ],
  list: { service: 'ec2', action: 'DescribeNetworkInterfaces', items: 'NetworkInterfaces[]' },
  id: 'NetworkInterfaceId',
  arn: 'arn:${partition}:ec2:${region}:${account}:network-interface/${id}',
  tags: 'TagSet',
  parent: ['SubnetId', 'VpcId'],
  owner: 'Attachment.InstanceId',
  attributes: {
    SubnetId: ref('AWS::EC2::Subnet', 'contains', { reverse: true }),
    VpcId: ref('AWS::EC2::VPC', 'contains', { terraform: null, reverse: true }),
    GroupSet: refs('AWS::EC2::SecurityGroup', 'guards', {
      api: 'Groups[].GroupId',
      terraform: 'security_groups',
      reverse: true,
    }),
    'Attachment.InstanceId': ref('AWS::EC2::Instance', 'uses', {
      terraform: 'attachment.instance',
      reverse: true,
    }),
    'Attachment.DeviceIndex': number({ terraform: null, computed: true }),
    'Attachment.DeleteOnTermination': flag({ terraform: null, computed: true }),
    Description: text(),
    PrivateIpAddress: text({ terraform: 'private_ip' }),
    SourceDestCheck: flag({ default: true }),
    InterfaceType: text({ default: 'interface' }),
    PublicIp: text({ api: 'Association.PublicIp', terraform: null, computed: true }),
    RequesterManaged: flag({ terraform: null, computed: true }),
    Status: text({ terraform: null, computed: true }),
  },
  // made by another service, or brought along by an instance
  awsDefault: [
    { RequesterManaged: true },
    { 'Attachment.DeviceIndex': 0, 'Attachment.DeleteOnTermination': true },
    { 'Attachment.DeviceIndex': 0, Description: 'Primary network interface' },
  ],
});

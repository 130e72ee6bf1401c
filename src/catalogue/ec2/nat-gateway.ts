import { type ResourceType, resourceType } from '../define.ts';
import { ref } from '../kinds/ref.ts';
import { text } from '../kinds/scalar.ts';

export const natGateway: ResourceType = resourceType({
  type: 'AWS::EC2::NatGateway',
  title: 'NAT gateway',
  drawn: 'block',
  shape: 'nat',
  layer: 'network',
  scope: 'regional',
  terraform: ['aws_nat_gateway'],
  list: { service: 'ec2', action: 'DescribeNatGateways', items: 'NatGateways[]' },
  id: 'NatGatewayId',
  arn: 'arn:${partition}:ec2:${region}:${account}:natgateway/${id}',
  tags: 'Tags',
  parent: ['SubnetId', 'VpcId'],
  attributes: {
    SubnetId: ref('AWS::EC2::Subnet', 'contains', { reverse: true }),
    VpcId: ref('AWS::EC2::VPC', 'contains', { reverse: true }),
    AllocationId: ref('AWS::EC2::EIP', 'uses', { api: 'NatGatewayAddresses[0].AllocationId' }),
    ConnectivityType: text({ default: 'public' }),
    PrivateIpAddress: text({ api: 'NatGatewayAddresses[0].PrivateIp', terraform: 'private_ip' }),
    PublicIp: text({ api: 'NatGatewayAddresses[0].PublicIp', computed: true }),
  },
  gone: { State: /^(deleted|deleting)$/ },
});

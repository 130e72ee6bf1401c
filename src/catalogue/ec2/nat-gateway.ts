import { type ResourceType, resourceType } from '../define.ts';
import { ref, refs } from '../kinds/ref.ts';
import { text } from '../kinds/scalar.ts';
import { among } from '../kinds/among.ts';
import { set } from '../kinds/collection.ts';
import { count } from '../kinds/count.ts';
import { selecting } from '../kinds/selecting.ts';

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
    SecondaryAllocationIds: selecting(
      { key: 'IsPrimary', is: false, path: 'AllocationId', plain: true },
      refs('AWS::EC2::EIP', 'uses', { api: 'NatGatewayAddresses' }),
    ),
    SecondaryPrivateIpAddresses: selecting(
      { key: 'IsPrimary', is: false, path: 'PrivateIp', plain: true },
      set({ api: 'NatGatewayAddresses' }),
    ),
    SecondaryPrivateIpAddressCount: selecting(
      { key: 'IsPrimary', is: false, path: '', plain: true },
      count({ api: 'NatGatewayAddresses', default: 0 }),
    ),
    AvailabilityMode: text({ default: 'zonal' }),
    'AvailabilityZoneAddresses[].AllocationIds[]': among({
      api: 'NatGatewayAddresses[].AllocationId',
      terraform: 'availability_zone_address[].allocation_ids[]',
      to: ['AWS::EC2::EIP'],
    }),
    ConnectivityType: text({ default: 'public' }),
    PrivateIpAddress: text({ api: 'NatGatewayAddresses[0].PrivateIp', terraform: 'private_ip' }),
    PublicIp: text({ api: 'NatGatewayAddresses[0].PublicIp', computed: true }),
  },
  gone: { State: /^(deleted|deleting)$/ },
});

import { type ResourceType, resourceType } from '../define.ts';
import { ref } from '../kinds/ref.ts';
import { text } from '../kinds/scalar.ts';

export const eip: ResourceType = resourceType({
  type: 'AWS::EC2::EIP',
  title: 'Elastic IP address',
  drawn: 'detail',
  shape: 'address',
  layer: 'network',
  scope: 'regional',
  terraform: ['aws_eip'],
  folds: [
    {
      type: 'aws_eip_association',
      owner: 'allocation_id',
      set: { InstanceId: 'instance_id', NetworkInterfaceId: 'network_interface_id' },
    },
    {
      type: 'AWS::EC2::EIPAssociation',
      owner: 'AllocationId',
      set: { InstanceId: 'InstanceId', NetworkInterfaceId: 'NetworkInterfaceId' },
    },
  ],
  list: { service: 'ec2', action: 'DescribeAddresses', items: 'Addresses[]' },
  id: 'AllocationId',
  arn: 'arn:${partition}:ec2:${region}:${account}:elastic-ip/${id}',
  tags: 'Tags',
  aliases: ['PublicIp'],
  owner: 'InstanceId',
  attributes: {
    Domain: text({ default: 'vpc' }),
    InstanceId: ref('AWS::EC2::Instance', 'uses', { terraform: 'instance', reverse: true }),
    NetworkInterfaceId: ref('AWS::EC2::NetworkInterface', 'uses', {
      terraform: 'network_interface',
      reverse: true,
    }),
    PublicIpv4Pool: text({ default: 'amazon' }),
    NetworkBorderGroup: text(),
    CustomerOwnedIpv4Pool: text({ terraform: 'customer_owned_ipv4_pool' }),
    // an address of one's own; what AWS gives is below
    Address: text({ api: 'PublicIp', terraform: null }),
    PublicIp: text({ computed: true }),
  },
});

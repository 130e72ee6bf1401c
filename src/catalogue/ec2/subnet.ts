import { type ResourceType, resourceType } from '../define.ts';
import { cidr } from '../kinds/cidr.ts';
import { ref } from '../kinds/ref.ts';
import { flag, text } from '../kinds/scalar.ts';
import { positive } from '../kinds/positive.ts';

export const subnet: ResourceType = resourceType({
  type: 'AWS::EC2::Subnet',
  title: 'Subnet',
  drawn: 'zone',
  shape: 'subnet',
  layer: 'network',
  scope: 'regional',
  terraform: ['aws_subnet', 'aws_default_subnet'],
  list: { service: 'ec2', action: 'DescribeSubnets', items: 'Subnets[]' },
  id: 'SubnetId',
  arn: 'SubnetArn',
  tags: 'Tags',
  parent: ['VpcId'],
  traffic: { ranges: ['CidrBlock', 'Ipv6CidrBlock'] },
  attributes: {
    VpcId: ref('AWS::EC2::VPC', 'contains', { reverse: true }),
    AvailabilityZone: text(),
    CidrBlock: cidr(),
    Ipv6CidrBlock: cidr({ api: 'Ipv6CidrBlockAssociationSet[0].Ipv6CidrBlock' }),
    MapPublicIpOnLaunch: flag({ default: false }),
    AssignIpv6AddressOnCreation: flag({ default: false }),
    EnableDns64: flag({ default: false }),
    Ipv6Native: flag({ default: false }),
    AvailabilityZoneId: text(),
    EnableLniAtDeviceIndex: positive({ concern: 'configuration' }),
    'PrivateDnsNameOptionsOnLaunch.EnableResourceNameDnsARecord': flag({
      terraform: 'enable_resource_name_dns_a_record_on_launch',
      default: false,
    }),
    'PrivateDnsNameOptionsOnLaunch.EnableResourceNameDnsAAAARecord': flag({
      terraform: 'enable_resource_name_dns_aaaa_record_on_launch',
      default: false,
    }),
    MapCustomerOwnedIpOnLaunch: flag({ default: false }),
    CustomerOwnedIpv4Pool: text({ terraform: 'customer_owned_ipv4_pool' }),
    OutpostArn: text(),
    'PrivateDnsNameOptionsOnLaunch.HostnameType': text({
      terraform: 'private_dns_hostname_type_on_launch',
      default: 'ip-name',
    }),
    DefaultForAz: flag({ terraform: null, computed: true }),
  },
  awsDefault: [{ DefaultForAz: true }],
});

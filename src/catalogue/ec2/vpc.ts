import { type ResourceType, resourceType } from '../define.ts';
import { cidr } from '../kinds/cidr.ts';
import { flag, text } from '../kinds/scalar.ts';
import { secondaryCidrs } from '../kinds/secondary-cidrs.ts';

export const vpc: ResourceType = resourceType({
  type: 'AWS::EC2::VPC',
  title: 'VPC',
  drawn: 'zone',
  shape: 'vpc',
  layer: 'network',
  scope: 'regional',
  terraform: ['aws_vpc', 'aws_default_vpc'],
  folds: [
    { type: 'aws_vpc_ipv4_cidr_block_association', owner: 'vpc_id', append: { CidrBlocks: 'cidr_block' } },
    { type: 'AWS::EC2::VPCCidrBlock', owner: 'VpcId', append: { CidrBlocks: 'CidrBlock' } },
  ],
  list: { service: 'ec2', action: 'DescribeVpcs', items: 'Vpcs[]' },
  details: [
    {
      service: 'ec2',
      action: 'DescribeVpcAttribute',
      params: { VpcId: '.VpcId', Attribute: 'enableDnsSupport' },
      items: 'EnableDnsSupport.Value',
      into: 'EnableDnsSupport',
    },
    {
      service: 'ec2',
      action: 'DescribeVpcAttribute',
      params: { VpcId: '.VpcId', Attribute: 'enableDnsHostnames' },
      items: 'EnableDnsHostnames.Value',
      into: 'EnableDnsHostnames',
    },
    {
      service: 'ec2',
      action: 'DescribeVpcAttribute',
      params: { VpcId: '.VpcId', Attribute: 'enableNetworkAddressUsageMetrics' },
      items: 'EnableNetworkAddressUsageMetrics.Value',
      into: 'EnableNetworkAddressUsageMetrics',
    },
  ],
  id: 'VpcId',
  arn: 'arn:${partition}:ec2:${region}:${account}:vpc/${id}',
  tags: 'Tags',
  traffic: { ranges: ['CidrBlock', 'CidrBlocks', 'Ipv6CidrBlock'] },
  attributes: {
    CidrBlock: cidr(),
    CidrBlocks: secondaryCidrs({ api: '', terraform: null }),
    Ipv6CidrBlock: cidr({ api: 'Ipv6CidrBlockAssociationSet[0].Ipv6CidrBlock' }),
    InstanceTenancy: text({ default: 'default' }),
    EnableDnsSupport: flag({ default: true }),
    EnableDnsHostnames: flag({ default: false }),
    EnableNetworkAddressUsageMetrics: flag({ default: false }),
    'VpcEncryptionControl.Mode': text({
      api: 'EncryptionControl.Mode',
      terraform: null,
      concern: 'encryption',
    }),
    IsDefault: flag({ terraform: null, computed: true }),
  },
  awsDefault: [{ IsDefault: true }],
});

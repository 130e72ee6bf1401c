import { type ResourceType, resourceType } from '../define.ts';
import { policy } from '../kinds/policy.ts';
import { ref, refs } from '../kinds/ref.ts';
import { flag, text } from '../kinds/scalar.ts';
import { translated } from '../kinds/translated.ts';

export const vpcEndpoint: ResourceType = resourceType({
  type: 'AWS::EC2::VPCEndpoint',
  title: 'VPC endpoint',
  drawn: 'block',
  shape: 'endpoint',
  layer: 'network',
  scope: 'regional',
  terraform: ['aws_vpc_endpoint'],
  folds: [
    {
      type: 'aws_vpc_endpoint_route_table_association',
      owner: 'vpc_endpoint_id',
      append: { RouteTableIds: 'route_table_id' },
    },
    {
      type: 'aws_vpc_endpoint_subnet_association',
      owner: 'vpc_endpoint_id',
      append: { SubnetIds: 'subnet_id' },
    },
    {
      type: 'aws_vpc_endpoint_security_group_association',
      owner: 'vpc_endpoint_id',
      append: { SecurityGroupIds: 'security_group_id' },
    },
    { type: 'aws_vpc_endpoint_policy', owner: 'vpc_endpoint_id', set: { PolicyDocument: 'policy' } },
  ],
  list: { service: 'ec2', action: 'DescribeVpcEndpoints', items: 'VpcEndpoints[]' },
  id: 'VpcEndpointId',
  arn: 'arn:${partition}:ec2:${region}:${account}:vpc-endpoint/${id}',
  tags: 'Tags',
  parent: ['SubnetIds', 'VpcId'],
  attributes: {
    VpcId: ref('AWS::EC2::VPC', 'contains', { reverse: true }),
    SubnetIds: refs('AWS::EC2::Subnet', 'contains', { reverse: true }),
    RouteTableIds: refs('AWS::EC2::RouteTable', 'uses'),
    SecurityGroupIds: refs('AWS::EC2::SecurityGroup', 'guards', { api: 'Groups[].GroupId', reverse: true }),
    // leads somewhere when the service is the account's own, or that of another account scanned
    ServiceName: ref('AWS::EC2::VPCEndpointService', 'routes'),
    VpcEndpointType: text({ default: 'Gateway' }),
    IpAddressType: text({ default: 'ipv4' }),
    ServiceNetworkArn: ref('AWS::VpcLattice::ServiceNetwork', 'routes'),
    ResourceConfigurationArn: text(),
    // it cannot be changed, and older endpoints do not tell it
    ServiceRegion: text({ computed: true }),
    'DnsOptions.DnsRecordIpType': text(),
    'DnsOptions.PrivateDnsOnlyForInboundResolverEndpoint': translated(
      { OnlyInboundResolver: true, AllResolvers: false },
      { default: false },
    ),
    'DnsOptions.PrivateDnsPreference': text(),
    PrivateDnsEnabled: flag({ default: false }),
    PolicyDocument: policy({ terraform: 'policy' }),
    RequesterManaged: flag({ computed: true }),
  },
  gone: { State: /^(deleted|deleting)$/i },
  awsDefault: [{ RequesterManaged: true }],
});

import { type Attribute, type ResourceType, resourceType } from '../define.ts';
import { ref, refs } from '../kinds/ref.ts';
import { flag, number, text } from '../kinds/scalar.ts';
import { served } from '../kinds/served.ts';
import { among } from '../kinds/among.ts';
import { anyTrue } from '../kinds/any-true.ts';
import { count, replicas } from '../kinds/count.ts';
import { set } from '../kinds/collection.ts';

/** How services describe the interfaces that they make. */
const SERVED: Readonly<Record<string, Attribute>> = {
  'Serves.LoadBalancer': served(
    'AWS::ElasticLoadBalancingV2::LoadBalancer',
    /^ELB (?:app|net|gwy)\/([^/]+)\/[0-9a-f]+$/,
  ),
  'Serves.ClassicLoadBalancer': served('AWS::ElasticLoadBalancing::LoadBalancer', /^ELB ([A-Za-z0-9-]+)$/),
  'Serves.Function': served('AWS::Lambda::Function', /^AWS Lambda VPC ENI-(.+?)-[0-9a-f]{8}-[0-9a-f-]{27}$/),
  'Serves.NatGateway': served('AWS::EC2::NatGateway', /^Interface for NAT Gateway (nat-[0-9a-f]+)$/),
  'Serves.Endpoint': served('AWS::EC2::VPCEndpoint', /^VPC Endpoint Interface (vpce-[0-9a-f]+)$/),
  'Serves.SearchDomain': served('AWS::OpenSearchService::Domain', /^ES ([a-z][a-z0-9-]+)$/),
  'Serves.Cache': served(
    ['AWS::ElastiCache::CacheCluster', 'AWS::ElastiCache::ReplicationGroup'],
    /^ElastiCache ([A-Za-z][A-Za-z0-9-]+?)(?:-\d{3})?$/,
  ),
  'Serves.FileSystem': served('AWS::EFS::FileSystem', /^EFS mount target for (fs-[0-9a-f]+)\b/),
  'Serves.Cluster': served('AWS::EKS::Cluster', /^Amazon EKS (\S+)$/),
  'Serves.Directory': served(
    'AWS::DirectoryService::MicrosoftAD',
    /^AWS created network interface for directory (d-[0-9a-z]+)$/,
  ),
  'Serves.Resolver': served(
    'AWS::Route53Resolver::ResolverEndpoint',
    /^Route 53 Resolver: (rslvr-[a-z]+-[0-9a-f]+):/,
  ),
};

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
    'PrivateIpAddresses[].PrivateIpAddress': among({ terraform: 'private_ips' }),
    SecondaryPrivateIpAddressCount: replicas({
      api: 'PrivateIpAddresses',
      terraform: 'private_ips_count',
      default: 0,
    }),
    'Ipv6Addresses[].Ipv6Address': set({ terraform: 'ipv6_addresses' }),
    Ipv6AddressCount: count({ api: 'Ipv6Addresses', default: 0 }),
    'Ipv4Prefixes[].Ipv4Prefix': set({ terraform: 'ipv4_prefixes' }),
    Ipv4PrefixCount: count({ api: 'Ipv4Prefixes', default: 0 }),
    'Ipv6Prefixes[].Ipv6Prefix': set({ terraform: 'ipv6_prefixes' }),
    Ipv6PrefixCount: count({ api: 'Ipv6Prefixes', default: 0 }),
    EnablePrimaryIpv6: anyTrue({ api: 'Ipv6Addresses[].IsPrimaryIpv6', default: false }),
    ...tracking('TcpEstablishedTimeout'),
    ...tracking('UdpStreamTimeout'),
    ...tracking('UdpTimeout'),
    PublicIpDnsHostnameTypeSpecification: text({
      api: 'PublicIpDnsNameOptions.DnsHostnameType',
      terraform: null,
    }),
    PublicIp: text({ api: 'Association.PublicIp', terraform: null, computed: true }),
    RequesterManaged: flag({ terraform: null, computed: true }),
    Status: text({ terraform: null, computed: true }),
    ...SERVED,
  },
  // made by another service, or brought along by an instance
  awsDefault: [
    { RequesterManaged: true },
    { 'Attachment.DeviceIndex': 0, 'Attachment.DeleteOnTermination': true },
    { 'Attachment.DeviceIndex': 0, Description: 'Primary network interface' },
  ],
});

/** After how many seconds a connection is forgotten. */
function tracking(name: string): Readonly<Record<string, Attribute>> {
  const api = `ConnectionTrackingConfiguration.${name}`;
  return {
    [`ConnectionTrackingSpecification.${name}`]: number({
      api,
      terraform: null,
      concern: 'configuration',
    }),
  };
}

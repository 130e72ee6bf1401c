import { type ResourceType, resourceType } from '../define.ts';
import { set } from '../kinds/collection.ts';
import { ref, refs } from '../kinds/ref.ts';
import { text } from '../kinds/scalar.ts';
import { among } from '../kinds/among.ts';

/** Where questions about names enter a VPC, or leave it. */
export const resolverEndpoint: ResourceType = resourceType({
  type: 'AWS::Route53Resolver::ResolverEndpoint',
  title: 'Resolver endpoint',
  drawn: 'block',
  shape: 'endpoint',
  layer: 'network',
  scope: 'regional',
  terraform: ['aws_route53_resolver_endpoint'],
  list: { service: 'route53resolver', action: 'ListResolverEndpoints', items: 'ResolverEndpoints[]' },
  details: [
    {
      service: 'route53resolver',
      action: 'ListResolverEndpointIpAddresses',
      params: { ResolverEndpointId: '.Id' },
      items: 'IpAddresses[]',
      into: 'IpAddresses',
      absent: ['ResourceNotFoundException'],
    },
  ],
  id: 'Id',
  arn: 'Arn',
  name: 'Name',
  naturalKey: ['Name'],
  parent: ['IpAddresses[].SubnetId', 'HostVPCId'],
  gone: { Status: 'DELETING' },
  attributes: {
    Name: text(),
    Direction: text(),
    HostVPCId: ref('AWS::EC2::VPC', 'contains', {
      terraform: 'host_vpc_id',
      reverse: true,
      computed: true,
    }),
    'IpAddresses[].SubnetId': refs('AWS::EC2::Subnet', 'contains', {
      terraform: 'ip_address[].subnet_id',
      reverse: true,
    }),
    OutpostArn: text({ terraform: null }),
    PreferredInstanceType: text({ terraform: null }),
    'IpAddresses[].Ip': among({ terraform: 'ip_address[].ip' }),
    SecurityGroupIds: refs('AWS::EC2::SecurityGroup', 'guards', { reverse: true }),
    Protocols: set({ default: ['Do53'], concern: 'encryption' }),
    ResolverEndpointType: text({ default: 'IPV4' }),
    Status: text({ terraform: null, computed: true }),
  },
});

import { type ResourceType, resourceType } from '../define.ts';
import { ref } from '../kinds/ref.ts';
import { flag, text } from '../kinds/scalar.ts';

export const vpcPeeringConnection: ResourceType = resourceType({
  type: 'AWS::EC2::VPCPeeringConnection',
  title: 'VPC peering connection',
  drawn: 'block',
  shape: 'peering',
  layer: 'network',
  scope: 'regional',
  terraform: ['aws_vpc_peering_connection'],
  folds: [
    {
      type: 'aws_vpc_peering_connection_options',
      owner: 'vpc_peering_connection_id',
      set: {
        'RequesterVpcInfo.PeeringOptions.AllowDnsResolutionFromRemoteVpc':
          'requester.allow_remote_vpc_dns_resolution',
        'AccepterVpcInfo.PeeringOptions.AllowDnsResolutionFromRemoteVpc':
          'accepter.allow_remote_vpc_dns_resolution',
      },
    },
  ],
  list: { service: 'ec2', action: 'DescribeVpcPeeringConnections', items: 'VpcPeeringConnections[]' },
  id: 'VpcPeeringConnectionId',
  arn: 'arn:${partition}:ec2:${region}:${account}:vpc-peering-connection/${id}',
  tags: 'Tags',
  traffic: { joins: ['VpcId', 'PeerVpcId'] },
  attributes: {
    VpcId: ref('AWS::EC2::VPC', 'routes', { api: 'RequesterVpcInfo.VpcId', reverse: true }),
    PeerVpcId: ref('AWS::EC2::VPC', 'routes', { api: 'AccepterVpcInfo.VpcId' }),
    PeerOwnerId: text({ api: 'AccepterVpcInfo.OwnerId' }),
    PeerRegion: text({ api: 'AccepterVpcInfo.Region' }),
    // CloudFormation cannot say it
    'RequesterVpcInfo.PeeringOptions.AllowDnsResolutionFromRemoteVpc': flag({
      terraform: 'requester.allow_remote_vpc_dns_resolution',
      default: false,
    }),
    'AccepterVpcInfo.PeeringOptions.AllowDnsResolutionFromRemoteVpc': flag({
      terraform: 'accepter.allow_remote_vpc_dns_resolution',
      default: false,
    }),
    Status: text({ api: 'Status.Code', terraform: 'accept_status', computed: true }),
  },
  // what is gone, refused or never answered stays listed for days
  gone: { 'Status.Code': /^(deleted|deleting|rejected|expired|failed)$/ },
});

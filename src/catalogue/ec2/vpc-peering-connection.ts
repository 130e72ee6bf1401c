import { type ResourceType, resourceType } from '../define.ts';
import { ref } from '../kinds/ref.ts';
import { text } from '../kinds/scalar.ts';

export const vpcPeeringConnection: ResourceType = resourceType({
  type: 'AWS::EC2::VPCPeeringConnection',
  title: 'VPC peering connection',
  drawn: 'block',
  shape: 'peering',
  layer: 'network',
  scope: 'regional',
  terraform: ['aws_vpc_peering_connection'],
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
    Status: text({ api: 'Status.Code', terraform: 'accept_status', computed: true }),
  },
  // what is gone, refused or never answered stays listed for days
  gone: { 'Status.Code': /^(deleted|deleting|rejected|expired|failed)$/ },
});

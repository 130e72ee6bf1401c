import { type ResourceType, resourceType } from '../define.ts';
import { ref, refs } from '../kinds/ref.ts';
import { text } from '../kinds/scalar.ts';

const GATEWAY = 'AWS::EC2::TransitGateway';
const ROUTE_TABLE = 'Association.TransitGatewayRouteTableId';

/** What joins a network to a transit gateway. Those of VPNs and Direct Connect come with these. */
export const transitGatewayAttachment: ResourceType = resourceType({
  type: 'AWS::EC2::TransitGatewayAttachment',
  alsoKnownAs: [
    'AWS::EC2::TransitGatewayVpcAttachment',
    'AWS::EC2::TransitGatewayPeeringAttachment',
    'AWS::EC2::TransitGatewayConnect',
  ],
  title: 'Transit gateway attachment',
  drawn: 'detail',
  shape: 'transit',
  layer: 'network',
  scope: 'regional',
  terraform: [
    'aws_ec2_transit_gateway_vpc_attachment',
    'aws_ec2_transit_gateway_peering_attachment',
    'aws_ec2_transit_gateway_connect',
  ],
  folds: [
    { type: 'aws_ec2_transit_gateway_vpc_attachment_accepter', owner: 'transit_gateway_attachment_id' },
    { type: 'aws_ec2_transit_gateway_peering_attachment_accepter', owner: 'transit_gateway_attachment_id' },
    {
      type: 'aws_ec2_transit_gateway_route_table_association',
      owner: 'transit_gateway_attachment_id',
      set: { [ROUTE_TABLE]: 'transit_gateway_route_table_id' },
    },
    {
      type: 'AWS::EC2::TransitGatewayRouteTableAssociation',
      owner: 'TransitGatewayAttachmentId',
      set: { [ROUTE_TABLE]: 'TransitGatewayRouteTableId' },
    },
  ],
  list: { service: 'ec2', action: 'DescribeTransitGatewayAttachments', items: 'TransitGatewayAttachments[]' },
  details: [
    {
      service: 'ec2',
      action: 'DescribeTransitGatewayVpcAttachments',
      params: {
        Filters: [{ Name: 'transit-gateway-attachment-id', Values: ['.TransitGatewayAttachmentId'] }],
      },
      items: 'TransitGatewayVpcAttachments[]',
    },
  ],
  id: 'TransitGatewayAttachmentId',
  arn: 'arn:${partition}:ec2:${region}:${account}:transit-gateway-attachment/${id}',
  tags: 'Tags',
  owner: 'TransitGatewayId',
  traffic: { attaches: { hub: 'TransitGatewayId', zone: 'VpcId' } },
  attributes: {
    TransitGatewayId: ref(GATEWAY, 'routes'),
    VpcId: ref('AWS::EC2::VPC', 'routes', { reverse: true }),
    SubnetIds: refs('AWS::EC2::Subnet', 'uses'),
    PeerTransitGatewayId: ref(GATEWAY, 'routes', { api: null, reverse: true }),
    // whatever it is that is joined, by its type
    ResourceId: ref(
      ['AWS::EC2::VPC', 'AWS::EC2::VPNConnection', 'AWS::DirectConnect::DirectConnectGateway', GATEWAY],
      'routes',
      { terraform: null, reverse: true, computed: true },
    ),
    ResourceType: text({ terraform: null, computed: true }),
    ResourceOwnerId: text({ terraform: null, computed: true }),
    [ROUTE_TABLE]: ref('AWS::EC2::TransitGatewayRouteTable', 'uses', { terraform: null }),
    'Options.ApplianceModeSupport': text({ terraform: 'appliance_mode_support', default: 'disable' }),
    'Options.DnsSupport': text({ terraform: 'dns_support', default: 'enable' }),
    'Options.Ipv6Support': text({ terraform: 'ipv6_support', default: 'disable' }),
    'Options.SecurityGroupReferencingSupport': text({ terraform: 'security_group_referencing_support' }),
    State: text({ terraform: null, computed: true }),
  },
  gone: { State: /^(deleted|deleting|failed|rejected)$/ },
  awsDefault: [{ ResourceType: /^(vpn|direct-connect-gateway)$/ }],
});

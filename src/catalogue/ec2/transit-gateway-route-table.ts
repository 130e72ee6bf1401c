import { type ResourceType, resourceType } from '../define.ts';
import { cidr } from '../kinds/cidr.ts';
import { parts } from '../kinds/parts.ts';
import { ref, refs } from '../kinds/ref.ts';
import { flag, text } from '../kinds/scalar.ts';
import { translated } from '../kinds/translated.ts';

const ATTACHMENT = 'AWS::EC2::TransitGatewayAttachment';
const PROPAGATIONS = 'Propagations[].TransitGatewayAttachmentId';

/** Where a transit gateway sends traffic on. Routes that attachments make known by themselves are not read. */
export const transitGatewayRouteTable: ResourceType = resourceType({
  type: 'AWS::EC2::TransitGatewayRouteTable',
  title: 'Transit gateway route table',
  drawn: 'detail',
  shape: 'route-table',
  layer: 'network',
  scope: 'regional',
  terraform: ['aws_ec2_transit_gateway_route_table'],
  folds: [
    {
      type: 'aws_ec2_transit_gateway_route',
      owner: 'transit_gateway_route_table_id',
      append: { Routes: '' },
    },
    { type: 'AWS::EC2::TransitGatewayRoute', owner: 'TransitGatewayRouteTableId', append: { Routes: '' } },
    {
      type: 'aws_ec2_transit_gateway_route_table_propagation',
      owner: 'transit_gateway_route_table_id',
      append: { [PROPAGATIONS]: 'transit_gateway_attachment_id' },
    },
    {
      type: 'AWS::EC2::TransitGatewayRouteTablePropagation',
      owner: 'TransitGatewayRouteTableId',
      append: { [PROPAGATIONS]: 'TransitGatewayAttachmentId' },
    },
  ],
  list: {
    service: 'ec2',
    action: 'DescribeTransitGatewayRouteTables',
    items: 'TransitGatewayRouteTables[]',
  },
  details: [
    {
      service: 'ec2',
      action: 'SearchTransitGatewayRoutes',
      params: {
        TransitGatewayRouteTableId: '.TransitGatewayRouteTableId',
        Filters: [{ Name: 'type', Values: ['static'] }],
        MaxResults: 1000,
      },
      items: 'Routes[]',
      into: 'Routes',
    },
    {
      service: 'ec2',
      action: 'GetTransitGatewayRouteTablePropagations',
      params: { TransitGatewayRouteTableId: '.TransitGatewayRouteTableId' },
      items: 'TransitGatewayRouteTablePropagations[]',
      into: 'Propagations',
    },
  ],
  id: 'TransitGatewayRouteTableId',
  arn: 'arn:${partition}:ec2:${region}:${account}:transit-gateway-route-table/${id}',
  tags: 'Tags',
  owner: 'TransitGatewayId',
  attributes: {
    TransitGatewayId: ref('AWS::EC2::TransitGateway', 'uses'),
    Routes: parts(
      'transit gateway routes',
      {
        DestinationCidrBlock: cidr(),
        TransitGatewayAttachmentId: ref(ATTACHMENT, 'routes', {
          api: 'TransitGatewayAttachments[0].TransitGatewayAttachmentId',
        }),
        Blackhole: translated({ active: false, blackhole: true }, { api: 'State', default: false }),
      },
      { terraform: null, concern: 'exposure' },
    ),
    [PROPAGATIONS]: refs(ATTACHMENT, 'uses', { terraform: null }),
    DefaultAssociationRouteTable: flag({ terraform: null, computed: true }),
    State: text({ terraform: null, computed: true }),
  },
  gone: { State: /^(deleted|deleting)$/ },
  awsDefault: [{ DefaultAssociationRouteTable: true }],
});

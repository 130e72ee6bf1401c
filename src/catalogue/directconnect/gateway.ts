import { type ResourceType, resourceType } from '../define.ts';
import { refs } from '../kinds/ref.ts';
import { number, text } from '../kinds/scalar.ts';

const ASSOCIATED = 'Associations[].AssociatedGatewayId';

/** Where lines of Direct Connect end that lead to networks of several regions. */
export const directConnectGateway: ResourceType = resourceType({
  type: 'AWS::DirectConnect::DirectConnectGateway',
  title: 'Direct Connect gateway',
  drawn: 'block',
  shape: 'transit',
  layer: 'edge',
  scope: 'global',
  terraform: ['aws_dx_gateway'],
  folds: [
    {
      type: 'aws_dx_gateway_association',
      owner: 'dx_gateway_id',
      append: { [ASSOCIATED]: 'associated_gateway_id' },
    },
    {
      type: 'AWS::DirectConnect::DirectConnectGatewayAssociation',
      owner: 'DirectConnectGatewayId',
      append: { [ASSOCIATED]: 'AssociatedGatewayId' },
    },
    { type: 'aws_dx_gateway_association_proposal', owner: 'dx_gateway_id' },
  ],
  list: {
    service: 'direct-connect',
    action: 'DescribeDirectConnectGateways',
    items: 'directConnectGateways[]',
  },
  details: [
    {
      service: 'direct-connect',
      action: 'DescribeDirectConnectGatewayAssociations',
      params: { directConnectGatewayId: '.directConnectGatewayId' },
      items: 'directConnectGatewayAssociations[]',
      into: 'Associations',
    },
  ],
  id: 'directConnectGatewayId',
  arn: 'arn:${partition}:directconnect::${account}:dx-gateway/${id}',
  name: 'directConnectGatewayName',
  naturalKey: ['DirectConnectGatewayName'],
  gone: { directConnectGatewayState: /^(deleted|deleting)$/ },
  attributes: {
    DirectConnectGatewayName: text({ api: 'directConnectGatewayName', terraform: 'name' }),
    AmazonSideAsn: number({ api: 'amazonSideAsn', concern: 'configuration' }),
    [ASSOCIATED]: refs(['AWS::EC2::TransitGateway', 'AWS::EC2::VPNGateway'], 'routes', {
      api: 'Associations[].associatedGateway.id',
      terraform: null,
    }),
    DirectConnectGatewayState: text({ api: 'directConnectGatewayState', terraform: null, computed: true }),
  },
});

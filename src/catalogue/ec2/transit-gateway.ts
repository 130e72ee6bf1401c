import { type ResourceType, resourceType } from '../define.ts';
import { set } from '../kinds/collection.ts';
import { number, text } from '../kinds/scalar.ts';
import { switching } from '../kinds/switch.ts';
import { pointer } from '../kinds/ref.ts';

const ROUTE_TABLE = 'AWS::EC2::TransitGatewayRouteTable';

export const transitGateway: ResourceType = resourceType({
  type: 'AWS::EC2::TransitGateway',
  title: 'Transit gateway',
  drawn: 'block',
  shape: 'transit',
  layer: 'network',
  scope: 'regional',
  terraform: ['aws_ec2_transit_gateway'],
  list: { service: 'ec2', action: 'DescribeTransitGateways', items: 'TransitGateways[]' },
  id: 'TransitGatewayId',
  arn: 'TransitGatewayArn',
  tags: 'Tags',
  traffic: { hub: true },
  attributes: {
    Description: text(),
    AmazonSideAsn: number({ api: 'Options.AmazonSideAsn', default: 64_512 }),
    AutoAcceptSharedAttachments: text({ api: 'Options.AutoAcceptSharedAttachments', default: 'disable' }),
    DefaultRouteTableAssociation: text({ api: 'Options.DefaultRouteTableAssociation', default: 'enable' }),
    DefaultRouteTablePropagation: text({ api: 'Options.DefaultRouteTablePropagation', default: 'enable' }),
    DnsSupport: text({ api: 'Options.DnsSupport', default: 'enable' }),
    VpnEcmpSupport: text({ api: 'Options.VpnEcmpSupport', default: 'enable' }),
    MulticastSupport: text({ api: 'Options.MulticastSupport', default: 'disable' }),
    SecurityGroupReferencingSupport: text({
      api: 'Options.SecurityGroupReferencingSupport',
      default: 'disable',
    }),
    EncryptionSupport: switching({
      api: 'Options.EncryptionSupport.EncryptionState',
      default: false,
      concern: 'encryption',
    }),
    AssociationDefaultRouteTableId: pointer(ROUTE_TABLE, { api: 'Options.AssociationDefaultRouteTableId' }),
    PropagationDefaultRouteTableId: pointer(ROUTE_TABLE, { api: 'Options.PropagationDefaultRouteTableId' }),
    TransitGatewayCidrBlocks: set({ api: 'Options.TransitGatewayCidrBlocks' }),
    State: text({ terraform: null, computed: true }),
  },
  gone: { State: /^(deleted|deleting)$/ },
});

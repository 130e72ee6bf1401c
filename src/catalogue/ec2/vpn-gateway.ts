import { type ResourceType, resourceType } from '../define.ts';
import { ref } from '../kinds/ref.ts';
import { number, text } from '../kinds/scalar.ts';

/** The end of a VPN that stands at a VPC. */
export const vpnGateway: ResourceType = resourceType({
  type: 'AWS::EC2::VPNGateway',
  title: 'VPN gateway',
  drawn: 'block',
  shape: 'vpn',
  layer: 'entry',
  scope: 'regional',
  terraform: ['aws_vpn_gateway'],
  folds: [
    { type: 'aws_vpn_gateway_attachment', owner: 'vpn_gateway_id', set: { VpcId: 'vpc_id' } },
    { type: 'AWS::EC2::VPCGatewayAttachment', owner: 'VpnGatewayId', set: { VpcId: 'VpcId' } },
  ],
  list: { service: 'ec2', action: 'DescribeVpnGateways', items: 'VpnGateways[]' },
  id: 'VpnGatewayId',
  arn: 'arn:${partition}:ec2:${region}:${account}:vpn-gateway/${id}',
  tags: 'Tags',
  parent: ['VpcId'],
  attributes: {
    VpcId: ref('AWS::EC2::VPC', 'contains', { api: 'VpcAttachments[0].VpcId', reverse: true }),
    Type: text({ terraform: null, default: 'ipsec.1' }),
    AmazonSideAsn: number({ concern: 'configuration' }),
    AvailabilityZone: text(),
    State: text({ terraform: null, computed: true }),
  },
  gone: { State: /^(deleted|deleting)$/ },
});

import { type ResourceType, resourceType } from '../define.ts';
import { cidr } from '../kinds/cidr.ts';
import { set } from '../kinds/collection.ts';
import { ref } from '../kinds/ref.ts';
import { flag, text } from '../kinds/scalar.ts';
import { vpnTunnels } from '../kinds/vpn-tunnels.ts';
import { whenSet } from '../kinds/when-set.ts';

const ROUTES = 'Routes[].DestinationCidrBlock';

/** Two tunnels to a customer gateway. What its router needs to be told holds the shared keys and is not read. */
export const vpnConnection: ResourceType = resourceType({
  type: 'AWS::EC2::VPNConnection',
  title: 'VPN connection',
  drawn: 'detail',
  shape: 'vpn',
  layer: 'entry',
  scope: 'regional',
  terraform: ['aws_vpn_connection'],
  folds: [
    {
      type: 'aws_vpn_connection_route',
      owner: 'vpn_connection_id',
      append: { [ROUTES]: 'destination_cidr_block' },
    },
    {
      type: 'AWS::EC2::VPNConnectionRoute',
      owner: 'VpnConnectionId',
      append: { [ROUTES]: 'DestinationCidrBlock' },
    },
  ],
  list: { service: 'ec2', action: 'DescribeVpnConnections', items: 'VpnConnections[]' },
  id: 'VpnConnectionId',
  arn: 'arn:${partition}:ec2:${region}:${account}:vpn-connection/${id}',
  tags: 'Tags',
  owner: 'CustomerGatewayId',
  attributes: {
    CustomerGatewayId: ref('AWS::EC2::CustomerGateway', 'routes', { reverse: true }),
    VpnGatewayId: ref('AWS::EC2::VPNGateway', 'routes'),
    TransitGatewayId: ref('AWS::EC2::TransitGateway', 'routes'),
    Type: text({ default: 'ipsec.1' }),
    StaticRoutesOnly: flag({ api: 'Options.StaticRoutesOnly', default: false }),
    EnableAcceleration: flag({ api: 'Options.EnableAcceleration', default: false }),
    LocalIpv4NetworkCidr: cidr({ api: 'Options.LocalIpv4NetworkCidr', default: '0.0.0.0/0' }),
    RemoteIpv4NetworkCidr: cidr({ api: 'Options.RemoteIpv4NetworkCidr', default: '0.0.0.0/0' }),
    LocalIpv6NetworkCidr: cidr({ api: 'Options.LocalIpv6NetworkCidr' }),
    RemoteIpv6NetworkCidr: cidr({ api: 'Options.RemoteIpv6NetworkCidr' }),
    OutsideIpAddressType: text({ api: 'Options.OutsideIpAddressType' }),
    TunnelInsideIpVersion: text({ api: 'Options.TunnelInsideIpVersion', default: 'ipv4' }),
    TransportTransitGatewayAttachmentId: text({ api: 'Options.TransportTransitGatewayAttachmentId' }),
    TunnelBandwidth: text({ api: 'Options.TunnelBandwidth', default: 'standard', concern: 'capacity' }),
    VpnConcentratorId: text(),
    PreSharedKeyStorage: whenSet('SecretsManager', /^arn:/, {
      api: 'PreSharedKeyArn',
      terraform: 'preshared_key_storage',
      default: 'Standard',
    }),
    VpnTunnelOptionsSpecifications: vpnTunnels({ api: 'Options.TunnelOptions', terraform: '' }),
    [ROUTES]: set({ terraform: null }),
    State: text({ terraform: null, computed: true }),
  },
  gone: { State: /^(deleted|deleting)$/ },
});

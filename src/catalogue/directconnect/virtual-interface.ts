import { type ResourceType, resourceType } from '../define.ts';
import { ref } from '../kinds/ref.ts';
import { flag, number, text } from '../kinds/scalar.ts';
import { parts } from '../kinds/parts.ts';

/** A line in the cable of Direct Connect, to a gateway. The keys of its sessions are not read. */
export const virtualInterface: ResourceType = resourceType({
  type: 'AWS::DirectConnect::PrivateVirtualInterface',
  alsoKnownAs: ['AWS::DirectConnect::PublicVirtualInterface', 'AWS::DirectConnect::TransitVirtualInterface'],
  title: 'Virtual interface',
  drawn: 'detail',
  shape: 'peering',
  layer: 'edge',
  scope: 'regional',
  terraform: [
    'aws_dx_private_virtual_interface',
    'aws_dx_public_virtual_interface',
    'aws_dx_transit_virtual_interface',
  ],
  folds: [{ type: 'aws_dx_bgp_peer', owner: 'virtual_interface_id', append: { BgpPeers: '' } }],
  list: { service: 'direct-connect', action: 'DescribeVirtualInterfaces', items: 'virtualInterfaces[]' },
  id: 'virtualInterfaceId',
  arn: 'arn:${partition}:directconnect:${region}:${account}:dxvif/${id}',
  name: 'virtualInterfaceName',
  tags: 'tags',
  naturalKey: ['VirtualInterfaceName'],
  owner: 'ConnectionId',
  gone: { virtualInterfaceState: /^(deleted|deleting|rejected)$/ },
  attributes: {
    VirtualInterfaceName: text({ api: 'virtualInterfaceName', terraform: 'name' }),
    ConnectionId: ref('AWS::DirectConnect::Connection', 'routes', { api: 'connectionId', reverse: true }),
    DirectConnectGatewayId: ref('AWS::DirectConnect::DirectConnectGateway', 'routes', {
      api: 'directConnectGatewayId',
      terraform: 'dx_gateway_id',
    }),
    VirtualGatewayId: ref('AWS::EC2::VPNGateway', 'routes', {
      api: 'virtualGatewayId',
      terraform: 'vpn_gateway_id',
    }),
    VirtualInterfaceType: text({ api: 'virtualInterfaceType', terraform: null, computed: true }),
    Vlan: number({ api: 'vlan', concern: 'configuration' }),
    Mtu: number({ api: 'mtu', default: 1500, concern: 'configuration' }),
    BgpPeers: parts(
      'BGP peers',
      {
        Asn: number({ api: 'asn', terraform: 'bgp_asn', concern: 'configuration' }),
        AddressFamily: text({ api: 'addressFamily' }),
        AmazonAddress: text({ api: 'amazonAddress' }),
        CustomerAddress: text({ api: 'customerAddress' }),
      },
      { api: 'bgpPeers', terraform: '' },
    ),
    EnableSiteLink: flag({ api: 'siteLinkEnabled', terraform: 'sitelink_enabled', default: false }),
    VirtualInterfaceState: text({ api: 'virtualInterfaceState', terraform: null, computed: true }),
  },
});

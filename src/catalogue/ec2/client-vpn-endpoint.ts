import { type ResourceType, resourceType } from '../define.ts';
import { cidr } from '../kinds/cidr.ts';
import { list, set } from '../kinds/collection.ts';
import { ref, refs } from '../kinds/ref.ts';
import { flag, number, text } from '../kinds/scalar.ts';

const SUBNETS = 'ClientVpnTargetNetworks[].TargetNetworkId';

/** Where people dial in. */
export const clientVpnEndpoint: ResourceType = resourceType({
  type: 'AWS::EC2::ClientVpnEndpoint',
  title: 'Client VPN endpoint',
  drawn: 'block',
  shape: 'vpn',
  layer: 'entry',
  scope: 'regional',
  terraform: ['aws_ec2_client_vpn_endpoint'],
  folds: [
    {
      type: 'aws_ec2_client_vpn_network_association',
      owner: 'client_vpn_endpoint_id',
      append: { [SUBNETS]: 'subnet_id' },
    },
    {
      type: 'AWS::EC2::ClientVpnTargetNetworkAssociation',
      owner: 'ClientVpnEndpointId',
      append: { [SUBNETS]: 'SubnetId' },
    },
    ...['authorization_rule', 'route'].map((part) => ({
      type: `aws_ec2_client_vpn_${part}`,
      owner: 'client_vpn_endpoint_id',
    })),
    ...['AuthorizationRule', 'Route'].map((part) => ({
      type: `AWS::EC2::ClientVpn${part}`,
      owner: 'ClientVpnEndpointId',
    })),
  ],
  list: { service: 'ec2', action: 'DescribeClientVpnEndpoints', items: 'ClientVpnEndpoints[]' },
  details: [
    {
      service: 'ec2',
      action: 'DescribeClientVpnTargetNetworks',
      params: { ClientVpnEndpointId: '.ClientVpnEndpointId' },
      items: 'ClientVpnTargetNetworks[]',
      into: 'ClientVpnTargetNetworks',
    },
  ],
  id: 'ClientVpnEndpointId',
  arn: 'arn:${partition}:ec2:${region}:${account}:client-vpn-endpoint/${id}',
  tags: 'Tags',
  aliases: ['DnsName'],
  parent: ['VpcId'],
  protection: { 'public access': 'always' },
  attributes: {
    VpcId: ref('AWS::EC2::VPC', 'contains', { reverse: true }),
    [SUBNETS]: refs('AWS::EC2::Subnet', 'routes', { terraform: null }),
    SecurityGroupIds: refs('AWS::EC2::SecurityGroup', 'guards', { reverse: true }),
    ServerCertificateArn: ref('AWS::CertificateManager::Certificate', 'uses'),
    ClientCidrBlock: cidr(),
    Description: text(),
    'AuthenticationOptions[].Type': set({ terraform: 'authentication_options[].type', concern: 'identity' }),
    'AuthenticationOptions[].MutualAuthentication.ClientRootCertificateChainArn': refs(
      'AWS::CertificateManager::Certificate',
      'uses',
      {
        api: 'AuthenticationOptions[].MutualAuthentication.ClientRootCertificateChain',
        terraform: 'authentication_options[].root_certificate_chain_arn',
      },
    ),
    'ConnectionLogOptions.Enabled': flag({ terraform: 'connection_log_options.enabled' }),
    'ConnectionLogOptions.CloudwatchLogGroup': ref('AWS::Logs::LogGroup', 'logs', {
      terraform: 'connection_log_options.cloudwatch_log_group',
    }),
    DnsServers: list(),
    SplitTunnel: flag({ default: false, concern: 'exposure' }),
    SessionTimeoutHours: number({ default: 24 }),
    TransportProtocol: text({ default: 'udp' }),
    VpnPort: number({ default: 443 }),
    Status: text({ api: 'Status.Code', terraform: null, computed: true }),
  },
  gone: { 'Status.Code': /^(deleted|deleting)$/ },
});

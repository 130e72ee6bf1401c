import { type ResourceType, resourceType } from '../define.ts';
import { cidr } from '../kinds/cidr.ts';
import { list, set } from '../kinds/collection.ts';
import { pointer, ref, refs } from '../kinds/ref.ts';
import { flag, number, text } from '../kinds/scalar.ts';
import { parts } from '../kinds/parts.ts';
import { whenSet } from '../kinds/when-set.ts';

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
    {
      type: 'aws_ec2_client_vpn_authorization_rule',
      owner: 'client_vpn_endpoint_id',
      append: { AuthorizationRules: '' },
    },
    {
      type: 'AWS::EC2::ClientVpnAuthorizationRule',
      owner: 'ClientVpnEndpointId',
      append: { AuthorizationRules: '' },
    },
    { type: 'aws_ec2_client_vpn_route', owner: 'client_vpn_endpoint_id', append: { Routes: '' } },
    { type: 'AWS::EC2::ClientVpnRoute', owner: 'ClientVpnEndpointId', append: { Routes: '' } },
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
    {
      service: 'ec2',
      action: 'DescribeClientVpnAuthorizationRules',
      params: { ClientVpnEndpointId: '.ClientVpnEndpointId' },
      items: 'AuthorizationRules[]',
      into: 'AuthorizationRules',
    },
    {
      // the others came with the subnets
      service: 'ec2',
      action: 'DescribeClientVpnRoutes',
      params: {
        ClientVpnEndpointId: '.ClientVpnEndpointId',
        Filters: [{ Name: 'origin', Values: ['add-route'] }],
      },
      items: 'Routes[]',
      into: 'Routes',
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
    AuthorizationRules: parts(
      'authorization rules',
      {
        TargetNetworkCidr: cidr({ api: 'DestinationCidr' }),
        AccessGroupId: text({ api: 'GroupId' }),
        AuthorizeAllGroups: flag({ api: 'AccessAll', default: false }),
      },
      { terraform: null, concern: 'exposure' },
    ),
    Routes: parts(
      'Client VPN routes',
      {
        DestinationCidrBlock: cidr({ api: 'DestinationCidr' }),
        TargetVpcSubnetId: pointer('AWS::EC2::Subnet', { api: 'TargetSubnet' }),
      },
      { terraform: null, concern: 'exposure' },
    ),
    'ClientConnectOptions.Enabled': flag({ default: false, concern: 'identity' }),
    'ClientConnectOptions.LambdaFunctionArn': ref('AWS::Lambda::Function', 'invokes'),
    'ClientLoginBannerOptions.Enabled': flag({ default: false }),
    'ClientLoginBannerOptions.BannerText': text(),
    'ClientRouteEnforcementOptions.Enforced': flag({ default: false }),
    DisconnectOnSessionTimeout: flag(),
    EndpointIpAddressType: text({ default: 'ipv4' }),
    TrafficIpAddressType: text({ default: 'ipv4' }),
    SelfServicePortal: whenSet('enabled', /^https?:/, { api: 'SelfServicePortalUrl', default: 'disabled' }),
    'TransitGatewayConfiguration.TransitGatewayId': ref('AWS::EC2::TransitGateway', 'uses'),
    DnsServers: list(),
    SplitTunnel: flag({ default: false, concern: 'exposure' }),
    SessionTimeoutHours: number({ default: 24 }),
    TransportProtocol: text({ default: 'udp' }),
    VpnPort: number({ default: 443 }),
    Status: text({ api: 'Status.Code', terraform: null, computed: true }),
  },
  gone: { 'Status.Code': /^(deleted|deleting)$/ },
});

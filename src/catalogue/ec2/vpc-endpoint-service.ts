import { type ResourceType, resourceType } from '../define.ts';
import { set } from '../kinds/collection.ts';
import { refs } from '../kinds/ref.ts';
import { flag, text } from '../kinds/scalar.ts';

const LOAD_BALANCER = 'AWS::ElasticLoadBalancingV2::LoadBalancer';

/** A service of the account's own that others reach through an endpoint in their VPC. */
export const vpcEndpointService: ResourceType = resourceType({
  type: 'AWS::EC2::VPCEndpointService',
  title: 'VPC endpoint service',
  drawn: 'block',
  shape: 'endpoint',
  layer: 'entry',
  scope: 'regional',
  terraform: ['aws_vpc_endpoint_service'],
  folds: [
    {
      type: 'aws_vpc_endpoint_service_allowed_principal',
      owner: 'vpc_endpoint_service_id',
      append: { 'AllowedPrincipals[].Principal': 'principal_arn' },
    },
    {
      type: 'AWS::EC2::VPCEndpointServicePermissions',
      owner: 'ServiceId',
      append: { 'AllowedPrincipals[].Principal': 'AllowedPrincipals' },
    },
    { type: 'aws_vpc_endpoint_connection_accepter', owner: 'vpc_endpoint_service_id' },
    { type: 'aws_vpc_endpoint_connection_notification', owner: 'vpc_endpoint_service_id' },
    { type: 'AWS::EC2::VPCEndpointConnectionNotification', owner: 'ServiceId' },
  ],
  list: {
    service: 'ec2',
    action: 'DescribeVpcEndpointServiceConfigurations',
    items: 'ServiceConfigurations[]',
  },
  details: [
    {
      service: 'ec2',
      action: 'DescribeVpcEndpointServicePermissions',
      params: { ServiceId: '.ServiceId' },
      items: 'AllowedPrincipals[]',
      into: 'AllowedPrincipals',
    },
  ],
  id: 'ServiceId',
  arn: 'arn:${partition}:ec2:${region}:${account}:vpc-endpoint-service/${id}',
  tags: 'Tags',
  aliases: ['ServiceName'],
  attributes: {
    NetworkLoadBalancerArns: refs(LOAD_BALANCER, 'routes'),
    GatewayLoadBalancerArns: refs(LOAD_BALANCER, 'routes'),
    AcceptanceRequired: flag({ default: false, concern: 'exposure' }),
    'AllowedPrincipals[].Principal': set({ terraform: 'allowed_principals', concern: 'exposure' }),
    PayerResponsibility: text({ terraform: null }),
    PrivateDnsName: text(),
    SupportedIpAddressTypes: set({ default: ['ipv4'] }),
    SupportedRegions: set({ api: 'SupportedRegions[].Region' }),
    ServiceState: text({ terraform: null, computed: true }),
  },
  gone: { ServiceState: /^(Deleted|Deleting)$/ },
});

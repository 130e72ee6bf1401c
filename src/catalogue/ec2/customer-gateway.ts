import { type ResourceType, resourceType } from '../define.ts';
import { ref } from '../kinds/ref.ts';
import { number, text } from '../kinds/scalar.ts';

/** The other end of a VPN: a router that is not in AWS. */
export const customerGateway: ResourceType = resourceType({
  type: 'AWS::EC2::CustomerGateway',
  title: 'Customer gateway',
  drawn: 'block',
  shape: 'vpn',
  layer: 'edge',
  scope: 'regional',
  terraform: ['aws_customer_gateway'],
  list: { service: 'ec2', action: 'DescribeCustomerGateways', items: 'CustomerGateways[]' },
  id: 'CustomerGatewayId',
  arn: 'arn:${partition}:ec2:${region}:${account}:customer-gateway/${id}',
  tags: 'Tags',
  attributes: {
    IpAddress: text({ concern: 'exposure' }),
    BgpAsn: number({ concern: 'configuration' }),
    BgpAsnExtended: number({ concern: 'configuration' }),
    Type: text({ default: 'ipsec.1' }),
    DeviceName: text(),
    CertificateArn: ref('AWS::CertificateManager::Certificate', 'uses'),
    State: text({ terraform: null, computed: true }),
  },
  gone: { State: /^(deleted|deleting)$/ },
});

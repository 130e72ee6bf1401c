import { type ResourceType, resourceType } from '../define.ts';
import { ref } from '../kinds/ref.ts';

export const egressOnlyInternetGateway: ResourceType = resourceType({
  type: 'AWS::EC2::EgressOnlyInternetGateway',
  title: 'Egress-only internet gateway',
  drawn: 'block',
  shape: 'gateway',
  layer: 'network',
  scope: 'regional',
  terraform: ['aws_egress_only_internet_gateway'],
  list: {
    service: 'ec2',
    action: 'DescribeEgressOnlyInternetGateways',
    items: 'EgressOnlyInternetGateways[]',
  },
  id: 'EgressOnlyInternetGatewayId',
  arn: 'arn:${partition}:ec2:${region}:${account}:egress-only-internet-gateway/${id}',
  tags: 'Tags',
  parent: ['VpcId'],
  attributes: {
    VpcId: ref('AWS::EC2::VPC', 'contains', { api: 'Attachments[0].VpcId', reverse: true }),
  },
});

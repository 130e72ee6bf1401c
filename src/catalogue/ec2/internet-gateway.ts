import { type ResourceType, resourceType } from '../define.ts';
import { ref } from '../kinds/ref.ts';

export const internetGateway: ResourceType = resourceType({
  type: 'AWS::EC2::InternetGateway',
  title: 'Internet gateway',
  drawn: 'block',
  shape: 'gateway',
  layer: 'entry',
  scope: 'regional',
  terraform: ['aws_internet_gateway'],
  folds: [
    { type: 'aws_internet_gateway_attachment', owner: 'internet_gateway_id', set: { VpcId: 'vpc_id' } },
    { type: 'AWS::EC2::VPCGatewayAttachment', owner: 'InternetGatewayId', set: { VpcId: 'VpcId' } },
  ],
  list: { service: 'ec2', action: 'DescribeInternetGateways', items: 'InternetGateways[]' },
  id: 'InternetGatewayId',
  arn: 'arn:${partition}:ec2:${region}:${account}:internet-gateway/${id}',
  tags: 'Tags',
  parent: ['VpcId'],
  traffic: { leadsTo: 'internet' },
  attributes: {
    VpcId: ref('AWS::EC2::VPC', 'contains', { api: 'Attachments[0].VpcId', reverse: true }),
  },
  awsDefaultWith: 'VpcId',
});

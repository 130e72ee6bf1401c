import { type ResourceType, resourceType } from '../define.ts';
import { refs } from '../kinds/ref.ts';
import { text } from '../kinds/scalar.ts';

/** How an HTTP API gets into a VPC: through interfaces of its own there. */
export const httpApiVpcLink: ResourceType = resourceType({
  type: 'AWS::ApiGatewayV2::VpcLink',
  title: 'VPC link',
  drawn: 'block',
  shape: 'endpoint',
  layer: 'entry',
  scope: 'regional',
  terraform: ['aws_apigatewayv2_vpc_link'],
  list: {
    service: 'apigatewayv2',
    action: 'GetVpcLinks',
    items: 'Items[]',
    params: { MaxResults: '500' },
    permission: 'apigateway:GET',
  },
  id: 'VpcLinkId',
  arn: 'arn:${partition}:apigateway:${region}::/vpclinks/${id}',
  name: 'Name',
  tags: 'Tags',
  naturalKey: ['Name'],
  parent: ['SubnetIds'],
  gone: { VpcLinkStatus: 'DELETING' },
  attributes: {
    Name: text(),
    SubnetIds: refs('AWS::EC2::Subnet', 'contains', { reverse: true }),
    SecurityGroupIds: refs('AWS::EC2::SecurityGroup', 'guards', { reverse: true }),
    VpcLinkStatus: text({ terraform: null, computed: true }),
  },
});

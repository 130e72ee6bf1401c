import { type ResourceType, resourceType } from '../define.ts';
import { refs } from '../kinds/ref.ts';
import { text } from '../kinds/scalar.ts';

/** How a REST API gets into a VPC: through a network load balancer. */
export const restApiVpcLink: ResourceType = resourceType({
  type: 'AWS::ApiGateway::VpcLink',
  title: 'VPC link',
  drawn: 'block',
  shape: 'endpoint',
  layer: 'entry',
  scope: 'regional',
  terraform: ['aws_api_gateway_vpc_link'],
  list: {
    service: 'api-gateway',
    action: 'GetVpcLinks',
    items: 'items[]',
    params: { limit: 500 },
    permission: 'apigateway:GET',
  },
  id: 'id',
  arn: 'arn:${partition}:apigateway:${region}::/vpclinks/${id}',
  name: 'name',
  tags: 'tags',
  naturalKey: ['Name'],
  gone: { status: 'DELETING' },
  attributes: {
    Name: text({ api: 'name' }),
    Description: text({ api: 'description' }),
    TargetArns: refs('AWS::ElasticLoadBalancingV2::LoadBalancer', 'routes', { api: 'targetArns' }),
    Status: text({ api: 'status', terraform: null, computed: true }),
  },
});

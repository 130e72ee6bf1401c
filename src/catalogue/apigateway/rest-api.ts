import { type ResourceType, resourceType } from '../define.ts';
import { set } from '../kinds/collection.ts';
import { integrations } from '../kinds/integrations.ts';
import { apiPolicy } from '../kinds/api-policy.ts';
import { refs } from '../kinds/ref.ts';
import { flag, number, text } from '../kinds/scalar.ts';
import { restApiFolds } from './rest-api-folds.ts';

/** What an API may hand a request on to. */
export const INTEGRATED: readonly string[] = [
  'AWS::Lambda::Function',
  'AWS::SQS::Queue',
  'AWS::StepFunctions::StateMachine',
  'AWS::ElasticLoadBalancingV2::Listener',
  'AWS::ElasticLoadBalancingV2::LoadBalancer',
];

/** An API made of resources and methods; those are folded into it. */
export const restApi: ResourceType = resourceType({
  type: 'AWS::ApiGateway::RestApi',
  title: 'REST API',
  drawn: 'block',
  shape: 'api',
  layer: 'entry',
  scope: 'regional',
  terraform: ['aws_api_gateway_rest_api'],
  folds: restApiFolds,
  list: {
    service: 'api-gateway',
    action: 'GetRestApis',
    items: 'items[]',
    params: { limit: 500 },
    permission: 'apigateway:GET',
  },
  details: [
    {
      service: 'api-gateway',
      action: 'GetResources',
      params: { restApiId: '.id', limit: 500, embed: ['methods'] },
      items: 'items[]',
      into: 'Resources',
      absent: ['NotFoundException'],
      permission: 'apigateway:GET',
    },
    {
      service: 'api-gateway',
      action: 'GetStages',
      params: { restApiId: '.id' },
      items: 'item[]',
      into: 'Stages',
      absent: ['NotFoundException'],
      permission: 'apigateway:GET',
    },
  ],
  id: 'id',
  arn: 'arn:${partition}:apigateway:${region}::/restapis/${id}',
  name: 'name',
  tags: 'tags',
  naturalKey: ['Name'],
  protection: { 'public access': [{ path: 'EndpointConfiguration.Types', is: ['EDGE', 'REGIONAL'] }] },
  attributes: {
    Name: text({ api: 'name' }),
    Description: text({ api: 'description' }),
    'EndpointConfiguration.Types': set({ api: 'endpointConfiguration.types', default: ['EDGE'] }),
    'EndpointConfiguration.VpcEndpointIds': refs('AWS::EC2::VPCEndpoint', 'uses', {
      api: 'endpointConfiguration.vpcEndpointIds',
    }),
    DisableExecuteApiEndpoint: flag({ api: 'disableExecuteApiEndpoint', default: false }),
    BinaryMediaTypes: set({ api: 'binaryMediaTypes' }),
    MinimumCompressionSize: number({ api: 'minimumCompressionSize', default: -1 }),
    ApiKeySourceType: text({ api: 'apiKeySource', terraform: 'api_key_source', default: 'HEADER' }),
    Policy: apiPolicy({ api: 'policy' }),
    'Methods[].Integration.Uri': integrations(INTEGRATED, {
      api: 'Resources[].resourceMethods{}.methodIntegration.uri',
      terraform: 'body',
      cloudformation: 'Body',
    }),
    'Stages[].StageName': set({ api: 'Stages[].stageName', terraform: null }),
    'Stages[].AccessLogSetting.DestinationArn': refs('AWS::Logs::LogGroup', 'logs', {
      api: 'Stages[].accessLogSettings.destinationArn',
      terraform: null,
    }),
  },
});

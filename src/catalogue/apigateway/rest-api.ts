import { type ResourceType, resourceType } from '../define.ts';
import { set } from '../kinds/collection.ts';
import { integrations } from '../kinds/integrations.ts';
import { apiPolicy } from '../kinds/api-policy.ts';
import { refs } from '../kinds/ref.ts';
import { flag, number, text } from '../kinds/scalar.ts';
import { restApiFolds } from './rest-api-folds.ts';
import { type Facts, settings } from '../kinds/parts.ts';
import { restMethods } from '../kinds/rest-methods.ts';
import { secretMap } from '../kinds/secret.ts';

/** What an API may hand a request on to. */
export const INTEGRATED: readonly string[] = [
  'AWS::Lambda::Function',
  'AWS::SQS::Queue',
  'AWS::StepFunctions::StateMachine',
  'AWS::ElasticLoadBalancingV2::Listener',
  'AWS::ElasticLoadBalancingV2::LoadBalancer',
];

/** How a stage caches and logs. The values of its variables are not kept. */
const STAGE_FACTS: Facts = {
  StageName: text({ api: 'stageName' }),
  Description: text({ api: 'description' }),
  CacheClusterEnabled: flag({ api: 'cacheClusterEnabled', default: false }),
  CacheClusterSize: text({ api: 'cacheClusterSize' }),
  ClientCertificateId: text({ api: 'clientCertificateId' }),
  DocumentationVersion: text({ api: 'documentationVersion' }),
  TracingEnabled: flag({ api: 'tracingEnabled', terraform: 'xray_tracing_enabled', default: false }),
  'AccessLogSetting.Format': text({
    api: 'accessLogSettings.format',
    terraform: 'access_log_settings.format',
  }),
  'CanarySetting.PercentTraffic': number({
    api: 'canarySettings.percentTraffic',
    terraform: 'canary_settings.percent_traffic',
    default: 0,
  }),
  Variables: secretMap({ api: 'variables' }),
};

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
    Methods: restMethods({ api: 'Resources', terraform: null }),
    Stages: settings('stages', 'StageName', STAGE_FACTS, { terraform: null }),
    'EndpointConfiguration.IpAddressType': text({ api: 'endpointConfiguration.ipAddressType' }),
    EndpointAccessMode: text({ api: 'endpointAccessMode', terraform: null }),
    SecurityPolicy: text({ api: 'securityPolicy', terraform: null, concern: 'encryption' }),
    'Stages[].StageName': set({ api: 'Stages[].stageName', terraform: null }),
    'Stages[].AccessLogSetting.DestinationArn': refs('AWS::Logs::LogGroup', 'logs', {
      api: 'Stages[].accessLogSettings.destinationArn',
      terraform: null,
    }),
  },
});

import { INTEGRATED } from '../apigateway/rest-api.ts';
import { type ResourceType, resourceType } from '../define.ts';
import { set } from '../kinds/collection.ts';
import { integrations, routeKeys } from '../kinds/integrations.ts';
import { refs } from '../kinds/ref.ts';
import { flag, text } from '../kinds/scalar.ts';
import { partsAmong, settings } from '../kinds/parts.ts';
import { positive } from '../kinds/positive.ts';
import { AUTHORIZER_FACTS, INTEGRATION_FACTS, ROUTE_FACTS, STAGE_FACTS } from './api-parts.ts';

const URI = 'Integrations[].IntegrationUri';
const ROUTE = 'Routes[].RouteKey';
const STAGE = 'Stages[].StageName';
const ACCESS_LOG = 'Stages[].AccessLogSettings.DestinationArn';

/** An HTTP or WebSocket API; its routes and integrations are folded into it. */
export const httpApi: ResourceType = resourceType({
  type: 'AWS::ApiGatewayV2::Api',
  title: 'HTTP API',
  drawn: 'block',
  shape: 'api',
  layer: 'entry',
  scope: 'regional',
  terraform: ['aws_apigatewayv2_api'],
  folds: [
    {
      type: 'AWS::ApiGatewayV2::Integration',
      owner: 'ApiId',
      append: { [URI]: 'IntegrationUri', Integrations: '' },
    },
    {
      type: 'aws_apigatewayv2_integration',
      owner: 'api_id',
      append: { [URI]: 'integration_uri', Integrations: '' },
    },
    { type: 'AWS::ApiGatewayV2::Route', owner: 'ApiId', append: { [ROUTE]: 'RouteKey', Routes: '' } },
    { type: 'aws_apigatewayv2_route', owner: 'api_id', append: { [ROUTE]: 'route_key', Routes: '' } },
    {
      type: 'AWS::ApiGatewayV2::Stage',
      owner: 'ApiId',
      append: { [STAGE]: 'StageName', [ACCESS_LOG]: 'AccessLogSettings.DestinationArn', Stages: '' },
    },
    {
      type: 'aws_apigatewayv2_stage',
      owner: 'api_id',
      append: { [STAGE]: 'name', [ACCESS_LOG]: 'access_log_settings.destination_arn', Stages: '' },
    },
    { type: 'AWS::ApiGatewayV2::Deployment', owner: 'ApiId' },
    { type: 'aws_apigatewayv2_deployment', owner: 'api_id' },
    { type: 'AWS::ApiGatewayV2::Authorizer', owner: 'ApiId', append: { Authorizers: '' } },
    { type: 'aws_apigatewayv2_authorizer', owner: 'api_id', append: { Authorizers: '' } },
    { type: 'AWS::ApiGatewayV2::IntegrationResponse', owner: 'ApiId' },
    { type: 'aws_apigatewayv2_integration_response', owner: 'api_id' },
    { type: 'AWS::ApiGatewayV2::Model', owner: 'ApiId' },
    { type: 'aws_apigatewayv2_model', owner: 'api_id' },
    { type: 'AWS::ApiGatewayV2::RouteResponse', owner: 'ApiId' },
    { type: 'aws_apigatewayv2_route_response', owner: 'api_id' },
  ],
  list: {
    service: 'apigatewayv2',
    action: 'GetApis',
    items: 'Items[]',
    params: { MaxResults: '500' },
    permission: 'apigateway:GET',
  },
  details: [
    part('GetIntegrations', 'Integrations'),
    part('GetRoutes', 'Routes'),
    part('GetStages', 'Stages'),
    part('GetAuthorizers', 'Authorizers'),
  ],
  id: 'ApiId',
  arn: 'arn:${partition}:apigateway:${region}::/apis/${id}',
  name: 'Name',
  tags: 'Tags',
  naturalKey: ['Name'],
  protection: { 'public access': 'always' },
  attributes: {
    Name: text(),
    Description: text(),
    ProtocolType: text(),
    Version: text(),
    DisableExecuteApiEndpoint: flag({ default: false }),
    RouteSelectionExpression: text({ default: '$request.method $request.path' }),
    'CorsConfiguration.AllowOrigins': set(),
    'CorsConfiguration.AllowMethods': set(),
    'CorsConfiguration.AllowHeaders': set(),
    ApiKeySelectionExpression: text({ default: '$request.header.x-api-key' }),
    DisableSchemaValidation: flag({ terraform: null, default: false }),
    IpAddressType: text({ default: 'ipv4' }),
    'CorsConfiguration.ExposeHeaders': set(),
    'CorsConfiguration.MaxAge': positive({ concern: 'configuration' }),
    'CorsConfiguration.AllowCredentials': flag({ default: false }),
    [URI]: integrations(INTEGRATED, { terraform: 'body', cloudformation: 'Body' }),
    [ROUTE]: routeKeys({ terraform: 'body', cloudformation: 'Body' }),
    [STAGE]: set({ terraform: null }),
    Routes: settings('routes', 'RouteKey', ROUTE_FACTS, { terraform: null, concern: 'identity' }),
    Stages: settings('stages', 'StageName', STAGE_FACTS, { terraform: null }),
    Integrations: partsAmong('integrations', INTEGRATION_FACTS, { terraform: null }),
    Authorizers: partsAmong('authorizers', AUTHORIZER_FACTS, { terraform: null, concern: 'identity' }),
    [ACCESS_LOG]: refs('AWS::Logs::LogGroup', 'logs', { terraform: null }),
  },
});

function part(action: string, into: string): NonNullable<ResourceType['details']>[number] {
  return {
    service: 'apigatewayv2',
    action,
    params: { ApiId: '.ApiId', MaxResults: '500' },
    items: 'Items[]',
    into,
    absent: ['NotFoundException'],
    permission: 'apigateway:GET',
  };
}

import { type ResourceType, resourceType } from '../define.ts';
import { ref, refs } from '../kinds/ref.ts';
import { number, text } from '../kinds/scalar.ts';

/** Says who may call a REST API. */
export const restApiAuthorizer: ResourceType = resourceType({
  type: 'AWS::ApiGateway::Authorizer',
  title: 'API authorizer',
  drawn: 'detail',
  shape: 'user-pool',
  layer: 'entry',
  scope: 'regional',
  terraform: ['aws_api_gateway_authorizer'],
  list: {
    service: 'api-gateway',
    action: 'GetAuthorizers',
    items: 'items[]',
    per: 'AWS::ApiGateway::RestApi',
    params: { restApiId: '.id', limit: 500 },
    keep: { restApiId: 'id' },
    permission: 'apigateway:GET',
  },
  id: 'id',
  name: 'name',
  naturalKey: ['RestApiId', 'Name'],
  owner: 'RestApiId',
  attributes: {
    RestApiId: ref('AWS::ApiGateway::RestApi', 'uses', { api: 'restApiId', reverse: true }),
    Name: text({ api: 'name' }),
    Type: text({ api: 'type', concern: 'identity' }),
    ProviderARNs: refs('AWS::Cognito::UserPool', 'uses', {
      api: 'providerARNs',
      terraform: 'provider_arns',
      concern: 'identity',
    }),
    AuthorizerUri: ref('AWS::Lambda::Function', 'invokes', { api: 'authorizerUri', concern: 'identity' }),
    AuthorizerCredentials: ref('AWS::IAM::Role', 'assumes', { api: 'authorizerCredentials' }),
    AuthType: text({ api: 'authType', terraform: null }),
    IdentitySource: text({ api: 'identitySource', concern: 'identity' }),
    IdentityValidationExpression: text({ api: 'identityValidationExpression', concern: 'identity' }),
    AuthorizerResultTtlInSeconds: number({ api: 'authorizerResultTtlInSeconds', default: 300 }),
  },
});

import { camelCased } from '../camel.ts';
import { type ResourceType, resourceType } from '../define.ts';
import { pointer, ref } from '../kinds/ref.ts';
import { flag, number, text } from '../kinds/scalar.ts';
import { parts } from '../kinds/parts.ts';

/** An API of questions over several sources of data. */
export const graphqlApi: ResourceType = resourceType({
  type: 'AWS::AppSync::GraphQLApi',
  title: 'GraphQL API',
  drawn: 'block',
  shape: 'api',
  layer: 'entry',
  scope: 'regional',
  terraform: ['aws_appsync_graphql_api'],
  folds: [
    ...['GraphQLSchema', 'Resolver', 'FunctionConfiguration', 'ApiKey', 'ApiCache'].map((part) => ({
      type: `AWS::AppSync::${part}`,
      owner: 'ApiId',
    })),
    { type: 'AWS::AppSync::DomainNameApiAssociation', owner: 'ApiId' },
    ...['resolver', 'function', 'api_key', 'api_cache', 'domain_name_api_association', 'type'].map(
      (part) => ({ type: `aws_appsync_${part}`, owner: 'api_id' }),
    ),
  ],
  list: { service: 'appsync', action: 'ListGraphqlApis', items: 'graphqlApis[]', params: { maxResults: 25 } },
  id: 'apiId',
  arn: 'arn',
  name: 'name',
  tags: 'tags',
  aliases: ['uris.GRAPHQL', 'dns.GRAPHQL'],
  naturalKey: ['Name'],
  protection: { 'public access': [{ path: 'Visibility', is: 'GLOBAL' }] },
  attributes: camelCased({
    Name: text(),
    AuthenticationType: text({ concern: 'identity' }),
    Visibility: text({ default: 'GLOBAL', concern: 'exposure' }),
    ApiType: text({ default: 'GRAPHQL' }),
    'UserPoolConfig.UserPoolId': ref('AWS::Cognito::UserPool', 'uses', { concern: 'identity' }),
    'UserPoolConfig.DefaultAction': text({ concern: 'identity' }),
    'LambdaAuthorizerConfig.AuthorizerUri': ref('AWS::Lambda::Function', 'invokes', { concern: 'identity' }),
    'OpenIDConnectConfig.Issuer': text({
      api: 'openIDConnectConfig.issuer',
      terraform: 'openid_connect_config.issuer',
      concern: 'identity',
    }),
    AdditionalAuthenticationProviders: parts(
      'further ways to authenticate',
      {
        AuthenticationType: text({ api: 'authenticationType' }),
        'UserPoolConfig.UserPoolId': pointer('AWS::Cognito::UserPool', { api: 'userPoolConfig.userPoolId' }),
        'OpenIDConnectConfig.Issuer': text({
          api: 'openIDConnectConfig.issuer',
          terraform: 'openid_connect_config.issuer',
        }),
        'LambdaAuthorizerConfig.AuthorizerUri': pointer('AWS::Lambda::Function', {
          api: 'lambdaAuthorizerConfig.authorizerUri',
        }),
      },
      { terraform: 'additional_authentication_provider', concern: 'identity' },
    ),
    'EnhancedMetricsConfig.DataSourceLevelMetricsBehavior': text(),
    'EnhancedMetricsConfig.OperationLevelMetricsConfig': text(),
    'EnhancedMetricsConfig.ResolverLevelMetricsBehavior': text(),
    OwnerContact: text({ terraform: null }),
    'LogConfig.CloudWatchLogsRoleArn': ref('AWS::IAM::Role', 'assumes', {
      terraform: 'log_config.cloudwatch_logs_role_arn',
    }),
    'LogConfig.FieldLogLevel': text({ concern: 'protection' }),
    'LogConfig.ExcludeVerboseContent': flag({ default: false }),
    IntrospectionConfig: text({ default: 'ENABLED', concern: 'exposure' }),
    QueryDepthLimit: number({ default: 0 }),
    ResolverCountLimit: number({ default: 0 }),
    XrayEnabled: flag({ default: false }),
    MergedApiExecutionRoleArn: ref('AWS::IAM::Role', 'assumes'),
    WafWebAclArn: ref('AWS::WAFv2::WebACL', 'guards', { terraform: null, reverse: true, computed: true }),
  }),
});

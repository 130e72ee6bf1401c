import { camelCased } from '../camel.ts';
import { type ResourceType, resourceType } from '../define.ts';
import { hostRef } from '../kinds/host.ts';
import { ref } from '../kinds/ref.ts';
import { flag, text } from '../kinds/scalar.ts';

const CLUSTER = 'RelationalDatabaseConfig.RdsHttpEndpointConfig';

/** Where a GraphQL API gets its answers. */
export const appSyncDataSource: ResourceType = resourceType({
  type: 'AWS::AppSync::DataSource',
  title: 'Data source',
  drawn: 'detail',
  shape: 'pipeline',
  layer: 'integration',
  scope: 'regional',
  terraform: ['aws_appsync_datasource'],
  list: {
    service: 'appsync',
    action: 'ListDataSources',
    items: 'dataSources[]',
    per: 'AWS::AppSync::GraphQLApi',
    params: { apiId: '.apiId', maxResults: 25 },
    keep: { apiId: 'apiId' },
  },
  id: 'dataSourceArn',
  arn: 'dataSourceArn',
  name: 'name',
  terraformId: 'arn',
  naturalKey: ['ApiId', 'Name'],
  owner: 'ApiId',
  attributes: camelCased({
    ApiId: ref('AWS::AppSync::GraphQLApi', 'uses', { reverse: true }),
    Name: text(),
    Description: text(),
    Type: text(),
    ServiceRoleArn: ref('AWS::IAM::Role', 'assumes'),
    'DynamoDBConfig.TableName': ref('AWS::DynamoDB::Table', 'reads', {
      api: 'dynamodbConfig.tableName',
      terraform: 'dynamodb_config.table_name',
    }),
    'DynamoDBConfig.UseCallerCredentials': flag({
      api: 'dynamodbConfig.useCallerCredentials',
      terraform: 'dynamodb_config.use_caller_credentials',
      default: false,
      concern: 'identity',
    }),
    'DynamoDBConfig.Versioned': flag({
      api: 'dynamodbConfig.versioned',
      terraform: 'dynamodb_config.versioned',
      default: false,
    }),
    'ElasticsearchConfig.Endpoint': hostRef(['AWS::OpenSearchService::Domain'], 'reads', {
      terraform: 'elasticsearch_config.endpoint',
    }),
    'HttpConfig.AuthorizationConfig.AuthorizationType': text({ concern: 'identity' }),
    MetricsConfig: text({ terraform: null, default: 'DISABLED' }),
    'LambdaConfig.LambdaFunctionArn': ref('AWS::Lambda::Function', 'invokes', {
      terraform: 'lambda_config.function_arn',
    }),
    'HttpConfig.Endpoint': hostRef(
      ['AWS::ElasticLoadBalancingV2::LoadBalancer', 'AWS::ApiGateway::RestApi'],
      'invokes',
    ),
    'OpenSearchServiceConfig.Endpoint': hostRef(['AWS::OpenSearchService::Domain'], 'reads', {
      terraform: 'opensearchservice_config.endpoint',
    }),
    [`${CLUSTER}.DbClusterIdentifier`]: ref('AWS::RDS::DBCluster', 'reads', {
      terraform: 'relational_database_config.http_endpoint_config.db_cluster_identifier',
    }),
    [`${CLUSTER}.AwsSecretStoreArn`]: ref('AWS::SecretsManager::Secret', 'reads', {
      terraform: 'relational_database_config.http_endpoint_config.aws_secret_store_arn',
    }),
    'EventBridgeConfig.EventBusArn': ref('AWS::Events::EventBus', 'writes'),
  }),
});

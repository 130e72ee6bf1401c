import { type Attribute, type ResourceType, resourceType } from '../define.ts';
import { set } from '../kinds/collection.ts';
import { pointer, ref } from '../kinds/ref.ts';
import { flag, number, text } from '../kinds/scalar.ts';
import { csvSet } from '../kinds/csv-set.ts';
import { jsonSet } from '../kinds/json-set.ts';
import { parts } from '../kinds/parts.ts';
import { positive } from '../kinds/positive.ts';

/** The arrow along which Lambda takes records from a queue, stream or topic and hands them to a function. */
export const eventSourceMapping: ResourceType = resourceType({
  type: 'AWS::Lambda::EventSourceMapping',
  title: 'event source mapping',
  drawn: 'link',
  shape: 'pipeline',
  layer: 'integration',
  scope: 'regional',
  terraform: ['aws_lambda_event_source_mapping'],
  list: { service: 'lambda', action: 'ListEventSourceMappings', items: 'EventSourceMappings[]' },
  id: 'UUID',
  arn: 'arn:${partition}:lambda:${region}:${account}:event-source-mapping:${id}',
  terraformId: 'uuid',
  naturalKey: ['EventSourceArn', 'FunctionName'],
  link: { from: 'EventSourceArn', to: 'FunctionName', kind: 'invokes' },
  attributes: {
    EventSourceArn: ref(
      ['AWS::SQS::Queue', 'AWS::DynamoDB::Table', 'AWS::Kinesis::Stream', 'AWS::MSK::Cluster'],
      'invokes',
      { reverse: true },
    ),
    FunctionName: ref('AWS::Lambda::Function', 'invokes', { api: 'FunctionArn', terraform: 'function_name' }),
    Enabled: flag({ api: 'State', default: true }),
    BatchSize: number(),
    MaximumBatchingWindowInSeconds: number({ default: 0 }),
    StartingPosition: text(),
    ParallelizationFactor: number({ default: 0 }),
    // none unless asked for: https://docs.aws.amazon.com/lambda/latest/dg/services-kinesis-windows.html
    TumblingWindowInSeconds: number({ default: 0 }),
    MaximumRetryAttempts: number({ default: 0 }),
    MaximumRecordAgeInSeconds: number({ default: 0 }),
    BisectBatchOnFunctionError: flag({ default: false }),
    FunctionResponseTypes: set(),
    'FilterCriteria.Filters[].Pattern': jsonSet({ terraform: 'filter_criteria.filter[].pattern' }),
    KmsKeyArn: ref('AWS::KMS::Key', 'encrypts', { api: 'KMSKeyArn', reverse: true }),
    'LoggingConfig.SystemLogLevel': text(),
    'MetricsConfig.Metrics': set(),
    'ProvisionedPollerConfig.MinimumPollers': positive(),
    'ProvisionedPollerConfig.MaximumPollers': positive(),
    'ProvisionedPollerConfig.PollerGroupName': text(),
    Queues: set(),
    Topics: set(),
    SourceAccessConfigurations: parts(
      'access to a source',
      {
        Type: text(),
        URI: pointer(['AWS::SecretsManager::Secret', 'AWS::EC2::Subnet', 'AWS::EC2::SecurityGroup'], {
          terraform: 'uri',
        }),
      },
      { terraform: 'source_access_configuration', concern: 'identity' },
    ),
    'SelfManagedEventSource.Endpoints.KafkaBootstrapServers': csvSet({
      api: 'SelfManagedEventSource.Endpoints.KAFKA_BOOTSTRAP_SERVERS',
      terraform: 'self_managed_event_source.endpoints.KAFKA_BOOTSTRAP_SERVERS',
    }),
    ...kafka('AmazonManagedKafkaEventSourceConfig'),
    ...kafka('SelfManagedKafkaEventSourceConfig'),
    'DocumentDBEventSourceConfig.DatabaseName': text(),
    'DocumentDBEventSourceConfig.CollectionName': text(),
    'DocumentDBEventSourceConfig.FullDocument': text({ default: 'Default' }),
    'ScalingConfig.MaximumConcurrency': number(),
    'DestinationConfig.OnFailure.Destination': ref(['AWS::SQS::Queue', 'AWS::SNS::Topic'], 'writes', {
      terraform: 'destination_config.on_failure.destination_arn',
    }),
  },
});

function kafka(block: string): Readonly<Record<string, Attribute>> {
  return {
    [`${block}.ConsumerGroupId`]: text(),
    [`${block}.SchemaRegistryConfig.SchemaRegistryURI`]: text(),
    [`${block}.SchemaRegistryConfig.EventRecordFormat`]: text(),
  };
}

import type { Value } from '../../model/value.ts';
import type { Context } from './context.ts';
import type { Event, Outcome, Writer } from './event.ts';
import { destinationPolicy, policy } from './policies.ts';
import { type Body, body, isSet, listIn, mapIn, type Properties, sub, textIn } from './resource.ts';

/** Events that Lambda fetches: queues, streams, brokers. */
export const PULL_EVENTS: ReadonlyMap<string, Writer<Context>> = new Map<string, Writer<Context>>([
  ['SQS', mapping({ source: 'Queue', managed: 'AWSLambdaSQSQueueExecutionRole' })],
  ['Kinesis', mapping({ source: 'Stream', managed: 'AWSLambdaKinesisExecutionRole' })],
  ['DynamoDB', mapping({ source: 'Stream', managed: 'AWSLambdaDynamoDBExecutionRole' })],
  ['MSK', mapping({ source: 'Stream', managed: 'AWSLambdaMSKExecutionRole', policies: brokerSecrets })],
  ['MQ', mapping({ source: 'Broker', policies: brokerAccess })],
  ['SelfManagedKafka', mapping({ policies: brokerSecrets })],
  ['DocumentDB', mapping({ source: 'Cluster', policies: clusterAccess })],
]);

interface Kind {
  /** the property that names the source */
  readonly source?: string;
  readonly managed?: string;
  readonly policies?: (event: Event) => Value[];
}

function mapping(kind: Kind): Writer<Context> {
  return (event, { partition }) => eventSourceMapping(event, kind, partition);
}

/** The mapping behind a subscription that goes through a queue. */
export function queueMapping(event: Event, context: Context): Outcome {
  return mapping({ source: 'Queue', managed: 'AWSLambdaSQSQueueExecutionRole' })(event, context);
}

const PASSED_ON = [
  'StartingPosition',
  'StartingPositionTimestamp',
  'BatchSize',
  'Enabled',
  'MaximumBatchingWindowInSeconds',
  'MaximumRetryAttempts',
  'BisectBatchOnFunctionError',
  'MaximumRecordAgeInSeconds',
  'ParallelizationFactor',
  'Topics',
  'Queues',
  'SourceAccessConfigurations',
  'TumblingWindowInSeconds',
  'FunctionResponseTypes',
  'FilterCriteria',
  'KmsKeyArn',
  'ScalingConfig',
  'ProvisionedPollerConfig',
  'MetricsConfig',
  'LoggingConfig',
];

function eventSourceMapping(event: Event, kind: Kind, partition: string): Outcome {
  const { id, properties } = event;
  const failure = mapIn(mapIn(properties['DestinationConfig'])['OnFailure']);
  const onFailure = destinationPolicy(textIn(failure['Type']) ?? '', id, failure['Destination'] ?? '');
  const managed =
    kind.managed === undefined ? [] : [`arn:${partition}:iam::aws:policy/service-role/${kind.managed}`];
  const policies = [...(kind.policies?.(event) ?? []), ...(onFailure === undefined ? [] : [onFailure])];
  return { made: [[id, mappingOf(event, kind, failure)]], managedPolicies: managed, policies };
}

function mappingOf({ properties, target }: Event, { source }: Kind, failure: Properties): Body {
  const { KafkaBootstrapServers: servers, DestinationConfig: destination } = properties;
  const kafka =
    source === undefined ? 'SelfManagedKafkaEventSourceConfig' : 'AmazonManagedKafkaEventSourceConfig';
  return body(
    'AWS::Lambda::EventSourceMapping',
    {
      ...Object.fromEntries(PASSED_ON.map((name) => [name, properties[name]])),
      FunctionName: target.name,
      EventSourceArn: source === undefined ? undefined : properties[source],
      SelfManagedEventSource: isSet(servers) ? { Endpoints: { KafkaBootstrapServers: servers } } : undefined,
      [kafka]: consumerIn(properties),
      DestinationConfig: isSet(destination) ? withoutType(mapIn(destination), failure) : undefined,
      DocumentDBEventSourceConfig: databaseIn(properties),
    },
    target.kept,
  );
}

function consumerIn({
  ConsumerGroupId: group,
  SchemaRegistryConfig: registry,
}: Properties): Value | undefined {
  const consumer = {
    ...(isSet(group) ? { ConsumerGroupId: group } : {}),
    ...(isSet(registry) ? { SchemaRegistryConfig: registry } : {}),
  };
  return isSet(consumer) ? consumer : undefined;
}

function withoutType(destination: Properties, failure: Properties): Value {
  const kept = Object.entries(failure).filter(([name]) => name !== 'Type');
  return { ...destination, OnFailure: Object.fromEntries(kept) };
}

function databaseIn({
  DatabaseName: name,
  CollectionName: collection,
  FullDocument: full,
}: Properties): Value | undefined {
  if (name === undefined) return undefined;
  return {
    DatabaseName: name,
    ...(isSet(collection) ? { CollectionName: collection } : {}),
    ...(isSet(full) ? { FullDocument: full } : {}),
  };
}

function secretsIn({ properties }: Event): Value[] {
  return listIn(properties['SourceAccessConfigurations']).flatMap((one) => {
    const { Type: type, URI: uri } = mapIn(one);
    return isSet(uri) && /AUTH$|CERTIFICATE$/.test(textIn(type) ?? '') ? [uri] : [];
  });
}

function readSecrets(event: Event): Value[] {
  const key = textIn(event.properties['SecretsManagerKmsKeyId']);
  const path = 'arn:${AWS::Partition}:kms:${AWS::Region}:${AWS::AccountId}:key/';
  return [
    ...secretsIn(event).map((uri) => ({
      Effect: 'Allow',
      Action: ['secretsmanager:GetSecretValue'],
      Resource: uri,
    })),
    ...(key === undefined
      ? []
      : [{ Effect: 'Allow', Action: ['kms:Decrypt'], Resource: sub(`${path}${key}`) }]),
  ];
}

function brokerSecrets(event: Event): Value[] {
  const statements = readSecrets(event);
  return statements.length === 0 ? [] : [policy(`${event.id}SecretsPolicy`, statements)];
}

function brokerAccess(event: Event): Value[] {
  const { Broker: broker = '', DynamicPolicyName: isOwn } = event.properties;
  const describe = { Effect: 'Allow', Action: ['mq:DescribeBroker'], Resource: broker };
  const name = isSet(isOwn) ? `${event.id}AMQPolicy` : 'SamAutoGeneratedAMQPolicy';
  return [policy(name, [...readSecrets(event), describe])];
}

function clusterAccess(event: Event): Value[] {
  const { Cluster: cluster = '' } = event.properties;
  const describe = { Effect: 'Allow', Action: ['rds:DescribeDBClusters'], Resource: cluster };
  return [policy('SamAutoGeneratedDocumentDBPolicy', [...readSecrets(event), describe])];
}

import type { Value } from '../../model/value.ts';
import type { Context } from './context.ts';
import type { Event, Outcome, Writer } from './event.ts';
import { dated, destinationPolicy, policy } from './policies.ts';
import { type Body, body, isSet, listIn, mapIn, type Properties, sub, textIn } from './resource.ts';

/** Events that Lambda fetches: queues, streams, brokers. */
export const PULL_EVENTS: ReadonlyMap<string, Writer<Context>> = new Map<string, Writer<Context>>([
  ['SQS', mapping({ source: 'Queue', managed: 'AWSLambdaSQSQueueExecutionRole' })],
  ['Kinesis', mapping({ source: 'Stream', managed: 'AWSLambdaKinesisExecutionRole' })],
  ['DynamoDB', mapping({ source: 'Stream', managed: 'AWSLambdaDynamoDBExecutionRole' })],
  ['MSK', mapping({ source: 'Stream', managed: 'AWSLambdaMSKExecutionRole', policies: clientCertificate })],
  ['MQ', mapping({ source: 'Broker', policies: brokerAccess })],
  ['SelfManagedKafka', mapping({ policies: kafkaAccess })],
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

function accessesIn(properties: Properties, wanted: RegExp): Value[] {
  return listIn(properties['SourceAccessConfigurations']).flatMap((one) => {
    const { Type: type, URI: uri } = mapIn(one);
    return isSet(uri) && wanted.test(textIn(type) ?? '') ? [uri] : [];
  });
}

function readSecret(uri: Value): Value {
  return { Effect: 'Allow', Action: ['secretsmanager:GetSecretValue'], Resource: uri };
}

function readSecrets(event: Event): Value[] {
  const key = textIn(event.properties['SecretsManagerKmsKeyId']);
  const path = 'arn:${AWS::Partition}:kms:${AWS::Region}:${AWS::AccountId}:key/';
  return [
    ...accessesIn(event.properties, /AUTH$|CERTIFICATE$/).map(readSecret),
    ...(key === undefined
      ? []
      : [{ Effect: 'Allow', Action: ['kms:Decrypt'], Resource: sub(`${path}${key}`) }]),
  ];
}

/** A cluster of MSK needs no more than its managed policy, unless it asks for a certificate. */
function clientCertificate({ properties }: Event): Value[] {
  const statements = [
    ...registryAccess(properties),
    ...accessesIn(properties, /^CLIENT_CERTIFICATE_TLS_AUTH$/).map(readSecret),
  ];
  return statements.length === 0 ? [] : [policy('MSKExecutionRolePolicy', statements)];
}

function kafkaAccess(event: Event): Value[] {
  const isInside = listIn(event.properties['SourceAccessConfigurations']).some(
    (one) => textIn(mapIn(one)['Type'])?.startsWith('VPC_') === true,
  );
  const statements = [
    ...readSecrets(event),
    ...registryAccess(event.properties),
    ...(isInside ? [INTO_NETWORK] : []),
  ];
  return statements.length === 0 ? [] : [dated(policy('SelfManagedKafkaExecutionRolePolicy', statements))];
}

/** What Lambda does to look schemas up: secrets for a registry somewhere, the registry itself where it is Glue's. */
function registryAccess({ SchemaRegistryConfig: stated }: Properties): Value[] {
  const { AccessConfigs: accesses, SchemaRegistryURI: registry = '' } = mapIn(stated);
  const secrets = listIn(accesses).flatMap((access) => {
    const uri = mapIn(access)['URI'];
    return isSet(uri) ? [readSecret(uri)] : [];
  });
  const arn = textIn(registry) ?? textIn(mapIn(registry)['Fn::Sub']) ?? '';
  const [, name] = /^arn:[^:]+:glue:.*:registry\/(.*)$/.exec(arn) ?? [];
  if (name === undefined) return secrets;
  const schemas = sub(`arn:\${AWS::Partition}:glue:\${AWS::Region}:\${AWS::AccountId}:schema/${name}/*`);
  return [
    ...secrets,
    { Effect: 'Allow', Action: ['glue:GetRegistry'], Resource: registry },
    { Effect: 'Allow', Action: ['glue:GetSchemaVersion'], Resource: [schemas] },
  ];
}

/** What Lambda does to reach into a network. */
const INTO_NETWORK: Value = {
  Effect: 'Allow',
  Action: [
    'ec2:CreateNetworkInterface',
    'ec2:DescribeNetworkInterfaces',
    'ec2:DeleteNetworkInterface',
    'ec2:DescribeVpcs',
    'ec2:DescribeSubnets',
    'ec2:DescribeSecurityGroups',
  ],
  Resource: '*',
};

function brokerAccess(event: Event): Value[] {
  const { Broker: broker = '', DynamicPolicyName: isOwn } = event.properties;
  const describe = { Effect: 'Allow', Action: ['mq:DescribeBroker'], Resource: broker };
  const name = isSet(isOwn) ? `${event.id}AMQPolicy` : 'SamAutoGeneratedAMQPolicy';
  return [policy(name, [...readSecrets(event), describe])];
}

function describing(what: string, resource: Value): Value {
  return { Effect: 'Allow', Action: [`rds:Describe${what}`], Resource: resource };
}

function clusterAccess(event: Event): Value[] {
  const { Cluster: cluster = '' } = event.properties;
  const here = 'arn:${AWS::Partition}:rds:${AWS::Region}:${AWS::AccountId}';
  const statements = [
    ...readSecrets(event),
    describing('DBClusterParameters', sub(`${here}:cluster-pg:*`)),
    describing('DBSubnetGroups', sub(`${here}:subgrp:*`)),
    describing('DBClusters', cluster),
    INTO_NETWORK,
  ];
  return [policy('SamAutoGeneratedDocumentDBPolicy', statements)];
}

import { type ResourceType, resourceType } from '../define.ts';
import { ref } from '../kinds/ref.ts';
import { number, text } from '../kinds/scalar.ts';
import { set } from '../kinds/collection.ts';
import { jsonSet } from '../kinds/json-set.ts';

const SOURCES: readonly string[] = [
  'AWS::SQS::Queue',
  'AWS::Kinesis::Stream',
  'AWS::DynamoDB::Table',
  'AWS::MSK::Cluster',
  'AWS::AmazonMQ::Broker',
];

const TARGETS: readonly string[] = [
  'AWS::Lambda::Function',
  'AWS::StepFunctions::StateMachine',
  'AWS::SQS::Queue',
  'AWS::SNS::Topic',
  'AWS::Events::EventBus',
  'AWS::Kinesis::Stream',
  'AWS::KinesisFirehose::DeliveryStream',
  'AWS::Logs::LogGroup',
  'AWS::ECS::Cluster',
  'AWS::ApiGateway::RestApi',
  'AWS::Redshift::Cluster',
  'AWS::SageMaker::Pipeline',
  'AWS::Batch::JobQueue',
  'AWS::Events::ApiDestination',
];

/** Takes records from one place, may have them looked up in a second, and hands them to a third. */
export const pipe: ResourceType = resourceType({
  type: 'AWS::Pipes::Pipe',
  title: 'EventBridge pipe',
  drawn: 'block',
  shape: 'pipeline',
  layer: 'integration',
  scope: 'regional',
  terraform: ['aws_pipes_pipe'],
  list: { service: 'pipes', action: 'ListPipes', items: 'Pipes[]' },
  details: [
    {
      service: 'pipes',
      action: 'DescribePipe',
      params: { Name: '.Name' },
      absent: ['NotFoundException'],
    },
  ],
  id: 'Name',
  arn: 'Arn',
  name: 'Name',
  tags: 'Tags',
  naturalKey: ['Name'],
  gone: { CurrentState: 'DELETING' },
  attributes: {
    Name: text(),
    Description: text(),
    DesiredState: text({ default: 'RUNNING' }),
    CurrentState: text({ terraform: null, computed: true }),
    Source: ref(SOURCES, 'reads'),
    Enrichment: ref(
      [
        'AWS::Lambda::Function',
        'AWS::StepFunctions::StateMachine',
        'AWS::ApiGateway::RestApi',
        'AWS::Events::ApiDestination',
      ],
      'invokes',
    ),
    Target: ref(TARGETS, 'invokes'),
    RoleArn: ref('AWS::IAM::Role', 'assumes'),
    KmsKeyIdentifier: ref('AWS::KMS::Key', 'encrypts', { reverse: true }),
    'SourceParameters.FilterCriteria.Filters[].Pattern': jsonSet({
      terraform: 'source_parameters.filter_criteria.filter[].pattern',
    }),
    'SourceParameters.SqsQueueParameters.MaximumBatchingWindowInSeconds': number({
      default: 0,
      concern: 'configuration',
    }),
    'SourceParameters.KinesisStreamParameters.MaximumBatchingWindowInSeconds': number({
      terraform: 'source_parameters.kinesis_stream_parameters.maximum_batching_window_in_seconds',
      default: 0,
      concern: 'configuration',
    }),
    'SourceParameters.KinesisStreamParameters.MaximumRecordAgeInSeconds': number({
      terraform: 'source_parameters.kinesis_stream_parameters.maximum_record_age_in_seconds',
      default: -1,
      concern: 'configuration',
    }),
    'SourceParameters.KinesisStreamParameters.MaximumRetryAttempts': number({
      terraform: 'source_parameters.kinesis_stream_parameters.maximum_retry_attempts',
      default: -1,
      concern: 'configuration',
    }),
    'SourceParameters.KinesisStreamParameters.ParallelizationFactor': number({
      terraform: 'source_parameters.kinesis_stream_parameters.parallelization_factor',
      default: 1,
      concern: 'configuration',
    }),
    'SourceParameters.KinesisStreamParameters.OnPartialBatchItemFailure': text({
      terraform: 'source_parameters.kinesis_stream_parameters.on_partial_batch_item_failure',
    }),
    'SourceParameters.DynamoDBStreamParameters.MaximumBatchingWindowInSeconds': number({
      terraform: 'source_parameters.dynamodb_stream_parameters.maximum_batching_window_in_seconds',
      default: 0,
      concern: 'configuration',
    }),
    'SourceParameters.DynamoDBStreamParameters.MaximumRecordAgeInSeconds': number({
      terraform: 'source_parameters.dynamodb_stream_parameters.maximum_record_age_in_seconds',
      default: -1,
      concern: 'configuration',
    }),
    'SourceParameters.DynamoDBStreamParameters.MaximumRetryAttempts': number({
      terraform: 'source_parameters.dynamodb_stream_parameters.maximum_retry_attempts',
      default: -1,
      concern: 'configuration',
    }),
    'SourceParameters.DynamoDBStreamParameters.ParallelizationFactor': number({
      terraform: 'source_parameters.dynamodb_stream_parameters.parallelization_factor',
      default: 1,
      concern: 'configuration',
    }),
    'SourceParameters.DynamoDBStreamParameters.OnPartialBatchItemFailure': text({
      terraform: 'source_parameters.dynamodb_stream_parameters.on_partial_batch_item_failure',
    }),
    'TargetParameters.LambdaFunctionParameters.InvocationType': text(),
    'TargetParameters.StepFunctionStateMachineParameters.InvocationType': text(),
    'TargetParameters.SqsQueueParameters.MessageGroupId': text(),
    'TargetParameters.KinesisStreamParameters.PartitionKey': text(),
    'TargetParameters.EcsTaskParameters.TaskCount': number(),
    'TargetParameters.EcsTaskParameters.LaunchType': text(),
    'TargetParameters.EventBridgeEventBusParameters.DetailType': text({
      terraform: 'target_parameters.eventbridge_event_bus_parameters.detail_type',
    }),
    'TargetParameters.EventBridgeEventBusParameters.Source': text({
      terraform: 'target_parameters.eventbridge_event_bus_parameters.source',
    }),
    'LogConfiguration.IncludeExecutionData': set({ concern: 'exposure' }),
    'SourceParameters.SqsQueueParameters.BatchSize': number({
      terraform: 'source_parameters.sqs_queue_parameters.batch_size',
    }),
    'SourceParameters.KinesisStreamParameters.BatchSize': number({
      terraform: 'source_parameters.kinesis_stream_parameters.batch_size',
    }),
    'SourceParameters.KinesisStreamParameters.StartingPosition': text({
      terraform: 'source_parameters.kinesis_stream_parameters.starting_position',
    }),
    'SourceParameters.DynamoDBStreamParameters.BatchSize': number({
      terraform: 'source_parameters.dynamodb_stream_parameters.batch_size',
    }),
    'SourceParameters.DynamoDBStreamParameters.StartingPosition': text({
      terraform: 'source_parameters.dynamodb_stream_parameters.starting_position',
    }),
    'SourceParameters.DynamoDBStreamParameters.DeadLetterConfig.Arn': ref(
      ['AWS::SQS::Queue', 'AWS::SNS::Topic'],
      'writes',
      { terraform: 'source_parameters.dynamodb_stream_parameters.dead_letter_config.arn' },
    ),
    'SourceParameters.KinesisStreamParameters.DeadLetterConfig.Arn': ref(
      ['AWS::SQS::Queue', 'AWS::SNS::Topic'],
      'writes',
      { terraform: 'source_parameters.kinesis_stream_parameters.dead_letter_config.arn' },
    ),
    'TargetParameters.EcsTaskParameters.TaskDefinitionArn': ref('AWS::ECS::TaskDefinition', 'uses'),
    'LogConfiguration.Level': text({ default: 'OFF' }),
    'LogConfiguration.CloudwatchLogsLogDestination.LogGroupArn': ref('AWS::Logs::LogGroup', 'logs', {
      terraform: 'log_configuration.cloudwatch_logs_log_destination.log_group_arn',
    }),
    'LogConfiguration.S3LogDestination.BucketName': ref('AWS::S3::Bucket', 'logs', {
      terraform: 'log_configuration.s3_log_destination.bucket_name',
    }),
    'LogConfiguration.FirehoseLogDestination.DeliveryStreamArn': ref(
      'AWS::KinesisFirehose::DeliveryStream',
      'logs',
      { terraform: 'log_configuration.firehose_log_destination.delivery_stream_arn' },
    ),
  },
});

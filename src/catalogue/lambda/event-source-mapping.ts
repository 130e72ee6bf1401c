import { type ResourceType, resourceType } from '../define.ts';
import { set } from '../kinds/collection.ts';
import { ref } from '../kinds/ref.ts';
import { flag, number, text } from '../kinds/scalar.ts';

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
    'ScalingConfig.MaximumConcurrency': number(),
    'DestinationConfig.OnFailure.Destination': ref(['AWS::SQS::Queue', 'AWS::SNS::Topic'], 'writes', {
      terraform: 'destination_config.on_failure.destination_arn',
    }),
  },
});

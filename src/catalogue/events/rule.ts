import { type ResourceType, resourceType } from '../define.ts';
import { busName, eventPattern, patternBuckets } from '../kinds/event-pattern.ts';
import { pointer, ref, refs } from '../kinds/ref.ts';
import { number, text } from '../kinds/scalar.ts';
import { ruleState } from '../kinds/switch.ts';
import { type Facts, settings } from '../kinds/parts.ts';

const TARGETS: readonly string[] = [
  'AWS::Lambda::Function',
  'AWS::SQS::Queue',
  'AWS::SNS::Topic',
  'AWS::StepFunctions::StateMachine',
  'AWS::ECS::Cluster',
  'AWS::Events::EventBus',
  'AWS::Kinesis::Stream',
  'AWS::KinesisFirehose::DeliveryStream',
  'AWS::Logs::LogGroup',
  'AWS::ApiGateway::RestApi',
];

/** How a target is called; what it is told is not kept. */
const TARGET_FACTS: Facts = {
  Id: text({ terraform: 'target_id' }),
  'RetryPolicy.MaximumRetryAttempts': number(),
  'RetryPolicy.MaximumEventAgeInSeconds': number(),
  'EcsParameters.TaskDefinitionArn': pointer('AWS::ECS::TaskDefinition', {
    terraform: 'ecs_target.task_definition_arn',
  }),
  'EcsParameters.TaskCount': number({ terraform: 'ecs_target.task_count', default: 1 }),
  'EcsParameters.LaunchType': text({ terraform: 'ecs_target.launch_type' }),
  'KinesisParameters.PartitionKeyPath': text({ terraform: 'kinesis_target.partition_key_path' }),
  'SqsParameters.MessageGroupId': text({ terraform: 'sqs_target.message_group_id' }),
  'BatchParameters.JobDefinition': pointer('AWS::Batch::JobDefinition', {
    terraform: 'batch_target.job_definition',
  }),
};

/** Sends events that match, or a tick of the clock, to its targets. What it says to them is not kept. */
export const rule: ResourceType = resourceType({
  type: 'AWS::Events::Rule',
  title: 'EventBridge rule',
  drawn: 'block',
  shape: 'rule',
  layer: 'integration',
  scope: 'regional',
  terraform: ['aws_cloudwatch_event_rule'],
  folds: [
    {
      type: 'aws_cloudwatch_event_target',
      owner: 'rule',
      append: {
        'Targets[].Arn': 'arn',
        'Targets[].RoleArn': 'role_arn',
        'Targets[].DeadLetterConfig.Arn': 'dead_letter_config.arn',
        Targets: '',
      },
    },
  ],
  list: {
    service: 'eventbridge',
    action: 'ListRules',
    items: 'Rules[]',
    per: 'AWS::Events::EventBus',
    params: { EventBusName: '.Name' },
  },
  details: [
    {
      service: 'eventbridge',
      action: 'ListTargetsByRule',
      params: { Rule: '.Name', EventBusName: '.EventBusName' },
      items: 'Targets[]',
      into: 'Targets',
      absent: ['ResourceNotFoundException'],
    },
  ],
  id: 'Arn',
  arn: 'Arn',
  name: 'Name',
  aliases: ['Name'],
  terraformId: 'arn',
  naturalKey: ['Name'],
  awsDefault: [{ ManagedBy: /./ }],
  protection: { 'dead-letter queue': [{ path: 'Targets[].DeadLetterConfig.Arn', isSet: true }] },
  attributes: {
    Name: text(),
    Description: text(),
    EventBusName: busName({ default: 'default' }),
    ScheduleExpression: text(),
    EventPattern: eventPattern(),
    'EventPattern.detail.bucket.name': patternBuckets({
      api: 'EventPattern',
      terraform: 'event_pattern',
      cloudformation: 'EventPattern',
    }),
    State: ruleState({ default: 'ENABLED' }),
    RoleArn: ref('AWS::IAM::Role', 'assumes'),
    ManagedBy: text({ computed: true, terraform: null }),
    'Targets[].Arn': refs(TARGETS, 'invokes', { terraform: null }),
    Targets: settings('targets', 'Id', TARGET_FACTS, { terraform: null }),
    'Targets[].RoleArn': refs('AWS::IAM::Role', 'assumes', { terraform: null }),
    'Targets[].DeadLetterConfig.Arn': refs('AWS::SQS::Queue', 'writes', { terraform: null }),
  },
});

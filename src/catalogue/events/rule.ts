import { type ResourceType, resourceType } from '../define.ts';
import { busName, eventPattern, patternBuckets } from '../kinds/event-pattern.ts';
import { ref, refs } from '../kinds/ref.ts';
import { text } from '../kinds/scalar.ts';
import { ruleState } from '../kinds/switch.ts';

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
    'Targets[].RoleArn': refs('AWS::IAM::Role', 'assumes', { terraform: null }),
    'Targets[].DeadLetterConfig.Arn': refs('AWS::SQS::Queue', 'writes', { terraform: null }),
  },
});

import { type ResourceType, resourceType } from '../define.ts';
import { moment } from '../kinds/moment.ts';
import { ref, refs } from '../kinds/ref.ts';
import { number, text } from '../kinds/scalar.ts';

const TARGETS: readonly string[] = [
  'AWS::Lambda::Function',
  'AWS::SQS::Queue',
  'AWS::SNS::Topic',
  'AWS::StepFunctions::StateMachine',
  'AWS::ECS::Cluster',
  'AWS::Events::EventBus',
  'AWS::Kinesis::Stream',
  'AWS::KinesisFirehose::DeliveryStream',
  'AWS::CodeBuild::Project',
  'AWS::CodePipeline::Pipeline',
  'AWS::SageMaker::Pipeline',
];

/** Calls one target at a time or again and again. What it says to it is not kept. */
export const schedule: ResourceType = resourceType({
  type: 'AWS::Scheduler::Schedule',
  title: 'schedule',
  drawn: 'block',
  shape: 'schedule',
  layer: 'integration',
  scope: 'regional',
  terraform: ['aws_scheduler_schedule'],
  list: { service: 'scheduler', action: 'ListSchedules', items: 'Schedules[]' },
  details: [
    {
      service: 'scheduler',
      action: 'GetSchedule',
      params: { Name: '.Name', GroupName: '.GroupName' },
      absent: ['ResourceNotFoundException'],
    },
  ],
  id: 'Arn',
  arn: 'Arn',
  name: 'Name',
  aliases: ['Name'],
  terraformId: 'arn',
  naturalKey: ['GroupName', 'Name'],
  protection: { 'dead-letter queue': [{ path: 'Target.DeadLetterConfig.Arn', isSet: true }] },
  attributes: {
    Name: text(),
    Description: text(),
    GroupName: text({ default: 'default' }),
    State: text({ default: 'ENABLED' }),
    ScheduleExpression: text(),
    ScheduleExpressionTimezone: text({ default: 'UTC' }),
    StartDate: moment(),
    EndDate: moment(),
    'FlexibleTimeWindow.Mode': text(),
    'FlexibleTimeWindow.MaximumWindowInMinutes': number(),
    ActionAfterCompletion: text({ default: 'NONE' }),
    KmsKeyArn: ref('AWS::KMS::Key', 'encrypts', { reverse: true }),
    'Target.Arn': ref(TARGETS, 'invokes'),
    'Target.RoleArn': ref('AWS::IAM::Role', 'assumes'),
    'Target.DeadLetterConfig.Arn': ref('AWS::SQS::Queue', 'writes', {
      terraform: 'target.dead_letter_config.arn',
    }),
    'Target.RetryPolicy.MaximumEventAgeInSeconds': number({ default: 86_400 }),
    'Target.RetryPolicy.MaximumRetryAttempts': number({ default: 185 }),
    'Target.EcsParameters.TaskCount': number({ default: 1 }),
    'Target.EcsParameters.LaunchType': text(),
    'Target.EcsParameters.PlatformVersion': text(),
    'Target.EcsParameters.NetworkConfiguration.AwsvpcConfiguration.Subnets': refs(
      'AWS::EC2::Subnet',
      'uses',
      {
        api: 'Target.EcsParameters.NetworkConfiguration.awsvpcConfiguration.Subnets',
        terraform: 'target.ecs_parameters.network_configuration.subnets',
      },
    ),
    'Target.EcsParameters.NetworkConfiguration.AwsvpcConfiguration.SecurityGroups': refs(
      'AWS::EC2::SecurityGroup',
      'uses',
      {
        api: 'Target.EcsParameters.NetworkConfiguration.awsvpcConfiguration.SecurityGroups',
        terraform: 'target.ecs_parameters.network_configuration.security_groups',
      },
    ),
    'Target.SqsParameters.MessageGroupId': text(),
    'Target.KinesisParameters.PartitionKey': text(),
    'Target.EventBridgeParameters.DetailType': text({
      terraform: 'target.eventbridge_parameters.detail_type',
    }),
    'Target.EventBridgeParameters.Source': text({ terraform: 'target.eventbridge_parameters.source' }),
    'Target.EcsParameters.TaskDefinitionArn': ref('AWS::ECS::TaskDefinition', 'uses'),
  },
});

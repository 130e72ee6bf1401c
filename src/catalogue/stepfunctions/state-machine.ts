import { type ResourceType, resourceType } from '../define.ts';
import { ref, refs } from '../kinds/ref.ts';
import { flag, text } from '../kinds/scalar.ts';
import { calledResources } from '../kinds/state-machine-definition.ts';
import { positive } from '../kinds/positive.ts';

const CALLED: readonly string[] = [
  'AWS::Lambda::Function',
  'AWS::SQS::Queue',
  'AWS::SNS::Topic',
  'AWS::DynamoDB::Table',
  'AWS::StepFunctions::StateMachine',
  'AWS::StepFunctions::Activity',
  'AWS::ECS::Cluster',
  'AWS::ECS::TaskDefinition',
  'AWS::Events::EventBus',
];

/** Calls other resources step by step. */
export const stateMachine: ResourceType = resourceType({
  type: 'AWS::StepFunctions::StateMachine',
  title: 'state machine',
  drawn: 'block',
  shape: 'state-machine',
  layer: 'integration',
  scope: 'regional',
  terraform: ['aws_sfn_state_machine'],
  folds: [
    { type: 'AWS::StepFunctions::StateMachineVersion', owner: 'StateMachineArn' },
    { type: 'AWS::StepFunctions::StateMachineAlias', owner: 'RoutingConfiguration[].StateMachineVersionArn' },
    { type: 'aws_sfn_alias', owner: 'routing_configuration[].state_machine_version_arn' },
  ],
  list: { service: 'sfn', action: 'ListStateMachines', items: 'stateMachines[]' },
  details: [
    {
      service: 'sfn',
      action: 'DescribeStateMachine',
      params: { stateMachineArn: '.stateMachineArn' },
      absent: ['StateMachineDoesNotExist'],
    },
  ],
  id: 'stateMachineArn',
  arn: 'stateMachineArn',
  name: 'name',
  aliases: ['name'],
  terraformId: 'arn',
  naturalKey: ['StateMachineName'],
  hasUniqueName: true,
  gone: { status: 'DELETING' },
  attributes: {
    StateMachineName: text({ api: 'name', terraform: 'name' }),
    StateMachineType: text({ api: 'type', terraform: 'type', default: 'STANDARD' }),
    DefinitionString: calledResources(CALLED, {
      api: 'definition',
      terraform: 'definition',
      cloudformation: '',
    }),
    RoleArn: ref('AWS::IAM::Role', 'assumes', { api: 'roleArn' }),
    'LoggingConfiguration.Level': text({ api: 'loggingConfiguration.level', default: 'OFF' }),
    'LoggingConfiguration.Destinations[].CloudWatchLogsLogGroup.LogGroupArn': refs(
      'AWS::Logs::LogGroup',
      'logs',
      {
        api: 'loggingConfiguration.destinations[].cloudWatchLogsLogGroup.logGroupArn',
        terraform: 'logging_configuration.log_destination',
      },
    ),
    'TracingConfiguration.Enabled': flag({ api: 'tracingConfiguration.enabled', default: false }),
    'LoggingConfiguration.IncludeExecutionData': flag({
      api: 'loggingConfiguration.includeExecutionData',
      default: false,
    }),
    'EncryptionConfiguration.Type': text({
      api: 'encryptionConfiguration.type',
      default: 'AWS_OWNED_KEY',
      concern: 'encryption',
    }),
    'EncryptionConfiguration.KmsDataKeyReusePeriodSeconds': positive({
      api: 'encryptionConfiguration.kmsDataKeyReusePeriodSeconds',
      concern: 'configuration',
    }),
    'EncryptionConfiguration.KmsKeyId': ref('AWS::KMS::Key', 'encrypts', {
      api: 'encryptionConfiguration.kmsKeyId',
      reverse: true,
    }),
  },
});

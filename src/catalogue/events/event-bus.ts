import { type ResourceType, resourceType } from '../define.ts';
import { policy } from '../kinds/policy.ts';
import { text } from '../kinds/scalar.ts';
import { ref } from '../kinds/ref.ts';

/** The bus that rules listen to. Every region has a default one. */
export const eventBus: ResourceType = resourceType({
  type: 'AWS::Events::EventBus',
  title: 'event bus',
  drawn: 'block',
  shape: 'bus',
  layer: 'integration',
  scope: 'regional',
  terraform: ['aws_cloudwatch_event_bus'],
  folds: [
    { type: 'aws_cloudwatch_event_bus_policy', owner: 'event_bus_name', set: { Policy: 'policy' } },
    { type: 'AWS::Events::EventBusPolicy', owner: 'EventBusName' },
  ],
  list: { service: 'eventbridge', action: 'ListEventBuses', items: 'EventBuses[]' },
  details: [
    {
      service: 'eventbridge',
      action: 'DescribeEventBus',
      params: { Name: '.Name' },
      absent: ['ResourceNotFoundException'],
    },
  ],
  id: 'Name',
  arn: 'Arn',
  name: 'Name',
  naturalKey: ['Name'],
  awsDefault: [{ Name: 'default' }],
  attributes: {
    Name: text(),
    Description: text(),
    KmsKeyIdentifier: ref('AWS::KMS::Key', 'encrypts', { reverse: true }),
    'DeadLetterConfig.Arn': ref('AWS::SQS::Queue', 'writes', { terraform: 'dead_letter_config.arn' }),
    'LogConfig.Level': text({ default: 'OFF' }),
    'LogConfig.IncludeDetail': text({ default: 'NONE' }),
    Policy: policy({ terraform: null }),
  },
});

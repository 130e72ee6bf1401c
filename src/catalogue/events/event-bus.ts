import { type ResourceType, resourceType } from '../define.ts';
import { policy } from '../kinds/policy.ts';
import { text } from '../kinds/scalar.ts';

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
  id: 'Name',
  arn: 'Arn',
  name: 'Name',
  naturalKey: ['Name'],
  awsDefault: [{ Name: 'default' }],
  attributes: {
    Name: text(),
    Description: text(),
    Policy: policy({ terraform: null }),
  },
});

import { type ResourceType, resourceType } from '../define.ts';
import { set } from '../kinds/collection.ts';
import { ref } from '../kinds/ref.ts';
import { flag, text } from '../kinds/scalar.ts';

/** The arrow along which logs go on elsewhere. It takes a call per log group, so it is read when all is asked for. */
export const subscriptionFilter: ResourceType = resourceType({
  type: 'AWS::Logs::SubscriptionFilter',
  title: 'Subscription filter',
  drawn: 'link',
  shape: 'pipeline',
  layer: 'operations',
  scope: 'regional',
  terraform: ['aws_cloudwatch_log_subscription_filter'],
  list: {
    service: 'cloudwatch-logs',
    action: 'DescribeSubscriptionFilters',
    items: 'subscriptionFilters[]',
    per: 'AWS::Logs::LogGroup',
    params: { logGroupName: '.logGroupName' },
    depth: 'full',
  },
  id: '${FilterName}|${LogGroupName}',
  name: 'filterName',
  naturalKey: ['LogGroupName', 'FilterName'],
  link: { from: 'LogGroupName', to: 'DestinationArn', kind: 'writes' },
  attributes: {
    FilterName: text({ api: 'filterName', terraform: 'name' }),
    LogGroupName: ref('AWS::Logs::LogGroup', 'writes', { api: 'logGroupName', reverse: true }),
    DestinationArn: ref(
      ['AWS::Lambda::Function', 'AWS::Kinesis::Stream', 'AWS::KinesisFirehose::DeliveryStream'],
      'writes',
      { api: 'destinationArn' },
    ),
    FilterPattern: text({ api: 'filterPattern' }),
    RoleArn: ref('AWS::IAM::Role', 'assumes', { api: 'roleArn' }),
    ApplyOnTransformedLogs: flag({ api: 'applyOnTransformedLogs', default: false }),
    EmitSystemFields: set({ api: 'emitSystemFields' }),
    FieldSelectionCriteria: text({ api: 'fieldSelectionCriteria' }),
    Distribution: text({ api: 'distribution', default: 'ByLogStream' }),
  },
});

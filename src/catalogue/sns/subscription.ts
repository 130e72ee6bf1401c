import { type ResourceType, resourceType } from '../define.ts';
import { json } from '../kinds/document.ts';
import { receiver } from '../kinds/receiver.ts';
import { deadLetterQueue } from '../kinds/redrive.ts';
import { ref } from '../kinds/ref.ts';
import { flag, text } from '../kinds/scalar.ts';

/** The arrow from a topic to one of its receivers. */
export const subscription: ResourceType = resourceType({
  type: 'AWS::SNS::Subscription',
  title: 'SNS subscription',
  drawn: 'link',
  shape: 'topic',
  layer: 'integration',
  scope: 'regional',
  terraform: ['aws_sns_topic_subscription'],
  list: { service: 'sns', action: 'ListSubscriptions', items: 'Subscriptions[]' },
  details: [
    {
      service: 'sns',
      action: 'GetSubscriptionAttributes',
      params: { SubscriptionArn: '.SubscriptionArn' },
      items: 'Attributes',
      absent: ['NotFound', 'NotFoundException'],
    },
  ],
  id: 'SubscriptionArn',
  arn: 'SubscriptionArn',
  terraformId: 'arn',
  naturalKey: ['TopicArn', 'Protocol', 'Endpoint'],
  link: { from: 'TopicArn', to: 'Endpoint', kind: 'invokes' },
  gone: { SubscriptionArn: 'Deleted' },
  // https://docs.aws.amazon.com/sns/latest/api/API_Subscribe.html: without an ARN until the receiver confirms
  provisional: {
    when: { SubscriptionArn: 'PendingConfirmation' },
    id: '${TopicArn}/${Protocol}/${Endpoint}',
    reason: 'nobody has confirmed the subscription yet',
  },
  protection: { 'dead-letter queue': [{ path: 'RedrivePolicy.deadLetterTargetArn', isSet: true }] },
  attributes: {
    TopicArn: ref('AWS::SNS::Topic', 'invokes', { reverse: true }),
    Protocol: text(),
    Endpoint: receiver(['AWS::Lambda::Function', 'AWS::SQS::Queue', 'AWS::KinesisFirehose::DeliveryStream']),
    RawMessageDelivery: flag({ default: false }),
    FilterPolicy: json(),
    DeliveryPolicy: json(),
    ReplayPolicy: json(),
    SubscriptionRoleArn: ref('AWS::IAM::Role', 'assumes'),
    FilterPolicyScope: text({ default: 'MessageAttributes' }),
    'RedrivePolicy.deadLetterTargetArn': deadLetterQueue({
      api: 'RedrivePolicy',
      terraform: 'redrive_policy',
      cloudformation: 'RedrivePolicy',
    }),
  },
});

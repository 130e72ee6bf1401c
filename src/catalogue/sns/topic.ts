import { type ResourceType, resourceType } from '../define.ts';
import { lastSegment } from '../kinds/last-segment.ts';
import { policy } from '../kinds/policy.ts';
import { ref } from '../kinds/ref.ts';
import { flag, text } from '../kinds/scalar.ts';

/** Messages handed to everyone who subscribed. */
export const topic: ResourceType = resourceType({
  type: 'AWS::SNS::Topic',
  title: 'SNS topic',
  drawn: 'block',
  shape: 'topic',
  layer: 'integration',
  scope: 'regional',
  terraform: ['aws_sns_topic'],
  folds: [
    { type: 'AWS::SNS::TopicPolicy', owner: 'Topics[]', set: { Policy: 'PolicyDocument' } },
    { type: 'aws_sns_topic_policy', owner: 'arn', set: { Policy: 'policy' } },
  ],
  inline: [{ path: 'Subscription', type: 'AWS::SNS::Subscription', owner: 'TopicArn' }],
  list: { service: 'sns', action: 'ListTopics', items: 'Topics[]' },
  details: [
    {
      service: 'sns',
      action: 'GetTopicAttributes',
      params: { TopicArn: '.TopicArn' },
      items: 'Attributes',
      absent: ['NotFound', 'NotFoundException'],
    },
  ],
  id: 'TopicArn',
  arn: 'TopicArn',
  name: 'TopicArn',
  terraformId: 'arn',
  naturalKey: ['TopicName'],
  protection: { encryption: [{ path: 'KmsMasterKeyId', isSet: true }] },
  attributes: {
    TopicName: lastSegment({ api: 'TopicArn', terraform: 'name' }),
    DisplayName: text(),
    FifoTopic: flag({ default: false }),
    ContentBasedDeduplication: flag({ default: false }),
    KmsMasterKeyId: ref('AWS::KMS::Key', 'encrypts', { reverse: true }),
    SignatureVersion: text({ terraform: null, default: '1' }),
    TracingConfig: text({ default: 'PassThrough' }),
    Policy: policy(),
  },
});

import { type Attribute, type ResourceType, resourceType } from '../define.ts';
import { lastSegment } from '../kinds/last-segment.ts';
import { policy } from '../kinds/policy.ts';
import { ref } from '../kinds/ref.ts';
import { flag, number, text } from '../kinds/scalar.ts';
import { json } from '../kinds/document.ts';
import { positive } from '../kinds/positive.ts';
import { selecting } from '../kinds/selecting.ts';

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
    {
      type: 'aws_sns_topic_data_protection_policy',
      owner: 'arn',
      set: { DataProtectionPolicy: 'policy' },
    },
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
    {
      service: 'sns',
      action: 'GetDataProtectionPolicy',
      params: { ResourceArn: '.TopicArn' },
      items: 'DataProtectionPolicy',
      into: 'DataProtectionPolicy',
      absent: ['NotFound', 'NotFoundException', 'InvalidParameter', 'InvalidParameterException'],
      depth: 'full',
    },
  ],
  id: 'TopicArn',
  arn: 'TopicArn',
  name: 'TopicArn',
  terraformId: 'arn',
  naturalKey: ['TopicName'],
  hasUniqueName: true,
  protection: { encryption: [{ path: 'KmsMasterKeyId', isSet: true }] },
  attributes: {
    TopicName: lastSegment({ api: 'TopicArn', terraform: 'name' }),
    DisplayName: text(),
    FifoTopic: flag({ default: false }),
    ContentBasedDeduplication: flag({ default: false }),
    KmsMasterKeyId: ref('AWS::KMS::Key', 'encrypts', { reverse: true }),
    SignatureVersion: positive({ default: 1, concern: 'configuration' }),
    FifoThroughputScope: text({ default: 'Topic' }),
    ArchivePolicy: json(),
    DataProtectionPolicy: json({ terraform: null, concern: 'protection' }),
    // CloudFormation cannot say it
    DeliveryPolicy: json(),
    ...deliveryStatus('http/s', 'HTTP', 'http'),
    ...deliveryStatus('sqs', 'SQS', 'sqs'),
    ...deliveryStatus('lambda', 'Lambda', 'lambda'),
    ...deliveryStatus('firehose', 'Firehose', 'firehose'),
    ...deliveryStatus('application', 'Application', 'application'),
    TracingConfig: text({ default: 'PassThrough' }),
    Policy: policy(),
  },
});

/** Where it is written down how deliveries went: a list by protocol in a template, an attribute each in the API. */
function deliveryStatus(
  protocol: string,
  api: string,
  terraform: string,
): Readonly<Record<string, Attribute>> {
  const attribute = (name: string, spelled: string, one: Attribute): [string, Attribute] => [
    `DeliveryStatusLogging.${terraform}.${name}`,
    {
      ...selecting({ key: 'Protocol', is: protocol, path: name, single: true }, one),
      api: `${api}${name}`,
      cloudformation: 'DeliveryStatusLogging',
      terraform: `${terraform}_${spelled}`,
    },
  ];
  const role = ref('AWS::IAM::Role', 'assumes');
  return Object.fromEntries([
    attribute('SuccessFeedbackRoleArn', 'success_feedback_role_arn', role),
    attribute('FailureFeedbackRoleArn', 'failure_feedback_role_arn', role),
    attribute('SuccessFeedbackSampleRate', 'success_feedback_sample_rate', number({ default: 0 })),
  ]);
}

import { type ResourceType, resourceType } from '../define.ts';
import { json } from '../kinds/document.ts';
import { lastSegment } from '../kinds/last-segment.ts';
import { policy } from '../kinds/policy.ts';
import { deadLetterQueue, maxReceiveCount } from '../kinds/redrive.ts';
import { ref } from '../kinds/ref.ts';
import { flag, number, text } from '../kinds/scalar.ts';

/** Messages waiting for whoever takes them. */
export const queue: ResourceType = resourceType({
  type: 'AWS::SQS::Queue',
  title: 'SQS queue',
  drawn: 'block',
  shape: 'queue',
  layer: 'integration',
  scope: 'regional',
  terraform: ['aws_sqs_queue'],
  folds: [
    { type: 'AWS::SQS::QueuePolicy', owner: 'Queues[]', set: { Policy: 'PolicyDocument' } },
    { type: 'aws_sqs_queue_policy', owner: 'queue_url', set: { Policy: 'policy' } },
    {
      type: 'aws_sqs_queue_redrive_policy',
      owner: 'queue_url',
      set: {
        'RedrivePolicy.deadLetterTargetArn': 'redrive_policy',
        'RedrivePolicy.maxReceiveCount': 'redrive_policy',
      },
    },
    {
      type: 'aws_sqs_queue_redrive_allow_policy',
      owner: 'queue_url',
      set: { RedriveAllowPolicy: 'redrive_allow_policy' },
    },
  ],
  list: { service: 'sqs', action: 'ListQueues', items: 'QueueUrls[]', params: { MaxResults: 1000 } },
  details: [
    {
      service: 'sqs',
      action: 'GetQueueAttributes',
      params: { QueueUrl: '.$', AttributeNames: ['All'] },
      items: 'Attributes',
      absent: ['QueueDoesNotExist', 'AWS.SimpleQueueService.NonExistentQueue'],
    },
  ],
  id: '$',
  arn: 'QueueArn',
  name: '$',
  naturalKey: ['QueueName'],
  hasUniqueName: true,
  protection: {
    encryption: [
      { path: 'KmsMasterKeyId', isSet: true },
      { path: 'SqsManagedSseEnabled', is: true },
    ],
    'dead-letter queue': [
      {
        path: 'RedrivePolicy.deadLetterTargetArn',
        isSet: true,
        exceptTargetsOf: 'RedrivePolicy.deadLetterTargetArn',
      },
    ],
  },
  attributes: {
    QueueName: lastSegment({ api: '$', terraform: 'name' }),
    FifoQueue: flag({ default: false }),
    ContentBasedDeduplication: flag({ default: false }),
    DeduplicationScope: text(),
    FifoThroughputLimit: text(),
    DelaySeconds: number({ default: 0 }),
    MaximumMessageSize: number({ terraform: 'max_message_size' }),
    MessageRetentionPeriod: number({ terraform: 'message_retention_seconds', default: 345_600 }),
    ReceiveMessageWaitTimeSeconds: number({ terraform: 'receive_wait_time_seconds', default: 0 }),
    VisibilityTimeout: number({ terraform: 'visibility_timeout_seconds', default: 30 }),
    KmsMasterKeyId: ref('AWS::KMS::Key', 'encrypts', { reverse: true }),
    KmsDataKeyReusePeriodSeconds: number({ default: 300 }),
    SqsManagedSseEnabled: flag(),
    'RedrivePolicy.deadLetterTargetArn': deadLetterQueue({
      api: 'RedrivePolicy',
      terraform: 'redrive_policy',
      cloudformation: 'RedrivePolicy',
    }),
    'RedrivePolicy.maxReceiveCount': maxReceiveCount({
      api: 'RedrivePolicy',
      terraform: 'redrive_policy',
      cloudformation: 'RedrivePolicy',
    }),
    // https://docs.aws.amazon.com/AWSSimpleQueueService/latest/APIReference/API_SetQueueAttributes.html
    RedriveAllowPolicy: json({ default: { redrivePermission: 'allowAll' } }),
    Policy: policy(),
  },
});

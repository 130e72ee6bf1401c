import { type ResourceType, resourceType } from '../define.ts';
import { allOf } from '../kinds/all-of.ts';
import { ref } from '../kinds/ref.ts';
import { number, text } from '../kinds/scalar.ts';

/** https://docs.aws.amazon.com/kinesis/latest/APIReference/API_EnhancedMetrics.html */
const SHARD_METRICS: readonly string[] = [
  'IncomingBytes',
  'IncomingRecords',
  'IteratorAgeMilliseconds',
  'OutgoingBytes',
  'OutgoingRecords',
  'ReadProvisionedThroughputExceeded',
  'WriteProvisionedThroughputExceeded',
];

/** Records in order, kept for a while. */
export const stream: ResourceType = resourceType({
  type: 'AWS::Kinesis::Stream',
  title: 'Kinesis stream',
  drawn: 'block',
  shape: 'stream',
  layer: 'integration',
  scope: 'regional',
  terraform: ['aws_kinesis_stream'],
  folds: [
    { type: 'AWS::Kinesis::StreamConsumer', owner: 'StreamARN' },
    { type: 'aws_kinesis_stream_consumer', owner: 'stream_arn' },
  ],
  list: { service: 'kinesis', action: 'ListStreams', items: 'StreamNames[]' },
  details: [
    {
      service: 'kinesis',
      action: 'DescribeStreamSummary',
      params: { StreamName: '.$' },
      items: 'StreamDescriptionSummary',
      absent: ['ResourceNotFoundException'],
    },
  ],
  id: '$',
  arn: 'StreamARN',
  name: '$',
  naturalKey: ['Name'],
  gone: { StreamStatus: 'DELETING' },
  protection: { encryption: [{ path: 'StreamEncryption.EncryptionType', is: 'KMS' }] },
  attributes: {
    Name: text({ api: '$' }),
    'StreamModeDetails.StreamMode': text({ default: 'PROVISIONED' }),
    ShardCount: number({ api: 'OpenShardCount' }),
    RetentionPeriodHours: number({ terraform: 'retention_period', default: 24 }),
    DesiredShardLevelMetrics: allOf('ALL', SHARD_METRICS, {
      api: 'EnhancedMonitoring[].ShardLevelMetrics[]',
      terraform: 'shard_level_metrics',
    }),
    MaxRecordSizeInKiB: number({ terraform: 'max_record_size_in_kib', default: 1024 }),
    WarmThroughputMiBps: number({ api: 'WarmThroughput.TargetMiBps', terraform: null, default: 0 }),
    'StreamEncryption.EncryptionType': text({
      api: 'EncryptionType',
      terraform: 'encryption_type',
      default: 'NONE',
    }),
    'StreamEncryption.KeyId': ref('AWS::KMS::Key', 'encrypts', {
      api: 'KeyId',
      terraform: 'kms_key_id',
      reverse: true,
    }),
  },
});

import { type ResourceType, resourceType } from '../define.ts';
import { activeStreams } from '../kinds/active-streams.ts';
import { set } from '../kinds/collection.ts';
import { attributeTypes, indexes, keySchema } from '../kinds/key-schema.ts';
import { least } from '../kinds/least.ts';
import { parts } from '../kinds/parts.ts';
import { policy } from '../kinds/policy.ts';
import { ref } from '../kinds/ref.ts';
import { flag, number, text } from '../kinds/scalar.ts';
import { switching } from '../kinds/switch.ts';

/** Items by key. */
export const table: ResourceType = resourceType({
  type: 'AWS::DynamoDB::Table',
  title: 'DynamoDB table',
  drawn: 'block',
  shape: 'table',
  layer: 'data',
  scope: 'regional',
  terraform: ['aws_dynamodb_table'],
  folds: [
    {
      type: 'aws_dynamodb_kinesis_streaming_destination',
      owner: 'table_name',
      append: { 'KinesisStreamSpecification.StreamArn': 'stream_arn' },
    },
    // of the table or of one of its indexes
    { type: 'aws_dynamodb_contributor_insights', owner: 'table_name' },
    // of the table or of its stream
    { type: 'aws_dynamodb_resource_policy', owner: 'resource_arn' },
  ],
  list: { service: 'dynamodb', action: 'ListTables', items: 'TableNames[]' },
  details: [
    {
      service: 'dynamodb',
      action: 'DescribeTable',
      params: { TableName: '.$' },
      items: 'Table',
      absent: ['ResourceNotFoundException'],
    },
    {
      service: 'dynamodb',
      action: 'DescribeContinuousBackups',
      params: { TableName: '.$' },
      items: 'ContinuousBackupsDescription',
      into: 'ContinuousBackups',
    },
    {
      service: 'dynamodb',
      action: 'DescribeTimeToLive',
      params: { TableName: '.$' },
      items: 'TimeToLiveDescription',
      into: 'TimeToLive',
    },
    {
      service: 'dynamodb',
      action: 'DescribeKinesisStreamingDestination',
      params: { TableName: '.$' },
      items: 'KinesisDataStreamDestinations[]',
      into: 'Destinations',
      absent: ['ResourceNotFoundException'],
    },
    {
      service: 'dynamodb',
      action: 'DescribeContributorInsights',
      params: { TableName: '.$' },
      items: 'ContributorInsightsStatus',
      into: 'ContributorInsights',
      absent: ['ResourceNotFoundException'],
    },
    {
      service: 'dynamodb',
      action: 'GetResourcePolicy',
      params: { ResourceArn: '.TableArn' },
      items: 'Policy',
      into: 'Policy',
      absent: ['PolicyNotFoundException', 'ResourceNotFoundException'],
    },
  ],
  id: '$',
  arn: 'TableArn',
  name: '$',
  aliases: ['LatestStreamArn'],
  naturalKey: ['TableName'],
  gone: { TableStatus: 'DELETING' },
  // https://developer.hashicorp.com/terraform/language/backend/s3
  owners: [{ owner: 'Terraform, for its locks', when: { KeySchema: { HASH: 'LockID' } } }],
  protection: {
    encryption: 'always',
    backups: [{ path: 'PointInTimeRecoverySpecification.PointInTimeRecoveryEnabled', is: true }],
    'deletion protection': [{ path: 'DeletionProtectionEnabled', is: true }],
    replication: [{ path: 'Replicas', isSet: true }],
  },
  attributes: {
    TableName: text({ api: '$', terraform: 'name' }),
    KeySchema: keySchema({ terraform: '' }),
    AttributeDefinitions: attributeTypes({ terraform: 'attribute[]' }),
    BillingMode: text({ api: 'BillingModeSummary.BillingMode', default: 'PROVISIONED' }),
    'ProvisionedThroughput.ReadCapacityUnits': number({
      terraform: 'read_capacity',
      default: 0,
      scaled: 'dynamodb:table:ReadCapacityUnits',
    }),
    'ProvisionedThroughput.WriteCapacityUnits': number({
      terraform: 'write_capacity',
      default: 0,
      scaled: 'dynamodb:table:WriteCapacityUnits',
    }),
    GlobalSecondaryIndexes: indexes({ terraform: 'global_secondary_index[]' }),
    VectorIndexes: parts('vector indexes', { IndexName: text() }, { terraform: null }),
    LocalSecondaryIndexes: indexes({ terraform: 'local_secondary_index[]' }),
    'StreamSpecification.StreamViewType': text({ terraform: 'stream_view_type' }),
    // policies name the stream, whose ARN is not the table's
    StreamArn: text({ api: 'LatestStreamArn', terraform: null, computed: true }),
    'SSESpecification.SSEEnabled': switching({
      api: 'SSEDescription.Status',
      terraform: 'server_side_encryption.enabled',
      default: false,
    }),
    'SSESpecification.KMSMasterKeyId': ref('AWS::KMS::Key', 'encrypts', {
      api: 'SSEDescription.KMSMasterKeyArn',
      terraform: 'server_side_encryption.kms_key_arn',
      reverse: true,
    }),
    'PointInTimeRecoverySpecification.PointInTimeRecoveryEnabled': flag({
      api: 'ContinuousBackups.PointInTimeRecoveryDescription.PointInTimeRecoveryStatus',
      terraform: 'point_in_time_recovery.enabled',
      default: false,
    }),
    'PointInTimeRecoverySpecification.RecoveryPeriodInDays': number({
      api: 'ContinuousBackups.PointInTimeRecoveryDescription.RecoveryPeriodInDays',
      terraform: 'point_in_time_recovery.recovery_period_in_days',
      untold: 'it is switched off',
    }),
    'KinesisStreamSpecification.StreamArn': activeStreams({ api: 'Destinations', terraform: null }),
    'ContributorInsightsSpecification.Enabled': switching({
      api: 'ContributorInsights',
      terraform: null,
      default: false,
    }),
    'ResourcePolicy.PolicyDocument': policy({ api: 'Policy', terraform: null }),
    'OnDemandThroughput.MaxReadRequestUnits': number({ default: -1 }),
    'OnDemandThroughput.MaxWriteRequestUnits': number({ default: -1 }),
    'WarmThroughput.ReadUnitsPerSecond': least(),
    'WarmThroughput.WriteUnitsPerSecond': least(),
    'TimeToLiveSpecification.Enabled': switching({
      api: 'TimeToLive.TimeToLiveStatus',
      terraform: 'ttl.enabled',
      default: false,
    }),
    'TimeToLiveSpecification.AttributeName': text({
      api: 'TimeToLive.AttributeName',
      terraform: 'ttl.attribute_name',
    }),
    TableClass: text({ api: 'TableClassSummary.TableClass', default: 'STANDARD' }),
    DeletionProtectionEnabled: flag({ default: false }),
    // regions of a global table; each replica may be declared apart
    Replicas: set({ api: 'Replicas[].RegionName', terraform: 'replica[].region_name', computed: true }),
  },
});

import { type ResourceType, resourceType } from '../define.ts';
import { ref } from '../kinds/ref.ts';
import { flag, text } from '../kinds/scalar.ts';

/** Who did what in the account. A trail of all regions is listed in its own region only. */
export const trail: ResourceType = resourceType({
  type: 'AWS::CloudTrail::Trail',
  title: 'Trail',
  drawn: 'block',
  shape: 'logs',
  layer: 'operations',
  scope: 'regional',
  terraform: ['aws_cloudtrail'],
  list: {
    service: 'cloudtrail',
    action: 'DescribeTrails',
    items: 'trailList[]',
    params: { includeShadowTrails: false },
  },
  details: [
    {
      service: 'cloudtrail',
      action: 'GetTrailStatus',
      params: { Name: '.TrailARN' },
      items: 'IsLogging',
      into: 'IsLogging',
      absent: ['TrailNotFoundException'],
    },
  ],
  id: 'Name',
  arn: 'TrailARN',
  name: 'Name',
  terraformId: 'name',
  naturalKey: ['TrailName'],
  attributes: {
    TrailName: text({ api: 'Name', terraform: 'name' }),
    S3BucketName: ref('AWS::S3::Bucket', 'logs'),
    S3KeyPrefix: text(),
    CloudWatchLogsLogGroupArn: ref('AWS::Logs::LogGroup', 'logs', {
      terraform: 'cloud_watch_logs_group_arn',
    }),
    CloudWatchLogsRoleArn: ref('AWS::IAM::Role', 'assumes'),
    SnsTopicName: ref('AWS::SNS::Topic', 'writes', { api: 'SnsTopicARN' }),
    KMSKeyId: ref('AWS::KMS::Key', 'encrypts', { api: 'KmsKeyId', reverse: true }),
    IsLogging: flag({ terraform: 'enable_logging', default: true, concern: 'protection' }),
    IsMultiRegionTrail: flag({ default: false, concern: 'protection' }),
    IsOrganizationTrail: flag({ default: false, concern: 'protection' }),
    IncludeGlobalServiceEvents: flag({ default: true, concern: 'protection' }),
    EnableLogFileValidation: flag({
      api: 'LogFileValidationEnabled',
      default: false,
      concern: 'protection',
    }),
  },
});

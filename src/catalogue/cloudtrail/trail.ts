import { type ResourceType, resourceType } from '../define.ts';
import { set } from '../kinds/collection.ts';
import { type Facts, parts } from '../kinds/parts.ts';
import { ref } from '../kinds/ref.ts';
import { flag, text } from '../kinds/scalar.ts';

/** Which values of a field are recorded. */
const FIELD: Facts = {
  Field: text(),
  Equals: set({ default: [] }),
  NotEquals: set({ default: [] }),
  StartsWith: set({ default: [] }),
  NotStartsWith: set({ default: [] }),
  EndsWith: set({ default: [] }),
  NotEndsWith: set({ default: [] }),
};

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
    {
      service: 'cloudtrail',
      action: 'GetEventSelectors',
      params: { TrailName: '.TrailARN' },
      into: 'Selectors',
      absent: ['TrailNotFoundException'],
    },
    {
      service: 'cloudtrail',
      action: 'GetInsightSelectors',
      params: { TrailName: '.TrailARN' },
      items: 'InsightSelectors[]',
      into: 'InsightSelectors',
      absent: ['InsightNotEnabledException', 'TrailNotFoundException'],
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
    EventSelectors: parts(
      'event selectors',
      {
        ReadWriteType: text({ default: 'All' }),
        IncludeManagementEvents: flag({ default: true }),
        ExcludeManagementEventSources: set({ default: [] }),
        DataResources: parts(
          'data resources',
          { Type: text(), Values: set() },
          { terraform: 'data_resource' },
        ),
      },
      { api: 'Selectors.EventSelectors', terraform: 'event_selector', concern: 'protection' },
    ),
    AdvancedEventSelectors: parts(
      'advanced event selectors',
      { Name: text(), FieldSelectors: parts('field selectors', FIELD, { terraform: 'field_selector' }) },
      {
        api: 'Selectors.AdvancedEventSelectors',
        terraform: 'advanced_event_selector',
        concern: 'protection',
      },
    ),
    InsightSelectors: parts(
      'insight selectors',
      { InsightType: text(), EventCategories: set() },
      { terraform: 'insight_selector' },
    ),
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

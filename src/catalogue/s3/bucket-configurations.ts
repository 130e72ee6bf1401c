import type { Attribute } from '../define.ts';
import { cannedAcl } from '../kinds/canned-acl.ts';
import { choice } from '../kinds/choice.ts';
import { set } from '../kinds/collection.ts';
import { objectFilter } from '../kinds/object-filter.ts';
import { parts } from '../kinds/parts.ts';
import { ref } from '../kinds/ref.ts';
import { flag, number, text } from '../kinds/scalar.ts';
import { enabled } from '../kinds/switch.ts';

/** Settings of a bucket that few have: who may call it from a browser, what is counted, listed and moved in it. */
export const bucketConfigurations: Readonly<Record<string, Attribute>> = {
  AccessControl: cannedAcl({ api: 'Grants', terraform: '', default: 'Private' }),
  'AccelerateConfiguration.AccelerationStatus': enabled({
    api: 'Accelerate',
    terraform: 'acceleration_status',
    default: 'Suspended',
  }),
  'CorsConfiguration.CorsRules': parts(
    'CORS rules',
    {
      Id: text({ api: 'ID' }),
      AllowedHeaders: set({ default: [] }),
      AllowedMethods: set({ default: [] }),
      AllowedOrigins: set({ default: [] }),
      ExposedHeaders: set({ api: 'ExposeHeaders', terraform: 'expose_headers', default: [] }),
      MaxAge: number({ api: 'MaxAgeSeconds', terraform: 'max_age_seconds', default: 0 }),
    },
    { api: 'CorsRules', terraform: 'cors_rule', concern: 'exposure' },
  ),
  ObjectLockEnabled: flag({ api: 'ObjectLock.ObjectLockEnabled', default: false, concern: 'protection' }),
  'ObjectLockConfiguration.Rule.DefaultRetention.Mode': text({
    api: 'ObjectLock.Rule.DefaultRetention.Mode',
    concern: 'protection',
  }),
  'ObjectLockConfiguration.Rule.DefaultRetention.Days': number({
    api: 'ObjectLock.Rule.DefaultRetention.Days',
    default: 0,
    concern: 'protection',
  }),
  'ObjectLockConfiguration.Rule.DefaultRetention.Years': number({
    api: 'ObjectLock.Rule.DefaultRetention.Years',
    default: 0,
    concern: 'protection',
  }),
  'LoggingConfiguration.TargetObjectKeyFormat': choice({
    api: 'Logging.TargetObjectKeyFormat',
    terraform: null,
    default: 'SimplePrefix',
  }),
  'WebsiteConfiguration.RedirectAllRequestsTo.HostName': text({
    api: 'Website.RedirectAllRequestsTo.HostName',
    terraform: null,
  }),
  'WebsiteConfiguration.RedirectAllRequestsTo.Protocol': text({
    api: 'Website.RedirectAllRequestsTo.Protocol',
    terraform: null,
  }),
  'WebsiteConfiguration.RoutingRules': parts(
    'routing rules',
    {
      HttpErrorCodeReturnedEquals: text({
        cloudformation: 'RoutingRuleCondition.HttpErrorCodeReturnedEquals',
        api: 'Condition.HttpErrorCodeReturnedEquals',
        terraform: 'condition.http_error_code_returned_equals',
      }),
      KeyPrefixEquals: text({
        cloudformation: 'RoutingRuleCondition.KeyPrefixEquals',
        api: 'Condition.KeyPrefixEquals',
        terraform: 'condition.key_prefix_equals',
      }),
      ...redirect('HostName', 'host_name'),
      ...redirect('HttpRedirectCode', 'http_redirect_code'),
      ...redirect('Protocol', 'protocol'),
      ...redirect('ReplaceKeyPrefixWith', 'replace_key_prefix_with'),
      ...redirect('ReplaceKeyWith', 'replace_key_with'),
    },
    { api: 'Website.RoutingRules', terraform: null },
  ),
  MetricsConfigurations: parts(
    'metrics',
    {
      Id: text({ terraform: 'name' }),
      Filter: objectFilter(),
      AccessPointArn: text({ api: 'Filter.AccessPointArn', terraform: 'filter.access_point' }),
    },
    { terraform: null },
  ),
  AnalyticsConfigurations: parts(
    'analytics',
    {
      Id: text({ terraform: 'name' }),
      Filter: objectFilter(),
      ...destination('StorageClassAnalysis.DataExport.Destination', {
        terraform: 'storage_class_analysis.data_export.destination.s3_bucket_destination',
        account: 'BucketAccountId',
      }),
    },
    { terraform: null },
  ),
  InventoryConfigurations: parts(
    'inventories',
    {
      Id: text({ terraform: 'name' }),
      Enabled: flag({ api: 'IsEnabled', default: true }),
      IncludedObjectVersions: text(),
      ScheduleFrequency: text({ api: 'Schedule.Frequency', terraform: 'schedule.frequency' }),
      OptionalFields: set({ default: [] }),
      Filter: objectFilter(),
      ...destination('Destination', { terraform: 'destination.bucket', account: 'AccountId' }),
    },
    { terraform: null },
  ),
  IntelligentTieringConfigurations: parts(
    'intelligent tiering',
    {
      Id: text({ terraform: 'name' }),
      Status: text({ default: 'Enabled' }),
      Filter: objectFilter(),
      Tierings: parts('tierings', { AccessTier: text(), Days: number() }, { terraform: 'tiering' }),
    },
    { terraform: null },
  ),
};

function redirect(name: string, terraform: string): Record<string, Attribute> {
  return {
    [name]: text({
      cloudformation: `RedirectRule.${name}`,
      api: `Redirect.${name}`,
      terraform: `redirect.${terraform}`,
    }),
  };
}

/** Where a report about the bucket goes: the API has one more level than CloudFormation. */
function destination(
  path: string,
  { terraform, account }: { readonly terraform: string; readonly account: string },
): Record<string, Attribute> {
  const api = `${path}.S3BucketDestination`;
  return {
    [`${path}.BucketArn`]: ref('AWS::S3::Bucket', 'writes', {
      api: `${api}.Bucket`,
      terraform: `${terraform}.bucket_arn`,
    }),
    [`${path}.BucketAccountId`]: text({
      api: `${api}.${account}`,
      terraform: `${terraform}.${account === 'AccountId' ? 'account_id' : 'bucket_account_id'}`,
    }),
    [`${path}.Format`]: text({ api: `${api}.Format`, terraform: `${terraform}.format` }),
    [`${path}.Prefix`]: text({ api: `${api}.Prefix`, terraform: `${terraform}.prefix` }),
  };
}

import { type ResourceType, resourceType } from '../define.ts';
import { json } from '../kinds/document.ts';
import { logOwner } from '../kinds/log-owner.ts';
import { ref } from '../kinds/ref.ts';
import { flag, number, text } from '../kinds/scalar.ts';

/** Where logs are kept; folded into whoever writes them. Services make one when nobody else did. */
export const logGroup: ResourceType = resourceType({
  type: 'AWS::Logs::LogGroup',
  title: 'log group',
  drawn: 'detail',
  shape: 'logs',
  layer: 'operations',
  scope: 'regional',
  terraform: ['aws_cloudwatch_log_group'],
  folds: [
    {
      type: 'aws_cloudwatch_log_data_protection_policy',
      owner: 'log_group_name',
      set: { DataProtectionPolicy: 'policy_document' },
    },
  ],
  list: { service: 'cloudwatch-logs', action: 'DescribeLogGroups', items: 'logGroups[]' },
  details: [
    {
      service: 'cloudwatch-logs',
      action: 'GetDataProtectionPolicy',
      params: { logGroupIdentifier: '.logGroupName' },
      // few groups have one, and the listing says which
      each: 'dataProtectionStatus',
      items: 'policyDocument',
      into: 'dataProtection',
      absent: ['ResourceNotFoundException'],
    },
  ],
  id: 'logGroupName',
  arn: 'arn:${partition}:logs:${region}:${account}:log-group:${id}',
  name: 'logGroupName',
  aliases: ['arn'],
  naturalKey: ['LogGroupName'],
  owner: 'Owner',
  awsDefault: [
    { LogGroupName: /^\/aws\/(lambda|rds|eks|ecs|codebuild|apigateway|events|vendedlogs|docdb)\// },
    // https://docs.aws.amazon.com/AmazonCloudWatch/latest/logs/aws-services-sending-logs.html
    { LogGroupName: /^\/aws\/(apprunner|batch|kinesisfirehose|sagemaker|OpenSearchService|amplify)\// },
    { LogGroupName: /^(API-Gateway-Execution-Logs_|RDSOSMetrics$|sns\/|\/?aws-glue\/|aws-controltower\/)/ },
  ],
  protection: {
    encryption: 'always',
    'deletion protection': [{ path: 'DeletionProtectionEnabled', is: true }],
  },
  attributes: {
    LogGroupName: text({ api: 'logGroupName', terraform: 'name' }),
    Owner: logOwner({ api: 'logGroupName', terraform: 'name', cloudformation: 'LogGroupName' }),
    RetentionInDays: number({ api: 'retentionInDays', default: 0 }),
    KmsKeyId: ref('AWS::KMS::Key', 'encrypts', { api: 'kmsKeyId', reverse: true }),
    LogGroupClass: text({ api: 'logGroupClass', default: 'STANDARD' }),
    DataProtectionPolicy: json({ api: 'dataProtection[0]', terraform: null }),
    BearerTokenAuthenticationEnabled: flag({
      api: 'bearerTokenAuthenticationEnabled',
      default: false,
      concern: 'identity',
    }),
    DeletionProtectionEnabled: flag({ api: 'deletionProtectionEnabled', default: false }),
  },
});

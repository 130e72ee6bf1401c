import type { Fold } from '../define.ts';

const ENCRYPTION = 'BucketEncryption.ServerSideEncryptionConfiguration[].ServerSideEncryptionByDefault';

/** Bucket settings that Terraform (since provider version 4) and CloudFormation declare apart. */
export const bucketFolds: readonly Fold[] = [
  { type: 'AWS::S3::BucketPolicy', owner: 'Bucket', set: { Policy: 'PolicyDocument' } },
  { type: 'aws_s3_bucket_policy', owner: 'bucket', set: { Policy: 'policy' } },
  {
    type: 'aws_s3_bucket_versioning',
    owner: 'bucket',
    set: { 'VersioningConfiguration.Status': 'versioning_configuration.status' },
  },
  {
    type: 'aws_s3_bucket_server_side_encryption_configuration',
    owner: 'bucket',
    set: {
      [`${ENCRYPTION}.SSEAlgorithm`]: 'rule[].apply_server_side_encryption_by_default.sse_algorithm',
      'BucketEncryption.ServerSideEncryptionConfiguration[].BucketKeyEnabled': 'rule[].bucket_key_enabled',
      [`${ENCRYPTION}.KMSMasterKeyID`]: 'rule[].apply_server_side_encryption_by_default.kms_master_key_id',
    },
  },
  {
    type: 'aws_s3_bucket_public_access_block',
    owner: 'bucket',
    set: {
      'PublicAccessBlockConfiguration.BlockPublicAcls': 'block_public_acls',
      'PublicAccessBlockConfiguration.BlockPublicPolicy': 'block_public_policy',
      'PublicAccessBlockConfiguration.IgnorePublicAcls': 'ignore_public_acls',
      'PublicAccessBlockConfiguration.RestrictPublicBuckets': 'restrict_public_buckets',
    },
  },
  {
    type: 'aws_s3_bucket_notification',
    owner: 'bucket',
    set: {
      NotificationConfiguration: '',
      'NotificationConfiguration.EventBridgeConfiguration': 'eventbridge',
    },
  },
  {
    type: 'aws_s3_bucket_logging',
    owner: 'bucket',
    set: {
      'LoggingConfiguration.DestinationBucketName': 'target_bucket',
      'LoggingConfiguration.LogFilePrefix': 'target_prefix',
      'LoggingConfiguration.TargetObjectKeyFormat': 'target_object_key_format',
    },
  },
  {
    type: 'aws_s3_bucket_lifecycle_configuration',
    owner: 'bucket',
    set: { 'LifecycleConfiguration.Rules': 'rule[]' },
  },
  {
    type: 'aws_s3_bucket_ownership_controls',
    owner: 'bucket',
    set: { 'OwnershipControls.Rules[].ObjectOwnership': 'rule[].object_ownership' },
  },
  {
    type: 'aws_s3_bucket_website_configuration',
    owner: 'bucket',
    set: {
      'WebsiteConfiguration.IndexDocument': 'index_document.suffix',
      'WebsiteConfiguration.ErrorDocument': 'error_document.key',
      'WebsiteConfiguration.RedirectAllRequestsTo.HostName': 'redirect_all_requests_to.host_name',
      'WebsiteConfiguration.RedirectAllRequestsTo.Protocol': 'redirect_all_requests_to.protocol',
      'WebsiteConfiguration.RoutingRules': 'routing_rule[]',
    },
  },
  {
    type: 'aws_s3_bucket_replication_configuration',
    owner: 'bucket',
    set: {
      'ReplicationConfiguration.Role': 'role',
      'ReplicationConfiguration.Rules[].Status': 'rule[].status',
      'ReplicationConfiguration.Rules[].Destination.Bucket': 'rule[].destination.bucket',
    },
  },
  { type: 'aws_s3_bucket_acl', owner: 'bucket', set: { AccessControl: 'acl' } },
  {
    type: 'aws_s3_bucket_cors_configuration',
    owner: 'bucket',
    set: { 'CorsConfiguration.CorsRules': 'cors_rule[]' },
  },
  {
    type: 'aws_s3_bucket_accelerate_configuration',
    owner: 'bucket',
    set: { 'AccelerateConfiguration.AccelerationStatus': 'status' },
  },
  {
    type: 'aws_s3_bucket_object_lock_configuration',
    owner: 'bucket',
    set: {
      ObjectLockEnabled: 'object_lock_enabled',
      'ObjectLockConfiguration.Rule.DefaultRetention.Mode': 'rule.default_retention.mode',
      'ObjectLockConfiguration.Rule.DefaultRetention.Days': 'rule.default_retention.days',
      'ObjectLockConfiguration.Rule.DefaultRetention.Years': 'rule.default_retention.years',
    },
  },
  { type: 'aws_s3_bucket_metric', owner: 'bucket', append: { MetricsConfigurations: '' } },
  {
    type: 'aws_s3_bucket_analytics_configuration',
    owner: 'bucket',
    append: { AnalyticsConfigurations: '' },
  },
  { type: 'aws_s3_bucket_inventory', owner: 'bucket', append: { InventoryConfigurations: '' } },
  {
    type: 'aws_s3_bucket_intelligent_tiering_configuration',
    owner: 'bucket',
    append: { IntelligentTieringConfigurations: '' },
  },
  { type: 'aws_s3_bucket_request_payment_configuration', owner: 'bucket' },
];

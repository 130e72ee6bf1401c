import type { DetailCall } from '../define.ts';

/** The calls that read one bucket's settings; "no such configuration" is an answer, not a failure. */
export const bucketDetails: readonly DetailCall[] = [
  // AWS names the region in the listing; emulators do not
  read({
    action: 'GetBucketLocation',
    items: 'LocationConstraint',
    into: 'BucketRegion',
    unless: 'BucketRegion',
  }),
  read({ action: 'GetBucketVersioning', into: 'Versioning' }),
  read({
    action: 'GetBucketEncryption',
    items: 'ServerSideEncryptionConfiguration',
    into: 'Encryption',
    absent: ['ServerSideEncryptionConfigurationNotFoundError'],
    permission: 's3:GetEncryptionConfiguration',
  }),
  read({
    action: 'GetPublicAccessBlock',
    items: 'PublicAccessBlockConfiguration',
    into: 'PublicAccessBlock',
    absent: ['NoSuchPublicAccessBlockConfiguration'],
    permission: 's3:GetBucketPublicAccessBlock',
  }),
  read({ action: 'GetBucketPolicy', items: 'Policy', into: 'Policy', absent: ['NoSuchBucketPolicy'] }),
  read({
    action: 'GetBucketNotificationConfiguration',
    into: 'NotificationConfiguration',
    permission: 's3:GetBucketNotification',
  }),
  read({
    action: 'GetBucketReplication',
    items: 'ReplicationConfiguration',
    into: 'Replication',
    absent: ['ReplicationConfigurationNotFoundError'],
    permission: 's3:GetReplicationConfiguration',
  }),
  read({ action: 'GetBucketLogging', items: 'LoggingEnabled', into: 'Logging' }),
  read({
    action: 'GetBucketLifecycleConfiguration',
    items: 'Rules[]',
    into: 'LifecycleRules',
    absent: ['NoSuchLifecycleConfiguration'],
    permission: 's3:GetLifecycleConfiguration',
  }),
  read({
    action: 'GetBucketOwnershipControls',
    items: 'OwnershipControls',
    into: 'OwnershipControls',
    absent: ['OwnershipControlsNotFoundError'],
  }),
  read({ action: 'GetBucketTagging', items: 'TagSet[]', into: 'TagSet', absent: ['NoSuchTagSet'] }),
  read({
    action: 'GetBucketCors',
    items: 'CORSRules[]',
    into: 'CorsRules',
    absent: ['NoSuchCORSConfiguration'],
    permission: 's3:GetBucketCORS',
  }),
  read({ action: 'GetBucketAcl', items: 'Grants[]', into: 'Grants' }),
  read({
    action: 'GetBucketAccelerateConfiguration',
    items: 'Status',
    into: 'Accelerate',
    // not everywhere can it be accelerated
    absent: ['MethodNotAllowed', 'UnsupportedArgument'],
    permission: 's3:GetAccelerateConfiguration',
  }),
  read({
    action: 'GetObjectLockConfiguration',
    items: 'ObjectLockConfiguration',
    into: 'ObjectLock',
    absent: ['ObjectLockConfigurationNotFoundError'],
    permission: 's3:GetBucketObjectLockConfiguration',
  }),
  read({
    action: 'ListBucketMetricsConfigurations',
    items: 'MetricsConfigurationList[]',
    into: 'MetricsConfigurations',
    permission: 's3:GetMetricsConfiguration',
  }),
  read({
    action: 'ListBucketAnalyticsConfigurations',
    items: 'AnalyticsConfigurationList[]',
    into: 'AnalyticsConfigurations',
    permission: 's3:GetAnalyticsConfiguration',
  }),
  read({
    action: 'ListBucketInventoryConfigurations',
    items: 'InventoryConfigurationList[]',
    into: 'InventoryConfigurations',
    permission: 's3:GetInventoryConfiguration',
  }),
  read({
    action: 'ListBucketIntelligentTieringConfigurations',
    items: 'IntelligentTieringConfigurationList[]',
    into: 'IntelligentTieringConfigurations',
    permission: 's3:GetIntelligentTieringConfiguration',
  }),
  read({ action: 'GetBucketWebsite', into: 'Website', absent: ['NoSuchWebsiteConfiguration'] }),
];

function read(call: Omit<DetailCall, 'service' | 'params'>): DetailCall {
  return { service: 's3', params: { Bucket: '.Name' }, ...call };
}

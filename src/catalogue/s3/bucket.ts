import { type ResourceType, resourceType } from '../define.ts';
import { anyTrue } from '../kinds/any-true.ts';
import { set } from '../kinds/collection.ts';
import { lifecycle } from '../kinds/lifecycle.ts';
import { notifications, presence } from '../kinds/notifications.ts';
import { policy } from '../kinds/policy.ts';
import { ref, refs } from '../kinds/ref.ts';
import { flag, text } from '../kinds/scalar.ts';
import { enabled } from '../kinds/switch.ts';
import { bucketConfigurations } from './bucket-configurations.ts';
import { bucketDetails } from './bucket-details.ts';
import { bucketFolds } from './bucket-folds.ts';

const ENCRYPTION = 'BucketEncryption.ServerSideEncryptionConfiguration[]';
const ENCRYPTION_BLOCK =
  'server_side_encryption_configuration.rule[].apply_server_side_encryption_by_default';

/** Objects by key. Listed once for all regions; its settings are a call each. */
export const bucket: ResourceType = resourceType({
  type: 'AWS::S3::Bucket',
  title: 'S3 bucket',
  drawn: 'block',
  shape: 'bucket',
  layer: 'data',
  scope: 'global',
  terraform: ['aws_s3_bucket'],
  folds: bucketFolds,
  list: {
    service: 's3',
    action: 'ListBuckets',
    items: 'Buckets[]',
    // AWS names the regions only when it is asked for something
    params: { MaxBuckets: 1000 },
    permission: 's3:ListAllMyBuckets',
  },
  details: bucketDetails,
  id: 'Name',
  arn: 'arn:${partition}:s3:::${id}',
  name: 'Name',
  region: 'BucketRegion',
  tags: 'TagSet',
  naturalKey: ['BucketName'],
  owners: [
    // https://docs.aws.amazon.com/cdk/v2/guide/bootstrapping-env.html
    { owner: 'the CDK bootstrap', when: { id: /^cdk-[a-z0-9]{1,10}-assets-\d{12}-/ } },
    // https://docs.aws.amazon.com/elasticbeanstalk/latest/dg/AWSHowTo.S3.html
    { owner: 'Elastic Beanstalk', when: { id: /^elasticbeanstalk-[a-z0-9-]+-\d{12}$/ } },
    // https://docs.aws.amazon.com/serverless-application-model/latest/developerguide/sam-cli-command-reference-sam-deploy.html
    { owner: 'the SAM CLI', when: { id: /^aws-sam-cli-managed-default-/ } },
  ],
  protection: {
    encryption: 'always',
    backups: [{ path: 'VersioningConfiguration.Status', is: [true, 'Enabled'] }],
    'public access': [
      { path: 'PublicAccessBlockConfiguration.BlockPublicAcls', is: false },
      { path: 'PublicAccessBlockConfiguration.BlockPublicPolicy', is: false },
      { path: 'PublicAccessBlockConfiguration.IgnorePublicAcls', is: false },
      { path: 'PublicAccessBlockConfiguration.RestrictPublicBuckets', is: false },
    ],
    replication: [{ path: 'ReplicationConfiguration.Rules[].Status', is: 'Enabled' }],
  },
  attributes: {
    BucketName: text({ api: 'Name', terraform: 'bucket' }),
    'VersioningConfiguration.Status': enabled({ api: 'Versioning.Status', terraform: 'versioning.enabled' }),
    [`${ENCRYPTION}.ServerSideEncryptionByDefault.SSEAlgorithm`]: set({
      api: 'Encryption.Rules[].ApplyServerSideEncryptionByDefault.SSEAlgorithm',
      terraform: `${ENCRYPTION_BLOCK}.sse_algorithm`,
      default: ['AES256'],
      rule: 23,
    }),
    [`${ENCRYPTION}.ServerSideEncryptionByDefault.KMSMasterKeyID`]: refs('AWS::KMS::Key', 'encrypts', {
      api: 'Encryption.Rules[].ApplyServerSideEncryptionByDefault.KMSMasterKeyID',
      terraform: `${ENCRYPTION_BLOCK}.kms_master_key_id`,
      reverse: true,
    }),
    [`${ENCRYPTION}.BucketKeyEnabled`]: anyTrue({
      api: 'Encryption.Rules[].BucketKeyEnabled',
      terraform: 'server_side_encryption_configuration.rule[].bucket_key_enabled',
      default: false,
    }),
    'PublicAccessBlockConfiguration.BlockPublicAcls': publicAccess('BlockPublicAcls'),
    'PublicAccessBlockConfiguration.BlockPublicPolicy': publicAccess('BlockPublicPolicy'),
    'PublicAccessBlockConfiguration.IgnorePublicAcls': publicAccess('IgnorePublicAcls'),
    'PublicAccessBlockConfiguration.RestrictPublicBuckets': publicAccess('RestrictPublicBuckets'),
    Policy: policy({ whole: true }),
    NotificationConfiguration: notifications(
      ['AWS::Lambda::Function', 'AWS::SQS::Queue', 'AWS::SNS::Topic'],
      {
        terraform: null,
      },
    ),
    'NotificationConfiguration.EventBridgeConfiguration': presence({ terraform: null, default: false }),
    'LoggingConfiguration.DestinationBucketName': ref('AWS::S3::Bucket', 'logs', {
      api: 'Logging.TargetBucket',
      terraform: 'logging.target_bucket',
    }),
    'LoggingConfiguration.LogFilePrefix': text({
      api: 'Logging.TargetPrefix',
      terraform: 'logging.target_prefix',
    }),
    'LifecycleConfiguration.Rules': lifecycle({ api: 'LifecycleRules', terraform: 'lifecycle_rule' }),
    'ReplicationConfiguration.Role': ref('AWS::IAM::Role', 'assumes', {
      api: 'Replication.Role',
      terraform: 'replication_configuration.role',
    }),
    'ReplicationConfiguration.Rules[].Status': set({
      api: 'Replication.Rules[].Status',
      terraform: 'replication_configuration.rules[].status',
    }),
    'ReplicationConfiguration.Rules[].Destination.Bucket': refs('AWS::S3::Bucket', 'writes', {
      api: 'Replication.Rules[].Destination.Bucket',
      terraform: 'replication_configuration.rules[].destination.bucket',
    }),
    'OwnershipControls.Rules[].ObjectOwnership': set({ terraform: null }),
    'WebsiteConfiguration.IndexDocument': text({
      api: 'Website.IndexDocument.Suffix',
      terraform: 'website.index_document',
    }),
    'WebsiteConfiguration.ErrorDocument': text({
      api: 'Website.ErrorDocument.Key',
      terraform: 'website.error_document',
    }),
    ...bucketConfigurations,
  },
});

/** No block is the same as a block that blocks nothing (rule 23). */
function publicAccess(setting: string): ReturnType<typeof flag> {
  return flag({ api: `PublicAccessBlock.${setting}`, terraform: null, default: false, rule: 23 });
}

import { camelCased } from '../camel.ts';
import { type ResourceType, resourceType } from '../define.ts';
import { set } from '../kinds/collection.ts';
import { ref } from '../kinds/ref.ts';
import { flag, number, text } from '../kinds/scalar.ts';
import { parts } from '../kinds/parts.ts';

const STRATEGY = 'DefaultCapacityProviderStrategy';
const COMMAND_LOG = 'Configuration.ExecuteCommandConfiguration.LogConfiguration';
const TERRAFORM_LOG = 'configuration.execute_command_configuration.log_configuration';

export const ecsCluster: ResourceType = resourceType({
  type: 'AWS::ECS::Cluster',
  title: 'ECS cluster',
  drawn: 'block',
  shape: 'container-cluster',
  layer: 'compute',
  scope: 'regional',
  terraform: ['aws_ecs_cluster'],
  folds: [
    {
      type: 'aws_ecs_cluster_capacity_providers',
      owner: 'cluster_name',
      append: { CapacityProviders: 'capacity_providers', [STRATEGY]: 'default_capacity_provider_strategy' },
    },
    {
      type: 'AWS::ECS::ClusterCapacityProviderAssociations',
      owner: 'Cluster',
      append: { CapacityProviders: 'CapacityProviders', [STRATEGY]: STRATEGY },
    },
  ],
  list: { service: 'ecs', action: 'ListClusters', items: 'clusterArns[]' },
  details: [
    {
      service: 'ecs',
      action: 'DescribeClusters',
      params: { clusters: ['.$'], include: ['SETTINGS', 'CONFIGURATIONS', 'TAGS'] },
      items: 'clusters[]',
      batch: 100,
    },
  ],
  id: 'clusterName',
  arn: 'clusterArn',
  name: 'clusterName',
  tags: 'tags',
  // https://docs.aws.amazon.com/batch/latest/userguide/compute_environments.html
  owners: [{ owner: 'AWS Batch', when: { name: /^AWSBatch-|_Batch_[0-9a-f]{8}-[0-9a-f-]{27}$/ } }],
  terraformId: 'name',
  naturalKey: ['ClusterName'],
  attributes: camelCased({
    ClusterName: text({ terraform: 'name' }),
    CapacityProviders: set(),
    'ClusterSettings[0].Value': text({
      api: 'settings[0].value',
      terraform: 'setting.value',
    }),
    'Configuration.ExecuteCommandConfiguration.Logging': text({ default: 'DEFAULT' }),
    'Configuration.ExecuteCommandConfiguration.LogConfiguration.CloudWatchLogGroupName': ref(
      'AWS::Logs::LogGroup',
      'logs',
      {
        terraform: 'configuration.execute_command_configuration.log_configuration.cloud_watch_log_group_name',
      },
    ),
    [STRATEGY]: parts(
      'default capacity provider strategy',
      camelCased({
        CapacityProvider: text(),
        Weight: number({ default: 0, concern: 'capacity' }),
        Base: number({ default: 0, concern: 'capacity' }),
      }),
    ),
    [`${COMMAND_LOG}.S3BucketName`]: ref('AWS::S3::Bucket', 'logs', {
      terraform: `${TERRAFORM_LOG}.s3_bucket_name`,
    }),
    [`${COMMAND_LOG}.S3KeyPrefix`]: text({ terraform: `${TERRAFORM_LOG}.s3_key_prefix` }),
    [`${COMMAND_LOG}.S3EncryptionEnabled`]: flag({
      terraform: `${TERRAFORM_LOG}.s3_bucket_encryption_enabled`,
      default: false,
      concern: 'encryption',
    }),
    [`${COMMAND_LOG}.CloudWatchEncryptionEnabled`]: flag({
      terraform: `${TERRAFORM_LOG}.cloud_watch_encryption_enabled`,
      default: false,
      concern: 'encryption',
    }),
    'Configuration.ManagedStorageConfiguration.KmsKeyId': ref('AWS::KMS::Key', 'encrypts', { reverse: true }),
    'Configuration.ManagedStorageConfiguration.FargateEphemeralStorageKmsKeyId': ref(
      'AWS::KMS::Key',
      'encrypts',
      { reverse: true },
    ),
    'Configuration.ExecuteCommandConfiguration.KmsKeyId': ref('AWS::KMS::Key', 'encrypts', { reverse: true }),
    'ServiceConnectDefaults.Namespace': text(),
    Status: text({ terraform: null, computed: true }),
  }),
  gone: { status: 'INACTIVE' },
});

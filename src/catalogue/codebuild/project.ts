import { camelCased } from '../camel.ts';
import { type ResourceType, resourceType } from '../define.ts';
import { environmentRefs } from '../kinds/environment.ts';
import { imageRef } from '../kinds/image.ts';
import { s3Location } from '../kinds/location.ts';
import { ref, refs } from '../kinds/ref.ts';
import { flag, number, text } from '../kinds/scalar.ts';
import { secretMap } from '../kinds/secret.ts';
import { variableRefs } from '../kinds/variable-refs.ts';

const VARIABLES = {
  api: 'environment.environmentVariables',
  cloudformation: 'Environment.EnvironmentVariables',
  terraform: 'environment.environment_variable',
} as const;

/** Builds and tests. Build instructions and the values of variables are not kept. */
export const buildProject: ResourceType = resourceType({
  type: 'AWS::CodeBuild::Project',
  title: 'build project',
  drawn: 'block',
  shape: 'build',
  layer: 'operations',
  scope: 'regional',
  terraform: ['aws_codebuild_project'],
  folds: [
    { type: 'aws_codebuild_webhook', owner: 'project_name' },
    { type: 'aws_codebuild_resource_policy', owner: 'resource_arn' },
  ],
  list: { service: 'codebuild', action: 'ListProjects', items: 'projects[]' },
  details: [
    {
      service: 'codebuild',
      action: 'BatchGetProjects',
      params: { names: ['.$'] },
      items: 'projects[]',
      batch: 100,
    },
  ],
  id: 'name',
  arn: 'arn',
  name: 'name',
  tags: 'tags',
  terraformId: 'name',
  naturalKey: ['Name'],
  parent: ['VpcConfig.Subnets', 'VpcConfig.VpcId'],
  protection: {
    encryption: 'always',
    'public access': [{ path: 'Visibility', is: 'PUBLIC_READ' }],
  },
  attributes: camelCased({
    Name: text(),
    Description: text(),
    ServiceRole: ref('AWS::IAM::Role', 'assumes'),
    ResourceAccessRole: ref('AWS::IAM::Role', 'assumes'),
    'VpcConfig.VpcId': ref('AWS::EC2::VPC', 'contains', { reverse: true }),
    'VpcConfig.Subnets': refs('AWS::EC2::Subnet', 'contains', { reverse: true }),
    'VpcConfig.SecurityGroupIds': refs('AWS::EC2::SecurityGroup', 'guards', { reverse: true }),
    'Environment.Type': text(),
    'Environment.ComputeType': text(),
    'Environment.Image': imageRef(),
    'Environment.ImagePullCredentialsType': text({ default: 'CODEBUILD' }),
    'Environment.PrivilegedMode': flag({ default: false, concern: 'identity' }),
    'Environment.EnvironmentVariables': secretMap({ terraform: 'environment.environment_variable' }),
    'Environment.EnvironmentVariables{}': environmentRefs('Environment.EnvironmentVariables'),
    'Environment.EnvironmentVariables[].SECRETS_MANAGER': variableRefs(
      'SECRETS_MANAGER',
      'AWS::SecretsManager::Secret',
      VARIABLES,
    ),
    'Environment.EnvironmentVariables[].PARAMETER_STORE': variableRefs(
      'PARAMETER_STORE',
      'AWS::SSM::Parameter',
      VARIABLES,
    ),
    'Source.Type': text(),
    'Source.GitCloneDepth': number({ default: 0 }),
    SourceVersion: text(),
    'Artifacts.Type': text(),
    'Artifacts.Location': ref('AWS::S3::Bucket', 'writes'),
    'Artifacts.EncryptionDisabled': flag({ default: false, concern: 'encryption' }),
    'Cache.Type': text({ default: 'NO_CACHE' }),
    'Cache.Location': s3Location('writes'),
    EncryptionKey: ref('AWS::KMS::Key', 'encrypts', { reverse: true }),
    'LogsConfig.CloudWatchLogs.Status': text({
      terraform: 'logs_config.cloudwatch_logs.status',
      default: 'ENABLED',
    }),
    'LogsConfig.CloudWatchLogs.GroupName': ref('AWS::Logs::LogGroup', 'logs', {
      terraform: 'logs_config.cloudwatch_logs.group_name',
    }),
    'LogsConfig.S3Logs.Status': text({ terraform: 'logs_config.s3_logs.status', default: 'DISABLED' }),
    'LogsConfig.S3Logs.Location': s3Location('logs', { terraform: 'logs_config.s3_logs.location' }),
    TimeoutInMinutes: number({ terraform: 'build_timeout', default: 60 }),
    QueuedTimeoutInMinutes: number({ terraform: 'queued_timeout', default: 480 }),
    ConcurrentBuildLimit: number(),
    AutoRetryLimit: number({ default: 0 }),
    BadgeEnabled: flag({ api: 'badge.badgeEnabled', default: false }),
    Visibility: text({ api: 'projectVisibility', terraform: 'project_visibility', default: 'PRIVATE' }),
  }),
});

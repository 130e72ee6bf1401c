import { camelCased } from '../camel.ts';
import { type ResourceType, resourceType } from '../define.ts';
import { environmentRefs } from '../kinds/environment.ts';
import { imageRef } from '../kinds/image.ts';
import { s3Location } from '../kinds/location.ts';
import { pointer, ref, refs } from '../kinds/ref.ts';
import { flag, number, text } from '../kinds/scalar.ts';
import { secretMap } from '../kinds/secret.ts';
import { variableRefs } from '../kinds/variable-refs.ts';
import { set } from '../kinds/collection.ts';
import { type Facts, parts } from '../kinds/parts.ts';
import { positive } from '../kinds/positive.ts';

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
    { type: 'aws_codebuild_webhook', owner: 'project_name', set: { 'Triggers.BuildType': 'build_type' } },
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
    'Source.ReportBuildStatus': flag({ default: false }),
    'Source.InsecureSsl': flag({ default: false, concern: 'encryption' }),
    SecondarySources: parts(
      'further sources',
      camelCased({ SourceIdentifier: text(), Type: text(), GitCloneDepth: positive() }),
      { terraform: 'secondary_sources' },
    ),
    SecondarySourceVersions: parts(
      'versions of further sources',
      camelCased({ SourceIdentifier: text(), SourceVersion: text() }),
      { terraform: 'secondary_source_version' },
    ),
    SecondaryArtifacts: parts('further artifacts', artifacts(), { terraform: 'secondary_artifacts' }),
    FileSystemLocations: parts(
      'file systems',
      camelCased({
        Type: text({ default: 'EFS' }),
        Location: text(),
        MountPoint: text(),
        Identifier: text(),
        MountOptions: text(),
      }),
    ),
    'BuildBatchConfig.ServiceRole': ref('AWS::IAM::Role', 'assumes'),
    'BuildBatchConfig.CombineArtifacts': flag({ default: false }),
    'BuildBatchConfig.TimeoutInMins': number({ concern: 'configuration' }),
    'BuildBatchConfig.BatchReportMode': text({ terraform: null }),
    'BuildBatchConfig.Restrictions.MaximumBuildsAllowed': positive(),
    'BuildBatchConfig.Restrictions.ComputeTypesAllowed': set(),
    'Triggers.BuildType': text({ api: 'webhook.buildType', terraform: null, default: 'BUILD' }),
    'Environment.Certificate': text(),
    'Environment.RegistryCredential.Credential': pointer('AWS::SecretsManager::Secret'),
    'Artifacts.Path': text(),
    'Artifacts.Name': text(),
    'Artifacts.Packaging': text(),
    'Artifacts.NamespaceType': text(),
    'Artifacts.OverrideArtifactName': flag({ default: false }),
    'Cache.Modes': set(),
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

function artifacts(): Facts {
  return camelCased({
    ArtifactIdentifier: text(),
    Type: text(),
    Location: pointer('AWS::S3::Bucket'),
    Path: text(),
    Name: text(),
    EncryptionDisabled: flag({ default: false }),
  });
}

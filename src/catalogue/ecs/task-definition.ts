import { camelCased } from '../camel.ts';
import { type ResourceType, resourceType } from '../define.ts';
import { environmentRefs } from '../kinds/environment.ts';
import { set } from '../kinds/collection.ts';
import { containerDefinitions, containerRefs } from '../kinds/container-definitions.ts';
import { pointer, ref, refs } from '../kinds/ref.ts';
import { flag, number, text } from '../kinds/scalar.ts';
import { labels } from '../kinds/labels.ts';
import { type Facts, parts } from '../kinds/parts.ts';

export const ecsTaskDefinition: ResourceType = resourceType({
  type: 'AWS::ECS::TaskDefinition',
  title: 'ECS task definition',
  drawn: 'detail',
  shape: 'template',
  layer: 'compute',
  scope: 'regional',
  terraform: ['aws_ecs_task_definition'],
  // an account may hold hundreds of thousands of revisions: only those in use are read
  list: {
    service: 'ecs',
    action: 'DescribeTaskDefinition',
    items: 'taskDefinition',
    params: { taskDefinition: '.$' },
    referencedOnly: true,
  },
  id: 'taskDefinitionArn',
  arn: 'taskDefinitionArn',
  name: 'family',
  terraformId: 'arn',
  naturalKey: ['Family'],
  foldsIntoUsers: true,
  attributes: camelCased({
    Family: text(),
    Cpu: number(),
    Memory: number(),
    NetworkMode: text({ default: 'bridge' }),
    RequiresCompatibilities: set(),
    'RuntimePlatform.CpuArchitecture': text({ default: 'X86_64' }),
    'RuntimePlatform.OperatingSystemFamily': text({ default: 'LINUX' }),
    'EphemeralStorage.SizeInGiB': number({ terraform: 'ephemeral_storage.size_in_gib' }),
    TaskRoleArn: ref('AWS::IAM::Role', 'assumes'),
    ExecutionRoleArn: ref('AWS::IAM::Role', 'assumes'),
    ContainerDefinitions: containerDefinitions(),
    'ContainerDefinitions[].Environment{}': environmentRefs('ContainerDefinitions'),
    'ContainerDefinitions[].Secrets[].ValueFrom': containerRefs(
      'secrets',
      ['AWS::SecretsManager::Secret', 'AWS::SSM::Parameter'],
      'reads',
      {
        api: 'containerDefinitions',
        cloudformation: 'ContainerDefinitions',
        terraform: 'container_definitions',
      },
    ),
    'ContainerDefinitions[].LogConfiguration.Options.awslogs-group': containerRefs(
      'logGroups',
      ['AWS::Logs::LogGroup'],
      'logs',
      {
        api: 'containerDefinitions',
        cloudformation: 'ContainerDefinitions',
        terraform: 'container_definitions',
      },
    ),
    IpcMode: text(),
    PidMode: text(),
    EnableFaultInjection: flag({ default: false }),
    PlacementConstraints: parts(
      'placement constraints of a task',
      camelCased({ Type: text(), Expression: text() }),
    ),
    'ProxyConfiguration.Type': text({ default: 'APPMESH' }),
    'ProxyConfiguration.ContainerName': text(),
    'ProxyConfiguration.ProxyConfigurationProperties': labels({
      api: 'proxyConfiguration.properties',
      terraform: 'proxy_configuration.properties',
    }),
    InferenceAccelerators: parts(
      'inference accelerators',
      camelCased({ DeviceName: text(), DeviceType: text() }),
      { terraform: 'inference_accelerator' },
    ),
    Volumes: parts('task volumes', volume(), { terraform: 'volume' }),
    'Volumes[].EFSVolumeConfiguration.FilesystemId': refs('AWS::EFS::FileSystem', 'uses', {
      api: 'volumes[].efsVolumeConfiguration.fileSystemId',
      terraform: 'volume[].efs_volume_configuration[].file_system_id',
    }),
  }),
});

function volume(): Facts {
  const efs = 'efs_volume_configuration';
  return {
    Name: text({ api: 'name' }),
    'Host.SourcePath': text({ api: 'host.sourcePath', terraform: 'host_path' }),
    ConfiguredAtLaunch: flag({
      api: 'configuredAtLaunch',
      terraform: 'configure_at_launch',
      default: false,
    }),
    'EFSVolumeConfiguration.FilesystemId': pointer('AWS::EFS::FileSystem', {
      api: 'efsVolumeConfiguration.fileSystemId',
      terraform: `${efs}.file_system_id`,
    }),
    'EFSVolumeConfiguration.RootDirectory': text({
      api: 'efsVolumeConfiguration.rootDirectory',
      terraform: `${efs}.root_directory`,
      default: '/',
    }),
    'EFSVolumeConfiguration.TransitEncryption': text({
      api: 'efsVolumeConfiguration.transitEncryption',
      terraform: `${efs}.transit_encryption`,
      default: 'DISABLED',
    }),
    'EFSVolumeConfiguration.AuthorizationConfig.AccessPointId': pointer('AWS::EFS::AccessPoint', {
      api: 'efsVolumeConfiguration.authorizationConfig.accessPointId',
      terraform: `${efs}.authorization_config.access_point_id`,
    }),
    'EFSVolumeConfiguration.AuthorizationConfig.IAM': text({
      api: 'efsVolumeConfiguration.authorizationConfig.iam',
      terraform: `${efs}.authorization_config.iam`,
      default: 'DISABLED',
    }),
    'DockerVolumeConfiguration.Driver': text({
      api: 'dockerVolumeConfiguration.driver',
      terraform: 'docker_volume_configuration.driver',
    }),
    'DockerVolumeConfiguration.Scope': text({
      api: 'dockerVolumeConfiguration.scope',
      terraform: 'docker_volume_configuration.scope',
    }),
  };
}

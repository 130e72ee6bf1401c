import { camelCased } from '../camel.ts';
import { type ResourceType, resourceType } from '../define.ts';
import { environmentRefs } from '../kinds/environment.ts';
import { set } from '../kinds/collection.ts';
import { containerDefinitions, containerRefs } from '../kinds/container-definitions.ts';
import { ref, refs } from '../kinds/ref.ts';
import { number, text } from '../kinds/scalar.ts';

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
    'Volumes[].EFSVolumeConfiguration.FilesystemId': refs('AWS::EFS::FileSystem', 'uses', {
      api: 'volumes[].efsVolumeConfiguration.fileSystemId',
      terraform: 'volume[].efs_volume_configuration[].file_system_id',
    }),
  }),
});

import { camelCased } from '../camel.ts';
import { type Attribute, type ResourceType, resourceType } from '../define.ts';
import { list, set } from '../kinds/collection.ts';
import { imageRef } from '../kinds/image-ref.ts';
import { inDocument } from '../kinds/in-document.ts';
import { ref, refs } from '../kinds/ref.ts';
import { caseless, flag, number, text } from '../kinds/scalar.ts';
import { secretMap } from '../kinds/secret.ts';
import { parts, sequence } from '../kinds/parts.ts';

/** What a job runs, and as whom. Each change is a revision; those given up are not listed. */
export const jobDefinition: ResourceType = resourceType({
  type: 'AWS::Batch::JobDefinition',
  title: 'Job definition',
  drawn: 'detail',
  shape: 'template',
  layer: 'compute',
  scope: 'regional',
  terraform: ['aws_batch_job_definition'],
  list: {
    service: 'batch',
    action: 'DescribeJobDefinitions',
    items: 'jobDefinitions[]',
    params: { status: 'ACTIVE' },
  },
  id: 'jobDefinitionArn',
  arn: 'jobDefinitionArn',
  name: 'jobDefinitionName',
  tags: 'tags',
  terraformId: 'arn',
  naturalKey: ['JobDefinitionName'],
  foldsIntoUsers: true,
  attributes: camelCased({
    JobDefinitionName: text({ terraform: 'name' }),
    Type: text(),
    PlatformCapabilities: set({ default: ['EC2'] }),
    PropagateTags: flag({ default: false }),
    SchedulingPriority: number(),
    'RetryStrategy.Attempts': number(),
    'RetryStrategy.EvaluateOnExit': sequence(
      'when to try again',
      camelCased({
        Action: caseless(),
        OnExitCode: text(),
        OnReason: text(),
        OnStatusReason: text(),
      }),
    ),
    // values may be secrets
    Parameters: secretMap(),
    'NodeProperties.MainNode': inDocument('MainNode', number({ terraform: 'node_properties' })),
    'NodeProperties.NumNodes': inDocument('NumNodes', number({ terraform: 'node_properties' })),
    'EcsProperties.TaskProperties[].TaskRoleArn': inDocument(
      'TaskProperties[].TaskRoleArn',
      refs('AWS::IAM::Role', 'assumes', { terraform: 'ecs_properties' }),
    ),
    'EcsProperties.TaskProperties[].ExecutionRoleArn': inDocument(
      'TaskProperties[].ExecutionRoleArn',
      refs('AWS::IAM::Role', 'assumes', { terraform: 'ecs_properties' }),
    ),
    'EksProperties.PodProperties.ServiceAccountName': text(),
    'EksProperties.PodProperties.HostNetwork': flag({ default: true, concern: 'exposure' }),
    'EksProperties.PodProperties.DnsPolicy': text(),
    'ConsumableResourceProperties.ConsumableResourceList': parts(
      'resources used up',
      camelCased({ ConsumableResource: text(), Quantity: number() }),
      { terraform: null },
    ),
    'Timeout.AttemptDurationSeconds': number({ terraform: 'timeout.attempt_duration_seconds' }),
    ...Object.fromEntries(
      Object.entries(container()).map(([path, attribute]) => [
        `ContainerProperties.${path}`,
        inDocument(path, { terraform: 'container_properties', ...attribute }),
      ]),
    ),
    Status: text({ computed: true }),
  }),
});

function container(): Readonly<Record<string, Attribute>> {
  return {
    Image: imageRef(),
    Command: list(),
    JobRoleArn: ref('AWS::IAM::Role', 'assumes'),
    ExecutionRoleArn: ref('AWS::IAM::Role', 'assumes'),
    Privileged: flag({ default: false, concern: 'exposure' }),
    ReadonlyRootFilesystem: flag({ default: false }),
    User: text({ concern: 'identity' }),
    Environment: secretMap(),
    'Secrets[].ValueFrom': refs(['AWS::SecretsManager::Secret', 'AWS::SSM::Parameter'], 'reads'),
    'LogConfiguration.LogDriver': text(),
    InstanceType: text(),
    ResourceRequirements: parts('what a job needs', camelCased({ Type: text(), Value: text() })),
    'EphemeralStorage.SizeInGiB': number(),
    'FargatePlatformConfiguration.PlatformVersion': text({ default: 'LATEST' }),
    'NetworkConfiguration.AssignPublicIp': flag({ default: false, concern: 'exposure' }),
    'RuntimePlatform.CpuArchitecture': text({ default: 'X86_64' }),
    'RuntimePlatform.OperatingSystemFamily': text({ default: 'LINUX' }),
    EnableExecuteCommand: flag({ default: false, concern: 'identity' }),
  };
}

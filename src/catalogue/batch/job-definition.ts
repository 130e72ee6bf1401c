import { camelCased } from '../camel.ts';
import { type Attribute, type ResourceType, resourceType } from '../define.ts';
import { list, set } from '../kinds/collection.ts';
import { imageRef } from '../kinds/image-ref.ts';
import { inDocument } from '../kinds/in-document.ts';
import { ref, refs } from '../kinds/ref.ts';
import { flag, number, text } from '../kinds/scalar.ts';
import { secretMap } from '../kinds/secret.ts';

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
  };
}

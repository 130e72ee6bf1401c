import { camelCased } from '../camel.ts';
import { type ResourceType, resourceType } from '../define.ts';
import { pipelineActions } from '../kinds/pipeline-actions.ts';
import { ref, refs } from '../kinds/ref.ts';
import { text } from '../kinds/scalar.ts';
import { set } from '../kinds/collection.ts';
import { parts } from '../kinds/parts.ts';

/** Takes a change from its source through tests to where it runs. */
export const pipeline: ResourceType = resourceType({
  type: 'AWS::CodePipeline::Pipeline',
  title: 'delivery pipeline',
  drawn: 'block',
  shape: 'pipeline',
  layer: 'operations',
  scope: 'regional',
  terraform: ['aws_codepipeline'],
  folds: [
    { type: 'AWS::CodePipeline::Webhook', owner: 'TargetPipeline' },
    { type: 'aws_codepipeline_webhook', owner: 'target_pipeline' },
  ],
  list: { service: 'codepipeline', action: 'ListPipelines', items: 'pipelines[]' },
  details: [
    {
      service: 'codepipeline',
      action: 'GetPipeline',
      params: { name: '.name' },
      items: 'pipeline',
    },
  ],
  id: 'name',
  arn: 'arn:${partition}:codepipeline:${region}:${account}:${id}',
  name: 'name',
  naturalKey: ['Name'],
  attributes: camelCased({
    Name: text(),
    PipelineType: text({ default: 'V1' }),
    ExecutionMode: text({ default: 'SUPERSEDED' }),
    RoleArn: ref('AWS::IAM::Role', 'assumes'),
    'ArtifactStore.Location': ref('AWS::S3::Bucket', 'writes'),
    'ArtifactStore.EncryptionKey.Id': ref('AWS::KMS::Key', 'encrypts', { reverse: true }),
    'ArtifactStores[].ArtifactStore.Location': refs('AWS::S3::Bucket', 'writes', {
      api: 'artifactStores{}.location',
      terraform: null,
    }),
    Triggers: parts(
      'triggers',
      camelCased({ ProviderType: text(), 'GitConfiguration.SourceActionName': text() }),
      { terraform: 'trigger' },
    ),
    // a default value may be a secret
    'Variables[].Name': set({ api: 'variables[].name', terraform: 'variable[].name' }),
    Stages: pipelineActions({ terraform: 'stage' }),
  }),
});

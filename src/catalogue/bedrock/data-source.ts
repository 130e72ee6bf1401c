import { camelCased } from '../camel.ts';
import { type ResourceType, resourceType } from '../define.ts';
import { set } from '../kinds/collection.ts';
import { ref } from '../kinds/ref.ts';
import { number, text } from '../kinds/scalar.ts';

const S3 = 'DataSourceConfiguration.S3Configuration';

const CHUNKING = 'VectorIngestionConfiguration.ChunkingConfiguration';

/** Where the documents of a knowledge base come from. */
export const dataSource: ResourceType = resourceType({
  type: 'AWS::Bedrock::DataSource',
  title: 'data source',
  drawn: 'detail',
  shape: 'pipeline',
  layer: 'data',
  scope: 'regional',
  terraform: ['aws_bedrockagent_data_source'],
  list: {
    service: 'bedrock-agent',
    action: 'ListDataSources',
    items: 'dataSourceSummaries[]',
    per: 'AWS::Bedrock::KnowledgeBase',
    params: { knowledgeBaseId: '.knowledgeBaseId' },
  },
  details: [
    {
      service: 'bedrock-agent',
      action: 'GetDataSource',
      params: { knowledgeBaseId: '.knowledgeBaseId', dataSourceId: '.dataSourceId' },
      items: 'dataSource',
    },
  ],
  id: 'dataSourceId',
  name: 'name',
  terraformId: 'data_source_id',
  naturalKey: ['KnowledgeBaseId', 'Name'],
  owner: 'KnowledgeBaseId',
  gone: { status: 'DELETING' },
  attributes: camelCased({
    Name: text(),
    Description: text(),
    KnowledgeBaseId: ref('AWS::Bedrock::KnowledgeBase', 'contains', { reverse: true }),
    'DataSourceConfiguration.Type': text(),
    [`${S3}.BucketArn`]: ref('AWS::S3::Bucket', 'reads', {
      terraform: 'data_source_configuration.s3_configuration.bucket_arn',
    }),
    [`${S3}.InclusionPrefixes`]: set({
      terraform: 'data_source_configuration.s3_configuration.inclusion_prefixes',
    }),
    'ServerSideEncryptionConfiguration.KmsKeyArn': ref('AWS::KMS::Key', 'encrypts', { reverse: true }),
    [`${CHUNKING}.ChunkingStrategy`]: text(),
    [`${CHUNKING}.FixedSizeChunkingConfiguration.MaxTokens`]: number(),
    [`${CHUNKING}.FixedSizeChunkingConfiguration.OverlapPercentage`]: number(),
    [`${CHUNKING}.HierarchicalChunkingConfiguration.OverlapTokens`]: number(),
    [`${CHUNKING}.SemanticChunkingConfiguration.BreakpointPercentileThreshold`]: number(),
    [`${CHUNKING}.SemanticChunkingConfiguration.BufferSize`]: number(),
    [`${CHUNKING}.SemanticChunkingConfiguration.MaxTokens`]: number({
      terraform:
        'vector_ingestion_configuration.chunking_configuration.semantic_chunking_configuration.max_token',
    }),
    'VectorIngestionConfiguration.ParsingConfiguration.ParsingStrategy': text(),
    'VectorIngestionConfiguration.ParsingConfiguration.BedrockFoundationModelConfiguration.ModelArn': text(),
    DataDeletionPolicy: text({ default: 'DELETE' }),
  }),
});

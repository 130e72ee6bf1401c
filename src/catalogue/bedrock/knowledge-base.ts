import { camelCased } from '../camel.ts';
import { type ResourceType, resourceType } from '../define.ts';
import { ref } from '../kinds/ref.ts';
import { text } from '../kinds/scalar.ts';

const STORAGE = 'StorageConfiguration';

/** Documents made searchable for a model. */
export const knowledgeBase: ResourceType = resourceType({
  type: 'AWS::Bedrock::KnowledgeBase',
  title: 'knowledge base',
  drawn: 'block',
  shape: 'search',
  layer: 'data',
  scope: 'regional',
  terraform: ['aws_bedrockagent_knowledge_base'],
  list: { service: 'bedrock-agent', action: 'ListKnowledgeBases', items: 'knowledgeBaseSummaries[]' },
  details: [
    {
      service: 'bedrock-agent',
      action: 'GetKnowledgeBase',
      params: { knowledgeBaseId: '.knowledgeBaseId' },
      items: 'knowledgeBase',
    },
  ],
  id: 'knowledgeBaseId',
  arn: 'knowledgeBaseArn',
  name: 'name',
  naturalKey: ['Name'],
  gone: { status: 'DELETING' },
  attributes: camelCased({
    Name: text(),
    Description: text(),
    RoleArn: ref('AWS::IAM::Role', 'assumes'),
    'KnowledgeBaseConfiguration.Type': text(),
    'KnowledgeBaseConfiguration.VectorKnowledgeBaseConfiguration.EmbeddingModelArn': text({
      terraform: 'knowledge_base_configuration.vector_knowledge_base_configuration.embedding_model_arn',
    }),
    [`${STORAGE}.Type`]: text(),
    [`${STORAGE}.OpensearchServerlessConfiguration.CollectionArn`]: ref(
      'AWS::OpenSearchServerless::Collection',
      'reads',
      { terraform: 'storage_configuration.opensearch_serverless_configuration.collection_arn' },
    ),
    [`${STORAGE}.OpensearchManagedClusterConfiguration.DomainArn`]: ref(
      'AWS::OpenSearchService::Domain',
      'reads',
      { terraform: 'storage_configuration.opensearch_managed_cluster_configuration.domain_arn' },
    ),
    [`${STORAGE}.RdsConfiguration.ResourceArn`]: ref('AWS::RDS::DBCluster', 'reads', {
      terraform: 'storage_configuration.rds_configuration.resource_arn',
    }),
    [`${STORAGE}.RdsConfiguration.CredentialsSecretArn`]: ref('AWS::SecretsManager::Secret', 'reads', {
      terraform: 'storage_configuration.rds_configuration.credentials_secret_arn',
    }),
    Status: text({ terraform: null, computed: true }),
  }),
});

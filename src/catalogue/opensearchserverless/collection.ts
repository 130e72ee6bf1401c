import { camelCased } from '../camel.ts';
import { type ResourceType, resourceType } from '../define.ts';
import { ref } from '../kinds/ref.ts';
import { text } from '../kinds/scalar.ts';

/** Documents to search without machines to choose. */
export const searchCollection: ResourceType = resourceType({
  type: 'AWS::OpenSearchServerless::Collection',
  title: 'OpenSearch collection',
  drawn: 'block',
  shape: 'search',
  layer: 'data',
  scope: 'regional',
  terraform: ['aws_opensearchserverless_collection'],
  list: { service: 'opensearchserverless', action: 'ListCollections', items: 'collectionSummaries[]' },
  details: [
    {
      service: 'opensearchserverless',
      action: 'BatchGetCollection',
      params: { ids: ['.id'] },
      items: 'collectionDetails[]',
      batch: 100,
    },
  ],
  id: 'id',
  arn: 'arn',
  name: 'name',
  aliases: ['collectionEndpoint', 'dashboardEndpoint'],
  naturalKey: ['Name'],
  gone: { status: 'DELETING' },
  protection: {
    encryption: 'always',
    'deletion protection': [{ path: 'DeletionProtection', is: 'ENABLED' }],
    'several zones': [{ path: 'StandbyReplicas', is: 'ENABLED' }],
  },
  attributes: camelCased({
    Name: text(),
    Description: text(),
    Type: text({ default: 'TIMESERIES' }),
    CollectionGroupName: text(),
    'VectorOptions.ServerlessVectorAcceleration': text({ api: 'vectorOptions.ServerlessVectorAcceleration' }),
    'EncryptionConfig.KmsKeyArn': ref('AWS::KMS::Key', 'encrypts', {
      api: 'kmsKeyArn',
      terraform: null,
      reverse: true,
      untold: 'AWS has a key of its own for it',
    }),
    StandbyReplicas: text({ default: 'ENABLED' }),
    DeletionProtection: text(),
    // an encryption policy over the name decides: neither template nor state says it on the collection
    KmsKeyArn: ref('AWS::KMS::Key', 'encrypts', { reverse: true, computed: true }),
  }),
});

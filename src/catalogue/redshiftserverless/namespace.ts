import { camelCased } from '../camel.ts';
import { type ResourceType, resourceType } from '../define.ts';
import { set } from '../kinds/collection.ts';
import { ref } from '../kinds/ref.ts';
import { caseless, text } from '../kinds/scalar.ts';
import { secret } from '../kinds/secret.ts';

/** Databases, users and keys of a serverless warehouse, apart from the machines that a workgroup brings. */
export const redshiftNamespace: ResourceType = resourceType({
  type: 'AWS::RedshiftServerless::Namespace',
  title: 'Redshift namespace',
  drawn: 'detail',
  shape: 'warehouse',
  layer: 'data',
  scope: 'regional',
  terraform: ['aws_redshiftserverless_namespace'],
  list: { service: 'redshift-serverless', action: 'ListNamespaces', items: 'namespaces[]' },
  id: 'namespaceName',
  arn: 'namespaceArn',
  name: 'namespaceName',
  aliases: ['namespaceId'],
  naturalKey: ['NamespaceName'],
  foldsIntoUsers: true,
  gone: { status: 'DELETING' },
  protection: { encryption: 'always', backups: 'always' },
  attributes: camelCased({
    NamespaceName: caseless(),
    DbName: text({ default: 'dev' }),
    AdminUsername: text(),
    AdminUserPassword: secret({ api: null }),
    DefaultIamRoleArn: ref('AWS::IAM::Role', 'assumes'),
    KmsKeyId: ref('AWS::KMS::Key', 'encrypts', { reverse: true }),
    LogExports: set(),
    'AdminPasswordSecret.SecretArn': ref('AWS::SecretsManager::Secret', 'uses', {
      api: 'adminPasswordSecretArn',
      terraform: 'admin_password_secret_arn',
      computed: true,
    }),
  }),
});

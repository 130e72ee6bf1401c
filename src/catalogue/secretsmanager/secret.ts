import { type ResourceType, resourceType } from '../define.ts';
import { ref } from '../kinds/ref.ts';
import { flag, text } from '../kinds/scalar.ts';

/** A secret, of which only the label is ever read. */
export const secretsManagerSecret: ResourceType = resourceType({
  type: 'AWS::SecretsManager::Secret',
  title: 'secret',
  drawn: 'block',
  shape: 'secret',
  layer: 'identity',
  scope: 'regional',
  terraform: ['aws_secretsmanager_secret'],
  folds: [
    { type: 'AWS::SecretsManager::ResourcePolicy', owner: 'SecretId' },
    {
      type: 'AWS::SecretsManager::RotationSchedule',
      owner: 'SecretId',
      set: { RotationLambdaARN: 'RotationLambdaARN' },
    },
    { type: 'AWS::SecretsManager::SecretTargetAttachment', owner: 'SecretId' },
    { type: 'aws_secretsmanager_secret_policy', owner: 'secret_arn' },
    { type: 'aws_secretsmanager_secret_version', owner: 'secret_id' },
    {
      type: 'aws_secretsmanager_secret_rotation',
      owner: 'secret_id',
      set: { RotationLambdaARN: 'rotation_lambda_arn', RotationEnabled: 'rotation_enabled' },
    },
  ],
  list: { service: 'secrets-manager', action: 'ListSecrets', items: 'SecretList[]' },
  id: 'ARN',
  arn: 'ARN',
  name: 'Name',
  tags: 'Tags',
  aliases: ['Name'],
  terraformId: 'arn',
  naturalKey: ['Name'],
  awsDefault: [{ OwningService: /./ }],
  protection: { encryption: 'always' },
  attributes: {
    Name: text(),
    Description: text(),
    KmsKeyId: ref('AWS::KMS::Key', 'encrypts', { reverse: true }),
    OwningService: text({ computed: true, terraform: null }),
    RotationEnabled: flag({ default: false }),
    RotationLambdaARN: ref('AWS::Lambda::Function', 'invokes', { terraform: 'rotation_lambda_arn' }),
  },
});

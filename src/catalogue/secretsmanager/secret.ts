import { type ResourceType, resourceType } from '../define.ts';
import { parts } from '../kinds/parts.ts';
import { policy } from '../kinds/policy.ts';
import { ref } from '../kinds/ref.ts';
import { flag, number, text } from '../kinds/scalar.ts';

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
    {
      type: 'AWS::SecretsManager::ResourcePolicy',
      owner: 'SecretId',
      set: { Policy: 'ResourcePolicy' },
    },
    {
      type: 'AWS::SecretsManager::RotationSchedule',
      owner: 'SecretId',
      set: {
        RotationLambdaARN: 'RotationLambdaARN',
        'RotationRules.AutomaticallyAfterDays': 'RotationRules.AutomaticallyAfterDays',
        'RotationRules.Duration': 'RotationRules.Duration',
        'RotationRules.ScheduleExpression': 'RotationRules.ScheduleExpression',
      },
    },
    { type: 'AWS::SecretsManager::SecretTargetAttachment', owner: 'SecretId' },
    { type: 'aws_secretsmanager_secret_policy', owner: 'secret_arn', set: { Policy: 'policy' } },
    { type: 'aws_secretsmanager_secret_version', owner: 'secret_id' },
    {
      type: 'aws_secretsmanager_secret_rotation',
      owner: 'secret_id',
      set: {
        RotationLambdaARN: 'rotation_lambda_arn',
        RotationEnabled: 'rotation_enabled',
        'RotationRules.AutomaticallyAfterDays': 'rotation_rules.automatically_after_days',
        'RotationRules.Duration': 'rotation_rules.duration',
        'RotationRules.ScheduleExpression': 'rotation_rules.schedule_expression',
      },
    },
  ],
  list: { service: 'secrets-manager', action: 'ListSecrets', items: 'SecretList[]' },
  details: [
    {
      service: 'secrets-manager',
      action: 'DescribeSecret',
      params: { SecretId: '.ARN' },
      items: 'ReplicationStatus[]',
      into: 'Replicas',
      absent: ['ResourceNotFoundException'],
    },
    {
      service: 'secrets-manager',
      action: 'GetResourcePolicy',
      params: { SecretId: '.ARN' },
      items: 'ResourcePolicy',
      into: 'Policy',
      absent: ['ResourceNotFoundException'],
    },
  ],
  id: 'ARN',
  arn: 'ARN',
  name: 'Name',
  tags: 'Tags',
  aliases: ['Name'],
  terraformId: 'arn',
  naturalKey: ['Name'],
  hasUniqueName: true,
  awsDefault: [{ OwningService: /./ }],
  protection: { encryption: 'always' },
  attributes: {
    Name: text(),
    Description: text(),
    KmsKeyId: ref('AWS::KMS::Key', 'encrypts', { reverse: true }),
    Type: text({ terraform: null }),
    Policy: policy({ whole: true }),
    ReplicaRegions: parts(
      'replicas',
      { Region: text(), KmsKeyId: ref('AWS::KMS::Key', 'encrypts') },
      { api: 'Replicas', terraform: 'replica', reverse: true },
    ),
    'RotationRules.AutomaticallyAfterDays': number({ default: 0 }),
    'RotationRules.Duration': text(),
    'RotationRules.ScheduleExpression': text(),
    OwningService: text({ computed: true, terraform: null }),
    RotationEnabled: flag({ default: false }),
    RotationLambdaARN: ref('AWS::Lambda::Function', 'invokes', { terraform: 'rotation_lambda_arn' }),
  },
});

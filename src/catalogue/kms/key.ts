import { type ResourceType, resourceType } from '../define.ts';
import { set } from '../kinds/collection.ts';
import { policy } from '../kinds/policy.ts';
import { flag, number, text } from '../kinds/scalar.ts';

/** A key that other resources are encrypted with. */
export const key: ResourceType = resourceType({
  type: 'AWS::KMS::Key',
  title: 'KMS key',
  drawn: 'block',
  shape: 'key',
  layer: 'identity',
  scope: 'regional',
  terraform: ['aws_kms_key', 'aws_kms_replica_key'],
  folds: [
    {
      type: 'AWS::KMS::Alias',
      owner: 'TargetKeyId',
      alias: 'AliasName',
      append: { Aliases: 'AliasName' },
    },
    { type: 'aws_kms_alias', owner: 'target_key_id', alias: 'name', append: { Aliases: 'name' } },
    { type: 'aws_kms_key_policy', owner: 'key_id', set: { KeyPolicy: 'policy' } },
  ],
  list: { service: 'kms', action: 'ListKeys', items: 'Keys[]' },
  details: [
    { service: 'kms', action: 'DescribeKey', params: { KeyId: '.KeyId' }, items: 'KeyMetadata' },
    {
      service: 'kms',
      action: 'ListAliases',
      params: { KeyId: '.KeyId' },
      items: 'Aliases[]',
      into: 'Aliases',
    },
    {
      service: 'kms',
      action: 'GetKeyPolicy',
      params: { KeyId: '.KeyId', PolicyName: 'default' },
      items: 'Policy',
      into: 'KeyPolicy',
    },
    {
      service: 'kms',
      action: 'GetKeyRotationStatus',
      params: { KeyId: '.KeyId' },
      into: 'Rotation',
      absent: ['UnsupportedOperationException', 'KMSInvalidStateException'],
    },
  ],
  id: 'KeyId',
  arn: 'KeyArn',
  name: 'Aliases[].AliasName',
  aliases: ['Aliases[].AliasName', 'Aliases[].AliasArn'],
  // a deleted key stays listed for its waiting period
  gone: { KeyState: 'PendingDeletion' },
  awsDefault: [{ KeyManager: 'AWS' }],
  attributes: {
    Description: text(),
    Enabled: flag({ terraform: 'is_enabled', default: true }),
    EnableKeyRotation: flag({ api: 'Rotation.KeyRotationEnabled', default: false }),
    KeySpec: text({ terraform: 'customer_master_key_spec', default: 'SYMMETRIC_DEFAULT' }),
    KeyUsage: text({ default: 'ENCRYPT_DECRYPT' }),
    Origin: text({ terraform: null, default: 'AWS_KMS' }),
    CustomKeyStoreId: text(),
    XksKeyId: text({ api: 'XksKeyConfiguration.Id' }),
    MultiRegion: flag({ default: false }),
    RotationPeriodInDays: number({ api: 'Rotation.RotationPeriodInDays', default: 365 }),
    KeyPolicy: policy({ terraform: 'policy' }),
    KeyManager: text({ computed: true, terraform: null }),
    Aliases: set({ api: 'Aliases[].AliasName', terraform: null }),
  },
});

import { type ResourceType, resourceType } from '../define.ts';
import { policy } from '../kinds/policy.ts';
import { ref } from '../kinds/ref.ts';
import { flag, number, text } from '../kinds/scalar.ts';

/** Where backups are kept, under a key of its own. */
export const backupVault: ResourceType = resourceType({
  type: 'AWS::Backup::BackupVault',
  title: 'backup vault',
  drawn: 'block',
  shape: 'backup',
  layer: 'data',
  scope: 'regional',
  terraform: ['aws_backup_vault'],
  folds: [
    { type: 'aws_backup_vault_policy', owner: 'backup_vault_name', set: { AccessPolicy: 'policy' } },
    {
      type: 'aws_backup_vault_lock_configuration',
      owner: 'backup_vault_name',
      set: {
        'LockConfiguration.MinRetentionDays': 'min_retention_days',
        'LockConfiguration.MaxRetentionDays': 'max_retention_days',
      },
    },
    {
      type: 'aws_backup_vault_notifications',
      owner: 'backup_vault_name',
      set: { 'Notifications.SNSTopicArn': 'sns_topic_arn' },
    },
  ],
  list: { service: 'backup', action: 'ListBackupVaults', items: 'BackupVaultList[]' },
  details: [
    {
      service: 'backup',
      action: 'GetBackupVaultAccessPolicy',
      params: { BackupVaultName: '.BackupVaultName' },
      items: 'Policy',
      into: 'AccessPolicy',
      absent: ['ResourceNotFoundException'],
    },
    {
      service: 'backup',
      action: 'GetBackupVaultNotifications',
      params: { BackupVaultName: '.BackupVaultName' },
      into: 'Notifications',
      absent: ['ResourceNotFoundException'],
    },
  ],
  id: 'BackupVaultName',
  arn: 'BackupVaultArn',
  name: 'BackupVaultName',
  naturalKey: ['BackupVaultName'],
  protection: {
    encryption: 'always',
    'deletion protection': [{ path: 'Locked', is: true }],
  },
  attributes: {
    BackupVaultName: text({ terraform: 'name' }),
    EncryptionKeyArn: ref('AWS::KMS::Key', 'encrypts', { terraform: 'kms_key_arn', reverse: true }),
    AccessPolicy: policy({ terraform: null }),
    'LockConfiguration.MinRetentionDays': number({ api: 'MinRetentionDays', terraform: null }),
    'LockConfiguration.MaxRetentionDays': number({ api: 'MaxRetentionDays', terraform: null }),
    'Notifications.SNSTopicArn': ref('AWS::SNS::Topic', 'writes', { terraform: null }),
    Locked: flag({ terraform: null, computed: true }),
    NumberOfRecoveryPoints: number({ terraform: null, computed: true }),
  },
  // the one for file systems and the one of the console
  awsDefault: [{ BackupVaultName: 'Default' }, { BackupVaultName: /^aws\// }],
});

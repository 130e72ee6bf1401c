import { type ResourceType, resourceType } from '../define.ts';
import { type Facts, parts } from '../kinds/parts.ts';
import { ref, refs } from '../kinds/ref.ts';
import { flag, number, text } from '../kinds/scalar.ts';

const RULE: Facts = {
  RuleName: text(),
  TargetBackupVault: ref('AWS::Backup::BackupVault', 'writes', {
    api: 'TargetBackupVaultName',
    terraform: 'target_vault_name',
  }),
  ScheduleExpression: text({ terraform: 'schedule' }),
  ScheduleExpressionTimezone: text({ default: 'Etc/UTC' }),
  StartWindowMinutes: number({ terraform: 'start_window' }),
  CompletionWindowMinutes: number({ terraform: 'completion_window' }),
  EnableContinuousBackup: flag({ default: false }),
  'Lifecycle.DeleteAfterDays': number({ terraform: 'lifecycle.delete_after' }),
  'Lifecycle.MoveToColdStorageAfterDays': number({ terraform: 'lifecycle.cold_storage_after' }),
  'CopyActions[].DestinationBackupVaultArn': refs('AWS::Backup::BackupVault', 'writes', {
    terraform: 'copy_action[].destination_vault_arn',
  }),
};

/** When what is backed up, into which vault, and for how long. What it protects is said by its selections. */
export const backupPlan: ResourceType = resourceType({
  type: 'AWS::Backup::BackupPlan',
  title: 'backup plan',
  drawn: 'block',
  shape: 'schedule',
  layer: 'operations',
  scope: 'regional',
  terraform: ['aws_backup_plan'],
  list: { service: 'backup', action: 'ListBackupPlans', items: 'BackupPlansList[]' },
  details: [
    {
      service: 'backup',
      action: 'GetBackupPlan',
      params: { BackupPlanId: '.BackupPlanId' },
      items: 'BackupPlan',
      into: 'BackupPlan',
    },
  ],
  id: 'BackupPlanId',
  arn: 'BackupPlanArn',
  name: 'BackupPlanName',
  naturalKey: ['BackupPlan.BackupPlanName'],
  attributes: {
    'BackupPlan.BackupPlanName': text({ api: 'BackupPlanName', terraform: 'name' }),
    'BackupPlan.BackupPlanRule': parts('backup rules', RULE, {
      api: 'BackupPlan.Rules',
      terraform: 'rule',
      whole: true,
      concern: 'protection',
    }),
  },
  // the daily one for file systems
  awsDefault: [{ 'BackupPlan.BackupPlanName': /^aws\// }],
});

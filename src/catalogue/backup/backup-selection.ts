import { type ResourceType, resourceType } from '../define.ts';
import { parts } from '../kinds/parts.ts';
import { ref, refs } from '../kinds/ref.ts';
import { text } from '../kinds/scalar.ts';

/** What a backup plan protects: named things, or all that carry a tag. */
export const backupSelection: ResourceType = resourceType({
  type: 'AWS::Backup::BackupSelection',
  title: 'backup selection',
  drawn: 'detail',
  shape: 'backup',
  layer: 'operations',
  scope: 'regional',
  terraform: ['aws_backup_selection'],
  list: {
    service: 'backup',
    action: 'ListBackupSelections',
    items: 'BackupSelectionsList[]',
    per: 'AWS::Backup::BackupPlan',
    params: { BackupPlanId: '.BackupPlanId' },
    keep: { BackupPlanId: '.BackupPlanId' },
  },
  details: [
    {
      service: 'backup',
      action: 'GetBackupSelection',
      params: { BackupPlanId: '.BackupPlanId', SelectionId: '.SelectionId' },
      items: 'BackupSelection',
      into: 'BackupSelection',
    },
  ],
  id: 'SelectionId',
  name: 'SelectionName',
  naturalKey: ['BackupPlanId', 'BackupSelection.SelectionName'],
  owner: 'BackupPlanId',
  attributes: {
    BackupPlanId: ref('AWS::Backup::BackupPlan', 'contains', { terraform: 'plan_id', reverse: true }),
    'BackupSelection.SelectionName': text({ api: 'SelectionName', terraform: 'name' }),
    'BackupSelection.IamRoleArn': ref('AWS::IAM::Role', 'assumes', {
      api: 'IamRoleArn',
      terraform: 'iam_role_arn',
    }),
    'BackupSelection.Resources': refs([], 'reads', { terraform: 'resources' }),
    'BackupSelection.NotResources': refs([], 'uses', { terraform: 'not_resources' }),
    'BackupSelection.ListOfTags': parts(
      'tag conditions',
      { ConditionKey: text({ terraform: 'key' }), ConditionValue: text({ terraform: 'value' }) },
      { terraform: 'selection_tag' },
    ),
  },
  // of the plan for file systems
  awsDefault: [{ 'BackupSelection.SelectionName': /^aws\// }],
});

import { type ResourceType, resourceType } from '../define.ts';
import { refs } from '../kinds/ref.ts';
import { rolePolicies } from '../kinds/role-policies.ts';
import { text } from '../kinds/scalar.ts';
import { ACCESSIBLE } from './access.ts';

/** Users who may do the same. */
export const group: ResourceType = resourceType({
  type: 'AWS::IAM::Group',
  title: 'IAM group',
  drawn: 'detail',
  shape: 'policy',
  layer: 'identity',
  scope: 'global',
  terraform: ['aws_iam_group'],
  folds: [
    { type: 'aws_iam_group_policy', owner: 'group', append: { Policies: '' } },
    { type: 'AWS::IAM::Policy', owner: 'Groups[]', append: { Policies: '' } },
    { type: 'AWS::IAM::ManagedPolicy', owner: 'Groups[]', append: { ManagedPolicyArns: '$self' } },
    { type: 'AWS::IAM::GroupPolicy', owner: 'GroupName', append: { Policies: '' } },
    { type: 'aws_iam_group_policy_attachment', owner: 'group', append: { ManagedPolicyArns: 'policy_arn' } },
    { type: 'aws_iam_policy_attachment', owner: 'groups[]', append: { ManagedPolicyArns: 'policy_arn' } },
  ],
  list: {
    service: 'iam',
    action: 'GetAccountAuthorizationDetails',
    items: 'GroupDetailList[]',
    params: { Filter: ['Group'] },
  },
  id: 'GroupName',
  arn: 'Arn',
  name: 'GroupName',
  aliases: ['GroupId'],
  naturalKey: ['GroupName'],
  foldsIntoUsers: true,
  attributes: {
    GroupName: text({ terraform: 'name' }),
    Path: text({ default: '/' }),
    ManagedPolicyArns: refs('AWS::IAM::ManagedPolicy', 'uses', {
      api: 'AttachedManagedPolicies[].PolicyArn',
      terraform: null,
      whole: true,
      concern: 'identity',
    }),
    Policies: rolePolicies(ACCESSIBLE, { api: 'GroupPolicyList', terraform: null, whole: true }),
  },
});

import { type ResourceType, resourceType } from '../define.ts';
import { ref, refs } from '../kinds/ref.ts';
import { rolePolicies } from '../kinds/role-policies.ts';
import { text } from '../kinds/scalar.ts';
import { ACCESSIBLE } from './access.ts';

/** A person or a program with credentials that last. Its keys and its password are never asked for. */
export const user: ResourceType = resourceType({
  type: 'AWS::IAM::User',
  title: 'IAM user',
  drawn: 'block',
  shape: 'user-pool',
  layer: 'identity',
  scope: 'global',
  terraform: ['aws_iam_user'],
  folds: [
    { type: 'aws_iam_user_policy', owner: 'user', append: { Policies: '' } },
    { type: 'AWS::IAM::Policy', owner: 'Users[]', append: { Policies: '' } },
    { type: 'AWS::IAM::ManagedPolicy', owner: 'Users[]', append: { ManagedPolicyArns: '$self' } },
    { type: 'AWS::IAM::UserPolicy', owner: 'UserName', append: { Policies: '' } },
    { type: 'aws_iam_user_policy_attachment', owner: 'user', append: { ManagedPolicyArns: 'policy_arn' } },
    { type: 'aws_iam_policy_attachment', owner: 'users[]', append: { ManagedPolicyArns: 'policy_arn' } },
    { type: 'aws_iam_user_group_membership', owner: 'user', append: { Groups: 'groups' } },
    { type: 'aws_iam_group_membership', owner: 'users[]', append: { Groups: 'group' } },
    { type: 'AWS::IAM::UserToGroupAddition', owner: 'Users[]', append: { Groups: 'GroupName' } },
    { type: 'aws_iam_access_key', owner: 'user' },
    { type: 'aws_iam_user_login_profile', owner: 'user' },
    { type: 'aws_iam_user_ssh_key', owner: 'username' },
    { type: 'aws_iam_service_specific_credential', owner: 'user_name' },
    { type: 'AWS::IAM::AccessKey', owner: 'UserName' },
  ],
  list: {
    service: 'iam',
    action: 'GetAccountAuthorizationDetails',
    items: 'UserDetailList[]',
    params: { Filter: ['User'] },
  },
  id: 'UserName',
  arn: 'Arn',
  name: 'UserName',
  tags: 'Tags',
  aliases: ['UserId'],
  naturalKey: ['UserName'],
  attributes: {
    UserName: text({ terraform: 'name' }),
    Path: text({ default: '/' }),
    Groups: refs('AWS::IAM::Group', 'uses', { api: 'GroupList', terraform: null, concern: 'identity' }),
    ManagedPolicyArns: refs('AWS::IAM::ManagedPolicy', 'uses', {
      api: 'AttachedManagedPolicies[].PolicyArn',
      terraform: null,
      whole: true,
      concern: 'identity',
    }),
    Policies: rolePolicies(ACCESSIBLE, { api: 'UserPolicyList', terraform: null, whole: true }),
    PermissionsBoundary: ref('AWS::IAM::ManagedPolicy', 'uses', {
      api: 'PermissionsBoundary.PermissionsBoundaryArn',
      concern: 'identity',
    }),
  },
});

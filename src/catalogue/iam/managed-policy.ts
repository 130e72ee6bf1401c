import { type ResourceType, resourceType } from '../define.ts';
import { grants } from '../kinds/role-policies.ts';
import { text } from '../kinds/scalar.ts';
import { ACCESSIBLE } from './access.ts';

/** A policy of the account's own that several roles may share. AWS's own policies are not listed. */
export const managedPolicy: ResourceType = resourceType({
  type: 'AWS::IAM::ManagedPolicy',
  title: 'managed policy',
  drawn: 'detail',
  shape: 'policy',
  layer: 'identity',
  scope: 'global',
  terraform: ['aws_iam_policy'],
  list: {
    service: 'iam',
    action: 'GetAccountAuthorizationDetails',
    items: 'Policies[]',
    params: { Filter: ['LocalManagedPolicy'] },
  },
  id: 'Arn',
  arn: 'Arn',
  name: 'PolicyName',
  aliases: ['PolicyId'],
  terraformId: 'arn',
  naturalKey: ['ManagedPolicyName'],
  hasUniqueName: true,
  // https://docs.aws.amazon.com/IAM/latest/UserGuide/access_policies_managed-vs-inline.html#aws-managed-policies
  awsDefault: [{ arn: /^arn:[^:]+:iam::aws:policy\// }],
  attributes: {
    ManagedPolicyName: text({ api: 'PolicyName', terraform: 'name' }),
    Path: text({ default: '/' }),
    Description: text(),
    PolicyDocument: grants(ACCESSIBLE, { api: 'PolicyVersionList', terraform: 'policy' }),
  },
});

import { type ResourceType, resourceType } from '../define.ts';
import { policy } from '../kinds/policy.ts';
import { ref, refs } from '../kinds/ref.ts';
import { rolePolicies } from '../kinds/role-policies.ts';
import { number, text } from '../kinds/scalar.ts';
import { ACCESSIBLE } from './access.ts';

/** What its holder may do. One call gives all roles with their policies; what they allow becomes arrows from the holder. */
export const role: ResourceType = resourceType({
  type: 'AWS::IAM::Role',
  title: 'IAM role',
  drawn: 'detail',
  shape: 'role',
  layer: 'identity',
  scope: 'global',
  terraform: ['aws_iam_role'],
  folds: [
    { type: 'AWS::IAM::Policy', owner: 'Roles[]', append: { Policies: '' } },
    { type: 'AWS::IAM::ManagedPolicy', owner: 'Roles[]', append: { ManagedPolicyArns: '$self' } },
    { type: 'AWS::IAM::RolePolicy', owner: 'RoleName', append: { Policies: '' } },
    { type: 'aws_iam_role_policy', owner: 'role', append: { Policies: '' } },
    {
      type: 'aws_iam_role_policy_attachment',
      owner: 'role',
      append: { ManagedPolicyArns: 'policy_arn' },
    },
    {
      type: 'aws_iam_policy_attachment',
      owner: 'roles[]',
      append: { ManagedPolicyArns: 'policy_arn' },
    },
  ],
  list: {
    service: 'iam',
    action: 'GetAccountAuthorizationDetails',
    items: 'RoleDetailList[]',
    params: { Filter: ['Role'] },
    // the details of an account leave out what people wrote about a role, and for how long it may be held
    more: { action: 'ListRoles', items: 'Roles[]', by: 'RoleName' },
  },
  id: 'RoleName',
  arn: 'Arn',
  name: 'RoleName',
  tags: 'Tags',
  aliases: ['RoleId'],
  naturalKey: ['RoleName'],
  owners: [
    // https://docs.aws.amazon.com/cdk/v2/guide/bootstrapping-env.html
    {
      owner: 'the CDK bootstrap',
      when: {
        name: /^cdk-[a-z0-9]{1,10}-(?:cfn-exec|deploy|file-publishing|image-publishing|lookup)-role-\d{12}-/,
      },
    },
  ],
  awsDefault: [
    { Path: /^\/aws-service-role\// },
    { Path: /^\/aws-reserved\// },
    { Path: /^\/service-role\// },
    { name: /^(AWSReservedSSO_|OrganizationAccountAccessRole$|AWSControlTower|stacksets-exec-)/ },
  ],
  attributes: {
    RoleName: text({ terraform: 'name' }),
    Path: text({ default: '/' }),
    Description: text(),
    MaxSessionDuration: number({ default: 3600 }),
    AssumeRolePolicyDocument: policy({ terraform: 'assume_role_policy' }),
    ManagedPolicyArns: refs('AWS::IAM::ManagedPolicy', 'uses', {
      api: 'AttachedManagedPolicies[].PolicyArn',
      whole: true,
    }),
    Policies: rolePolicies(ACCESSIBLE, {
      api: 'RolePolicyList',
      terraform: 'inline_policy[]',
      whole: true,
    }),
    PermissionsBoundary: ref('AWS::IAM::ManagedPolicy', 'uses', {
      api: 'PermissionsBoundary.PermissionsBoundaryArn',
    }),
  },
});

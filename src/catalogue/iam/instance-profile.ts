import { type ResourceType, resourceType } from '../define.ts';
import { ref } from '../kinds/ref.ts';
import { text } from '../kinds/scalar.ts';

/** Hands a role to instances. */
export const instanceProfile: ResourceType = resourceType({
  type: 'AWS::IAM::InstanceProfile',
  title: 'instance profile',
  drawn: 'detail',
  shape: 'role',
  layer: 'identity',
  scope: 'global',
  terraform: ['aws_iam_instance_profile'],
  list: { service: 'iam', action: 'ListInstanceProfiles', items: 'InstanceProfiles[]' },
  id: 'InstanceProfileName',
  arn: 'Arn',
  name: 'InstanceProfileName',
  aliases: ['InstanceProfileId'],
  naturalKey: ['InstanceProfileName'],
  attributes: {
    InstanceProfileName: text({ terraform: 'name' }),
    Path: text({ default: '/' }),
    Roles: ref('AWS::IAM::Role', 'assumes', { api: 'Roles[].RoleName', terraform: 'role' }),
  },
});

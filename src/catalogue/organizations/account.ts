import { type ResourceType, resourceType } from '../define.ts';
import { refs } from '../kinds/ref.ts';
import { text } from '../kinds/scalar.ts';

/**
 * An account of the organisation. Only the management account, or one that acts for it, may list them; so it is asked when all
 * is asked for, lest every other account have a gap.
 */
export const organizationAccount: ResourceType = resourceType({
  type: 'AWS::Organizations::Account',
  title: 'Account',
  drawn: 'detail',
  shape: 'account',
  layer: 'operations',
  scope: 'global',
  terraform: ['aws_organizations_account'],
  list: {
    service: 'organizations',
    action: 'ListAccounts',
    items: 'Accounts[]',
    absent: ['AWSOrganizationsNotInUseException'],
    depth: 'full',
  },
  details: [
    {
      service: 'organizations',
      action: 'ListParents',
      params: { ChildId: '.Id' },
      items: 'Parents[]',
      into: 'Parents',
      absent: ['ChildNotFoundException'],
    },
  ],
  id: 'Id',
  arn: 'Arn',
  name: 'Name',
  naturalKey: ['AccountName'],
  attributes: {
    AccountName: text({ api: 'Name', terraform: 'name' }),
    ParentIds: refs('AWS::Organizations::OrganizationalUnit', 'contains', {
      api: 'Parents[].Id',
      terraform: 'parent_id',
      reverse: true,
    }),
    Status: text({ terraform: null, computed: true }),
    JoinedMethod: text({ terraform: null, computed: true }),
  },
});

import { type ResourceType, resourceType } from '../define.ts';
import { refs } from '../kinds/ref.ts';
import { flag, text } from '../kinds/scalar.ts';
import { among } from '../kinds/among.ts';

/** What the account lets others use, and whom. */
export const resourceShare: ResourceType = resourceType({
  type: 'AWS::RAM::ResourceShare',
  title: 'Resource share',
  drawn: 'detail',
  shape: 'policy',
  layer: 'identity',
  scope: 'regional',
  terraform: ['aws_ram_resource_share'],
  folds: [
    {
      type: 'aws_ram_resource_association',
      owner: 'resource_share_arn',
      append: { ResourceArns: 'resource_arn' },
    },
    {
      type: 'aws_ram_principal_association',
      owner: 'resource_share_arn',
      append: { Principals: 'principal' },
    },
  ],
  list: {
    service: 'ram',
    action: 'GetResourceShares',
    items: 'resourceShares[]',
    params: { resourceOwner: 'SELF' },
  },
  details: [
    {
      service: 'ram',
      action: 'ListResources',
      params: { resourceOwner: 'SELF', resourceShareArns: ['.resourceShareArn'] },
      items: 'resources[]',
      into: 'Resources',
    },
    {
      service: 'ram',
      action: 'GetResourceShareAssociations',
      params: { associationType: 'PRINCIPAL', resourceShareArns: ['.resourceShareArn'] },
      items: 'resourceShareAssociations[]',
      into: 'PrincipalAssociations',
    },
    {
      service: 'ram',
      action: 'ListResourceSharePermissions',
      params: { resourceShareArn: '.resourceShareArn' },
      items: 'permissions[]',
      into: 'Permissions',
      depth: 'full',
    },
  ],
  id: 'resourceShareArn',
  arn: 'resourceShareArn',
  name: 'name',
  tags: 'tags',
  naturalKey: ['Name'],
  gone: { status: /^(DELETED|DELETING|FAILED)$/ },
  attributes: {
    Name: text({ api: 'name' }),
    AllowExternalPrincipals: flag({ api: 'allowExternalPrincipals', concern: 'exposure' }),
    ResourceArns: refs([], 'uses', { api: 'Resources[].arn', terraform: null, concern: 'exposure' }),
    Principals: refs('AWS::Organizations::Account', 'uses', {
      api: 'PrincipalAssociations[].associatedEntity',
      terraform: null,
      concern: 'exposure',
    }),
    PermissionArns: among({ api: 'Permissions[].arn', concern: 'exposure' }),
    Status: text({ api: 'status', terraform: null, computed: true }),
  },
});

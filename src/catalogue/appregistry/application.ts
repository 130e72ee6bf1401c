import { type ResourceType, resourceType } from '../define.ts';
import { refs } from '../kinds/ref.ts';
import { text } from '../kinds/scalar.ts';

/** Stacks and resources that belong to one thing people talk about. */
export const application: ResourceType = resourceType({
  type: 'AWS::ServiceCatalogAppRegistry::Application',
  title: 'Application',
  drawn: 'detail',
  shape: 'stack',
  layer: 'operations',
  scope: 'regional',
  terraform: ['aws_servicecatalogappregistry_application'],
  folds: [
    {
      type: 'AWS::ServiceCatalogAppRegistry::ResourceAssociation',
      owner: 'Application',
      append: { 'Resources[].Arn': 'Resource' },
    },
    { type: 'AWS::ServiceCatalogAppRegistry::AttributeGroupAssociation', owner: 'Application' },
    { type: 'aws_servicecatalogappregistry_attribute_group_association', owner: 'application_id' },
  ],
  list: { service: 'service-catalog-appregistry', action: 'ListApplications', items: 'applications[]' },
  details: [
    {
      service: 'service-catalog-appregistry',
      action: 'ListAssociatedResources',
      params: { application: '.id' },
      items: 'resources[]',
      into: 'Resources',
      absent: ['ResourceNotFoundException'],
    },
  ],
  id: 'id',
  arn: 'arn',
  name: 'name',
  naturalKey: ['Name'],
  attributes: {
    Name: text({ api: 'name' }),
    Description: text({ api: 'description' }),
    'Resources[].Arn': refs([], 'uses', { api: 'Resources[].arn', terraform: null }),
  },
});

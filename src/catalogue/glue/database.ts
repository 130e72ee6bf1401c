import { type ResourceType, resourceType } from '../define.ts';
import { s3Location } from '../kinds/location.ts';
import { ref } from '../kinds/ref.ts';
import { text } from '../kinds/scalar.ts';

/** A list of tables over data that lies elsewhere. */
export const glueDatabase: ResourceType = resourceType({
  type: 'AWS::Glue::Database',
  title: 'Glue database',
  drawn: 'block',
  shape: 'table',
  layer: 'data',
  scope: 'regional',
  terraform: ['aws_glue_catalog_database'],
  folds: [
    { type: 'AWS::Glue::Table', owner: 'DatabaseName' },
    { type: 'aws_glue_catalog_table', owner: 'database_name' },
    { type: 'AWS::Glue::Partition', owner: 'DatabaseName' },
    { type: 'aws_glue_partition', owner: 'database_name' },
    { type: 'aws_glue_partition_index', owner: 'database_name' },
  ],
  list: { service: 'glue', action: 'GetDatabases', items: 'DatabaseList[]' },
  id: 'Name',
  arn: 'arn:${partition}:glue:${region}:${account}:database/${id}',
  name: 'Name',
  terraformId: 'name',
  naturalKey: ['DatabaseInput.Name'],
  attributes: {
    'DatabaseInput.Name': text({ api: 'Name', terraform: 'name' }),
    'DatabaseInput.Description': text({ api: 'Description', terraform: 'description' }),
    'DatabaseInput.LocationUri': s3Location('reads', { api: 'LocationUri', terraform: 'location_uri' }),
    'DatabaseInput.TargetDatabase.DatabaseName': ref('AWS::Glue::Database', 'reads', {
      api: 'TargetDatabase.DatabaseName',
      terraform: 'target_database.database_name',
    }),
    CatalogId: text({ computed: true }),
  },
  awsDefault: [{ 'DatabaseInput.Name': 'default' }],
});

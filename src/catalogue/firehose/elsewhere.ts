import type { Attribute } from '../define.ts';
import { hostRef } from '../kinds/host.ts';
import { parts } from '../kinds/parts.ts';
import { ref } from '../kinds/ref.ts';
import { flag, number, text } from '../kinds/scalar.ts';

const SEARCH = 'ElasticsearchDestinationConfiguration';
const ICEBERG = 'IcebergDestinationConfiguration';
const SNOWFLAKE = 'SnowflakeDestinationConfiguration';
const DATABASE = 'DatabaseSourceConfiguration';

/** Sources and destinations that few streams have. Users and passwords are not kept. */
export const elsewhere: Readonly<Record<string, Attribute>> = {
  'DirectPutSourceConfiguration.ThroughputHintInMBs': number({
    api: 'Source.DirectPutSourceDescription.ThroughputHintInMBs',
    terraform: null,
  }),
  // it reads the changes of a database by itself
  [`${DATABASE}.Type`]: text(database('Type')),
  [`${DATABASE}.Endpoint`]: hostRef(
    ['AWS::RDS::DBInstance', 'AWS::RDS::DBCluster'],
    'reads',
    database('Endpoint'),
  ),
  [`${DATABASE}.Port`]: number(database('Port')),
  [`${DATABASE}.SSLMode`]: text({ ...database('SSLMode'), concern: 'encryption' }),
  [`${SEARCH}.DomainARN`]: ref('AWS::OpenSearchService::Domain', 'writes', {
    api: 'Destinations[0].ElasticsearchDestinationDescription.DomainARN',
    terraform: 'elasticsearch_configuration.domain_arn',
  }),
  [`${SEARCH}.IndexName`]: text({
    api: 'Destinations[0].ElasticsearchDestinationDescription.IndexName',
    terraform: 'elasticsearch_configuration.index_name',
  }),
  [`${SEARCH}.RoleARN`]: ref('AWS::IAM::Role', 'assumes', {
    api: 'Destinations[0].ElasticsearchDestinationDescription.RoleARN',
    terraform: 'elasticsearch_configuration.role_arn',
  }),
  [`${ICEBERG}.RoleARN`]: ref('AWS::IAM::Role', 'assumes', iceberg('RoleARN', 'role_arn')),
  [`${ICEBERG}.CatalogConfiguration.CatalogArn`]: text(
    iceberg('CatalogConfiguration.CatalogARN', 'catalog_arn'),
  ),
  [`${ICEBERG}.AppendOnly`]: flag({ ...iceberg('AppendOnly', 'append_only'), default: false }),
  [`${ICEBERG}.s3BackupMode`]: text({
    ...iceberg('S3BackupMode', 's3_backup_mode'),
    default: 'FailedDataOnly',
  }),
  [`${ICEBERG}.S3Configuration.BucketARN`]: ref(
    'AWS::S3::Bucket',
    'writes',
    iceberg('S3DestinationDescription.BucketARN', 's3_configuration.bucket_arn'),
  ),
  [`${ICEBERG}.DestinationTableConfigurationList`]: parts(
    'tables',
    {
      DestinationDatabaseName: ref('AWS::Glue::Database', 'writes', { terraform: 'database_name' }),
      DestinationTableName: text({ terraform: 'table_name' }),
    },
    iceberg('DestinationTableConfigurationList', 'destination_table_configuration'),
  ),
  [`${SNOWFLAKE}.AccountUrl`]: hostRef([], 'writes', snowflake('AccountUrl', 'account_url')),
  [`${SNOWFLAKE}.Database`]: text(snowflake('Database', 'database')),
  [`${SNOWFLAKE}.Schema`]: text(snowflake('Schema', 'schema')),
  [`${SNOWFLAKE}.Table`]: text(snowflake('Table', 'table')),
  [`${SNOWFLAKE}.DataLoadingOption`]: text({
    ...snowflake('DataLoadingOption', 'data_loading_option'),
    default: 'JSON_MAPPING',
  }),
  [`${SNOWFLAKE}.RoleARN`]: ref('AWS::IAM::Role', 'assumes', snowflake('RoleARN', 'role_arn')),
  [`${SNOWFLAKE}.S3Configuration.BucketARN`]: ref(
    'AWS::S3::Bucket',
    'writes',
    snowflake('S3DestinationDescription.BucketARN', 's3_configuration.bucket_arn'),
  ),
};

interface Places {
  readonly api: string;
  readonly terraform: string | null;
}

/** Terraform has no such source. */
function database(path: string): Places {
  return { api: `Source.DatabaseSourceDescription.${path}`, terraform: null };
}

function iceberg(path: string, terraform: string): Places {
  return {
    api: `Destinations[0].IcebergDestinationDescription.${path}`,
    terraform: `iceberg_configuration.${terraform}`,
  };
}

function snowflake(path: string, terraform: string): Places {
  return {
    api: `Destinations[0].SnowflakeDestinationDescription.${path}`,
    terraform: `snowflake_configuration.${terraform}`,
  };
}

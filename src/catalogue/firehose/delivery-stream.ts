import { type ResourceType, resourceType } from '../define.ts';
import { hostRef } from '../kinds/host.ts';
import { namedRefs } from '../kinds/named-values.ts';
import { ref, refs } from '../kinds/ref.ts';
import { flag, number, text } from '../kinds/scalar.ts';
import { snakeCase } from '../pick.ts';
import { elsewhere } from './elsewhere.ts';

const S3 = 'ExtendedS3DestinationConfiguration';
const SEARCH = 'AmazonopensearchserviceDestinationConfiguration';
const SEARCH_SERVERLESS = 'AmazonOpenSearchServerlessDestinationConfiguration';
const WAREHOUSE = 'RedshiftDestinationConfiguration';
const HTTP = 'HttpEndpointDestinationConfiguration';

/** Collects records and delivers them in parcels to a bucket, a search engine, a warehouse or somebody's web server. */
export const deliveryStream: ResourceType = resourceType({
  type: 'AWS::KinesisFirehose::DeliveryStream',
  title: 'delivery stream',
  drawn: 'block',
  shape: 'pipeline',
  layer: 'integration',
  scope: 'regional',
  terraform: ['aws_kinesis_firehose_delivery_stream'],
  list: { service: 'firehose', action: 'ListDeliveryStreams', items: 'DeliveryStreamNames[]' },
  details: [
    {
      service: 'firehose',
      action: 'DescribeDeliveryStream',
      params: { DeliveryStreamName: '.$' },
      items: 'DeliveryStreamDescription',
      absent: ['ResourceNotFoundException'],
    },
  ],
  id: '$',
  arn: 'DeliveryStreamARN',
  name: '$',
  terraformId: 'name',
  naturalKey: ['DeliveryStreamName'],
  gone: { DeliveryStreamStatus: 'DELETING' },
  protection: {
    encryption: [
      { path: 'DeliveryStreamEncryptionConfigurationInput.Enabled', is: true },
      { path: 'DeliveryStreamEncryptionConfigurationInput.KeyType', isSet: true },
    ],
  },
  attributes: {
    DeliveryStreamName: text({ api: '$', terraform: 'name' }),
    DeliveryStreamType: text({ terraform: null, default: 'DirectPut' }),
    'DeliveryStreamEncryptionConfigurationInput.Enabled': flag({
      api: 'DeliveryStreamEncryptionConfiguration.Status',
      terraform: 'server_side_encryption.enabled',
    }),
    'DeliveryStreamEncryptionConfigurationInput.KeyType': text({
      api: 'DeliveryStreamEncryptionConfiguration.KeyType',
      terraform: 'server_side_encryption.key_type',
    }),
    'DeliveryStreamEncryptionConfigurationInput.KeyARN': ref('AWS::KMS::Key', 'encrypts', {
      api: 'DeliveryStreamEncryptionConfiguration.KeyARN',
      terraform: 'server_side_encryption.key_arn',
      reverse: true,
    }),
    'KinesisStreamSourceConfiguration.KinesisStreamARN': ref('AWS::Kinesis::Stream', 'reads', {
      api: 'Source.KinesisStreamSourceDescription.KinesisStreamARN',
      terraform: 'kinesis_source_configuration.kinesis_stream_arn',
    }),
    'KinesisStreamSourceConfiguration.RoleARN': ref('AWS::IAM::Role', 'assumes', {
      api: 'Source.KinesisStreamSourceDescription.RoleARN',
      terraform: 'kinesis_source_configuration.role_arn',
    }),
    'MSKSourceConfiguration.MSKClusterARN': ref('AWS::MSK::Cluster', 'reads', {
      api: 'Source.MSKSourceDescription.MSKClusterARN',
      terraform: 'msk_source_configuration.msk_cluster_arn',
    }),
    'MSKSourceConfiguration.TopicName': text({
      api: 'Source.MSKSourceDescription.TopicName',
      terraform: 'msk_source_configuration.topic_name',
    }),
    [`${S3}.BucketARN`]: ref('AWS::S3::Bucket', 'writes', destination('ExtendedS3', 'BucketARN')),
    [`${S3}.RoleARN`]: ref('AWS::IAM::Role', 'assumes', destination('ExtendedS3', 'RoleARN')),
    [`${S3}.Prefix`]: text(destination('ExtendedS3', 'Prefix')),
    [`${S3}.ErrorOutputPrefix`]: text(destination('ExtendedS3', 'ErrorOutputPrefix')),
    [`${S3}.CompressionFormat`]: text({
      ...destination('ExtendedS3', 'CompressionFormat'),
      default: 'UNCOMPRESSED',
    }),
    [`${S3}.BufferingHints.IntervalInSeconds`]: number({
      api: 'Destinations[0].ExtendedS3DestinationDescription.BufferingHints.IntervalInSeconds',
      terraform: 'extended_s3_configuration.buffering_interval',
    }),
    [`${S3}.BufferingHints.SizeInMBs`]: number({
      api: 'Destinations[0].ExtendedS3DestinationDescription.BufferingHints.SizeInMBs',
      terraform: 'extended_s3_configuration.buffering_size',
    }),
    [`${S3}.EncryptionConfiguration.KMSEncryptionConfig.AWSKMSKeyARN`]: ref('AWS::KMS::Key', 'encrypts', {
      api: 'Destinations[0].ExtendedS3DestinationDescription.EncryptionConfiguration.KMSEncryptionConfig.AWSKMSKeyARN',
      terraform: 'extended_s3_configuration.kms_key_arn',
      reverse: true,
    }),
    [`${S3}.ProcessingConfiguration.Processors`]: namedRefs(
      ['LambdaArn'],
      ['AWS::Lambda::Function'],
      'invokes',
      {
        api: 'Destinations[0].ExtendedS3DestinationDescription.ProcessingConfiguration.Processors',
        terraform: 'extended_s3_configuration.processing_configuration.processors',
      },
    ),
    [`${S3}.DataFormatConversionConfiguration.SchemaConfiguration.DatabaseName`]: ref(
      'AWS::Glue::Database',
      'reads',
      {
        api: 'Destinations[0].ExtendedS3DestinationDescription.DataFormatConversionConfiguration.SchemaConfiguration.DatabaseName',
        terraform:
          'extended_s3_configuration.data_format_conversion_configuration.schema_configuration.database_name',
      },
    ),
    [`${S3}.CloudWatchLoggingOptions.LogGroupName`]: ref('AWS::Logs::LogGroup', 'logs', {
      api: 'Destinations[0].ExtendedS3DestinationDescription.CloudWatchLoggingOptions.LogGroupName',
      terraform: 'extended_s3_configuration.cloudwatch_logging_options.log_group_name',
    }),
    // the older and smaller form of the same; AWS answers with both
    'S3DestinationConfiguration.BucketARN': ref('AWS::S3::Bucket', 'writes', {
      api: null,
      terraform: null,
    }),
    [`${SEARCH}.DomainARN`]: ref('AWS::OpenSearchService::Domain', 'writes', {
      ...destination('Amazonopensearchservice', 'DomainARN'),
      terraform: 'opensearch_configuration.domain_arn',
    }),
    [`${SEARCH}.IndexName`]: text({
      ...destination('Amazonopensearchservice', 'IndexName'),
      terraform: 'opensearch_configuration.index_name',
    }),
    [`${SEARCH}.RoleARN`]: ref('AWS::IAM::Role', 'assumes', {
      ...destination('Amazonopensearchservice', 'RoleARN'),
      terraform: 'opensearch_configuration.role_arn',
    }),
    [`${SEARCH}.VpcConfiguration.SubnetIds`]: refs('AWS::EC2::Subnet', 'uses', {
      api: 'Destinations[0].AmazonopensearchserviceDestinationDescription.VpcConfigurationDescription.SubnetIds',
      terraform: 'opensearch_configuration.vpc_config.subnet_ids',
    }),
    [`${SEARCH_SERVERLESS}.CollectionEndpoint`]: hostRef(
      ['AWS::OpenSearchServerless::Collection'],
      'writes',
      {
        ...destination('AmazonOpenSearchServerless', 'CollectionEndpoint'),
        terraform: 'opensearchserverless_configuration.collection_endpoint',
      },
    ),
    [`${WAREHOUSE}.ClusterJDBCURL`]: hostRef(['AWS::Redshift::Cluster'], 'writes', {
      ...destination('Redshift', 'ClusterJDBCURL'),
      terraform: 'redshift_configuration.cluster_jdbcurl',
    }),
    [`${WAREHOUSE}.RoleARN`]: ref('AWS::IAM::Role', 'assumes', {
      ...destination('Redshift', 'RoleARN'),
      terraform: 'redshift_configuration.role_arn',
    }),
    ...elsewhere,
    // somebody's web server: only which one is kept
    [`${HTTP}.EndpointConfiguration.Url`]: hostRef([], 'writes', {
      ...destination('HttpEndpoint', 'EndpointConfiguration.Url'),
      terraform: 'http_endpoint_configuration.url',
    }),
    [`${HTTP}.RoleARN`]: ref('AWS::IAM::Role', 'assumes', {
      ...destination('HttpEndpoint', 'RoleARN'),
      terraform: 'http_endpoint_configuration.role_arn',
    }),
    'SplunkDestinationConfiguration.HECEndpoint': hostRef([], 'writes', {
      ...destination('Splunk', 'HECEndpoint'),
      terraform: 'splunk_configuration.hec_endpoint',
    }),
    DeliveryStreamStatus: text({ terraform: null, computed: true }),
  },
});

/** Where the answer of AWS and Terraform's state keep a setting of one kind of destination. */
function destination(kind: string, path: string): { readonly api: string; readonly terraform: string } {
  const block = kind === 'ExtendedS3' ? 'extended_s3_configuration' : snakeCase(`${kind}Configuration`);
  return {
    api: `Destinations[0].${kind}DestinationDescription.${path}`,
    terraform: `${block}.${snakeCase(path)}`,
  };
}

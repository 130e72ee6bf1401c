import { type Attribute, type ResourceType, resourceType } from '../define.ts';
import { ref, refs } from '../kinds/ref.ts';
import { flag, number, text } from '../kinds/scalar.ts';

const API = 'ApplicationConfigurationDescription';
const CODE = 'ApplicationConfiguration.ApplicationCodeConfiguration.CodeContent.S3ContentLocation.BucketARN';
const INPUTS = 'ApplicationConfiguration.SqlApplicationConfiguration.Inputs[]';
const OUTPUTS = 'SqlApplicationConfigurationDescription.OutputDescriptions[]';

/** A program over a stream: Flink, or SQL in older ones. Its properties are not kept, they may hold secrets. */
export const streamApplication: ResourceType = resourceType({
  type: 'AWS::KinesisAnalyticsV2::Application',
  title: 'stream application',
  drawn: 'block',
  shape: 'pipeline',
  layer: 'compute',
  scope: 'regional',
  terraform: ['aws_kinesisanalyticsv2_application'],
  folds: [
    { type: 'AWS::KinesisAnalyticsV2::ApplicationCloudWatchLoggingOption', owner: 'ApplicationName' },
    {
      type: 'AWS::KinesisAnalyticsV2::ApplicationOutput',
      owner: 'ApplicationName',
      append: {
        'Outputs[].KinesisStreamsOutput.ResourceARN': 'Output.KinesisStreamsOutput.ResourceARN',
        'Outputs[].KinesisFirehoseOutput.ResourceARN': 'Output.KinesisFirehoseOutput.ResourceARN',
      },
    },
    { type: 'AWS::KinesisAnalyticsV2::ApplicationReferenceDataSource', owner: 'ApplicationName' },
    { type: 'aws_kinesisanalyticsv2_application_snapshot', owner: 'application_name' },
  ],
  list: { service: 'kinesis-analytics-v2', action: 'ListApplications', items: 'ApplicationSummaries[]' },
  details: [
    {
      service: 'kinesis-analytics-v2',
      action: 'DescribeApplication',
      params: { ApplicationName: '.ApplicationName' },
      items: 'ApplicationDetail',
      absent: ['ResourceNotFoundException'],
    },
  ],
  id: 'ApplicationName',
  arn: 'ApplicationARN',
  name: 'ApplicationName',
  terraformId: 'name',
  naturalKey: ['ApplicationName'],
  parent: ['ApplicationConfiguration.VpcConfigurations[].SubnetIds[]'],
  gone: { ApplicationStatus: 'DELETING' },
  attributes: {
    ApplicationName: text({ terraform: 'name' }),
    ApplicationDescription: text({ terraform: 'description' }),
    ApplicationMode: text(),
    RuntimeEnvironment: text(),
    ServiceExecutionRole: ref('AWS::IAM::Role', 'assumes'),
    'ApplicationConfiguration.VpcConfigurations[].SubnetIds[]': refs('AWS::EC2::Subnet', 'contains', {
      api: `${API}.VpcConfigurationDescriptions[].SubnetIds[]`,
      terraform: 'application_configuration.vpc_configuration[].subnet_ids[]',
      reverse: true,
    }),
    'ApplicationConfiguration.VpcConfigurations[].SecurityGroupIds[]': refs(
      'AWS::EC2::SecurityGroup',
      'guards',
      {
        api: `${API}.VpcConfigurationDescriptions[].SecurityGroupIds[]`,
        terraform: 'application_configuration.vpc_configuration[].security_group_ids[]',
        reverse: true,
      },
    ),
    [`${INPUTS}.KinesisStreamsInput.ResourceARN`]: refs('AWS::Kinesis::Stream', 'reads', {
      api: `${API}.SqlApplicationConfigurationDescription.InputDescriptions[].KinesisStreamsInputDescription.ResourceARN`,
      terraform:
        'application_configuration.sql_application_configuration.input[].kinesis_streams_input.resource_arn',
    }),
    [`${INPUTS}.KinesisFirehoseInput.ResourceARN`]: refs('AWS::KinesisFirehose::DeliveryStream', 'reads', {
      api: `${API}.SqlApplicationConfigurationDescription.InputDescriptions[].KinesisFirehoseInputDescription.ResourceARN`,
      terraform:
        'application_configuration.sql_application_configuration.input[].kinesis_firehose_input.resource_arn',
    }),
    'Outputs[].KinesisStreamsOutput.ResourceARN': refs('AWS::Kinesis::Stream', 'writes', {
      api: `${API}.${OUTPUTS}.KinesisStreamsOutputDescription.ResourceARN`,
      terraform:
        'application_configuration.sql_application_configuration.output[].kinesis_streams_output.resource_arn',
    }),
    'Outputs[].KinesisFirehoseOutput.ResourceARN': refs('AWS::KinesisFirehose::DeliveryStream', 'writes', {
      api: `${API}.${OUTPUTS}.KinesisFirehoseOutputDescription.ResourceARN`,
      terraform:
        'application_configuration.sql_application_configuration.output[].kinesis_firehose_output.resource_arn',
    }),
    [CODE]: ref('AWS::S3::Bucket', 'reads', {
      api: `${API}.ApplicationCodeConfigurationDescription.CodeContentDescription.S3ApplicationCodeLocationDescription.BucketARN`,
      terraform:
        'application_configuration.application_code_configuration.code_content.s3_content_location.bucket_arn',
    }),
    'ApplicationMaintenanceConfiguration.ApplicationMaintenanceWindowStartTime': text({
      api: 'ApplicationMaintenanceConfigurationDescription.ApplicationMaintenanceWindowStartTime',
      terraform: null,
    }),
    ...flink('ParallelismConfiguration', 'Parallelism', number()),
    ...flink('ParallelismConfiguration', 'ParallelismPerKPU', number()),
    ...flink('ParallelismConfiguration', 'AutoScalingEnabled', flag()),
    ...flink('CheckpointConfiguration', 'CheckpointingEnabled', flag()),
    ...flink('CheckpointConfiguration', 'CheckpointInterval', number({ concern: 'configuration' })),
    ...flink('MonitoringConfiguration', 'LogLevel', text()),
    ...flink('MonitoringConfiguration', 'MetricsLevel', text()),
    ApplicationStatus: text({ terraform: null, computed: true }),
  },
});

/** How a Flink program runs. */
function flink(block: string, name: string, attribute: Attribute): Readonly<Record<string, Attribute>> {
  const path = `ApplicationConfiguration.FlinkApplicationConfiguration.${block}.${name}`;
  const api = `${API}.FlinkApplicationConfigurationDescription.${block}Description.${name}`;
  return { [path]: { ...attribute, api } };
}

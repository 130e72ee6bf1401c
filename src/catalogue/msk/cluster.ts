import { type ResourceType, resourceType } from '../define.ts';
import { ref, refs } from '../kinds/ref.ts';
import { flag, number, text } from '../kinds/scalar.ts';

const BROKERS = 'BrokerNodeGroupInfo';
const LOGS = 'LoggingInfo.BrokerLogs';

/** Kafka: records in order, on brokers of its own or without brokers to choose. */
export const kafkaCluster: ResourceType = resourceType({
  type: 'AWS::MSK::Cluster',
  alsoKnownAs: ['AWS::MSK::ServerlessCluster'],
  title: 'MSK cluster',
  drawn: 'block',
  shape: 'stream',
  layer: 'integration',
  scope: 'regional',
  terraform: ['aws_msk_cluster', 'aws_msk_serverless_cluster'],
  folds: [
    { type: 'aws_msk_scram_secret_association', owner: 'cluster_arn' },
    { type: 'aws_msk_single_scram_secret_association', owner: 'cluster_arn' },
    { type: 'AWS::MSK::BatchScramSecret', owner: 'ClusterArn' },
    { type: 'aws_msk_cluster_policy', owner: 'cluster_arn' },
    { type: 'AWS::MSK::ClusterPolicy', owner: 'ClusterArn' },
  ],
  list: { service: 'kafka', action: 'ListClustersV2', items: 'ClusterInfoList[]' },
  id: 'ClusterArn',
  arn: 'ClusterArn',
  name: 'ClusterName',
  tags: 'Tags',
  terraformId: 'arn',
  naturalKey: ['ClusterName'],
  parent: [`${BROKERS}.ClientSubnets`, 'VpcConfigs[].SubnetIds[]'],
  gone: { State: 'DELETING' },
  protection: {
    encryption: 'always',
    'public access': [
      {
        path: `${BROKERS}.ConnectivityInfo.PublicAccess.Type`,
        is: 'SERVICE_PROVIDED_EIPS',
        through: `${BROKERS}.SecurityGroups`,
      },
    ],
  },
  traffic: { publicWhen: [{ [`${BROKERS}.ConnectivityInfo.PublicAccess.Type`]: 'SERVICE_PROVIDED_EIPS' }] },
  attributes: {
    ClusterName: text(),
    ClusterType: text({ terraform: null, computed: true }),
    [`${BROKERS}.ClientSubnets`]: refs('AWS::EC2::Subnet', 'contains', {
      api: `Provisioned.${BROKERS}.ClientSubnets`,
      reverse: true,
    }),
    'VpcConfigs[].SubnetIds[]': refs('AWS::EC2::Subnet', 'contains', {
      api: 'Serverless.VpcConfigs[].SubnetIds[]',
      terraform: 'vpc_config[].subnet_ids[]',
      reverse: true,
    }),
    [`${BROKERS}.SecurityGroups`]: refs('AWS::EC2::SecurityGroup', 'guards', {
      api: `Provisioned.${BROKERS}.SecurityGroups`,
      reverse: true,
    }),
    'VpcConfigs[].SecurityGroups[]': refs('AWS::EC2::SecurityGroup', 'guards', {
      api: 'Serverless.VpcConfigs[].SecurityGroupIds[]',
      terraform: 'vpc_config[].security_group_ids[]',
      reverse: true,
    }),
    [`${BROKERS}.InstanceType`]: text({ api: `Provisioned.${BROKERS}.InstanceType` }),
    [`${BROKERS}.BrokerAZDistribution`]: text({
      api: `Provisioned.${BROKERS}.BrokerAZDistribution`,
      terraform: 'broker_node_group_info.az_distribution',
      default: 'DEFAULT',
    }),
    [`${BROKERS}.StorageInfo.EBSStorageInfo.VolumeSize`]: number({
      api: `Provisioned.${BROKERS}.StorageInfo.EbsStorageInfo.VolumeSize`,
    }),
    [`${BROKERS}.ConnectivityInfo.PublicAccess.Type`]: text({
      api: `Provisioned.${BROKERS}.ConnectivityInfo.PublicAccess.Type`,
      default: 'DISABLED',
    }),
    NumberOfBrokerNodes: number({ api: 'Provisioned.NumberOfBrokerNodes' }),
    KafkaVersion: text({ api: 'Provisioned.CurrentBrokerSoftwareInfo.KafkaVersion' }),
    'ConfigurationInfo.Arn': ref('AWS::MSK::Configuration', 'uses', {
      api: 'Provisioned.CurrentBrokerSoftwareInfo.ConfigurationArn',
    }),
    'ConfigurationInfo.Revision': number({
      api: 'Provisioned.CurrentBrokerSoftwareInfo.ConfigurationRevision',
    }),
    EnhancedMonitoring: text({ api: 'Provisioned.EnhancedMonitoring', default: 'DEFAULT' }),
    'OpenMonitoring.Prometheus.JmxExporter.EnabledInBroker': flag({
      api: 'Provisioned.OpenMonitoring.Prometheus.JmxExporter.EnabledInBroker',
      default: false,
    }),
    'OpenMonitoring.Prometheus.NodeExporter.EnabledInBroker': flag({
      api: 'Provisioned.OpenMonitoring.Prometheus.NodeExporter.EnabledInBroker',
      default: false,
    }),
    'Rebalancing.Status': text({ api: 'Provisioned.Rebalancing.Status' }),
    StorageMode: text({ api: 'Provisioned.StorageMode', default: 'LOCAL' }),
    'EncryptionInfo.EncryptionAtRest.DataVolumeKMSKeyId': ref('AWS::KMS::Key', 'encrypts', {
      api: 'Provisioned.EncryptionInfo.EncryptionAtRest.DataVolumeKMSKeyId',
      terraform: 'encryption_info.encryption_at_rest_kms_key_arn',
      reverse: true,
    }),
    'EncryptionInfo.EncryptionInTransit.ClientBroker': text({
      api: 'Provisioned.EncryptionInfo.EncryptionInTransit.ClientBroker',
      default: 'TLS',
    }),
    'EncryptionInfo.EncryptionInTransit.InCluster': flag({
      api: 'Provisioned.EncryptionInfo.EncryptionInTransit.InCluster',
      default: true,
    }),
    'ClientAuthentication.Sasl.Iam.Enabled': authentication('Sasl.Iam', 'sasl.iam'),
    'ClientAuthentication.Sasl.Scram.Enabled': authentication('Sasl.Scram', 'sasl.scram'),
    'ClientAuthentication.Unauthenticated.Enabled': authentication('Unauthenticated', 'unauthenticated'),
    'ClientAuthentication.Tls.CertificateAuthorityArnList': refs(
      'AWS::ACMPCA::CertificateAuthority',
      'uses',
      {
        api: 'Provisioned.ClientAuthentication.Tls.CertificateAuthorityArnList',
        terraform: 'client_authentication.tls.certificate_authority_arns',
      },
    ),
    [`${LOGS}.CloudWatchLogs.LogGroup`]: ref('AWS::Logs::LogGroup', 'logs', {
      api: `Provisioned.${LOGS}.CloudWatchLogs.LogGroup`,
      terraform: 'logging_info.broker_logs.cloudwatch_logs.log_group',
    }),
    [`${LOGS}.S3.Bucket`]: ref('AWS::S3::Bucket', 'logs', {
      api: `Provisioned.${LOGS}.S3.Bucket`,
      terraform: 'logging_info.broker_logs.s3.bucket',
    }),
    [`${LOGS}.Firehose.DeliveryStream`]: ref('AWS::KinesisFirehose::DeliveryStream', 'logs', {
      api: `Provisioned.${LOGS}.Firehose.DeliveryStream`,
      terraform: 'logging_info.broker_logs.firehose.delivery_stream',
    }),
    State: text({ terraform: null, computed: true }),
  },
});

function authentication(way: string, terraform: string): ReturnType<typeof flag> {
  return flag({
    api: `Provisioned.ClientAuthentication.${way}.Enabled`,
    terraform: `client_authentication.${terraform}`,
    concern: 'identity',
  });
}

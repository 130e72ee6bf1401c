import { type ResourceType, resourceType } from '../define.ts';
import { engineVersion } from '../kinds/engine-version.ts';
import { policy } from '../kinds/policy.ts';
import { ref, refs } from '../kinds/ref.ts';
import { flag, number, text } from '../kinds/scalar.ts';
import { secret } from '../kinds/secret.ts';
import { settings } from '../kinds/settings.ts';
import { translated } from '../kinds/translated.ts';

/** What AWS answers while it does what was asked for. */
const TUNING: Readonly<Record<string, string | undefined>> = {
  ENABLE_IN_PROGRESS: 'ENABLED',
  DISABLE_IN_PROGRESS: 'DISABLED',
  DISABLED_AND_ROLLBACK_SCHEDULED: 'DISABLED',
  DISABLED_AND_ROLLBACK_IN_PROGRESS: 'DISABLED',
  DISABLED_AND_ROLLBACK_COMPLETE: 'DISABLED',
  DISABLED_AND_ROLLBACK_ERROR: 'DISABLED',
  ERROR: undefined,
};

/** A search engine over documents. */
export const searchDomain: ResourceType = resourceType({
  type: 'AWS::OpenSearchService::Domain',
  alsoKnownAs: ['AWS::Elasticsearch::Domain'],
  title: 'OpenSearch domain',
  drawn: 'block',
  shape: 'search',
  layer: 'data',
  scope: 'regional',
  terraform: ['aws_opensearch_domain', 'aws_elasticsearch_domain'],
  folds: [
    {
      type: 'aws_opensearch_domain_policy',
      owner: 'domain_name',
      set: { AccessPolicies: 'access_policies' },
    },
    {
      type: 'aws_elasticsearch_domain_policy',
      owner: 'domain_name',
      set: { AccessPolicies: 'access_policies' },
    },
    { type: 'aws_opensearch_domain_saml_options', owner: 'domain_name' },
    { type: 'aws_elasticsearch_domain_saml_options', owner: 'domain_name' },
  ],
  list: { service: 'opensearch', action: 'ListDomainNames', items: 'DomainNames[]' },
  details: [
    {
      service: 'opensearch',
      action: 'DescribeDomains',
      params: { DomainNames: ['.DomainName'] },
      items: 'DomainStatusList[]',
      batch: 5,
    },
  ],
  id: 'DomainName',
  arn: 'ARN',
  name: 'DomainName',
  aliases: ['Endpoint', 'EndpointV2', 'Endpoints.vpc', 'DomainId'],
  terraformId: 'domain_name',
  naturalKey: ['DomainName'],
  parent: ['VPCOptions.SubnetIds', 'VPCOptions.VPCId'],
  gone: { Deleted: true },
  protection: {
    encryption: [{ path: 'EncryptionAtRestOptions.Enabled', is: true }],
    backups: 'always',
    'several zones': [{ path: 'ClusterConfig.ZoneAwarenessEnabled', is: true }],
  },
  attributes: {
    DomainName: text(),
    EngineVersion: engineVersion({ api: 'EngineVersion' }),
    'VPCOptions.VPCId': ref('AWS::EC2::VPC', 'contains', {
      terraform: 'vpc_options.vpc_id',
      reverse: true,
      computed: true,
    }),
    'VPCOptions.SubnetIds': refs('AWS::EC2::Subnet', 'contains', {
      terraform: 'vpc_options.subnet_ids',
      reverse: true,
    }),
    'VPCOptions.SecurityGroupIds': refs('AWS::EC2::SecurityGroup', 'guards', {
      terraform: 'vpc_options.security_group_ids',
      reverse: true,
    }),
    AccessPolicies: policy(),
    'ClusterConfig.InstanceType': text(),
    'ClusterConfig.InstanceCount': number({ default: 1 }),
    'ClusterConfig.DedicatedMasterEnabled': flag({ default: false }),
    'ClusterConfig.DedicatedMasterType': text(),
    'ClusterConfig.DedicatedMasterCount': number(),
    'ClusterConfig.ZoneAwarenessEnabled': flag({ default: false }),
    'ClusterConfig.ZoneAwarenessConfig.AvailabilityZoneCount': number(),
    'ClusterConfig.WarmEnabled': flag({ default: false }),
    'ClusterConfig.WarmType': text(),
    'ClusterConfig.WarmCount': number(),
    'ClusterConfig.MultiAZWithStandbyEnabled': flag({
      terraform: 'cluster_config.multi_az_with_standby_enabled',
      default: false,
    }),
    'EBSOptions.EBSEnabled': flag({ terraform: 'ebs_options.ebs_enabled' }),
    'EBSOptions.VolumeType': text({ terraform: 'ebs_options.volume_type' }),
    'EBSOptions.VolumeSize': number({ terraform: 'ebs_options.volume_size' }),
    'EBSOptions.Iops': number({ terraform: 'ebs_options.iops' }),
    'EBSOptions.Throughput': number({ terraform: 'ebs_options.throughput' }),
    'EncryptionAtRestOptions.Enabled': flag({ terraform: 'encrypt_at_rest.enabled', default: false }),
    'EncryptionAtRestOptions.KmsKeyId': ref('AWS::KMS::Key', 'encrypts', {
      terraform: 'encrypt_at_rest.kms_key_id',
      reverse: true,
    }),
    'NodeToNodeEncryptionOptions.Enabled': flag({
      terraform: 'node_to_node_encryption.enabled',
      default: false,
    }),
    'DomainEndpointOptions.EnforceHTTPS': flag({
      terraform: 'domain_endpoint_options.enforce_https',
      default: false,
      concern: 'encryption',
    }),
    'DomainEndpointOptions.TLSSecurityPolicy': text({
      terraform: 'domain_endpoint_options.tls_security_policy',
      concern: 'encryption',
    }),
    'DomainEndpointOptions.CustomEndpoint': text(),
    'DomainEndpointOptions.CustomEndpointCertificateArn': ref('AWS::CertificateManager::Certificate', 'uses'),
    'CognitoOptions.Enabled': flag({ default: false }),
    'CognitoOptions.UserPoolId': ref('AWS::Cognito::UserPool', 'uses'),
    'CognitoOptions.RoleArn': ref('AWS::IAM::Role', 'assumes'),
    'AdvancedSecurityOptions.Enabled': flag({ default: false, concern: 'identity' }),
    'AdvancedSecurityOptions.InternalUserDatabaseEnabled': flag({ default: false, concern: 'identity' }),
    'AdvancedSecurityOptions.MasterUserOptions': secret({ api: null }),
    'LogPublishingOptions{}.CloudWatchLogsLogGroupArn': refs('AWS::Logs::LogGroup', 'logs', {
      terraform: 'log_publishing_options[].cloudwatch_log_group_arn',
    }),
    'SnapshotOptions.AutomatedSnapshotStartHour': number({ default: 0 }),
    AdvancedOptions: settings(),
    'AIMLOptions.NaturalLanguageQueryGenerationOptions.DesiredState': text({
      terraform: 'aiml_options.natural_language_query_generation_options.desired_state',
      default: 'DISABLED',
    }),
    'AIMLOptions.S3VectorsEngine.Enabled': flag({
      terraform: 'aiml_options.s3_vectors_engine.enabled',
      default: false,
    }),
    // CloudFormation has no word for it
    'AutoTuneOptions.DesiredState': translated(TUNING, {
      api: 'AutoTuneOptions.State',
      untold: 'AWS could not do it',
    }),
    'DeploymentStrategyOptions.DeploymentStrategy': text({ terraform: null, default: 'Default' }),
    'IdentityCenterOptions.EnabledAPIAccess': flag({ default: false, concern: 'identity' }),
    'IdentityCenterOptions.IdentityCenterInstanceARN': text({ concern: 'identity' }),
    'IdentityCenterOptions.SubjectKey': text({ default: 'UserName', concern: 'identity' }),
    'IdentityCenterOptions.RolesKey': text({ default: 'GroupId', concern: 'identity' }),
    EngineMode: text({ terraform: null }),
    UseCase: text({ terraform: null }),
    IPAddressType: text({ default: 'ipv4' }),
    'OffPeakWindowOptions.Enabled': flag(),
    'SoftwareUpdateOptions.AutoSoftwareUpdateEnabled': flag({ default: false }),
  },
});

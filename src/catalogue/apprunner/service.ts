import { type ResourceType, resourceType } from '../define.ts';
import { environmentRefs } from '../kinds/environment.ts';
import { imageRef } from '../kinds/image-ref.ts';
import { ref, refs } from '../kinds/ref.ts';
import { flag, number, text } from '../kinds/scalar.ts';
import { secretMap } from '../kinds/secret.ts';

const IMAGE = 'SourceConfiguration.ImageRepository';
const EGRESS = 'NetworkConfiguration.EgressConfiguration';

/** A container or a repository of code that AWS runs and puts on the web. */
export const appRunnerService: ResourceType = resourceType({
  type: 'AWS::AppRunner::Service',
  title: 'App Runner service',
  drawn: 'block',
  shape: 'container',
  layer: 'compute',
  scope: 'regional',
  terraform: ['aws_apprunner_service'],
  folds: [{ type: 'aws_apprunner_custom_domain_association', owner: 'service_arn' }],
  list: { service: 'apprunner', action: 'ListServices', items: 'ServiceSummaryList[]' },
  details: [
    {
      service: 'apprunner',
      action: 'DescribeService',
      params: { ServiceArn: '.ServiceArn' },
      items: 'Service',
      absent: ['ResourceNotFoundException'],
    },
    {
      service: 'apprunner',
      action: 'DescribeVpcConnector',
      params: { VpcConnectorArn: `.${EGRESS}.VpcConnectorArn` },
      items: 'VpcConnector',
      into: 'VpcConnector',
      absent: ['ResourceNotFoundException'],
    },
  ],
  id: 'ServiceArn',
  arn: 'ServiceArn',
  name: 'ServiceName',
  aliases: ['ServiceUrl'],
  terraformId: 'arn',
  naturalKey: ['ServiceName'],
  gone: { Status: 'DELETED' },
  protection: {
    encryption: 'always',
    'public access': [{ path: 'NetworkConfiguration.IngressConfiguration.IsPubliclyAccessible', is: true }],
  },
  traffic: { publicWhen: [{ 'NetworkConfiguration.IngressConfiguration.IsPubliclyAccessible': true }] },
  attributes: {
    ServiceName: text(),
    [`${IMAGE}.ImageIdentifier`]: imageRef(),
    [`${IMAGE}.ImageRepositoryType`]: text(),
    [`${IMAGE}.ImageConfiguration.Port`]: text({ default: '8080' }),
    [`${IMAGE}.ImageConfiguration.RuntimeEnvironmentVariables`]: secretMap(),
    [`${IMAGE}.ImageConfiguration.RuntimeEnvironmentVariables{}`]: environmentRefs(
      `${IMAGE}.ImageConfiguration.RuntimeEnvironmentVariables`,
    ),
    [`${IMAGE}.ImageConfiguration.RuntimeEnvironmentSecrets`]: refs(
      ['AWS::SecretsManager::Secret', 'AWS::SSM::Parameter'],
      'reads',
      {
        api: `${IMAGE}.ImageConfiguration.RuntimeEnvironmentSecrets{}`,
        cloudformation: `${IMAGE}.ImageConfiguration.RuntimeEnvironmentSecrets[].Value`,
        terraform: 'source_configuration.image_repository.image_configuration.runtime_environment_secrets{}',
      },
    ),
    'SourceConfiguration.AuthenticationConfiguration.AccessRoleArn': ref('AWS::IAM::Role', 'assumes'),
    'SourceConfiguration.AutoDeploymentsEnabled': flag(),
    'InstanceConfiguration.InstanceRoleArn': ref('AWS::IAM::Role', 'assumes'),
    'InstanceConfiguration.Cpu': number({ default: 1024 }),
    'InstanceConfiguration.Memory': number({ default: 2048 }),
    [`${EGRESS}.EgressType`]: text({ default: 'DEFAULT' }),
    [`${EGRESS}.VpcConnectorArn`]: ref('AWS::AppRunner::VpcConnector', 'uses'),
    'NetworkConfiguration.IngressConfiguration.IsPubliclyAccessible': flag({
      default: true,
      concern: 'exposure',
    }),
    'VpcConnector.Subnets': refs('AWS::EC2::Subnet', 'uses', { terraform: null, computed: true }),
    'VpcConnector.SecurityGroups': refs('AWS::EC2::SecurityGroup', 'guards', {
      terraform: null,
      reverse: true,
      computed: true,
    }),
    'EncryptionConfiguration.KmsKey': ref('AWS::KMS::Key', 'encrypts', { reverse: true }),
    'HealthCheckConfiguration.Protocol': text({ default: 'TCP' }),
    'HealthCheckConfiguration.Path': text({ default: '/' }),
    'HealthCheckConfiguration.Interval': number({ default: 5, concern: 'configuration' }),
    'HealthCheckConfiguration.Timeout': number({ default: 2, concern: 'configuration' }),
    'HealthCheckConfiguration.HealthyThreshold': number({ default: 1, concern: 'configuration' }),
    'HealthCheckConfiguration.UnhealthyThreshold': number({ default: 5, concern: 'configuration' }),
    'NetworkConfiguration.IpAddressType': text({ default: 'IPV4' }),
    'SourceConfiguration.CodeRepository.SourceDirectory': text({ default: '/' }),
    'SourceConfiguration.CodeRepository.SourceCodeVersion.Value': text(),
    'ObservabilityConfiguration.ObservabilityEnabled': flag({ default: false }),
    AutoScalingConfigurationArn: text({
      api: 'AutoScalingConfigurationSummary.AutoScalingConfigurationArn',
      concern: 'capacity',
    }),
    Status: text({ terraform: null, computed: true }),
  },
});

import { type ResourceType, resourceType } from '../define.ts';
import { set } from '../kinds/collection.ts';
import { ref, refs } from '../kinds/ref.ts';
import { caseless, flag, number, text, version } from '../kinds/scalar.ts';
import { secret } from '../kinds/secret.ts';

/** Messages the old way: ActiveMQ or RabbitMQ. Its users are not read. */
export const broker: ResourceType = resourceType({
  type: 'AWS::AmazonMQ::Broker',
  title: 'message broker',
  drawn: 'block',
  shape: 'queue',
  layer: 'integration',
  scope: 'regional',
  terraform: ['aws_mq_broker'],
  folds: [{ type: 'AWS::AmazonMQ::ConfigurationAssociation', owner: 'Broker' }],
  list: { service: 'mq', action: 'ListBrokers', items: 'BrokerSummaries[]' },
  details: [
    {
      service: 'mq',
      action: 'DescribeBroker',
      params: { BrokerId: '.BrokerId' },
      absent: ['NotFoundException'],
    },
  ],
  id: 'BrokerId',
  arn: 'BrokerArn',
  name: 'BrokerName',
  tags: 'Tags',
  aliases: ['BrokerName', 'BrokerInstances[].Endpoints[]'],
  naturalKey: ['BrokerName'],
  parent: ['SubnetIds'],
  gone: { BrokerState: 'DELETION_IN_PROGRESS' },
  protection: {
    encryption: 'always',
    'public access': [{ path: 'PubliclyAccessible', is: true, through: 'SecurityGroups' }],
    'several zones': [{ path: 'DeploymentMode', is: ['ACTIVE_STANDBY_MULTI_AZ', 'CLUSTER_MULTI_AZ'] }],
  },
  traffic: { publicWhen: [{ PubliclyAccessible: true }] },
  attributes: {
    BrokerName: text(),
    SubnetIds: refs('AWS::EC2::Subnet', 'contains', { reverse: true }),
    SecurityGroups: refs('AWS::EC2::SecurityGroup', 'guards', { reverse: true }),
    'EncryptionOptions.KmsKeyId': ref('AWS::KMS::Key', 'encrypts', { reverse: true }),
    'EncryptionOptions.UseAwsOwnedKey': flag({ default: true }),
    EngineType: caseless(),
    EngineVersion: version(),
    HostInstanceType: text(),
    DeploymentMode: text({ default: 'SINGLE_INSTANCE' }),
    StorageType: caseless(),
    PubliclyAccessible: flag({ default: false }),
    AutoMinorVersionUpgrade: flag({ default: false }),
    AuthenticationStrategy: caseless({ default: 'SIMPLE' }),
    DataReplicationMode: text({ default: 'NONE' }),
    'Configuration.Id': text({ api: 'Configurations.Current.Id' }),
    'Configuration.Revision': number({ api: 'Configurations.Current.Revision' }),
    'MaintenanceWindowStartTime.DayOfWeek': caseless(),
    'MaintenanceWindowStartTime.TimeOfDay': text(),
    'MaintenanceWindowStartTime.TimeZone': text({ default: 'UTC' }),
    'LdapServerMetadata.Hosts': set({ concern: 'identity' }),
    'LdapServerMetadata.RoleBase': directory(),
    'LdapServerMetadata.RoleName': directory(),
    'LdapServerMetadata.RoleSearchMatching': directory(),
    'LdapServerMetadata.ServiceAccountUsername': secret(),
    'LdapServerMetadata.UserBase': directory(),
    'LdapServerMetadata.UserRoleName': directory(),
    'LdapServerMetadata.UserSearchMatching': directory(),
    'LdapServerMetadata.RoleSearchSubtree': flag({ default: false, concern: 'identity' }),
    'LdapServerMetadata.UserSearchSubtree': flag({ default: false, concern: 'identity' }),
    'Logs.General': flag({ default: false }),
    'Logs.Audit': flag({ default: false }),
    'Logs.GeneralLogGroup': ref('AWS::Logs::LogGroup', 'logs', { terraform: null, computed: true }),
    BrokerState: text({ terraform: null, computed: true }),
  },
});

/** Where the directory keeps those who may sign in. */
function directory(): ReturnType<typeof text> {
  return text({ concern: 'identity' });
}

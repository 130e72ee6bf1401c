import { type ResourceType, resourceType } from '../define.ts';
import { ref, refs } from '../kinds/ref.ts';
import { flag, text } from '../kinds/scalar.ts';
import { set } from '../kinds/collection.ts';
import { labels } from '../kinds/labels.ts';
import { parts } from '../kinds/parts.ts';

const LOGS = 'LoggingConfiguration.LogDestinationConfigs';

/** Looks at what goes in and out of a VPC, by a policy. */
export const networkFirewall: ResourceType = resourceType({
  type: 'AWS::NetworkFirewall::Firewall',
  title: 'Network firewall',
  drawn: 'block',
  shape: 'firewall',
  layer: 'network',
  scope: 'regional',
  terraform: ['aws_networkfirewall_firewall'],
  folds: [
    {
      type: 'aws_networkfirewall_logging_configuration',
      owner: 'firewall_arn',
      append: { [LOGS]: 'logging_configuration.log_destination_config' },
    },
    {
      type: 'AWS::NetworkFirewall::LoggingConfiguration',
      owner: 'FirewallArn',
      append: { [LOGS]: 'LoggingConfiguration.LogDestinationConfigs' },
    },
  ],
  list: { service: 'network-firewall', action: 'ListFirewalls', items: 'Firewalls[]' },
  details: [
    {
      service: 'network-firewall',
      action: 'DescribeFirewall',
      params: { FirewallArn: '.FirewallArn' },
      items: 'Firewall',
      absent: ['ResourceNotFoundException'],
    },
    {
      service: 'network-firewall',
      action: 'DescribeLoggingConfiguration',
      params: { FirewallArn: '.FirewallArn' },
      items: 'LoggingConfiguration',
      into: 'LoggingConfiguration',
      absent: ['ResourceNotFoundException'],
    },
  ],
  id: 'FirewallArn',
  arn: 'FirewallArn',
  name: 'FirewallName',
  tags: 'Tags',
  terraformId: 'arn',
  naturalKey: ['FirewallName'],
  parent: ['SubnetMappings[].SubnetId', 'VpcId'],
  protection: { 'deletion protection': [{ path: 'DeleteProtection', is: true }] },
  attributes: {
    FirewallName: text({ terraform: 'name' }),
    Description: text(),
    VpcId: ref('AWS::EC2::VPC', 'contains', { reverse: true }),
    'SubnetMappings[].SubnetId': refs('AWS::EC2::Subnet', 'contains', {
      terraform: 'subnet_mapping[].subnet_id',
      reverse: true,
    }),
    [LOGS]: parts(
      'firewall logs',
      {
        LogType: text(),
        LogDestinationType: text(),
        LogDestination: labels(),
      },
      { terraform: null, concern: 'protection' },
    ),
    'AvailabilityZoneMappings[].AvailabilityZone': set({
      terraform: 'availability_zone_mapping[].availability_zone_id',
    }),
    AvailabilityZoneChangeProtection: flag({ default: false, concern: 'protection' }),
    EnabledAnalysisTypes: set(),
    FirewallPolicyArn: ref('AWS::NetworkFirewall::FirewallPolicy', 'uses', { concern: 'exposure' }),
    TransitGatewayId: ref('AWS::EC2::TransitGateway', 'uses'),
    DeleteProtection: flag({ default: false }),
    SubnetChangeProtection: flag({ default: false, concern: 'protection' }),
    FirewallPolicyChangeProtection: flag({ default: false, concern: 'protection' }),
    'EncryptionConfiguration.KeyId': ref('AWS::KMS::Key', 'encrypts', { reverse: true }),
  },
});

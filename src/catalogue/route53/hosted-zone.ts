import { type ResourceType, resourceType } from '../define.ts';
import { dnsName } from '../kinds/dns.ts';
import { hostedZoneId } from '../kinds/records.ts';
import { flag, text } from '../kinds/scalar.ts';
import { ref, refs } from '../kinds/ref.ts';
import { switching } from '../kinds/switch.ts';

/** A domain whose names Route 53 answers for. */
export const hostedZone: ResourceType = resourceType({
  type: 'AWS::Route53::HostedZone',
  title: 'hosted zone',
  drawn: 'block',
  shape: 'dns',
  layer: 'edge',
  scope: 'global',
  terraform: ['aws_route53_zone'],
  folds: [
    { type: 'aws_route53_zone_association', owner: 'zone_id', append: { 'VPCs[].VPCId': 'vpc_id' } },
    {
      type: 'aws_route53_query_log',
      owner: 'zone_id',
      set: { 'QueryLoggingConfig.CloudWatchLogsLogGroupArn': 'cloudwatch_log_group_arn' },
    },
  ],
  list: { service: 'route-53', action: 'ListHostedZones', items: 'HostedZones[]' },
  details: [
    {
      service: 'route-53',
      action: 'GetHostedZone',
      params: { Id: '.Id' },
      items: 'VPCs[]',
      into: 'VPCs',
      absent: ['NoSuchHostedZone'],
    },
    {
      service: 'route-53',
      action: 'ListQueryLoggingConfigs',
      params: { HostedZoneId: '.Id' },
      items: 'QueryLoggingConfigs[0]',
      into: 'QueryLoggingConfig',
      absent: ['NoSuchHostedZone'],
      depth: 'full',
    },
  ],
  id: '${Id}',
  arn: 'arn:${partition}:route53:::hostedzone/${id}',
  name: 'Name',
  terraformId: 'zone_id',
  naturalKey: ['Name'],
  attributes: {
    Id: hostedZoneId({ computed: true, terraform: 'zone_id' }),
    Name: dnsName(),
    'HostedZoneConfig.Comment': text({ api: 'Config.Comment', terraform: 'comment' }),
    'HostedZoneConfig.PrivateZone': flag({ api: 'Config.PrivateZone', terraform: null, default: false }),
    'QueryLoggingConfig.CloudWatchLogsLogGroupArn': ref('AWS::Logs::LogGroup', 'logs', { terraform: null }),
    'HostedZoneFeatures.EnableAcceleratedRecovery': switching({
      api: 'Features.AcceleratedRecoveryStatus',
      terraform: 'enable_accelerated_recovery',
      default: false,
    }),
    'VPCs[].VPCId': refs('AWS::EC2::VPC', 'uses', { terraform: 'vpc[].vpc_id' }),
  },
});

import { type ResourceType, resourceType } from '../define.ts';
import { keyValues } from '../kinds/key-values.ts';
import { ref, refs } from '../kinds/ref.ts';
import { flag, number, text } from '../kinds/scalar.ts';
import { positive } from '../kinds/positive.ts';

export const targetGroup: ResourceType = resourceType({
  type: 'AWS::ElasticLoadBalancingV2::TargetGroup',
  title: 'Target group',
  drawn: 'detail',
  shape: 'target-group',
  layer: 'entry',
  scope: 'regional',
  terraform: ['aws_lb_target_group', 'aws_alb_target_group'],
  folds: [
    {
      type: 'aws_lb_target_group_attachment',
      owner: 'target_group_arn',
      append: { 'Targets[].Id': 'target_id' },
    },
    {
      type: 'aws_alb_target_group_attachment',
      owner: 'target_group_arn',
      append: { 'Targets[].Id': 'target_id' },
    },
  ],
  list: { service: 'elastic-load-balancing-v2', action: 'DescribeTargetGroups', items: 'TargetGroups[]' },
  details: [
    {
      service: 'elastic-load-balancing-v2',
      action: 'DescribeTargetGroupAttributes',
      params: { TargetGroupArn: '.TargetGroupArn' },
      items: 'Attributes[]',
      into: 'TargetGroupAttributes',
    },
    {
      service: 'elastic-load-balancing-v2',
      action: 'DescribeTargetHealth',
      params: { TargetGroupArn: '.TargetGroupArn' },
      items: 'TargetHealthDescriptions[].Target',
      into: 'Targets',
    },
  ],
  id: 'TargetGroupArn',
  arn: 'TargetGroupArn',
  name: 'TargetGroupName',
  naturalKey: ['Name'],
  hasUniqueName: true,
  parent: ['VpcId'],
  attributes: {
    Name: text({ api: 'TargetGroupName' }),
    VpcId: ref('AWS::EC2::VPC', 'contains', { reverse: true }),
    Port: number(),
    Protocol: text(),
    TargetControlPort: positive({ concern: 'configuration' }),
    ProtocolVersion: text({ default: 'HTTP1' }),
    TargetType: text({ default: 'instance' }),
    IpAddressType: text({ default: 'ipv4' }),
    'Targets[].Id': refs(
      ['AWS::EC2::Instance', 'AWS::Lambda::Function', 'AWS::ElasticLoadBalancingV2::LoadBalancer'],
      'routes',
      { terraform: null, label: 'Port' },
    ),
    HealthCheckEnabled: flag({ terraform: 'health_check.enabled' }),
    HealthCheckPath: text({ terraform: 'health_check.path', default: '/' }),
    HealthCheckPort: text({ terraform: 'health_check.port', default: 'traffic-port' }),
    HealthCheckProtocol: text({ terraform: 'health_check.protocol' }),
    HealthCheckIntervalSeconds: number({ terraform: 'health_check.interval', default: 30 }),
    HealthCheckTimeoutSeconds: number({ terraform: 'health_check.timeout' }),
    HealthyThresholdCount: number({ terraform: 'health_check.healthy_threshold', default: 5 }),
    UnhealthyThresholdCount: number({ terraform: 'health_check.unhealthy_threshold', default: 2 }),
    'Matcher.HttpCode': text({ terraform: 'health_check.matcher' }),
    TargetGroupAttributes: keyValues(
      {
        'deregistration_delay.connection_termination.enabled': 'connection_termination',
        'deregistration_delay.timeout_seconds': 'deregistration_delay',
        'lambda.multi_value_headers.enabled': 'lambda_multi_value_headers_enabled',
        'load_balancing.algorithm.type': 'load_balancing_algorithm_type',
        'load_balancing.cross_zone.enabled': 'load_balancing_cross_zone_enabled',
        'preserve_client_ip.enabled': 'preserve_client_ip',
        'proxy_protocol_v2.enabled': 'proxy_protocol_v2',
        'slow_start.duration_seconds': 'slow_start',
        'load_balancing.algorithm.anomaly_mitigation': 'load_balancing_anomaly_mitigation',
        'target_failover.on_deregistration': 'target_failover.on_deregistration',
        'target_failover.on_unhealthy': 'target_failover.on_unhealthy',
        'target_group_health.dns_failover.minimum_healthy_targets.count':
          'target_group_health.dns_failover.minimum_healthy_targets_count',
        'target_group_health.dns_failover.minimum_healthy_targets.percentage':
          'target_group_health.dns_failover.minimum_healthy_targets_percentage',
        'target_group_health.unhealthy_state_routing.minimum_healthy_targets.count':
          'target_group_health.unhealthy_state_routing.minimum_healthy_targets_count',
        'target_group_health.unhealthy_state_routing.minimum_healthy_targets.percentage':
          'target_group_health.unhealthy_state_routing.minimum_healthy_targets_percentage',
        'target_health_state.unhealthy.connection_termination.enabled':
          'target_health_state.enable_unhealthy_connection_termination',
        'target_health_state.unhealthy.draining_interval_seconds':
          'target_health_state.unhealthy_draining_interval',
        'stickiness.app_cookie.cookie_name': 'stickiness.cookie_name',
        'stickiness.enabled': 'stickiness.enabled',
        'stickiness.lb_cookie.duration_seconds': 'stickiness.cookie_duration',
        'stickiness.type': 'stickiness.type',
      },
      { terraform: '' },
    ),
  },
});

import { type ResourceType, resourceType } from '../define.ts';
import { set } from '../kinds/collection.ts';
import { parts } from '../kinds/parts.ts';
import { ref, refs } from '../kinds/ref.ts';
import { caseless, flag, number, text } from '../kinds/scalar.ts';
import { translated } from '../kinds/translated.ts';
import { among } from '../kinds/among.ts';
import { positive } from '../kinds/positive.ts';

/** The first generation of load balancers, whose listeners are part of them. */
export const classicLoadBalancer: ResourceType = resourceType({
  type: 'AWS::ElasticLoadBalancing::LoadBalancer',
  title: 'Classic load balancer',
  drawn: 'block',
  shape: 'load-balancer',
  layer: 'entry',
  scope: 'regional',
  terraform: ['aws_elb'],
  folds: [
    { type: 'aws_elb_attachment', owner: 'elb', append: { Instances: 'instance' } },
    {
      type: 'aws_app_cookie_stickiness_policy',
      owner: 'load_balancer',
      append: { AppCookieStickinessPolicy: '' },
    },
    {
      type: 'aws_lb_cookie_stickiness_policy',
      owner: 'load_balancer',
      append: { LBCookieStickinessPolicy: '' },
    },
    ...['aws_lb_ssl_negotiation_policy', 'aws_proxy_protocol_policy'].map((type) => ({
      type,
      owner: 'load_balancer',
    })),
    ...[
      'aws_load_balancer_policy',
      'aws_load_balancer_listener_policy',
      'aws_load_balancer_backend_server_policy',
    ].map((type) => ({ type, owner: 'load_balancer_name' })),
  ],
  list: {
    service: 'elastic-load-balancing',
    action: 'DescribeLoadBalancers',
    items: 'LoadBalancerDescriptions[]',
  },
  details: [
    {
      service: 'elastic-load-balancing',
      action: 'DescribeLoadBalancerAttributes',
      params: { LoadBalancerName: '.LoadBalancerName' },
      items: 'LoadBalancerAttributes',
      into: 'Attributes',
      absent: ['LoadBalancerNotFound', 'AccessPointNotFoundException'],
    },
  ],
  id: 'LoadBalancerName',
  arn: 'arn:${partition}:elasticloadbalancing:${region}:${account}:loadbalancer/${id}',
  name: 'LoadBalancerName',
  aliases: ['DNSName'],
  naturalKey: ['LoadBalancerName'],
  parent: ['Subnets', 'VPCId'],
  protection: { 'public access': [{ path: 'Scheme', is: 'internet-facing' }] },
  traffic: { publicWhen: [{ Scheme: 'internet-facing' }] },
  attributes: {
    LoadBalancerName: text({ terraform: 'name' }),
    VPCId: ref('AWS::EC2::VPC', 'contains', { terraform: null, reverse: true, computed: true }),
    Subnets: refs('AWS::EC2::Subnet', 'contains', { reverse: true }),
    SecurityGroups: refs('AWS::EC2::SecurityGroup', 'guards', { reverse: true }),
    AvailabilityZones: set(),
    Instances: refs('AWS::EC2::Instance', 'routes', { api: 'Instances[].InstanceId' }),
    Scheme: translated(
      { true: 'internal', false: 'internet-facing' },
      { terraform: 'internal', default: 'internet-facing' },
    ),
    Listeners: parts(
      'classic listeners',
      {
        LoadBalancerPort: number({ terraform: 'lb_port' }),
        Protocol: caseless({ terraform: 'lb_protocol' }),
        InstancePort: number(),
        InstanceProtocol: caseless(),
        SSLCertificateId: ref('AWS::CertificateManager::Certificate', 'uses'),
      },
      { api: 'ListenerDescriptions[].Listener', terraform: 'listener', concern: 'exposure' },
    ),
    AppCookieStickinessPolicy: parts(
      'application cookies',
      { PolicyName: text({ terraform: 'name' }), CookieName: text({ terraform: 'cookie_name' }) },
      { api: 'Policies.AppCookieStickinessPolicies', terraform: null },
    ),
    LBCookieStickinessPolicy: parts(
      'load balancer cookies',
      {
        PolicyName: text({ terraform: 'name' }),
        CookieExpirationPeriod: positive({ terraform: 'cookie_expiration_period' }),
      },
      { api: 'Policies.LBCookieStickinessPolicies', terraform: null },
    ),
    'Policies[].PolicyName': among({ api: 'Policies.OtherPolicies', terraform: null }),
    'HealthCheck.Target': text(),
    'HealthCheck.Interval': number(),
    'HealthCheck.Timeout': number(),
    'HealthCheck.HealthyThreshold': number(),
    'HealthCheck.UnhealthyThreshold': number(),
    CrossZone: flag({
      api: 'Attributes.CrossZoneLoadBalancing.Enabled',
      terraform: 'cross_zone_load_balancing',
    }),
    'ConnectionDrainingPolicy.Enabled': flag({
      api: 'Attributes.ConnectionDraining.Enabled',
      terraform: 'connection_draining',
      default: false,
    }),
    'ConnectionSettings.IdleTimeout': number({
      api: 'Attributes.ConnectionSettings.IdleTimeout',
      terraform: 'idle_timeout',
      default: 60,
    }),
    'AccessLoggingPolicy.Enabled': flag({
      api: 'Attributes.AccessLog.Enabled',
      terraform: 'access_logs.enabled',
      default: false,
      concern: 'protection',
    }),
    'ConnectionDrainingPolicy.Timeout': number({
      api: 'Attributes.ConnectionDraining.Timeout',
      terraform: 'connection_draining_timeout',
      default: 300,
    }),
    'AccessLoggingPolicy.EmitInterval': number({
      api: 'Attributes.AccessLog.EmitInterval',
      terraform: 'access_logs.interval',
      default: 60,
    }),
    'AccessLoggingPolicy.S3BucketPrefix': text({
      api: 'Attributes.AccessLog.S3BucketPrefix',
      terraform: 'access_logs.bucket_prefix',
    }),
    'AccessLoggingPolicy.S3BucketName': ref('AWS::S3::Bucket', 'logs', {
      api: 'Attributes.AccessLog.S3BucketName',
      terraform: 'access_logs.bucket',
    }),
  },
});

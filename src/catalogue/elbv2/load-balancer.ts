import { type ResourceType, resourceType } from '../define.ts';
import { keyValues } from '../kinds/key-values.ts';
import { ref, refs } from '../kinds/ref.ts';
import { text } from '../kinds/scalar.ts';
import { translated } from '../kinds/translated.ts';
import { set } from '../kinds/collection.ts';
import { positive } from '../kinds/positive.ts';

export const loadBalancer: ResourceType = resourceType({
  type: 'AWS::ElasticLoadBalancingV2::LoadBalancer',
  title: 'Load balancer',
  drawn: 'block',
  shape: 'load-balancer',
  layer: 'entry',
  scope: 'regional',
  terraform: ['aws_lb', 'aws_alb'],
  list: { service: 'elastic-load-balancing-v2', action: 'DescribeLoadBalancers', items: 'LoadBalancers[]' },
  details: [
    {
      service: 'elastic-load-balancing-v2',
      action: 'DescribeLoadBalancerAttributes',
      params: { LoadBalancerArn: '.LoadBalancerArn' },
      items: 'Attributes[]',
      into: 'LoadBalancerAttributes',
    },
    {
      service: 'elastic-load-balancing-v2',
      action: 'DescribeCapacityReservation',
      params: { LoadBalancerArn: '.LoadBalancerArn' },
      items: 'MinimumLoadBalancerCapacity',
      into: 'MinimumLoadBalancerCapacity',
      absent: ['UnsupportedOperation', 'UnsupportedOperationException', 'OperationNotPermitted'],
      depth: 'full',
    },
  ],
  id: 'LoadBalancerArn',
  arn: 'LoadBalancerArn',
  name: 'LoadBalancerName',
  aliases: ['DNSName'],
  naturalKey: ['Name'],
  hasUniqueName: true,
  parent: ['Subnets', 'SubnetMappings[].SubnetId', 'VpcId'],
  protection: {
    'deletion protection': [
      { path: 'LoadBalancerAttributes', member: 'deletion_protection.enabled', is: ['true', true] },
    ],
    'public access': [{ path: 'Scheme', is: 'internet-facing' }],
  },
  traffic: { publicWhen: [{ Scheme: 'internet-facing' }] },
  attributes: {
    Name: text({ api: 'LoadBalancerName' }),
    VpcId: ref('AWS::EC2::VPC', 'contains', { reverse: true, computed: true }),
    Subnets: refs('AWS::EC2::Subnet', 'contains', { api: 'AvailabilityZones[].SubnetId', reverse: true }),
    // the other way to declare the same subnets
    'SubnetMappings[].SubnetId': refs('AWS::EC2::Subnet', 'contains', {
      api: 'AvailabilityZones[].SubnetId',
      terraform: null,
      reverse: true,
    }),
    'SubnetMappings[].AllocationId': refs('AWS::EC2::EIP', 'uses', {
      api: 'AvailabilityZones[].LoadBalancerAddresses[].AllocationId',
      terraform: 'subnet_mapping[].allocation_id',
    }),
    'SubnetMappings[].PrivateIPv4Address': set({
      api: 'AvailabilityZones[].LoadBalancerAddresses[].PrivateIPv4Address',
      terraform: 'subnet_mapping[].private_ipv4_address',
    }),
    SecurityGroups: refs('AWS::EC2::SecurityGroup', 'guards', { reverse: true }),
    Type: text({ terraform: 'load_balancer_type', default: 'application' }),
    Scheme: translated(
      { true: 'internal', false: 'internet-facing' },
      { terraform: 'internal', default: 'internet-facing' },
    ),
    IpAddressType: text({ default: 'ipv4' }),
    'MinimumLoadBalancerCapacity.CapacityUnits': positive(),
    EnablePrefixForIpv6SourceNat: text({
      terraform: 'enable_prefix_for_ipv6_source_nat',
      default: 'off',
    }),
    // https://docs.aws.amazon.com/elasticloadbalancing/latest/network/load-balancer-security-groups.html
    EnforceSecurityGroupInboundRulesOnPrivateLinkTraffic: text({ default: 'on', concern: 'exposure' }),
    Ipv4IpamPoolId: text({
      api: 'IpamPools.Ipv4IpamPoolId',
      terraform: 'ipam_pools.ipv4_ipam_pool_id',
    }),
    CustomerOwnedIpv4Pool: text({ terraform: 'customer_owned_ipv4_pool' }),
    LoadBalancerAttributes: keyValues(
      {
        'access_logs.s3.bucket': 'access_logs.bucket',
        'access_logs.s3.enabled': 'access_logs.enabled',
        'access_logs.s3.prefix': 'access_logs.prefix',
        'connection_logs.s3.bucket': 'connection_logs.bucket',
        'connection_logs.s3.enabled': 'connection_logs.enabled',
        'connection_logs.s3.prefix': 'connection_logs.prefix',
        'health_check_logs.s3.bucket': 'health_check_logs.bucket',
        'health_check_logs.s3.enabled': 'health_check_logs.enabled',
        'health_check_logs.s3.prefix': 'health_check_logs.prefix',
        'dns_record.client_routing_policy': 'dns_record_client_routing_policy',
        'secondary_ips.auto_assigned.per_subnet': 'secondary_ips_auto_assigned_per_subnet',
        'client_keep_alive.seconds': 'client_keep_alive',
        'deletion_protection.enabled': 'enable_deletion_protection',
        'idle_timeout.timeout_seconds': 'idle_timeout',
        'load_balancing.cross_zone.enabled': 'enable_cross_zone_load_balancing',
        'routing.http.desync_mitigation_mode': 'desync_mitigation_mode',
        'routing.http.drop_invalid_header_fields.enabled': 'drop_invalid_header_fields',
        'routing.http.preserve_host_header.enabled': 'preserve_host_header',
        'routing.http.x_amzn_tls_version_and_cipher_suite.enabled':
          'enable_tls_version_and_cipher_suite_headers',
        'routing.http.xff_client_port.enabled': 'enable_xff_client_port',
        'routing.http.xff_header_processing.mode': 'xff_header_processing_mode',
        'routing.http2.enabled': 'enable_http2',
        'waf.fail_open.enabled': 'enable_waf_fail_open',
        'zonal_shift.config.enabled': 'enable_zonal_shift',
      },
      { terraform: '', pointer: 'access_logs.s3.bucket', to: ['AWS::S3::Bucket'], relation: 'logs' },
    ),
    State: text({ api: 'State.Code', terraform: null, computed: true }),
  },
});

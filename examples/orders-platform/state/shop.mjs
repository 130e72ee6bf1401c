import {
  behaviour,
  bucketOrigin,
  certificateByDns,
  CLOUDFRONT_ZONE,
  distribution,
  hostedZone,
  httpsOrigin,
  originAccessControl,
  record,
} from '../../../scripts/terraform/edge.mjs';
import { managed } from '../../../scripts/terraform/state.mjs';
import { CACHING_DISABLED, CACHING_OPTIMIZED, containerDefinition } from '../deploy/shop.mjs';
import { ACCOUNT, BUCKETS, REGION, roleArn, SERVICES, TAGS, ZONES } from '../names.mjs';

const named = (Name) => ({ ...TAGS, Name });

export function shopState(ids) {
  return [
    // the one of the distribution lives in us-east-1, with a state of its own
    certificateByDns('origin', { arn: ids.certificates.balancer, domain: 'origin.shop.example.com' }),
    balancer(ids),
    ...Object.entries(SERVICES).map(([name, each]) => targetGroup(ids, name, each)),
    ...listeners(ids),
    cluster(ids),
    ...Object.entries(SERVICES).flatMap(([name, each]) => [
      taskDefinition(ids, name, each),
      service(ids, name, each),
    ]),
    ...edge(ids),
  ];
}

function balancer({ balancer: { arn: balancerArn, dnsName, zoneId }, groups, subnets, vpc }) {
  return managed(
    'aws_lb',
    'shop',
    {
      access_logs: [{ bucket: '', enabled: false, prefix: '' }],
      arn: balancerArn,
      arn_suffix: balancerArn.split(':loadbalancer/')[1],
      client_keep_alive: 3600,
      connection_logs: [{ bucket: '', enabled: false, prefix: '' }],
      customer_owned_ipv4_pool: '',
      desync_mitigation_mode: 'defensive',
      dns_name: dnsName,
      dns_record_client_routing_policy: null,
      drop_invalid_header_fields: true,
      enable_cross_zone_load_balancing: true,
      enable_deletion_protection: true,
      enable_http2: true,
      enable_tls_version_and_cipher_suite_headers: false,
      enable_waf_fail_open: false,
      enable_xff_client_port: false,
      enable_zonal_shift: false,
      enforce_security_group_inbound_rules_on_private_link_traffic: '',
      id: balancerArn,
      idle_timeout: 60,
      internal: false,
      ip_address_type: 'ipv4',
      load_balancer_type: 'application',
      name: 'shop',
      name_prefix: '',
      preserve_host_header: false,
      security_groups: [groups.alb.id],
      subnet_mapping: ZONES.map((zone) => ({
        allocation_id: '',
        ipv6_address: '',
        outpost_id: '',
        private_ipv4_address: '',
        subnet_id: subnets.public[zone].id,
      })),
      subnets: ZONES.map((zone) => subnets.public[zone].id),
      tags: named('shop'),
      timeouts: null,
      vpc_id: vpc.id,
      xff_header_processing_mode: 'append',
      zone_id: zoneId,
    },
    ['aws_security_group.alb', 'aws_subnet.public'],
  );
}

function targetGroup({ targets, vpc }, name, { port }) {
  return managed(
    'aws_lb_target_group',
    name,
    {
      arn: targets[name].arn,
      arn_suffix: targets[name].arn.split(':').at(-1),
      connection_termination: null,
      deregistration_delay: '300',
      health_check: [
        {
          enabled: true,
          healthy_threshold: 2,
          interval: 10,
          matcher: '200',
          path: '/health',
          port: 'traffic-port',
          protocol: 'HTTP',
          timeout: 5,
          unhealthy_threshold: 3,
        },
      ],
      id: targets[name].arn,
      ip_address_type: 'ipv4',
      lambda_multi_value_headers_enabled: false,
      load_balancer_arns: [],
      load_balancing_algorithm_type: 'round_robin',
      load_balancing_anomaly_mitigation: 'off',
      load_balancing_cross_zone_enabled: 'use_load_balancer_configuration',
      name: `shop-${name}`,
      name_prefix: '',
      port,
      preserve_client_ip: null,
      protocol: 'HTTP',
      protocol_version: 'HTTP1',
      proxy_protocol_v2: false,
      slow_start: 0,
      stickiness: [{ cookie_duration: 86400, cookie_name: '', enabled: false, type: 'lb_cookie' }],
      tags: named(`shop-${name}`),
      target_failover: [{ on_deregistration: null, on_unhealthy: null }],
      target_group_health: [
        {
          dns_failover: [{ minimum_healthy_targets_count: '1', minimum_healthy_targets_percentage: 'off' }],
          unhealthy_state_routing: [
            { minimum_healthy_targets_count: 1, minimum_healthy_targets_percentage: 'off' },
          ],
        },
      ],
      target_health_state: [],
      target_type: 'ip',
      vpc_id: vpc.id,
    },
    ['aws_vpc.shop'],
  );
}

function listeners({ balancer: { arn: balancerArn }, listeners: ids, targets, certificates }) {
  const listener = (name, attributes) =>
    managed(
      'aws_lb_listener',
      name,
      {
        alpn_policy: null,
        arn: ids[name],
        id: ids[name],
        load_balancer_arn: balancerArn,
        mutual_authentication: [],
        tags: named(`shop-${name}`),
        tcp_idle_timeout_seconds: null,
        timeouts: null,
        ...attributes,
      },
      ['aws_lb.shop', 'aws_lb_target_group.web'],
    );
  return [
    listener('https', {
      certificate_arn: certificates.balancer,
      default_action: [{ ...action('forward'), target_group_arn: targets.web.arn }],
      port: 443,
      protocol: 'HTTPS',
      ssl_policy: 'ELBSecurityPolicy-TLS13-1-2-2021-06',
    }),
    listener('http', {
      certificate_arn: null,
      default_action: [
        {
          ...action('redirect'),
          redirect: [
            {
              host: '#{host}',
              path: '/#{path}',
              port: '443',
              protocol: 'HTTPS',
              query: '#{query}',
              status_code: 'HTTP_301',
            },
          ],
        },
      ],
      port: 80,
      protocol: 'HTTP',
      ssl_policy: '',
    }),
    managed(
      'aws_lb_listener_rule',
      'checkout',
      {
        action: [{ ...action('forward'), target_group_arn: targets.checkout.arn }],
        arn: ids.checkoutRule,
        condition: [
          {
            host_header: [],
            http_header: [],
            http_request_method: [],
            path_pattern: [{ values: ['/checkout/*'] }],
            query_string: [],
            source_ip: [],
          },
        ],
        id: ids.checkoutRule,
        listener_arn: ids.https,
        priority: 10,
        tags: named('shop-checkout'),
      },
      ['aws_lb_listener.https', 'aws_lb_target_group.checkout'],
    ),
  ];
}

function action(type) {
  return {
    authenticate_cognito: [],
    authenticate_oidc: [],
    fixed_response: [],
    forward: [],
    order: 1,
    redirect: [],
    target_group_arn: '',
    type,
  };
}

function cluster({ containers }) {
  return managed('aws_ecs_cluster', 'shop', {
    arn: containers.cluster,
    configuration: [],
    id: containers.cluster,
    name: 'shop',
    service_connect_defaults: [],
    setting: [{ name: 'containerInsights', value: 'enabled' }],
    tags: named('shop'),
  });
}

function taskDefinition({ containers, secrets, cluster: { endpoint } }, name, { cpu, memory }) {
  const taskArn = containers.services[name].taskDefinition;
  return managed(
    'aws_ecs_task_definition',
    name,
    {
      arn: taskArn,
      arn_without_revision: taskArn.replace(/:\d+$/, ''),
      container_definitions: JSON.stringify([containerDefinition(name, { secrets, endpoint })]),
      cpu,
      enable_fault_injection: false,
      ephemeral_storage: [],
      execution_role_arn: roleArn('shop-ecs-execution'),
      family: `shop-${name}`,
      id: `shop-${name}`,
      inference_accelerator: [],
      ipc_mode: '',
      memory,
      network_mode: 'awsvpc',
      pid_mode: '',
      placement_constraints: [],
      proxy_configuration: [],
      requires_compatibilities: ['FARGATE'],
      revision: 1,
      runtime_platform: [{ cpu_architecture: 'ARM64', operating_system_family: 'LINUX' }],
      skip_destroy: false,
      tags: named(`shop-${name}`),
      task_role_arn: roleArn(`shop-${name}`),
      track_latest: false,
      volume: [],
    },
    [`aws_iam_role.shop_${name}`, 'aws_iam_role.shop_ecs_execution', 'aws_rds_cluster.orders'],
  );
}

function service({ containers, subnets, groups, targets }, name, { port, count }) {
  return managed(
    'aws_ecs_service',
    name,
    {
      alarms: [],
      availability_zone_rebalancing: 'DISABLED',
      capacity_provider_strategy: [],
      cluster: containers.cluster,
      deployment_circuit_breaker: [{ enable: true, rollback: true }],
      deployment_controller: [{ type: 'ECS' }],
      deployment_maximum_percent: 200,
      deployment_minimum_healthy_percent: 100,
      desired_count: count,
      enable_ecs_managed_tags: false,
      enable_execute_command: false,
      force_delete: null,
      force_new_deployment: null,
      health_check_grace_period_seconds: 30,
      iam_role: '/aws-service-role/ecs.amazonaws.com/AWSServiceRoleForECS',
      id: containers.services[name].arn,
      launch_type: 'FARGATE',
      load_balancer: [
        { container_name: name, container_port: port, elb_name: '', target_group_arn: targets[name].arn },
      ],
      name,
      network_configuration: [
        {
          assign_public_ip: false,
          security_groups: [groups[name].id],
          subnets: ZONES.map((zone) => subnets.app[zone].id),
        },
      ],
      ordered_placement_strategy: [],
      placement_constraints: [],
      platform_version: 'LATEST',
      propagate_tags: 'SERVICE',
      scheduling_strategy: 'REPLICA',
      service_connect_configuration: [],
      service_registries: [],
      tags: named(`shop-${name}`),
      task_definition: containers.services[name].taskDefinition,
      timeouts: null,
      triggers: {},
      volume_configuration: [],
      vpc_lattice_configurations: [],
      wait_for_steady_state: false,
    },
    [
      'aws_ecs_cluster.shop',
      `aws_ecs_task_definition.${name}`,
      `aws_lb_target_group.${name}`,
      'aws_subnet.app',
    ],
  );
}

function edge(ids) {
  const { distribution: cdn, balancer: origin, zone, accessControl } = ids;
  const domain = 'shop.example.com';
  return [
    originAccessControl('shop-assets', {
      account: ACCOUNT,
      id: accessControl.id,
      description: 'Only the shop reads its assets',
    }),
    distribution({
      cdn,
      comment: 'The shop',
      alias: domain,
      http: 'http2',
      root: '',
      certificate: ids.certificates.distribution,
      tags: named('shop'),
      origins: [
        bucketOrigin('assets', `${BUCKETS.assets}.s3.${REGION}.amazonaws.com`, accessControl.id),
        httpsOrigin('pages', origin.dnsName),
      ],
      defaultBehaviour: behaviour({
        origin: 'pages',
        methods: ['DELETE', 'GET', 'HEAD', 'OPTIONS', 'PATCH', 'POST', 'PUT'],
        cachePolicy: CACHING_DISABLED,
      }),
      behaviours: [
        behaviour({
          path: '/assets/*',
          origin: 'assets',
          methods: ['GET', 'HEAD'],
          cachePolicy: CACHING_OPTIMIZED,
        }),
      ],
    }),
    hostedZone('shop', { zone, domain, comment: 'The shop', tags: named(domain) }),
    managed(
      'aws_route53_record',
      'shop',
      record(zone.id, { domain, type: 'A', alias: { name: cdn.domain, zone: CLOUDFRONT_ZONE } }),
      ['aws_cloudfront_distribution.this', 'aws_route53_zone.shop'],
    ),
    managed(
      'aws_route53_record',
      'origin',
      record(zone.id, {
        domain: `origin.${domain}`,
        type: 'A',
        alias: { name: origin.dnsName, zone: origin.zoneId, healthy: true },
      }),
      ['aws_lb.shop', 'aws_route53_zone.shop'],
    ),
    managed(
      'aws_route53_record',
      'www',
      record(zone.id, { domain: `www.${domain}`, type: 'CNAME', values: [domain], ttl: 300 }),
      ['aws_route53_zone.shop'],
    ),
  ];
}

import { managed } from './state.mjs';

/** The zone of every distribution, the same for everybody. */
export const CLOUDFRONT_ZONE = 'Z2FDTNDATAQYW2';

export function originAccessControl(name, { account, id, description }) {
  return managed('aws_cloudfront_origin_access_control', 'this', {
    arn: `arn:aws:cloudfront::${account}:origin-access-control/${id}`,
    description,
    etag: 'ETVPDKIKX0DER',
    id,
    name,
    origin_access_control_origin_type: 's3',
    signing_behavior: 'always',
    signing_protocol: 'sigv4',
  });
}

/** aws_cloudfront_distribution with its origins and behaviours as the provider flattens them. */
export function distribution({
  cdn,
  comment,
  alias,
  http,
  root,
  certificate,
  origins,
  defaultBehaviour,
  behaviours,
  tags,
}) {
  return managed('aws_cloudfront_distribution', 'this', {
    aliases: [alias],
    anycast_ip_list_id: '',
    arn: cdn.arn,
    caller_reference: 'terraform-20261102080000000000000001',
    comment,
    continuous_deployment_policy_id: '',
    custom_error_response: [],
    default_cache_behavior: [defaultBehaviour],
    default_root_object: root,
    domain_name: cdn.domain,
    enabled: true,
    etag: 'E2QWRUHAPOMQZL',
    hosted_zone_id: CLOUDFRONT_ZONE,
    http_version: http,
    id: cdn.id,
    in_progress_validation_batches: 0,
    is_ipv6_enabled: true,
    last_modified_time: '2026-11-02 08:00:00 +0000 UTC',
    logging_config: [],
    logging_v1_enabled: false,
    ordered_cache_behavior: behaviours,
    origin: origins,
    origin_group: [],
    price_class: 'PriceClass_100',
    restrictions: [{ geo_restriction: [{ locations: [], restriction_type: 'none' }] }],
    retain_on_delete: false,
    staging: false,
    status: 'Deployed',
    tags,
    trusted_key_groups: [{ enabled: false, items: [] }],
    trusted_signers: [{ enabled: false, items: [] }],
    viewer_certificate: [
      {
        acm_certificate_arn: certificate,
        cloudfront_default_certificate: false,
        iam_certificate_id: '',
        minimum_protocol_version: 'TLSv1.2_2021',
        ssl_support_method: 'sni-only',
      },
    ],
    wait_for_deployment: true,
    web_acl_id: '',
  });
}

export function behaviour({ path, origin, methods, cachePolicy, originRequestPolicy = '' }) {
  return {
    allowed_methods: methods,
    cache_policy_id: cachePolicy,
    cached_methods: ['GET', 'HEAD'],
    compress: true,
    default_ttl: 0,
    field_level_encryption_id: '',
    forwarded_values: [],
    function_association: [],
    grpc_config: [{ enabled: false }],
    lambda_function_association: [],
    max_ttl: 0,
    min_ttl: 0,
    origin_request_policy_id: originRequestPolicy,
    ...(path !== undefined && { path_pattern: path }),
    realtime_log_config_arn: '',
    response_headers_policy_id: '',
    smooth_streaming: false,
    target_origin_id: origin,
    trusted_key_groups: [],
    trusted_signers: [],
    viewer_protocol_policy: 'redirect-to-https',
  };
}

export function bucketOrigin(id, domain, accessControl) {
  return {
    connection_attempts: 3,
    connection_timeout: 10,
    custom_header: [],
    custom_origin_config: [],
    domain_name: domain,
    origin_access_control_id: accessControl,
    origin_id: id,
    origin_path: '',
    origin_shield: [],
    s3_origin_config: [],
    vpc_origin_config: [],
  };
}

export function httpsOrigin(id, domain) {
  return {
    ...bucketOrigin(id, domain, ''),
    custom_origin_config: [
      {
        http_port: 80,
        https_port: 443,
        origin_keepalive_timeout: 5,
        origin_protocol_policy: 'https-only',
        origin_read_timeout: 30,
        origin_ssl_protocols: ['TLSv1.2'],
      },
    ],
  };
}

export function hostedZone(name, { zone, domain, comment, tags }) {
  return managed('aws_route53_zone', name, {
    arn: `arn:aws:route53:::hostedzone/${zone.id}`,
    comment,
    delegation_set_id: '',
    force_destroy: false,
    id: zone.id,
    name: domain,
    name_servers: zone.nameServers,
    primary_name_server: zone.nameServers[0] ?? '',
    tags,
    vpc: [],
    zone_id: zone.id,
  });
}

/** aws_route53_record; `alias` as `{ name, zone, healthy }`, or `values` with `ttl`. */
export function record(zone, { domain, type, alias, values, ttl }) {
  return {
    alias: alias
      ? [{ evaluate_target_health: alias.healthy ?? false, name: alias.name, zone_id: alias.zone }]
      : [],
    allow_overwrite: null,
    cidr_routing_policy: [],
    failover_routing_policy: [],
    fqdn: domain,
    geolocation_routing_policy: [],
    geoproximity_routing_policy: [],
    health_check_id: '',
    id: `${zone}_${domain}_${type}`,
    latency_routing_policy: [],
    multivalue_answer_routing_policy: false,
    name: domain,
    records: values ?? [],
    set_identifier: '',
    timeouts: null,
    ttl: ttl ?? 0,
    type,
    weighted_routing_policy: [],
    zone_id: zone,
  };
}

/** aws_acm_certificate, validated by DNS. */
export function certificateByDns(name, { arn, domain }) {
  return managed('aws_acm_certificate', name, {
    arn,
    certificate_authority_arn: '',
    certificate_body: null,
    certificate_chain: null,
    domain_name: domain,
    domain_validation_options: [
      {
        domain_name: domain,
        resource_record_name: `_3b1f0a7c5d9e4f62.${domain}.`,
        resource_record_type: 'CNAME',
        resource_record_value: '_c41d2f8ae09b7356.acm-validations.aws.',
      },
    ],
    early_renewal_duration: '',
    id: arn,
    key_algorithm: 'RSA_2048',
    not_after: '2027-11-02T08:00:00Z',
    not_before: '2026-11-02T08:00:00Z',
    options: [{ certificate_transparency_logging_preference: 'ENABLED' }],
    pending_renewal: false,
    private_key: null,
    renewal_eligibility: 'ELIGIBLE',
    renewal_summary: [],
    status: 'ISSUED',
    subject_alternative_names: [domain],
    tags: {},
    type: 'AMAZON_ISSUED',
    validation_emails: [],
    validation_method: 'DNS',
    validation_option: [],
  });
}

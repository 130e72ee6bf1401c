import { managed, managedEach } from '../../../scripts/terraform/state.mjs';
import {
  bucket,
  bucketEncryption,
  bucketPolicy,
  bucketPrivate,
  bucketVersioning,
  table,
} from '../../../scripts/terraform/storage.mjs';
import { ACCOUNT, arn, BUCKETS, REGION, TAGS, ZONES } from '../names.mjs';
import { assetsPolicy, keyPolicy } from '../policies.mjs';

const named = (Name) => ({ ...TAGS, Name });

export function dataState(ids) {
  return [...keys(ids), ...aurora(ids), ...cache(ids), ...stores(ids)];
}

function keys({ key, secrets }) {
  const secret = (name, description) => ({
    arn: secrets[name].arn,
    description,
    force_overwrite_replica_secret: false,
    id: secrets[name].arn,
    kms_key_id: key.arn,
    name: `shop/${name}`,
    name_prefix: '',
    policy: '',
    recovery_window_in_days: 30,
    replica: [],
    tags: named(`shop-${name}`),
  });
  return [
    managed('aws_kms_key', 'data', {
      arn: key.arn,
      bypass_policy_lockout_safety_check: false,
      custom_key_store_id: '',
      customer_master_key_spec: 'SYMMETRIC_DEFAULT',
      deletion_window_in_days: null,
      description: 'Orders, receipts and payments',
      enable_key_rotation: true,
      id: key.id,
      is_enabled: true,
      key_id: key.id,
      key_usage: 'ENCRYPT_DECRYPT',
      multi_region: false,
      policy: JSON.stringify(keyPolicy),
      rotation_period_in_days: 365,
      tags: named('shop-data'),
      timeouts: null,
      xks_key_id: '',
    }),
    managed(
      'aws_kms_alias',
      'data',
      {
        arn: arn('kms', 'alias/shop-data'),
        id: 'alias/shop-data',
        name: 'alias/shop-data',
        name_prefix: '',
        target_key_arn: key.arn,
        target_key_id: key.id,
      },
      ['aws_kms_key.data'],
    ),
    managed(
      'aws_secretsmanager_secret',
      'database',
      secret('database', 'Master user of the orders database'),
      ['aws_kms_key.data'],
    ),
    managed('aws_secretsmanager_secret', 'payment', secret('payment', 'Payment provider'), [
      'aws_kms_key.data',
    ]),
  ];
}

function aurora(ids) {
  return [
    managed('aws_db_subnet_group', 'data', {
      arn: arn('rds', 'subgrp:shop-data'),
      description: 'Data subnets',
      id: 'shop-data',
      name: 'shop-data',
      name_prefix: '',
      subnet_ids: ZONES.map((zone) => ids.subnets.data[zone].id),
      supported_network_types: ['IPV4'],
      tags: named('shop-data'),
      vpc_id: ids.vpc.id,
    }),
    managed('aws_rds_cluster', 'orders', clusterAttributes(ids), [
      'aws_db_subnet_group.data',
      'aws_kms_key.data',
      'aws_security_group.aurora',
    ]),
    managedEach(
      'aws_rds_cluster_instance',
      'orders',
      Object.fromEntries(
        Object.entries(ids.instances).map(([name, each]) => [name, instanceAttributes(ids, name, each)]),
      ),
      ['aws_rds_cluster.orders'],
    ),
  ];
}

function clusterAttributes({ cluster, groups, key, instances }) {
  return {
    allocated_storage: 1,
    allow_major_version_upgrade: null,
    apply_immediately: null,
    arn: cluster.arn,
    availability_zones: ZONES.map((zone) => `${REGION}${zone}`),
    backtrack_window: 0,
    backup_retention_period: 14,
    ca_certificate_identifier: '',
    ca_certificate_valid_till: '',
    cluster_identifier: 'shop-orders',
    cluster_identifier_prefix: '',
    cluster_members: Object.keys(instances).map((name) => `shop-orders-${name}`),
    cluster_resource_id: cluster.resourceId,
    cluster_scalability_type: '',
    copy_tags_to_snapshot: true,
    database_insights_mode: 'standard',
    database_name: 'orders',
    db_cluster_instance_class: '',
    db_cluster_parameter_group_name: 'default.aurora-postgresql16',
    db_instance_parameter_group_name: null,
    db_subnet_group_name: 'shop-data',
    db_system_id: '',
    delete_automated_backups: true,
    deletion_protection: true,
    domain: '',
    domain_iam_role_name: '',
    enable_global_write_forwarding: false,
    enable_http_endpoint: false,
    enable_local_write_forwarding: false,
    enabled_cloudwatch_logs_exports: ['postgresql'],
    endpoint: cluster.endpoint,
    engine: 'aurora-postgresql',
    engine_lifecycle_support: 'open-source-rds-extended-support',
    engine_mode: 'provisioned',
    engine_version: '16.6',
    engine_version_actual: '16.6',
    final_snapshot_identifier: 'shop-orders-final',
    global_cluster_identifier: '',
    hosted_zone_id: 'Z29XKXDKYMONMX',
    iam_database_authentication_enabled: false,
    iam_roles: [],
    id: 'shop-orders',
    iops: 0,
    kms_key_id: key.arn,
    manage_master_user_password: null,
    master_password: 'set-by-rotation',
    master_user_secret: [],
    master_user_secret_kms_key_id: null,
    master_username: 'shop',
    monitoring_interval: 0,
    monitoring_role_arn: '',
    network_type: 'IPV4',
    performance_insights_enabled: false,
    performance_insights_kms_key_id: '',
    performance_insights_retention_period: 0,
    port: 5432,
    preferred_backup_window: '02:00-03:00',
    preferred_maintenance_window: 'sun:03:30-sun:04:30',
    reader_endpoint: cluster.reader,
    replication_source_identifier: '',
    restore_to_point_in_time: [],
    s3_import: [],
    scaling_configuration: [],
    serverlessv2_scaling_configuration: [],
    skip_final_snapshot: false,
    snapshot_identifier: null,
    source_region: null,
    storage_encrypted: true,
    storage_type: '',
    tags: named('shop-orders'),
    timeouts: null,
    vpc_security_group_ids: [groups.aurora.id],
  };
}

function instanceAttributes({ key }, name, { zone, arn: instanceArn, resourceId, address }) {
  const id = `shop-orders-${name}`;
  return {
    apply_immediately: null,
    arn: instanceArn,
    auto_minor_version_upgrade: true,
    availability_zone: `${REGION}${zone}`,
    ca_cert_identifier: 'rds-ca-rsa2048-g1',
    cluster_identifier: 'shop-orders',
    copy_tags_to_snapshot: false,
    custom_iam_instance_profile: '',
    db_parameter_group_name: 'default.aurora-postgresql16',
    db_subnet_group_name: 'shop-data',
    dbi_resource_id: resourceId,
    endpoint: address ?? '',
    engine: 'aurora-postgresql',
    engine_version: '16.6',
    engine_version_actual: '16.6',
    force_destroy: false,
    id,
    identifier: id,
    identifier_prefix: '',
    instance_class: 'db.r6g.xlarge',
    kms_key_id: key.arn,
    monitoring_interval: 0,
    monitoring_role_arn: '',
    network_type: 'IPV4',
    performance_insights_enabled: false,
    performance_insights_kms_key_id: '',
    performance_insights_retention_period: 0,
    port: 5432,
    preferred_backup_window: '02:00-03:00',
    preferred_maintenance_window: 'sun:03:30-sun:04:30',
    promotion_tier: name === 'writer' ? 0 : 1,
    publicly_accessible: false,
    storage_encrypted: true,
    tags: named(id),
    timeouts: null,
    writer: name === 'writer',
  };
}

function cache(ids) {
  return [
    managed('aws_elasticache_subnet_group', 'cache', {
      arn: arn('elasticache', 'subnetgroup:shop-cache'),
      description: 'Data subnets',
      id: 'shop-cache',
      name: 'shop-cache',
      subnet_ids: ZONES.map((zone) => ids.subnets.data[zone].id),
      tags: named('shop-cache'),
      vpc_id: ids.vpc.id,
    }),
    managed(
      'aws_elasticache_replication_group',
      'cache',
      {
        apply_immediately: null,
        arn: ids.cache.arn,
        at_rest_encryption_enabled: 'true',
        auth_token: null,
        auth_token_update_strategy: 'ROTATE',
        auto_minor_version_upgrade: 'true',
        automatic_failover_enabled: true,
        cluster_enabled: false,
        cluster_mode: 'disabled',
        configuration_endpoint_address: '',
        data_tiering_enabled: false,
        description: 'Sessions and baskets',
        engine: 'redis',
        engine_version: '7.1',
        engine_version_actual: '7.1.0',
        final_snapshot_identifier: null,
        global_replication_group_id: '',
        id: 'shop-cache',
        ip_discovery: 'ipv4',
        kms_key_id: ids.key.arn,
        log_delivery_configuration: [],
        maintenance_window: 'sat:22:00-sat:23:00',
        member_clusters: ['shop-cache-001', 'shop-cache-002'],
        multi_az_enabled: true,
        network_type: 'ipv4',
        node_type: 'cache.r7g.large',
        notification_topic_arn: null,
        num_cache_clusters: 2,
        num_node_groups: 1,
        parameter_group_name: 'default.redis7',
        port: 6379,
        preferred_cache_cluster_azs: null,
        primary_endpoint_address: `master.shop-cache.${REGION}.cache.amazonaws.com`,
        reader_endpoint_address: `replica.shop-cache.${REGION}.cache.amazonaws.com`,
        replicas_per_node_group: 1,
        replication_group_id: 'shop-cache',
        security_group_ids: [ids.groups.cache.id],
        security_group_names: [],
        snapshot_arns: null,
        snapshot_name: null,
        snapshot_retention_limit: 3,
        snapshot_window: '01:00-02:00',
        subnet_group_name: 'shop-cache',
        tags: named('shop-cache'),
        timeouts: null,
        transit_encryption_enabled: true,
        transit_encryption_mode: 'required',
        user_group_ids: [],
      },
      ['aws_elasticache_subnet_group.cache', 'aws_kms_key.data', 'aws_security_group.cache'],
    ),
  ];
}

function stores({ key, distribution }) {
  const here = { region: REGION, account: ACCOUNT };
  return [
    table('orders', {
      ...here,
      tableName: 'shop-orders',
      hash: 'orderId',
      attributes: ['customerId', 'orderId'],
      indexes: [{ name: 'by-customer', hash: 'customerId' }],
      key: key.arn,
      protect: true,
      tags: named('shop-orders'),
    }),
    ...Object.entries(BUCKETS).flatMap(([name, id]) => [
      bucket(name, id, { ...here, tags: named(`shop-${name}`) }),
      bucketVersioning(name, id),
      bucketPrivate(name, id),
      bucketEncryption(
        name,
        id,
        name === 'receipts'
          ? { algorithm: 'aws:kms', key: key.arn, bucketKey: true }
          : { algorithm: 'AES256', bucketKey: false },
      ),
    ]),
    bucketPolicy('assets', BUCKETS.assets, assetsPolicy(distribution.arn)),
    lifecycle(),
  ];
}

function lifecycle() {
  return managed(
    'aws_s3_bucket_lifecycle_configuration',
    'receipts',
    {
      bucket: BUCKETS.receipts,
      expected_bucket_owner: '',
      id: BUCKETS.receipts,
      rule: [
        {
          abort_incomplete_multipart_upload: [],
          expiration: [{ date: '', days: 3650, expired_object_delete_marker: false }],
          filter: [
            { and: [], object_size_greater_than: null, object_size_less_than: null, prefix: '', tag: [] },
          ],
          id: 'archive',
          noncurrent_version_expiration: [],
          noncurrent_version_transition: [],
          prefix: '',
          status: 'Enabled',
          transition: [{ date: '', days: 90, storage_class: 'GLACIER' }],
        },
      ],
      timeouts: null,
      transition_default_minimum_object_size: 'all_storage_classes_128K',
    },
    ['aws_s3_bucket.receipts'],
  );
}

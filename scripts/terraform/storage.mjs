import { managed } from './state.mjs';

/** The canonical user that owns the recorded account's buckets. */
const OWNER = '75aa57f09aa0c8caeab4f8c24e99d10f8e7faeebf76c078efc7c6caea54ba06a';

/** Where S3 keeps website zones: by region, the same for everybody. */
const WEBSITE_ZONES = { 'eu-west-1': 'Z1BKCTXD74EZPE', 'eu-central-1': 'Z21DNDUVLTQW6Q' };

/**
 * aws_s3_bucket as it stands right after its creation: the settings that other blocks declare (versioning, encryption, policy)
 * are still those of a new bucket, because nothing has refreshed them.
 */
export function bucket(name, id, { region, tags }) {
  return managed('aws_s3_bucket', name, {
    acceleration_status: '',
    acl: null,
    arn: `arn:aws:s3:::${id}`,
    bucket: id,
    bucket_domain_name: `${id}.s3.amazonaws.com`,
    bucket_prefix: '',
    bucket_regional_domain_name: `${id}.s3.${region}.amazonaws.com`,
    cors_rule: [],
    force_destroy: false,
    grant: [{ id: OWNER, permissions: ['FULL_CONTROL'], type: 'CanonicalUser', uri: '' }],
    hosted_zone_id: WEBSITE_ZONES[region],
    id,
    lifecycle_rule: [],
    logging: [],
    object_lock_configuration: [],
    object_lock_enabled: false,
    policy: '',
    region,
    replication_configuration: [],
    request_payer: 'BucketOwner',
    server_side_encryption_configuration: [
      {
        rule: [
          {
            apply_server_side_encryption_by_default: [{ kms_master_key_id: '', sse_algorithm: 'AES256' }],
            bucket_key_enabled: false,
          },
        ],
      },
    ],
    tags,
    timeouts: null,
    versioning: [{ enabled: false, mfa_delete: false }],
    website: [],
    website_domain: null,
    website_endpoint: null,
  });
}

export function bucketVersioning(name, id) {
  return managed(
    'aws_s3_bucket_versioning',
    name,
    {
      bucket: id,
      expected_bucket_owner: '',
      id,
      mfa: null,
      versioning_configuration: [{ mfa_delete: '', status: 'Enabled' }],
    },
    [`aws_s3_bucket.${name}`],
  );
}

export function bucketPrivate(name, id) {
  return managed(
    'aws_s3_bucket_public_access_block',
    name,
    {
      block_public_acls: true,
      block_public_policy: true,
      bucket: id,
      id,
      ignore_public_acls: true,
      restrict_public_buckets: true,
    },
    [`aws_s3_bucket.${name}`],
  );
}

export function bucketEncryption(name, id, { algorithm, key, bucketKey }) {
  return managed(
    'aws_s3_bucket_server_side_encryption_configuration',
    name,
    {
      bucket: id,
      expected_bucket_owner: '',
      id,
      rule: [
        {
          apply_server_side_encryption_by_default: [
            { kms_master_key_id: key ?? '', sse_algorithm: algorithm },
          ],
          bucket_key_enabled: bucketKey,
        },
      ],
    },
    [`aws_s3_bucket.${name}`],
  );
}

export function bucketPolicy(name, id, policy) {
  return managed('aws_s3_bucket_policy', name, { bucket: id, id, policy: JSON.stringify(policy) }, [
    `aws_s3_bucket.${name}`,
    'aws_cloudfront_distribution.this',
  ]);
}

/** aws_dynamodb_table with on-demand capacity and point-in-time recovery. */
export function table(
  name,
  { region, account, tableName, hash, range, attributes, indexes = [], key, protect, tags },
) {
  return managed('aws_dynamodb_table', name, {
    arn: `arn:aws:dynamodb:${region}:${account}:table/${tableName}`,
    attribute: attributes.map((each) => ({ name: each, type: 'S' })),
    billing_mode: 'PAY_PER_REQUEST',
    deletion_protection_enabled: protect,
    global_secondary_index: indexes.map((index) => ({
      hash_key: index.hash,
      name: index.name,
      non_key_attributes: [],
      on_demand_throughput: [],
      projection_type: 'ALL',
      range_key: '',
      read_capacity: 0,
      write_capacity: 0,
    })),
    hash_key: hash,
    id: tableName,
    import_table: [],
    local_secondary_index: [],
    name: tableName,
    on_demand_throughput: [],
    point_in_time_recovery: [{ enabled: true, recovery_period_in_days: 35 }],
    range_key: range ?? null,
    read_capacity: 0,
    replica: [],
    restore_date_time: null,
    restore_source_name: null,
    restore_source_table_arn: null,
    restore_to_latest_time: null,
    server_side_encryption: key ? [{ enabled: true, kms_key_arn: key }] : [],
    stream_arn: '',
    stream_enabled: false,
    stream_label: '',
    stream_view_type: '',
    table_class: 'STANDARD',
    tags,
    timeouts: null,
    ttl: [{ attribute_name: '', enabled: false }],
    write_capacity: 0,
  });
}

import { expect, test } from 'vitest';
import { entryFor } from '../../src/catalogue/index.ts';
import { readAttributes, type Side } from '../../src/catalogue/read.ts';
import type { Value } from '../../src/model/value.ts';

/** One attribute of a type as one side spells it. */
function read(type: string, path: string, side: Side, raw: unknown): Value | undefined {
  const entry = entryFor(type);
  if (!entry) throw new Error(`no entry for ${type}`);
  return readAttributes(entry, raw, side)[path];
}

interface Case {
  readonly type: string;
  readonly path: string;
  readonly api: unknown;
  readonly cloudformation?: unknown;
  readonly terraform?: unknown;
  /** what AWS answers when somebody has changed it */
  readonly other: unknown;
}

const BUCKET = 'AWS::S3::Bucket';
const OWNER = { Grantee: { Type: 'CanonicalUser', ID: 'o' }, Permission: 'FULL_CONTROL' };
const everyone = (Permission: string): object => ({
  Grantee: { Type: 'Group', URI: 'http://acs.amazonaws.com/groups/global/AllUsers' },
  Permission,
});
const inventory = (Frequency: string): object => ({
  Id: 'all',
  IsEnabled: true,
  IncludedObjectVersions: 'Current',
  Schedule: { Frequency },
  OptionalFields: ['Size'],
  Filter: { Prefix: 'in/' },
  Destination: { S3BucketDestination: { Bucket: 'arn:aws:s3:::reports', Format: 'CSV' } },
});
const metric = (Stat: string): object => ({
  Id: 'errors',
  MetricStat: {
    Metric: { Namespace: 'shop', MetricName: 'Errors', Dimensions: [{ Name: 'Service', Value: 'api' }] },
    Period: 60,
    Stat,
  },
  ReturnData: true,
});

const CASES: readonly Case[] = [
  {
    type: BUCKET,
    path: 'CorsConfiguration.CorsRules',
    api: { CorsRules: [{ AllowedMethods: ['PUT', 'GET'], AllowedOrigins: ['*'], MaxAgeSeconds: 60 }] },
    cloudformation: {
      CorsConfiguration: {
        CorsRules: [{ AllowedMethods: ['GET', 'PUT'], AllowedOrigins: ['*'], MaxAge: '60' }],
      },
    },
    terraform: {
      cors_rule: [
        {
          allowed_methods: ['GET', 'PUT'],
          allowed_origins: ['*'],
          allowed_headers: [],
          max_age_seconds: 60,
        },
      ],
    },
    other: {
      CorsRules: [
        { AllowedMethods: ['GET', 'PUT'], AllowedOrigins: ['*'], AllowedHeaders: ['*'], MaxAgeSeconds: 60 },
      ],
    },
  },
  {
    type: BUCKET,
    path: 'AccessControl',
    api: { Grants: [OWNER, everyone('READ')] },
    cloudformation: { AccessControl: 'PublicRead' },
    terraform: { acl: 'public-read', grant: [] },
    other: { Grants: [OWNER, everyone('READ'), everyone('WRITE')] },
  },
  {
    type: BUCKET,
    path: 'InventoryConfigurations',
    api: { InventoryConfigurations: [inventory('Daily')] },
    cloudformation: {
      InventoryConfigurations: [
        {
          Id: 'all',
          Enabled: true,
          IncludedObjectVersions: 'Current',
          ScheduleFrequency: 'Daily',
          OptionalFields: ['Size'],
          Prefix: 'in/',
          Destination: { BucketArn: 'arn:aws:s3:::reports', Format: 'CSV' },
        },
      ],
    },
    other: { InventoryConfigurations: [inventory('Weekly')] },
  },
  {
    type: BUCKET,
    path: 'MetricsConfigurations',
    api: {
      MetricsConfigurations: [
        { Id: 'm', Filter: { And: { Prefix: 'in/', Tags: [{ Key: 'a', Value: '1' }] } } },
      ],
    },
    cloudformation: {
      MetricsConfigurations: [{ Id: 'm', Prefix: 'in/', TagFilters: [{ Key: 'a', Value: '1' }] }],
    },
    other: { MetricsConfigurations: [{ Id: 'm', Filter: { Prefix: 'in/' } }] },
  },
  {
    type: 'AWS::CloudWatch::Alarm',
    path: 'Metrics',
    api: { Metrics: [metric('Sum')] },
    cloudformation: { Metrics: [{ ...metric('Sum'), ReturnData: undefined }] },
    terraform: {
      metric_query: [
        {
          id: 'errors',
          expression: '',
          label: '',
          return_data: true,
          metric: [
            {
              namespace: 'shop',
              metric_name: 'Errors',
              dimensions: { Service: 'api' },
              period: 60,
              stat: 'Sum',
              unit: '',
            },
          ],
        },
      ],
    },
    other: { Metrics: [metric('Average')] },
  },
  {
    type: 'AWS::CloudWatch::Alarm',
    path: 'Dimensions',
    api: { Dimensions: [{ Name: 'QueueName', Value: 'jobs' }] },
    cloudformation: { Dimensions: [{ Name: 'QueueName', Value: 'jobs' }] },
    terraform: { dimensions: { QueueName: 'jobs' } },
    other: { Dimensions: [{ Name: 'QueueName', Value: 'mail' }] },
  },
  {
    type: 'AWS::CloudTrail::Trail',
    path: 'EventSelectors',
    api: {
      Selectors: {
        EventSelectors: [
          {
            ReadWriteType: 'WriteOnly',
            IncludeManagementEvents: true,
            DataResources: [{ Type: 'AWS::S3::Object', Values: ['arn:aws:s3'] }],
            ExcludeManagementEventSources: [],
          },
        ],
      },
    },
    cloudformation: {
      EventSelectors: [
        {
          ReadWriteType: 'WriteOnly',
          DataResources: [{ Type: 'AWS::S3::Object', Values: ['arn:aws:s3'] }],
        },
      ],
    },
    terraform: {
      event_selector: [
        {
          read_write_type: 'WriteOnly',
          include_management_events: true,
          data_resource: [{ type: 'AWS::S3::Object', values: ['arn:aws:s3'] }],
          exclude_management_event_sources: [],
        },
      ],
    },
    other: { Selectors: { EventSelectors: [{ ReadWriteType: 'All', IncludeManagementEvents: true }] } },
  },
  {
    type: 'AWS::Cognito::UserPool',
    path: 'Schema',
    api: {
      SchemaAttributes: [
        { Name: 'sub', AttributeDataType: 'String', Required: true },
        {
          Name: 'custom:tier',
          AttributeDataType: 'String',
          Mutable: true,
          StringAttributeConstraints: { MaxLength: '8' },
        },
      ],
    },
    cloudformation: {
      Schema: [{ Name: 'tier', AttributeDataType: 'String', StringAttributeConstraints: { MaxLength: '8' } }],
    },
    terraform: {
      schema: [
        {
          name: 'tier',
          attribute_data_type: 'String',
          mutable: true,
          string_attribute_constraints: [{ max_length: '8', min_length: '' }],
        },
      ],
    },
    other: { SchemaAttributes: [{ Name: 'sub', AttributeDataType: 'String' }] },
  },
  {
    type: 'AWS::Cognito::UserPool',
    path: 'EnabledMfas',
    api: { Mfa: { MfaConfiguration: 'ON', SoftwareTokenMfaConfiguration: { Enabled: true } } },
    cloudformation: { EnabledMfas: ['SOFTWARE_TOKEN_MFA'] },
    other: { Mfa: { MfaConfiguration: 'ON', SmsMfaConfiguration: {} } },
  },
  {
    type: 'AWS::RDS::DBInstance',
    path: 'ManageMasterUserPassword',
    api: { MasterUserSecret: { SecretArn: 'arn:aws:secretsmanager:eu-west-1:111122223333:secret:a' } },
    cloudformation: { ManageMasterUserPassword: 'true' },
    terraform: { manage_master_user_password: true },
    other: { MasterUserSecret: false },
  },
  {
    type: 'AWS::RDS::DBInstance',
    path: 'AutomaticBackupReplicationRegion',
    api: {
      DBInstanceAutomatedBackupsReplications: [
        { DBInstanceAutomatedBackupsArn: 'arn:aws:rds:eu-central-1:111122223333:auto-backup:ab-1' },
      ],
    },
    cloudformation: { AutomaticBackupReplicationRegion: 'eu-central-1' },
    other: {
      DBInstanceAutomatedBackupsReplications: [
        { DBInstanceAutomatedBackupsArn: 'arn:aws:rds:eu-west-3:111122223333:auto-backup:ab-1' },
      ],
    },
  },
  {
    type: 'AWS::RDS::DBCluster',
    path: 'AvailabilityZones',
    api: { AvailabilityZones: ['eu-west-1a', 'eu-west-1b', 'eu-west-1c'] },
    cloudformation: { AvailabilityZones: ['eu-west-1b', 'eu-west-1a'] },
    terraform: { availability_zones: ['eu-west-1a'] },
    other: { AvailabilityZones: ['eu-west-1c'] },
  },
  {
    type: 'AWS::ElastiCache::ReplicationGroup',
    path: 'ReplicasPerNodeGroup',
    api: { NodeGroups: [{ NodeGroupMembers: [{}, {}, {}] }] },
    cloudformation: { ReplicasPerNodeGroup: 2 },
    terraform: { replicas_per_node_group: 2 },
    other: { NodeGroups: [{ NodeGroupMembers: [{}] }] },
  },
  {
    type: 'AWS::ElastiCache::ReplicationGroup',
    path: 'LogDeliveryConfigurations',
    api: {
      LogDeliveryConfigurations: [
        {
          LogType: 'slow-log',
          LogFormat: 'json',
          DestinationType: 'cloudwatch-logs',
          DestinationDetails: { CloudWatchLogsDetails: { LogGroup: 'slow' } },
        },
      ],
    },
    cloudformation: {
      LogDeliveryConfigurations: [
        {
          LogType: 'slow-log',
          LogFormat: 'json',
          DestinationType: 'cloudwatch-logs',
          DestinationDetails: { CloudWatchLogsDetails: { LogGroup: 'slow' } },
        },
      ],
    },
    terraform: {
      log_delivery_configuration: [
        {
          destination: 'slow',
          destination_type: 'cloudwatch-logs',
          log_format: 'json',
          log_type: 'slow-log',
        },
      ],
    },
    other: {
      LogDeliveryConfigurations: [
        {
          LogType: 'slow-log',
          LogFormat: 'json',
          DestinationType: 'kinesis-firehose',
          DestinationDetails: { KinesisFirehoseDetails: { DeliveryStream: 'slow' } },
        },
      ],
    },
  },
  {
    type: 'AWS::DynamoDB::Table',
    path: 'WarmThroughput.ReadUnitsPerSecond',
    api: { WarmThroughput: { ReadUnitsPerSecond: 14_000 } },
    cloudformation: { WarmThroughput: { ReadUnitsPerSecond: 12_000 } },
    terraform: { warm_throughput: [{ read_units_per_second: 12_000 }] },
    other: { WarmThroughput: { ReadUnitsPerSecond: 4000 } },
  },
  {
    type: 'AWS::DynamoDB::Table',
    path: 'KinesisStreamSpecification.StreamArn',
    api: {
      Destinations: [
        { StreamArn: 'arn:aws:kinesis:eu-west-1:111122223333:stream/a', DestinationStatus: 'ACTIVE' },
        { StreamArn: 'arn:aws:kinesis:eu-west-1:111122223333:stream/b', DestinationStatus: 'DISABLED' },
      ],
    },
    cloudformation: {
      KinesisStreamSpecification: { StreamArn: 'arn:aws:kinesis:eu-west-1:111122223333:stream/a' },
    },
    other: {
      Destinations: [
        { StreamArn: 'arn:aws:kinesis:eu-west-1:111122223333:stream/b', DestinationStatus: 'ACTIVE' },
      ],
    },
  },
  {
    type: 'AWS::Kinesis::Stream',
    path: 'DesiredShardLevelMetrics',
    api: {
      EnhancedMonitoring: [
        {
          ShardLevelMetrics: [
            'IncomingBytes',
            'IncomingRecords',
            'OutgoingBytes',
            'OutgoingRecords',
            'WriteProvisionedThroughputExceeded',
            'ReadProvisionedThroughputExceeded',
            'IteratorAgeMilliseconds',
          ],
        },
      ],
    },
    cloudformation: { DesiredShardLevelMetrics: ['ALL'] },
    terraform: { shard_level_metrics: ['ALL'] },
    other: { EnhancedMonitoring: [{ ShardLevelMetrics: ['IncomingBytes'] }] },
  },
  {
    type: 'AWS::RedshiftServerless::Workgroup',
    path: 'ConfigParameters',
    api: {
      configParameters: [
        { parameterKey: 'datestyle', parameterValue: 'ISO, MDY' },
        { parameterKey: 'require_ssl', parameterValue: 'true' },
      ],
    },
    cloudformation: { ConfigParameters: [{ ParameterKey: 'require_ssl', ParameterValue: true }] },
    terraform: { config_parameter: [{ parameter_key: 'require_ssl', parameter_value: 'true' }] },
    other: { configParameters: [{ parameterKey: 'require_ssl', parameterValue: 'false' }] },
  },
  {
    type: 'AWS::WAFv2::WebACL',
    path: 'CustomResponseBodies',
    api: { CustomResponseBodies: { sorry: { ContentType: 'TEXT_PLAIN', Content: 'no' } } },
    cloudformation: { CustomResponseBodies: { sorry: { ContentType: 'TEXT_PLAIN', Content: 'no' } } },
    terraform: { custom_response_body: [{ key: 'sorry', content_type: 'TEXT_PLAIN', content: 'no' }] },
    other: { CustomResponseBodies: { sorry: { ContentType: 'TEXT_PLAIN', Content: 'go away' } } },
  },
  {
    type: 'AWS::EFS::FileSystem',
    path: 'LifecyclePolicies',
    api: {
      LifecyclePolicies: [{ TransitionToArchive: 'AFTER_90_DAYS' }, { TransitionToIA: 'AFTER_30_DAYS' }],
    },
    cloudformation: {
      LifecyclePolicies: [{ TransitionToIA: 'AFTER_30_DAYS' }, { TransitionToArchive: 'AFTER_90_DAYS' }],
    },
    terraform: {
      lifecycle_policy: [
        { transition_to_ia: 'AFTER_30_DAYS', transition_to_archive: '' },
        { transition_to_ia: '', transition_to_archive: 'AFTER_90_DAYS' },
      ],
    },
    other: { LifecyclePolicies: [{ TransitionToIA: 'AFTER_30_DAYS' }] },
  },
  {
    type: 'AWS::CertificateManager::Certificate',
    path: 'KeyAlgorithm',
    api: { KeyAlgorithm: 'RSA-2048' },
    cloudformation: { KeyAlgorithm: 'RSA_2048' },
    terraform: { key_algorithm: 'RSA_2048' },
    other: { KeyAlgorithm: 'EC_prime256v1' },
  },
  {
    type: 'AWS::DMS::ReplicationTask',
    path: 'ReplicationTaskSettings',
    api: {
      ReplicationTaskSettings: '{"Logging":{"EnableLogging":true,"CloudWatchLogGroup":"x"},"Other":1}',
    },
    cloudformation: { ReplicationTaskSettings: '{"Logging":{"EnableLogging":true}}' },
    terraform: { replication_task_settings: '{"Logging":{"EnableLogging":"true"}}' },
    other: { ReplicationTaskSettings: '{"Logging":{"EnableLogging":false}}' },
  },
  {
    type: 'AWS::SSM::Parameter',
    path: 'Policies',
    api: {
      Policies: [
        { PolicyText: '{"Type":"NoChangeNotification","Version":"1.0"}' },
        { PolicyText: '{"Version":"1.0","Type":"Expiration"}' },
      ],
    },
    cloudformation: {
      Policies: '[{"Type":"Expiration","Version":"1.0"},{"Type":"NoChangeNotification","Version":"1.0"}]',
    },
    other: { Policies: [{ PolicyText: '{"Version":"1.0","Type":"Expiration"}' }] },
  },
  {
    type: 'AWS::Redshift::Cluster',
    path: 'SnapshotCopyRetentionPeriod',
    api: { ClusterSnapshotCopyStatus: { RetentionPeriod: 9 } },
    cloudformation: { SnapshotCopyRetentionPeriod: 9, SnapshotCopyManual: false },
    terraform: { snapshot_copy: [{ retention_period: 9 }] },
    other: { ClusterSnapshotCopyStatus: { RetentionPeriod: 3 } },
  },
  {
    type: 'AWS::Bedrock::Guardrail',
    path: 'ContentPolicyConfig.FiltersConfig',
    api: {
      contentPolicy: {
        filters: [{ type: 'HATE', inputStrength: 'HIGH', outputStrength: 'LOW', inputAction: 'BLOCK' }],
      },
    },
    cloudformation: {
      ContentPolicyConfig: {
        FiltersConfig: [{ Type: 'HATE', InputStrength: 'HIGH', OutputStrength: 'LOW' }],
      },
    },
    terraform: {
      content_policy_config: [
        { filters_config: [{ type: 'HATE', input_strength: 'HIGH', output_strength: 'LOW' }] },
      ],
    },
    other: {
      contentPolicy: {
        filters: [{ type: 'HATE', inputStrength: 'HIGH', outputStrength: 'LOW', inputAction: 'NONE' }],
      },
    },
  },
];

test.each(CASES)('$type $path is the same from all sides, and a change of it shows', (one) => {
  const kind = entryFor(one.type)?.attributes[one.path]?.kind;
  const deployed = read(one.type, one.path, 'api', one.api);
  const changed = read(one.type, one.path, 'api', one.other) ?? null;
  const same = (desired: Value, found: Value): boolean => desired === found;
  for (const side of ['cloudformation', 'terraform'] as const) {
    if (one[side] === undefined) continue;
    const desired = read(one.type, one.path, side, one[side]) ?? null;
    expect({ side, equal: kind?.equal(desired, deployed ?? null, same), desired }).toEqual({
      side,
      equal: true,
      desired,
    });
    expect({ side, equal: kind?.equal(desired, changed, same) }).toEqual({ side, equal: false });
  }
});

test.each(CASES)('$type $path is kept as it can be read again', ({ type, path, api }) => {
  const kind = entryFor(type)?.attributes[path]?.kind;
  const value = read(type, path, 'api', api);
  expect(value).not.toBeUndefined();
  expect(kind?.canonical(value)).toEqual(value);
});

test('a bucket with grants of its own is not held to the private list that older providers assume', () => {
  const raw = { acl: 'private', grant: [{ permissions: ['READ'], type: 'Group' }] };
  expect(read(BUCKET, 'AccessControl', 'terraform', raw)).toBeUndefined();
  expect(read(BUCKET, 'AccessControl', 'terraform', { acl: 'private', grant: [] })).toBe('Private');
});

test('values of configurations that may be passwords are not kept', () => {
  const raw = {
    Configurations: [
      { Classification: 'hive-site', Properties: { 'jdo.option.Password': 'do-not-keep-me' } },
    ],
  };
  expect(read('AWS::EMR::Cluster', 'Configurations', 'api', raw)).toEqual([
    { Classification: 'hive-site', ConfigurationProperties: ['jdo.option.Password'] },
  ]);
});

import { BUCKETS, REGION, TAGS, ZONES } from '../names.mjs';
import { keyPolicy } from '../policies.mjs';

const tags = (Name) => Object.entries({ ...TAGS, Name }).map(([Key, Value]) => ({ Key, Value }));

/** The key and the secrets: everything else names them. */
export async function deployKeys(aws) {
  const { KeyMetadata } = await aws('kms', 'CreateKey', {
    Description: 'Orders, receipts and payments',
    Policy: JSON.stringify(keyPolicy),
    Tags: Object.entries({ ...TAGS, Name: 'shop-data' }).map(([TagKey, TagValue]) => ({ TagKey, TagValue })),
  });
  await aws('kms', 'EnableKeyRotation', { KeyId: KeyMetadata.KeyId });
  await aws('kms', 'CreateAlias', { AliasName: 'alias/shop-data', TargetKeyId: KeyMetadata.KeyId });
  const key = { id: KeyMetadata.KeyId, arn: KeyMetadata.Arn };
  const secrets = {};
  for (const [name, description] of [
    ['database', 'Master user of the orders database'],
    ['payment', 'Payment provider'],
  ]) {
    const { ARN } = await aws('secrets-manager', 'CreateSecret', {
      Name: `shop/${name}`,
      Description: description,
      KmsKeyId: key.arn,
      SecretString: JSON.stringify({ username: 'shop', password: 'set-by-rotation' }),
      Tags: tags(`shop-${name}`),
    });
    secrets[name] = { arn: ARN };
  }
  return { key, secrets };
}

/** Aurora with a writer and a replica in two zones, and the session cache. */
export async function deployDatabases(aws, { subnets, groups, key }) {
  const dataSubnets = ZONES.map((zone) => subnets.data[zone].id);
  await aws('rds', 'CreateDBSubnetGroup', {
    DBSubnetGroupName: 'shop-data',
    DBSubnetGroupDescription: 'Data subnets',
    SubnetIds: dataSubnets,
    Tags: tags('shop-data'),
  });
  const { DBCluster } = await aws('rds', 'CreateDBCluster', {
    DBClusterIdentifier: 'shop-orders',
    Engine: 'aurora-postgresql',
    EngineVersion: '16.6',
    DatabaseName: 'orders',
    MasterUsername: 'shop',
    MasterUserPassword: 'set-by-rotation',
    DBSubnetGroupName: 'shop-data',
    DBClusterParameterGroupName: 'default.aurora-postgresql16',
    VpcSecurityGroupIds: [groups.aurora.id],
    AvailabilityZones: ZONES.map((zone) => `${REGION}${zone}`),
    BackupRetentionPeriod: 14,
    PreferredBackupWindow: '02:00-03:00',
    PreferredMaintenanceWindow: 'sun:03:30-sun:04:30',
    Port: 5432,
    StorageEncrypted: true,
    KmsKeyId: key.arn,
    DeletionProtection: true,
    CopyTagsToSnapshot: true,
    EnableCloudwatchLogsExports: ['postgresql'],
    Tags: tags('shop-orders'),
  });
  const instances = {};
  for (const [name, zone] of [
    ['writer', 'a'],
    ['replica', 'b'],
  ]) {
    const { DBInstance } = await aws('rds', 'CreateDBInstance', {
      DBInstanceIdentifier: `shop-orders-${name}`,
      DBClusterIdentifier: 'shop-orders',
      DBInstanceClass: 'db.r6g.xlarge',
      Engine: 'aurora-postgresql',
      EngineVersion: '16.6',
      AvailabilityZone: `${REGION}${zone}`,
      DBSubnetGroupName: 'shop-data',
      CACertificateIdentifier: 'rds-ca-rsa2048-g1',
      PreferredMaintenanceWindow: 'sun:03:30-sun:04:30',
      PromotionTier: name === 'writer' ? 0 : 1,
      AutoMinorVersionUpgrade: true,
      PubliclyAccessible: false,
      StorageEncrypted: true,
      KmsKeyId: key.arn,
      Tags: tags(`shop-orders-${name}`),
    });
    instances[name] = {
      zone,
      arn: DBInstance.DBInstanceArn,
      resourceId: DBInstance.DbiResourceId,
      address: DBInstance.Endpoint?.Address,
    };
  }
  const cache = await deployCache(aws, { dataSubnets, groups, key });
  return {
    cluster: {
      arn: DBCluster.DBClusterArn,
      resourceId: DBCluster.DbClusterResourceId,
      endpoint: DBCluster.Endpoint,
      reader: DBCluster.ReaderEndpoint,
    },
    instances,
    cache,
  };
}

async function deployCache(aws, { dataSubnets, groups, key }) {
  await aws('elasticache', 'CreateCacheSubnetGroup', {
    CacheSubnetGroupName: 'shop-cache',
    CacheSubnetGroupDescription: 'Data subnets',
    SubnetIds: dataSubnets,
    Tags: tags('shop-cache'),
  });
  const { ReplicationGroup } = await aws('elasticache', 'CreateReplicationGroup', {
    ReplicationGroupId: 'shop-cache',
    ReplicationGroupDescription: 'Sessions and baskets',
    Engine: 'redis',
    EngineVersion: '7.1',
    CacheNodeType: 'cache.r7g.large',
    NumCacheClusters: 2,
    AutomaticFailoverEnabled: true,
    MultiAZEnabled: true,
    CacheSubnetGroupName: 'shop-cache',
    SecurityGroupIds: [groups.cache.id],
    Port: 6379,
    AtRestEncryptionEnabled: true,
    TransitEncryptionEnabled: true,
    KmsKeyId: key.arn,
    PreferredMaintenanceWindow: 'sat:22:00-sat:23:00',
    TransitEncryptionMode: 'required',
    SnapshotRetentionLimit: 3,
    SnapshotWindow: '01:00-02:00',
    Tags: tags('shop-cache'),
  });
  return { arn: ReplicationGroup.ARN };
}

/** The order table, and the two buckets. */
export async function deployStores(aws, { key }) {
  const { TableDescription } = await aws('dynamodb', 'CreateTable', {
    TableName: 'shop-orders',
    BillingMode: 'PAY_PER_REQUEST',
    AttributeDefinitions: [
      { AttributeName: 'orderId', AttributeType: 'S' },
      { AttributeName: 'customerId', AttributeType: 'S' },
    ],
    KeySchema: [{ AttributeName: 'orderId', KeyType: 'HASH' }],
    GlobalSecondaryIndexes: [
      {
        IndexName: 'by-customer',
        KeySchema: [{ AttributeName: 'customerId', KeyType: 'HASH' }],
        Projection: { ProjectionType: 'ALL' },
      },
    ],
    SSESpecification: { Enabled: true, SSEType: 'KMS', KMSMasterKeyId: key.arn },
    DeletionProtectionEnabled: true,
    Tags: tags('shop-orders'),
  });
  await aws('dynamodb', 'UpdateContinuousBackups', {
    TableName: 'shop-orders',
    PointInTimeRecoverySpecification: { PointInTimeRecoveryEnabled: true },
  });
  for (const [name, Bucket] of Object.entries(BUCKETS)) {
    await aws('s3', 'CreateBucket', { Bucket, CreateBucketConfiguration: { LocationConstraint: REGION } });
    await aws('s3', 'PutBucketTagging', { Bucket, Tagging: { TagSet: tags(`shop-${name}`) } });
    await aws('s3', 'PutBucketVersioning', { Bucket, VersioningConfiguration: { Status: 'Enabled' } });
    await aws('s3', 'PutPublicAccessBlock', {
      Bucket,
      PublicAccessBlockConfiguration: {
        BlockPublicAcls: true,
        BlockPublicPolicy: true,
        IgnorePublicAcls: true,
        RestrictPublicBuckets: true,
      },
    });
    const encryption =
      name === 'receipts' ? { SSEAlgorithm: 'aws:kms', KMSMasterKeyID: key.arn } : { SSEAlgorithm: 'AES256' };
    await aws('s3', 'PutBucketEncryption', {
      Bucket,
      ServerSideEncryptionConfiguration: {
        Rules: [{ ApplyServerSideEncryptionByDefault: encryption, BucketKeyEnabled: name === 'receipts' }],
      },
    });
  }
  await aws('s3', 'PutBucketLifecycleConfiguration', {
    Bucket: BUCKETS.receipts,
    LifecycleConfiguration: {
      Rules: [
        {
          ID: 'archive',
          Status: 'Enabled',
          Filter: { Prefix: '' },
          Transitions: [{ Days: 90, StorageClass: 'GLACIER' }],
          Expiration: { Days: 3650 },
        },
      ],
    },
  });
  return { table: { arn: TableDescription.TableArn } };
}

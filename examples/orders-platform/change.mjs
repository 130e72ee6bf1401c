import { ACCOUNT, BUCKETS, functionArn, REGION, roleArn } from './names.mjs';

/** What the scan may not do: these calls are answered with AccessDenied while recording. */
export const denied = ['secretsmanager:ListSecrets'];

/** What the comparison must say after `change`, and nothing else; `AWS::Type name` for what nobody declared. */
export const expected = [
  'changed aws_cloudwatch_event_rule.order_refunded: Targets[].Arn',
  'changed aws_dynamodb_table.orders: DeletionProtectionEnabled',
  'changed aws_lambda_function.payment: MemorySize, Timeout',
  'changed aws_lb.shop: Tags.Environment',
  'changed aws_rds_cluster.orders: DeletionProtection',
  'changed aws_s3_bucket.receipts: VersioningConfiguration.Status',
  'changed aws_security_group.aurora: SecurityGroupIngress',
  'changed aws_security_group.cache: SecurityGroupIngress',
  'missing aws_rds_cluster_instance.orders["replica"]',
  'missing aws_sqs_queue.orders_dlq',
  'missing arrow aws_ecs_service.checkout -> aws_elasticache_replication_group.cache :6379',
  'unmanaged AWS::EC2::Instance debug-box',
  'unmanaged AWS::Lambda::Function shop-refund-hotfix',
  `unmanaged AWS::S3::Bucket shop-db-dumps-${ACCOUNT}`,
];

/** What people did by hand after the apply: everything the comparison must find, and nothing else. */
export async function change(aws, ids) {
  await weakenData(aws, ids);
  await tuneServerless(aws);
  await debugBox(aws, ids);
  await aws('elastic-load-balancing-v2', 'AddTags', {
    ResourceArns: [ids.balancer.arn],
    Tags: [{ Key: 'Environment', Value: 'staging' }],
  });
}

async function weakenData(aws, ids) {
  await aws('rds', 'ModifyDBCluster', { DBClusterIdentifier: 'shop-orders', DeletionProtection: false });
  await aws('rds', 'DeleteDBInstance', { DBInstanceIdentifier: 'shop-orders-replica' });
  await aws('dynamodb', 'UpdateTable', { TableName: 'shop-orders', DeletionProtectionEnabled: false });
  await aws('s3', 'PutBucketVersioning', {
    Bucket: BUCKETS.receipts,
    VersioningConfiguration: { Status: 'Suspended' },
  });
  await aws('s3', 'CreateBucket', {
    Bucket: `shop-db-dumps-${ACCOUNT}`,
    CreateBucketConfiguration: { LocationConstraint: REGION },
  });
  await aws('ec2', 'AuthorizeSecurityGroupIngress', {
    GroupId: ids.groups.aurora.id,
    IpPermissions: [
      {
        IpProtocol: 'tcp',
        FromPort: 5432,
        ToPort: 5432,
        IpRanges: [{ CidrIp: '0.0.0.0/0', Description: 'temporary' }],
      },
    ],
  });
  await aws('ec2', 'RevokeSecurityGroupIngress', {
    GroupId: ids.groups.cache.id,
    IpPermissions: [
      {
        IpProtocol: 'tcp',
        FromPort: 6379,
        ToPort: 6379,
        UserIdGroupPairs: [{ GroupId: ids.groups.checkout.id, Description: 'baskets' }],
      },
    ],
  });
}

async function tuneServerless(aws) {
  await aws('lambda', 'UpdateFunctionConfiguration', {
    FunctionName: 'shop-payment',
    MemorySize: 1024,
    Timeout: 60,
  });
  await aws('lambda', 'UpdateFunctionConfiguration', { FunctionName: 'shop-receipt', MemorySize: 2048 });
  const { QueueUrl } = await aws('sqs', 'GetQueueUrl', { QueueName: 'shop-orders-dlq' });
  await aws('sqs', 'DeleteQueue', { QueueUrl });
  await aws('lambda', 'CreateFunction', {
    FunctionName: 'shop-refund-hotfix',
    Runtime: 'nodejs22.x',
    Handler: 'index.handler',
    Role: roleArn('shop-notify'),
    Code: { ZipFile: Buffer.concat([Buffer.from('PK\u0005\u0006'), Buffer.alloc(18)]) },
  });
  await aws('eventbridge', 'PutTargets', {
    Rule: 'shop-order-refunded',
    EventBusName: 'shop',
    Targets: [{ Id: 'hotfix', Arn: functionArn('refund-hotfix') }],
  });
}

/** Somebody started a machine inside, in a group from which the database lets itself be reached. */
async function debugBox(aws, ids) {
  await aws('ec2', 'RunInstances', {
    ImageId: 'ami-0a1b2c3d4e5f60718',
    InstanceType: 't3.medium',
    MinCount: 1,
    MaxCount: 1,
    ClientToken: 'debug-box',
    BlockDeviceMappings: [{ DeviceName: '/dev/sda1', Ebs: { VolumeSize: 8, DeleteOnTermination: true } }],
    SubnetId: ids.subnets.app.b.id,
    SecurityGroupIds: [ids.groups.web.id],
    TagSpecifications: [{ ResourceType: 'instance', Tags: [{ Key: 'Name', Value: 'debug-box' }] }],
  });
}

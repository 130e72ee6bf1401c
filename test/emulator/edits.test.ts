import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { compareStrings } from '../../src/model/order.ts';
import { divergences } from '../examples/divergences.ts';
import { type Aws, openWorld, whyNoEmulator, type World } from './world.ts';

interface Ids {
  readonly groups: Readonly<Record<string, { readonly id: string }>>;
  readonly tables: Readonly<Record<string, { readonly id: string }>>;
  readonly gateway: { readonly id: string };
  readonly subnets: { readonly app: { readonly c: { readonly id: string } } };
  readonly key: { readonly id: string };
  readonly targets: { readonly web: { readonly arn: string } };
  readonly functions: { readonly intake: { readonly mapping: string } };
  readonly queues: { readonly orders: { readonly url: string } };
  readonly zone: { readonly id: string };
}

const EVERYONE = JSON.stringify({
  Version: '2012-10-17',
  Statement: [
    {
      Effect: 'Allow',
      Principal: '*',
      Action: 's3:GetObject',
      Resource: 'arn:aws:s3:::shop-receipts-111122223333/*',
    },
  ],
});
const ANYTHING = JSON.stringify({
  Version: '2012-10-17',
  Statement: [{ Effect: 'Allow', Action: 's3:*', Resource: '*' }],
});
const SSH = { IpProtocol: 'tcp', FromPort: 22, ToPort: 22, IpRanges: [{ CidrIp: '0.0.0.0/0' }] };

/** One edit each of another kind, and the one line that it must lead to. */
const EDITS: readonly (readonly [line: string, edit: (aws: Aws, ids: Ids) => Promise<unknown>])[] = [
  [
    'changed aws_security_group.payment: SecurityGroupIngress',
    (aws, { groups }) =>
      aws('ec2', 'AuthorizeSecurityGroupIngress', { GroupId: groups['payment']?.id, IpPermissions: [SSH] }),
  ],
  [
    'changed aws_security_group.import: SecurityGroupEgress',
    (aws, { groups }) =>
      aws('ec2', 'RevokeSecurityGroupEgress', {
        GroupId: groups['import']?.id,
        IpPermissions: [{ IpProtocol: '-1', IpRanges: [{ CidrIp: '0.0.0.0/0' }] }],
      }),
  ],
  [
    'changed aws_route_table.app_b: Routes',
    (aws, { tables, gateway }) =>
      aws('ec2', 'CreateRoute', {
        RouteTableId: tables['app-b']?.id,
        DestinationCidrBlock: '192.0.2.0/24',
        GatewayId: gateway.id,
      }),
  ],
  [
    'changed aws_subnet.app["c"]: MapPublicIpOnLaunch',
    (aws, { subnets }) =>
      aws('ec2', 'ModifySubnetAttribute', {
        SubnetId: subnets.app.c.id,
        MapPublicIpOnLaunch: { Value: true },
      }),
  ],
  [
    'changed aws_kms_key.data: EnableKeyRotation',
    (aws, { key }) => aws('kms', 'DisableKeyRotation', { KeyId: key.id }),
  ],
  [
    'changed aws_lb_target_group.web: HealthCheckPath',
    (aws, { targets }) =>
      aws('elastic-load-balancing-v2', 'ModifyTargetGroup', {
        TargetGroupArn: targets.web.arn,
        HealthCheckPath: '/up',
      }),
  ],
  [
    'changed aws_s3_bucket.receipts: Policy',
    (aws) => aws('s3', 'PutBucketPolicy', { Bucket: 'shop-receipts-111122223333', Policy: EVERYONE }),
  ],
  [
    'changed aws_iam_role.shop_notify: Policies',
    (aws) =>
      aws('iam', 'PutRolePolicy', { RoleName: 'shop-notify', PolicyName: 'extra', PolicyDocument: ANYTHING }),
  ],
  [
    'changed aws_lambda_event_source_mapping.orders: BatchSize',
    (aws, { functions }) =>
      aws('lambda', 'UpdateEventSourceMapping', { UUID: functions.intake.mapping, BatchSize: 1 }),
  ],
  [
    'changed aws_sqs_queue.orders: MessageRetentionPeriod',
    (aws, { queues }) =>
      aws('sqs', 'SetQueueAttributes', {
        QueueUrl: queues.orders.url,
        Attributes: { MessageRetentionPeriod: '60' },
      }),
  ],
  [
    'changed aws_cloudwatch_event_rule.order_placed: State',
    (aws) => aws('eventbridge', 'DisableRule', { Name: 'shop-order-placed', EventBusName: 'shop' }),
  ],
  [
    'changed aws_rds_cluster.orders: BackupRetentionPeriod',
    (aws) => aws('rds', 'ModifyDBCluster', { DBClusterIdentifier: 'shop-orders', BackupRetentionPeriod: 1 }),
  ],
  [
    'changed aws_cloudwatch_log_group.shop["/ecs/shop-web"]: RetentionInDays',
    (aws) =>
      aws('cloudwatch-logs', 'PutRetentionPolicy', { logGroupName: '/ecs/shop-web', retentionInDays: 7 }),
  ],
  [
    'changed aws_route53_record.www: TTL',
    (aws, { zone }) =>
      aws('route-53', 'ChangeResourceRecordSets', {
        HostedZoneId: zone.id,
        ChangeBatch: {
          Changes: [
            {
              Action: 'UPSERT',
              ResourceRecordSet: {
                Name: 'www.shop.example.com',
                Type: 'CNAME',
                TTL: 60,
                ResourceRecords: [{ Value: 'shop.example.com' }],
              },
            },
          ],
        },
      }),
  ],
  ['unmanaged AWS::SQS::Queue by-hand', (aws) => aws('sqs', 'CreateQueue', { QueueName: 'by-hand' })],
];

/** What must not show: AWS moves it, or it changes nothing. */
const NO_DRIFT: readonly ((aws: Aws, ids: Ids) => Promise<unknown>)[] = [
  (aws) => aws('ecs', 'UpdateService', { cluster: 'shop', service: 'web', desiredCount: 9 }),
  (aws, { groups }) =>
    aws('ec2', 'UpdateSecurityGroupRuleDescriptionsIngress', {
      GroupId: groups['web']?.id,
      IpPermissions: [
        {
          IpProtocol: 'tcp',
          FromPort: 8080,
          ToPort: 8080,
          UserIdGroupPairs: [{ GroupId: groups['alb']?.id, Description: 'in other words' }],
        },
      ],
    }),
];

describe.skipIf(whyNoEmulator() !== undefined)('edits of an account in sync', () => {
  let world: World<Ids>;
  beforeAll(async () => {
    world = await openWorld<Ids>('orders-platform');
  });
  afterAll(() => world.close());

  test('are found one by one, each as what it is, and nothing besides', async () => {
    for (const edit of NO_DRIFT) await edit(world.aws, world.ids);
    for (const [, edit] of EDITS) await edit(world.aws, world.ids);
    const lines = EDITS.map(([line]) => line);
    expect(divergences(await world.compare())).toEqual(lines.toSorted(compareStrings));
  });
});

import {
  DLQ_ARN,
  FUNCTIONS,
  functionArn,
  QUEUE_ARN,
  REGION,
  ACCOUNT,
  roleArn,
  TAGS,
  TOPIC_ARN,
  ZONES,
} from '../names.mjs';
import { queuePolicy, roles, trust, workflow } from '../policies.mjs';

const tags = (Name) => Object.entries({ ...TAGS, Name }).map(([Key, Value]) => ({ Key, Value }));
const tagMap = (Name) => ({ ...TAGS, Name });

/** The smallest zip there is: the emulator never runs it. */
const EMPTY_ZIP = Buffer.concat([Buffer.from('PK\u0005\u0006'), Buffer.alloc(18)]);

export async function deployRoles(aws, { key, secrets }) {
  const ids = {};
  const secretArns = { database: secrets.database.arn, payment: secrets.payment.arn };
  for (const [name, { service, policy }] of Object.entries(roles({ keyArn: key.arn, secretArns }))) {
    const { Role } = await aws('iam', 'CreateRole', {
      RoleName: name,
      AssumeRolePolicyDocument: JSON.stringify(trust(service)),
      Tags: tags(name),
    });
    await aws('iam', 'PutRolePolicy', {
      RoleName: name,
      PolicyName: 'access',
      PolicyDocument: JSON.stringify(policy),
    });
    ids[name] = { id: Role.RoleId };
  }
  return ids;
}

/** Bus, queue, functions, workflow and topic: what happens after checkout. */
export async function deployServerless(aws, { subnets, groups }) {
  const logGroups = [
    ...Object.keys(FUNCTIONS).map((name) => `/aws/lambda/shop-${name}`),
    '/ecs/shop-web',
    '/ecs/shop-checkout',
  ];
  for (const logGroupName of logGroups) {
    await aws('cloudwatch-logs', 'CreateLogGroup', { logGroupName, tags: tagMap(logGroupName) });
    await aws('cloudwatch-logs', 'PutRetentionPolicy', { logGroupName, retentionInDays: 30 });
  }
  const queues = await deployQueues(aws);
  const functions = await deployFunctions(aws, { subnets, groups });
  const topic = await deployTopic(aws);
  await aws('sfn', 'CreateStateMachine', {
    name: 'shop-fulfilment',
    type: 'STANDARD',
    roleArn: roleArn('shop-fulfilment'),
    definition: JSON.stringify(workflow),
    tags: Object.entries(tagMap('shop-fulfilment')).map(([key, value]) => ({ key, value })),
  });
  const rules = await deployEvents(aws, queues);
  return { queues, functions, topic, rules };
}

async function deployQueues(aws) {
  const dlq = await aws('sqs', 'CreateQueue', {
    QueueName: 'shop-orders-dlq',
    Attributes: { MessageRetentionPeriod: '1209600', SqsManagedSseEnabled: 'true' },
    tags: tagMap('shop-orders-dlq'),
  });
  const orders = await aws('sqs', 'CreateQueue', {
    QueueName: 'shop-orders',
    Attributes: {
      VisibilityTimeout: '180',
      MessageRetentionPeriod: '345600',
      ReceiveMessageWaitTimeSeconds: '20',
      SqsManagedSseEnabled: 'true',
      RedrivePolicy: JSON.stringify({ deadLetterTargetArn: DLQ_ARN, maxReceiveCount: 5 }),
    },
    tags: tagMap('shop-orders'),
  });
  return { dlq: { url: dlq.QueueUrl }, orders: { url: orders.QueueUrl } };
}

async function deployFunctions(aws, { subnets, groups }) {
  const functions = {};
  for (const [name, { memory, timeout, description }] of Object.entries(FUNCTIONS)) {
    const made = await aws('lambda', 'CreateFunction', {
      FunctionName: `shop-${name}`,
      Description: description,
      Runtime: 'nodejs22.x',
      Handler: 'index.handler',
      Architectures: ['arm64'],
      Role: roleArn(`shop-${name}`),
      MemorySize: memory,
      Timeout: timeout,
      Code: { ZipFile: EMPTY_ZIP },
      Environment: { Variables: environment(name) },
      TracingConfig: { Mode: 'Active' },
      Tags: tagMap(`shop-${name}`),
      ...(name === 'payment' && {
        VpcConfig: {
          SubnetIds: ZONES.map((zone) => subnets.app[zone].id),
          SecurityGroupIds: [groups.payment.id],
        },
      }),
    });
    functions[name] = { arn: made.FunctionArn, codeSha256: made.CodeSha256 };
  }
  const mapping = await aws('lambda', 'CreateEventSourceMapping', {
    EventSourceArn: QUEUE_ARN,
    FunctionName: 'shop-intake',
    BatchSize: 10,
    MaximumBatchingWindowInSeconds: 1,
    FunctionResponseTypes: ['ReportBatchItemFailures'],
  });
  functions.intake.mapping = mapping.UUID;
  await aws('lambda', 'AddPermission', {
    FunctionName: 'shop-notify',
    StatementId: 'order-events',
    Action: 'lambda:InvokeFunction',
    Principal: 'sns.amazonaws.com',
    SourceArn: TOPIC_ARN,
  });
  return functions;
}

export function environment(name) {
  const variables = {
    intake: { WORKFLOW: `arn:aws:states:${REGION}:${ACCOUNT}:stateMachine:shop-fulfilment` },
    payment: { TABLE: 'shop-orders', PROVIDER_SECRET: 'shop/payment' },
    receipt: { TABLE: 'shop-orders', BUCKET: `shop-receipts-${ACCOUNT}` },
    notify: { TABLE: 'shop-orders', SENDER: 'orders@shop.example.com' },
  };
  return variables[name];
}

async function deployTopic(aws) {
  await aws('sns', 'CreateTopic', {
    Name: 'shop-order-events',
    Attributes: { DisplayName: 'Orders', KmsMasterKeyId: 'alias/aws/sns' },
    Tags: tags('shop-order-events'),
  });
  const { SubscriptionArn } = await aws('sns', 'Subscribe', {
    TopicArn: TOPIC_ARN,
    Protocol: 'lambda',
    Endpoint: functionArn('notify'),
    ReturnSubscriptionArn: true,
  });
  return { subscription: SubscriptionArn };
}

async function deployEvents(aws, queues) {
  await aws('eventbridge', 'CreateEventBus', { Name: 'shop', Tags: tags('shop') });
  const rules = {};
  const plan = [
    { name: 'shop-order-placed', detail: 'OrderPlaced', target: { Id: 'orders', Arn: QUEUE_ARN } },
    {
      name: 'shop-order-refunded',
      detail: 'OrderRefunded',
      target: { Id: 'notify', Arn: functionArn('notify') },
    },
  ];
  for (const { name, detail, target } of plan) {
    const { RuleArn } = await aws('eventbridge', 'PutRule', {
      Name: name,
      EventBusName: 'shop',
      Description: `${detail} events of the shop`,
      EventPattern: JSON.stringify({ source: ['shop.checkout'], 'detail-type': [detail] }),
      State: 'ENABLED',
      Tags: tags(name),
    });
    await aws('eventbridge', 'PutTargets', { Rule: name, EventBusName: 'shop', Targets: [target] });
    rules[name] = { arn: RuleArn };
  }
  await aws('sqs', 'SetQueueAttributes', {
    QueueUrl: queues.orders.url,
    Attributes: { Policy: JSON.stringify(queuePolicy(rules['shop-order-placed'].arn)) },
  });
  await aws('lambda', 'AddPermission', {
    FunctionName: 'shop-notify',
    StatementId: 'order-refunded',
    Action: 'lambda:InvokeFunction',
    Principal: 'events.amazonaws.com',
    SourceArn: rules['shop-order-refunded'].arn,
  });
  return rules;
}

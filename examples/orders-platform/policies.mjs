import {
  arn,
  BUCKETS,
  BUS_ARN,
  functionArn,
  QUEUE_ARN,
  TABLE_ARN,
  TOPIC_ARN,
  WORKFLOW_ARN,
} from './names.mjs';

const policy = (...Statement) => ({ Version: '2012-10-17', Statement });
const allow = (Action, Resource) => ({ Effect: 'Allow', Action, Resource });

/** Who may take on a role. */
export const trust = (service) =>
  policy({ Effect: 'Allow', Principal: { Service: service }, Action: 'sts:AssumeRole' });

/** Which roles there are: the service that uses each, and what it may do. */
export const roles = ({ keyArn, secretArns }) => {
  const decrypt = allow(['kms:Decrypt', 'kms:GenerateDataKey'], keyArn);
  const logs = (name) =>
    allow(['logs:CreateLogStream', 'logs:PutLogEvents'], `${arn('logs', `log-group:${name}`)}:*`);
  const lambda = (name, ...statements) => ({
    service: 'lambda.amazonaws.com',
    policy: policy(logs(`/aws/lambda/shop-${name}`), ...statements),
  });
  return {
    'shop-ecs-execution': {
      service: 'ecs-tasks.amazonaws.com',
      policy: policy(
        logs('/ecs/shop-*'),
        allow('secretsmanager:GetSecretValue', secretArns.database),
        decrypt,
      ),
    },
    'shop-web': {
      service: 'ecs-tasks.amazonaws.com',
      policy: policy(allow(['dynamodb:GetItem', 'dynamodb:Query'], [TABLE_ARN, `${TABLE_ARN}/index/*`])),
    },
    'shop-checkout': {
      service: 'ecs-tasks.amazonaws.com',
      policy: policy(allow('events:PutEvents', BUS_ARN), allow('dynamodb:PutItem', TABLE_ARN)),
    },
    'shop-intake': lambda(
      'intake',
      allow(['sqs:ReceiveMessage', 'sqs:DeleteMessage', 'sqs:GetQueueAttributes'], QUEUE_ARN),
      allow('states:StartExecution', WORKFLOW_ARN),
    ),
    'shop-payment': lambda(
      'payment',
      allow('dynamodb:UpdateItem', TABLE_ARN),
      allow('secretsmanager:GetSecretValue', [secretArns.payment, secretArns.database]),
      allow(
        ['ec2:CreateNetworkInterface', 'ec2:DescribeNetworkInterfaces', 'ec2:DeleteNetworkInterface'],
        '*',
      ),
      decrypt,
    ),
    'shop-receipt': lambda(
      'receipt',
      allow('s3:PutObject', `arn:aws:s3:::${BUCKETS.receipts}/*`),
      allow('dynamodb:GetItem', TABLE_ARN),
      decrypt,
    ),
    'shop-notify': lambda('notify', allow('dynamodb:GetItem', TABLE_ARN), allow('ses:SendEmail', '*')),
    'shop-fulfilment': {
      service: 'states.amazonaws.com',
      policy: policy(
        allow('lambda:InvokeFunction', [functionArn('payment'), functionArn('receipt')]),
        allow('sns:Publish', TOPIC_ARN),
      ),
    },
  };
};

export const assetsPolicy = (distributionArn) =>
  policy({
    Sid: 'CloudFrontReads',
    Effect: 'Allow',
    Principal: { Service: 'cloudfront.amazonaws.com' },
    Action: 's3:GetObject',
    Resource: `arn:aws:s3:::${BUCKETS.assets}/*`,
    Condition: { StringEquals: { 'AWS:SourceArn': distributionArn } },
  });

export const queuePolicy = (ruleArn) =>
  policy({
    Sid: 'EventsSend',
    Effect: 'Allow',
    Principal: { Service: 'events.amazonaws.com' },
    Action: 'sqs:SendMessage',
    Resource: QUEUE_ARN,
    Condition: { ArnEquals: { 'aws:SourceArn': ruleArn } },
  });

export const keyPolicy = policy({
  Sid: 'AccountAdministers',
  Effect: 'Allow',
  Principal: { AWS: arn('iam', 'root', '') },
  Action: 'kms:*',
  Resource: '*',
});

/** The order workflow, in Amazon States Language. */
export const workflow = {
  Comment: 'From order to receipt',
  StartAt: 'Charge',
  States: {
    Charge: {
      Type: 'Task',
      Resource: functionArn('payment'),
      Retry: [{ ErrorEquals: ['States.TaskFailed'], IntervalSeconds: 2, MaxAttempts: 4, BackoffRate: 2 }],
      Next: 'Receipt',
    },
    Receipt: { Type: 'Task', Resource: functionArn('receipt'), Next: 'Announce' },
    Announce: {
      Type: 'Task',
      Resource: 'arn:aws:states:::sns:publish',
      Parameters: { TopicArn: TOPIC_ARN, 'Message.$': '$' },
      End: true,
    },
  },
};

/**
 * What a hand may do to an account, one kind each: `type` of the resource, which of them it `fits` (absent: all), what is then
 * to be found (`status`, and the `path` of the attribute where it is changed), and the call that `does` it.
 */
export const EDITS = [
  ...[
    ['AWS::SQS::Queue', ({ id }) => ['sqs', 'DeleteQueue', { QueueUrl: id }]],
    ['AWS::SNS::Topic', ({ id }) => ['sns', 'DeleteTopic', { TopicArn: id }]],
    ['AWS::Lambda::Function', ({ name }) => ['lambda', 'DeleteFunction', { FunctionName: name }]],
    ['AWS::DynamoDB::Table', ({ id }) => ['dynamodb', 'DeleteTable', { TableName: id }]],
    ['AWS::Logs::LogGroup', ({ name }) => ['cloudwatch-logs', 'DeleteLogGroup', { logGroupName: name }]],
    ['AWS::S3::Bucket', ({ id }) => ['s3', 'DeleteBucket', { Bucket: id }]],
    ['AWS::EC2::SecurityGroup', ({ id }) => ['ec2', 'DeleteSecurityGroup', { GroupId: id }]],
    ['AWS::Kinesis::Stream', ({ name }) => ['kinesis', 'DeleteStream', { StreamName: name }]],
    [
      'AWS::StepFunctions::StateMachine',
      ({ arn }) => ['sfn', 'DeleteStateMachine', { stateMachineArn: arn }],
    ],
    ['AWS::Lambda::EventSourceMapping', ({ id }) => ['lambda', 'DeleteEventSourceMapping', { UUID: id }]],
  ].map(([type, call]) => ({ what: 'delete', type, isAlone: true, status: 'missing', call })),
  ...retags(),
  ...changes(),
];

/** Things that a hand may make: what they are, and the call that makes one under a name. */
export const CREATIONS = [
  ['AWS::SQS::Queue', (name) => ['sqs', 'CreateQueue', { QueueName: name }]],
  ['AWS::SNS::Topic', (name) => ['sns', 'CreateTopic', { Name: name }]],
  ['AWS::Logs::LogGroup', (name) => ['cloudwatch-logs', 'CreateLogGroup', { logGroupName: name }]],
  ['AWS::S3::Bucket', (name) => ['s3', 'CreateBucket', { Bucket: name }]],
  [
    'AWS::EC2::SecurityGroup',
    (name) => ['ec2', 'CreateSecurityGroup', { GroupName: name, Description: name }],
  ],
  ['AWS::EC2::VPC', () => ['ec2', 'CreateVpc', { CidrBlock: '10.99.0.0/16' }], ({ Vpc }) => Vpc.VpcId],
  [
    'AWS::EC2::InternetGateway',
    () => ['ec2', 'CreateInternetGateway', {}],
    ({ InternetGateway }) => InternetGateway.InternetGatewayId,
  ],
  [
    'AWS::DynamoDB::Table',
    (name) => [
      'dynamodb',
      'CreateTable',
      {
        TableName: name,
        BillingMode: 'PAY_PER_REQUEST',
        AttributeDefinitions: [{ AttributeName: 'id', AttributeType: 'S' }],
        KeySchema: [{ AttributeName: 'id', KeyType: 'HASH' }],
      },
    ],
  ],
];

/** Another value for a tag that is declared, or a tag more where some are. */
function retags() {
  const pair = (tag) => [{ Key: tag.key, Value: tag.value }];
  const map = (tag) => ({ [tag.key]: tag.value });
  const ec2 = ({ id }, tag) => ['ec2', 'CreateTags', { Resources: [id], Tags: pair(tag) }];
  return [
    ...['VPC', 'Subnet', 'SecurityGroup', 'Instance', 'RouteTable', 'InternetGateway'].map((type) => [
      `AWS::EC2::${type}`,
      ec2,
    ]),
    ['AWS::SQS::Queue', ({ id }, tag) => ['sqs', 'TagQueue', { QueueUrl: id, Tags: map(tag) }]],
    ['AWS::SNS::Topic', ({ id }, tag) => ['sns', 'TagResource', { ResourceArn: id, Tags: pair(tag) }]],
    [
      'AWS::DynamoDB::Table',
      ({ arn }, tag) => ['dynamodb', 'TagResource', { ResourceArn: arn, Tags: pair(tag) }],
    ],
    ['AWS::Lambda::Function', ({ arn }, tag) => ['lambda', 'TagResource', { Resource: arn, Tags: map(tag) }]],
  ].map(([type, call]) => ({
    what: 'retag',
    type,
    fits: ({ desired }) => Object.keys(desired.tags).length > 0 && desired.openTags === undefined,
    status: 'changed',
    tagged: true,
    call,
  }));
}

function changes() {
  const declares =
    (path, isFit = () => true) =>
    ({ desired }) =>
      Object.hasOwn(desired.attributes, path) && isFit(desired.attributes[path]);
  return [
    [
      'AWS::SQS::Queue',
      'VisibilityTimeout',
      ({ id }) => ['sqs', 'SetQueueAttributes', { QueueUrl: id, Attributes: { VisibilityTimeout: '7' } }],
    ],
    [
      'AWS::SQS::Queue',
      'DelaySeconds',
      ({ id }) => ['sqs', 'SetQueueAttributes', { QueueUrl: id, Attributes: { DelaySeconds: '8' } }],
    ],
    [
      'AWS::SQS::Queue',
      'MessageRetentionPeriod',
      ({ id }) => [
        'sqs',
        'SetQueueAttributes',
        { QueueUrl: id, Attributes: { MessageRetentionPeriod: '777' } },
      ],
    ],
    [
      'AWS::SNS::Topic',
      'DisplayName',
      ({ id }) => [
        'sns',
        'SetTopicAttributes',
        { TopicArn: id, AttributeName: 'DisplayName', AttributeValue: 'edited' },
      ],
    ],
    [
      'AWS::Lambda::Function',
      'Timeout',
      ({ name }) => ['lambda', 'UpdateFunctionConfiguration', { FunctionName: name, Timeout: 77 }],
    ],
    [
      'AWS::Lambda::Function',
      'MemorySize',
      ({ name }) => ['lambda', 'UpdateFunctionConfiguration', { FunctionName: name, MemorySize: 777 }],
    ],
    [
      'AWS::Lambda::EventSourceMapping',
      'BatchSize',
      ({ id }) => ['lambda', 'UpdateEventSourceMapping', { UUID: id, BatchSize: 7 }],
    ],
    [
      'AWS::Logs::LogGroup',
      'RetentionInDays',
      ({ name }) => ['cloudwatch-logs', 'PutRetentionPolicy', { logGroupName: name, retentionInDays: 1827 }],
    ],
    [
      'AWS::S3::Bucket',
      'VersioningConfiguration.Status',
      ({ id }) => [
        's3',
        'PutBucketVersioning',
        { Bucket: id, VersioningConfiguration: { Status: 'Suspended' } },
      ],
      (value) => value === 'Enabled',
    ],
    [
      'AWS::EC2::Subnet',
      'MapPublicIpOnLaunch',
      ({ id }, _tag, desired) => [
        'ec2',
        'ModifySubnetAttribute',
        { SubnetId: id, MapPublicIpOnLaunch: { Value: !desired.attributes.MapPublicIpOnLaunch } },
      ],
    ],
    [
      'AWS::EC2::VPC',
      'EnableDnsHostnames',
      ({ id }, _tag, desired) => [
        'ec2',
        'ModifyVpcAttribute',
        { VpcId: id, EnableDnsHostnames: { Value: !desired.attributes.EnableDnsHostnames } },
      ],
    ],
    [
      'AWS::KMS::Key',
      'EnableKeyRotation',
      ({ id }) => ['kms', 'DisableKeyRotation', { KeyId: id }],
      (value) => value === true,
    ],
    [
      'AWS::DynamoDB::Table',
      'PointInTimeRecoverySpecification.PointInTimeRecoveryEnabled',
      ({ id }) => [
        'dynamodb',
        'UpdateContinuousBackups',
        { TableName: id, PointInTimeRecoverySpecification: { PointInTimeRecoveryEnabled: false } },
      ],
      (value) => value === true,
    ],
    [
      'AWS::Events::Rule',
      'State',
      ({ name, attributes }) => [
        'eventbridge',
        'DisableRule',
        { Name: name, EventBusName: attributes.EventBusName },
      ],
      (value) => value === 'ENABLED',
    ],
    [
      'AWS::IAM::Role',
      'AssumeRolePolicyDocument',
      ({ name }) => ['iam', 'UpdateAssumeRolePolicy', { RoleName: name, PolicyDocument: ANYBODY }],
    ],
    [
      'AWS::ElasticLoadBalancingV2::TargetGroup',
      'HealthCheckPath',
      ({ arn }) => [
        'elastic-load-balancing-v2',
        'ModifyTargetGroup',
        { TargetGroupArn: arn, HealthCheckPath: '/edited' },
      ],
    ],
  ]
    .map(([type, path, call, isFit]) => ({
      what: 'change',
      type,
      fits: declares(path, isFit),
      status: 'changed',
      path,
      call,
    }))
    .concat(
      [
        [
          'open a port',
          'AWS::EC2::SecurityGroup',
          'SecurityGroupIngress',
          ({ id }) => ['ec2', 'AuthorizeSecurityGroupIngress', { GroupId: id, IpPermissions: [DOOR] }],
        ],
        [
          'add a policy',
          'AWS::IAM::Role',
          'Policies',
          ({ name }) => [
            'iam',
            'PutRolePolicy',
            { RoleName: name, PolicyName: 'by-hand', PolicyDocument: ANYTHING },
          ],
        ],
      ].map(([what, type, path, call]) => ({ what, type, status: 'changed', path, call })),
      [
        [
          'detach a policy',
          'AWS::IAM::Role',
          'ManagedPolicyArns',
          ({ name, attributes }) => [
            'iam',
            'DetachRolePolicy',
            { RoleName: name, PolicyArn: attributes.ManagedPolicyArns[0] },
          ],
        ],
        [
          'detach a target',
          'AWS::ElasticLoadBalancingV2::TargetGroup',
          'Targets[].Id',
          ({ arn, attributes }) => [
            'elastic-load-balancing-v2',
            'DeregisterTargets',
            { TargetGroupArn: arn, Targets: attributes['Targets[].Id'].map((Id) => ({ Id })) },
          ],
        ],
        [
          'detach a target',
          'AWS::Events::Rule',
          'Targets[].Arn',
          ({ name }) => ['eventbridge', 'RemoveTargets', { Rule: name, Ids: ['alerts'] }],
          // only the template here calls its target so
          ({ key }) => key.endsWith('/Nightly'),
        ],
      ].map(([what, type, path, call, isFit = () => true]) => ({
        what,
        type,
        fits: (finding) => declares(path)(finding) && isFit(finding),
        status: 'changed',
        path,
        call,
      })),
    );
}

const DOOR = { IpProtocol: 'tcp', FromPort: 4321, ToPort: 4321, IpRanges: [{ CidrIp: '0.0.0.0/0' }] };
const ANYTHING = policy({ Action: 's3:*', Resource: '*' });
const ANYBODY = policy({ Action: 'sts:AssumeRole', Principal: { AWS: '*' } });

function policy(statement) {
  return JSON.stringify({ Version: '2012-10-17', Statement: [{ Effect: 'Allow', ...statement }] });
}

/**
 * AWS tags what a stack makes with the stack and the logical id; the emulator does so for EC2 only.
 * https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/aws-properties-resource-tags.html
 */
export async function tagStackResources(aws, stack) {
  const { Stacks } = await aws('cloudformation', 'DescribeStacks', { StackName: stack });
  const { StackResources } = await aws('cloudformation', 'DescribeStackResources', { StackName: stack });
  for (const { ResourceType, PhysicalResourceId, LogicalResourceId } of StackResources) {
    const tag = TAGGERS[ResourceType];
    if (!tag) continue;
    await tag(aws, PhysicalResourceId, {
      'aws:cloudformation:stack-name': stack,
      'aws:cloudformation:stack-id': Stacks[0].StackId,
      'aws:cloudformation:logical-id': LogicalResourceId,
    });
  }
}

const list = (tags) => Object.entries(tags).map(([Key, Value]) => ({ Key, Value }));

const TAGGERS = {
  'AWS::SNS::Topic': (aws, id, tags) => aws('sns', 'TagResource', { ResourceArn: id, Tags: list(tags) }),
  'AWS::SQS::Queue': (aws, id, tags) => aws('sqs', 'TagQueue', { QueueUrl: id, Tags: tags }),
  'AWS::IAM::Role': (aws, id, tags) => aws('iam', 'TagRole', { RoleName: id, Tags: list(tags) }),
  'AWS::Lambda::Function': async (aws, id, tags) => {
    const { Configuration } = await aws('lambda', 'GetFunction', { FunctionName: id });
    await aws('lambda', 'TagResource', { Resource: Configuration.FunctionArn, Tags: tags });
  },
  'AWS::S3::Bucket': (aws, id, tags) => aws.tagBucketAsAws(id, tags),
  'AWS::Events::Rule': async (aws, id, tags) => {
    const { Arn } = await aws('eventbridge', 'DescribeRule', { Name: id.split('/').at(-1) });
    await aws('eventbridge', 'TagResource', { ResourceARN: Arn, Tags: list(tags) });
  },
  'AWS::DynamoDB::Table': async (aws, id, tags) => {
    const { Table } = await aws('dynamodb', 'DescribeTable', { TableName: id });
    await aws('dynamodb', 'TagResource', { ResourceArn: Table.TableArn, Tags: list(tags) });
  },
  'AWS::Logs::LogGroup': (aws, id, tags) => aws('cloudwatch-logs', 'TagLogGroup', { logGroupName: id, tags }),
  'AWS::KMS::Key': (aws, id, tags) =>
    aws('kms', 'TagResource', {
      KeyId: id,
      Tags: Object.entries(tags).map(([TagKey, TagValue]) => ({ TagKey, TagValue })),
    }),
};

import { readFileSync } from 'node:fs';
import { tagStackResources } from '../../scripts/stack-tags.mjs';

export const REGION = 'eu-west-1';
const STACK = 'image-pipeline';

/** Creates the stack, and returns the physical ids by logical id. */
export async function deploy(aws) {
  await aws('cloudformation', 'CreateStack', {
    StackName: STACK,
    TemplateBody: readFileSync(new URL('template.yaml', import.meta.url), 'utf8'),
    Capabilities: ['CAPABILITY_NAMED_IAM'],
  });
  const { StackResources } = await aws('cloudformation', 'DescribeStackResources', { StackName: STACK });
  const ids = Object.fromEntries(
    StackResources.map((each) => [each.LogicalResourceId, each.PhysicalResourceId]),
  );
  await completeStack(aws, ids);
  await tagStackResources(aws, STACK);
  return ids;
}

/** What the template declares and the emulator's CloudFormation leaves out. AWS does all of it. */
async function completeStack(aws, ids) {
  for (const Bucket of [ids.Uploads, ids.Results]) {
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
  }
  await aws('s3', 'PutBucketNotificationConfiguration', {
    Bucket: ids.Uploads,
    NotificationConfiguration: { EventBridgeConfiguration: {} },
  });
  await aws('sqs', 'SetQueueAttributes', {
    QueueUrl: ids.Jobs,
    Attributes: { Policy: JSON.stringify(JOBS_POLICY) },
  });
  await aws('dynamodb', 'UpdateContinuousBackups', {
    TableName: ids.Images,
    PointInTimeRecoverySpecification: { PointInTimeRecoveryEnabled: true },
  });
}

const JOBS_POLICY = {
  Version: '2012-10-17',
  Statement: [
    {
      Effect: 'Allow',
      Principal: { Service: 'events.amazonaws.com' },
      Action: 'sqs:SendMessage',
      Resource: 'arn:aws:sqs:eu-west-1:111122223333:images-jobs-prod',
      Condition: {
        ArnEquals: { 'aws:SourceArn': 'arn:aws:events:eu-west-1:111122223333:rule/images-uploaded-prod' },
      },
    },
  ],
};

/** Nothing is denied here. */
export const denied = [];

/** What the comparison must say after `change`, and nothing else; `AWS::Type name` for what nobody declared. */
export const expected = [
  'changed image-pipeline/Jobs: VisibilityTimeout',
  'changed image-pipeline/Resizer: MemorySize',
  'changed image-pipeline/Uploaded: Targets[].Arn',
  'changed image-pipeline/Uploads: VersioningConfiguration.Status',
  'missing image-pipeline/FailedJobs',
  'unmanaged AWS::Lambda::Function images-debug',
  'unmanaged AWS::S3::Bucket images-tmp-111122223333',
];

/** What people did by hand after the stack was made. */
export async function change(aws, ids) {
  await aws('lambda', 'UpdateFunctionConfiguration', { FunctionName: ids.Resizer, MemorySize: 512 });
  await aws('sqs', 'SetQueueAttributes', { QueueUrl: ids.Jobs, Attributes: { VisibilityTimeout: '30' } });
  await aws('s3', 'PutBucketVersioning', {
    Bucket: ids.Uploads,
    VersioningConfiguration: { Status: 'Suspended' },
  });
  await aws('sqs', 'DeleteQueue', { QueueUrl: ids.FailedJobs });
  await aws('s3', 'CreateBucket', {
    Bucket: 'images-tmp-111122223333',
    CreateBucketConfiguration: { LocationConstraint: 'eu-west-1' },
  });
  await aws('lambda', 'CreateFunction', {
    FunctionName: 'images-debug',
    Runtime: 'nodejs22.x',
    Handler: 'index.handler',
    Role: 'arn:aws:iam::111122223333:role/images-resizer-prod',
    Code: { ZipFile: Buffer.concat([Buffer.from('PK\u0005\u0006'), Buffer.alloc(18)]) },
  });
  await aws('eventbridge', 'PutTargets', {
    Rule: ids.Uploaded,
    Targets: [{ Id: 'debug', Arn: 'arn:aws:lambda:eu-west-1:111122223333:function:images-debug' }],
  });
}

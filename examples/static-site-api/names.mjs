/** What the design and the deployment agree on before anything exists. */
export const REGION = 'eu-central-1';
export const ACCOUNT = '111122223333';
export const DOMAIN = 'notes.example.com';
export const SITE = `notes-site-${ACCOUNT}`;
export const TAGS = { Project: 'notes', ManagedBy: 'terraform' };

export const TABLE_ARN = `arn:aws:dynamodb:${REGION}:${ACCOUNT}:table/notes`;
export const LOG_GROUP = '/aws/lambda/notes-api';

/** Zone and cache policy ids that are the same for everybody. */
export const CLOUDFRONT_ZONE = 'Z2FDTNDATAQYW2';
export const CACHING_OPTIMIZED = '658327ea-f89d-4fab-a63d-7e88639e58f6';
export const CACHING_DISABLED = '4135ea2d-6df8-44a3-9df3-4b5a84be39ad';
export const ALL_VIEWER_EXCEPT_HOST = 'b689b0a8-53d0-40ab-baf2-68738e2966ac';

export const trustPolicy = {
  Version: '2012-10-17',
  Statement: [{ Effect: 'Allow', Principal: { Service: 'lambda.amazonaws.com' }, Action: 'sts:AssumeRole' }],
};

export const apiPolicy = {
  Version: '2012-10-17',
  Statement: [
    {
      Sid: 'Notes',
      Effect: 'Allow',
      Action: ['dynamodb:GetItem', 'dynamodb:PutItem', 'dynamodb:DeleteItem', 'dynamodb:Query'],
      Resource: TABLE_ARN,
    },
    {
      Sid: 'Logs',
      Effect: 'Allow',
      Action: ['logs:CreateLogStream', 'logs:PutLogEvents'],
      Resource: `arn:aws:logs:${REGION}:${ACCOUNT}:log-group:${LOG_GROUP}:*`,
    },
  ],
};

export const sitePolicy = (distributionArn) => ({
  Version: '2012-10-17',
  Statement: [
    {
      Sid: 'CloudFrontReads',
      Effect: 'Allow',
      Principal: { Service: 'cloudfront.amazonaws.com' },
      Action: 's3:GetObject',
      Resource: `arn:aws:s3:::${SITE}/*`,
      Condition: { StringEquals: { 'AWS:SourceArn': distributionArn } },
    },
  ],
});

export const ROUTES = { list: 'GET /notes', create: 'POST /notes', remove: 'DELETE /notes/{id}' };

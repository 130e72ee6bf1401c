import {
  ALL_VIEWER_EXCEPT_HOST,
  apiPolicy,
  CACHING_DISABLED,
  CACHING_OPTIMIZED,
  CLOUDFRONT_ZONE,
  DOMAIN,
  LOG_GROUP,
  REGION,
  ROUTES,
  SITE,
  sitePolicy,
  TAGS,
  trustPolicy,
} from './names.mjs';

export { REGION };

const tags = Object.entries(TAGS).map(([Key, Value]) => ({ Key, Value }));

/** The smallest zip there is: the emulator never runs it. */
const EMPTY_ZIP = Buffer.concat([Buffer.from('PK\u0005\u0006'), Buffer.alloc(18)]);

/** Builds what `terraform apply` built, and returns the ids that AWS gave. */
export async function deploy(aws) {
  const table = await deployTable(aws);
  const role = await deployRole(aws);
  const lambda = await deployFunction(aws, role);
  const api = await deployApi(aws, lambda);
  await deploySite(aws);
  const certificate = await aws.certificate(DOMAIN, 'us-east-1');
  const cdn = await deployDistribution(aws, { api, certificate });
  const zone = await deployZone(aws, cdn);
  return { table, role, lambda, api, certificate, cdn, zone };
}

async function deployTable(aws) {
  const { TableDescription } = await aws('dynamodb', 'CreateTable', {
    TableName: 'notes',
    BillingMode: 'PAY_PER_REQUEST',
    AttributeDefinitions: [
      { AttributeName: 'owner', AttributeType: 'S' },
      { AttributeName: 'noteId', AttributeType: 'S' },
    ],
    KeySchema: [
      { AttributeName: 'owner', KeyType: 'HASH' },
      { AttributeName: 'noteId', KeyType: 'RANGE' },
    ],
    Tags: tags,
  });
  await aws('dynamodb', 'UpdateContinuousBackups', {
    TableName: 'notes',
    PointInTimeRecoverySpecification: { PointInTimeRecoveryEnabled: true },
  });
  return { arn: TableDescription.TableArn };
}

async function deployRole(aws) {
  const { Role } = await aws('iam', 'CreateRole', {
    RoleName: 'notes-api',
    AssumeRolePolicyDocument: JSON.stringify(trustPolicy),
    Tags: tags,
  });
  const { Policy } = await aws('iam', 'CreatePolicy', {
    PolicyName: 'notes-api',
    PolicyDocument: JSON.stringify(apiPolicy),
    Tags: tags,
  });
  await aws('iam', 'AttachRolePolicy', { RoleName: 'notes-api', PolicyArn: Policy.Arn });
  return { arn: Role.Arn, id: Role.RoleId, policyArn: Policy.Arn, policyId: Policy.PolicyId };
}

async function deployFunction(aws, role) {
  await aws('cloudwatch-logs', 'CreateLogGroup', { logGroupName: LOG_GROUP, tags: TAGS });
  await aws('cloudwatch-logs', 'PutRetentionPolicy', { logGroupName: LOG_GROUP, retentionInDays: 14 });
  const made = await aws('lambda', 'CreateFunction', {
    FunctionName: 'notes-api',
    Runtime: 'nodejs22.x',
    Handler: 'index.handler',
    Architectures: ['arm64'],
    Role: role.arn,
    MemorySize: 256,
    Timeout: 10,
    Code: { ZipFile: EMPTY_ZIP },
    Environment: { Variables: { TABLE: 'notes' } },
    Tags: TAGS,
  });
  return { arn: made.FunctionArn, codeSha256: made.CodeSha256 };
}

async function deployApi(aws, lambda) {
  const api = await aws('apigatewayv2', 'CreateApi', {
    Name: 'notes',
    ProtocolType: 'HTTP',
    CorsConfiguration: {
      AllowHeaders: ['authorization', 'content-type'],
      AllowMethods: ['DELETE', 'GET', 'POST'],
      AllowOrigins: [`https://${DOMAIN}`],
      MaxAge: 3600,
    },
    Tags: TAGS,
  });
  const integration = await aws('apigatewayv2', 'CreateIntegration', {
    ApiId: api.ApiId,
    IntegrationType: 'AWS_PROXY',
    IntegrationMethod: 'POST',
    IntegrationUri: lambda.arn,
    PayloadFormatVersion: '2.0',
    TimeoutInMillis: 10000,
  });
  const routes = {};
  for (const [name, RouteKey] of Object.entries(ROUTES)) {
    const route = await aws('apigatewayv2', 'CreateRoute', {
      ApiId: api.ApiId,
      RouteKey,
      Target: `integrations/${integration.IntegrationId}`,
    });
    routes[name] = route.RouteId;
  }
  await aws('apigatewayv2', 'CreateStage', {
    ApiId: api.ApiId,
    StageName: '$default',
    AutoDeploy: true,
    DefaultRouteSettings: { ThrottlingBurstLimit: 200, ThrottlingRateLimit: 100 },
    Tags: TAGS,
  });
  await aws('lambda', 'AddPermission', {
    FunctionName: 'notes-api',
    StatementId: 'http-api',
    Action: 'lambda:InvokeFunction',
    Principal: 'apigateway.amazonaws.com',
    SourceArn: `arn:aws:execute-api:${REGION}:111122223333:${api.ApiId}/*/*`,
  });
  return { id: api.ApiId, endpoint: api.ApiEndpoint, integration: integration.IntegrationId, routes };
}

async function deploySite(aws) {
  await aws('s3', 'CreateBucket', {
    Bucket: SITE,
    CreateBucketConfiguration: { LocationConstraint: REGION },
  });
  await aws('s3', 'PutBucketTagging', { Bucket: SITE, Tagging: { TagSet: tags } });
  await aws('s3', 'PutBucketVersioning', { Bucket: SITE, VersioningConfiguration: { Status: 'Enabled' } });
  await aws('s3', 'PutPublicAccessBlock', {
    Bucket: SITE,
    PublicAccessBlockConfiguration: {
      BlockPublicAcls: true,
      BlockPublicPolicy: true,
      IgnorePublicAcls: true,
      RestrictPublicBuckets: true,
    },
  });
}

async function deployDistribution(aws, { api, certificate }) {
  const { OriginAccessControl } = await aws('cloudfront', 'CreateOriginAccessControl', {
    OriginAccessControlConfig: {
      Name: 'notes-site',
      Description: 'Only the site reads its pages',
      SigningProtocol: 'sigv4',
      SigningBehavior: 'always',
      OriginAccessControlOriginType: 's3',
    },
  });
  const { Distribution } = await aws('cloudfront', 'CreateDistributionWithTags', {
    DistributionConfigWithTags: {
      DistributionConfig: distribution({ api, certificate, accessControl: OriginAccessControl.Id }),
      Tags: { Items: [...tags, { Key: 'Name', Value: 'notes' }] },
    },
  });
  await aws('s3', 'PutBucketPolicy', { Bucket: SITE, Policy: JSON.stringify(sitePolicy(Distribution.ARN)) });
  return {
    id: Distribution.Id,
    arn: Distribution.ARN,
    domain: Distribution.DomainName,
    accessControl: OriginAccessControl.Id,
  };
}

function distribution({ api, certificate, accessControl }) {
  return {
    CallerReference: 'notes',
    Comment: 'Notes',
    Enabled: true,
    HttpVersion: 'http2and3',
    IsIPV6Enabled: true,
    PriceClass: 'PriceClass_100',
    DefaultRootObject: 'index.html',
    Aliases: { Quantity: 1, Items: [DOMAIN] },
    Origins: {
      Quantity: 2,
      Items: [
        {
          Id: 'site',
          DomainName: `${SITE}.s3.${REGION}.amazonaws.com`,
          OriginAccessControlId: accessControl,
          S3OriginConfig: { OriginAccessIdentity: '' },
        },
        {
          Id: 'api',
          DomainName: new URL(api.endpoint).hostname,
          CustomOriginConfig: {
            HTTPPort: 80,
            HTTPSPort: 443,
            OriginProtocolPolicy: 'https-only',
            OriginSslProtocols: { Quantity: 1, Items: ['TLSv1.2'] },
            OriginReadTimeout: 30,
            OriginKeepaliveTimeout: 5,
          },
        },
      ],
    },
    DefaultCacheBehavior: { ...behaviour('site', ['GET', 'HEAD']), CachePolicyId: CACHING_OPTIMIZED },
    CacheBehaviors: {
      Quantity: 1,
      Items: [
        {
          PathPattern: '/notes*',
          ...behaviour('api', ['GET', 'HEAD', 'OPTIONS', 'PUT', 'POST', 'PATCH', 'DELETE']),
          CachePolicyId: CACHING_DISABLED,
          OriginRequestPolicyId: ALL_VIEWER_EXCEPT_HOST,
        },
      ],
    },
    ViewerCertificate: {
      ACMCertificateArn: certificate,
      SSLSupportMethod: 'sni-only',
      MinimumProtocolVersion: 'TLSv1.2_2021',
    },
    Restrictions: { GeoRestriction: { RestrictionType: 'none', Quantity: 0 } },
  };
}

function behaviour(TargetOriginId, methods) {
  return {
    TargetOriginId,
    ViewerProtocolPolicy: 'redirect-to-https',
    Compress: true,
    AllowedMethods: {
      Quantity: methods.length,
      Items: methods,
      CachedMethods: { Quantity: 2, Items: ['GET', 'HEAD'] },
    },
  };
}

async function deployZone(aws, cdn) {
  const { HostedZone, DelegationSet } = await aws('route-53', 'CreateHostedZone', {
    Name: DOMAIN,
    CallerReference: 'notes',
    HostedZoneConfig: { Comment: 'Notes', PrivateZone: false },
  });
  const id = HostedZone.Id.replace('/hostedzone/', '');
  await aws('route-53', 'ChangeTagsForResource', {
    ResourceType: 'hostedzone',
    ResourceId: id,
    AddTags: tags,
  });
  const AliasTarget = { DNSName: cdn.domain, HostedZoneId: CLOUDFRONT_ZONE, EvaluateTargetHealth: false };
  await aws('route-53', 'ChangeResourceRecordSets', {
    HostedZoneId: id,
    ChangeBatch: {
      Changes: ['A', 'AAAA'].map((Type) => ({
        Action: 'CREATE',
        ResourceRecordSet: { Name: DOMAIN, Type, AliasTarget },
      })),
    },
  });
  return { id, nameServers: DelegationSet.NameServers };
}

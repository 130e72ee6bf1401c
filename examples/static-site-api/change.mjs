import { ACCOUNT, CLOUDFRONT_ZONE, DOMAIN, REGION, SITE } from './names.mjs';

/** Nothing is denied here. */
export const denied = [];

/** What people did by hand after the apply. */
export async function change(aws, ids) {
  await aws('s3', 'DeletePublicAccessBlock', { Bucket: SITE });
  await aws('dynamodb', 'UpdateContinuousBackups', {
    TableName: 'notes',
    PointInTimeRecoverySpecification: { PointInTimeRecoveryEnabled: false },
  });
  await aws('lambda', 'UpdateFunctionConfiguration', { FunctionName: 'notes-api', Runtime: 'nodejs20.x' });
  await aws('apigatewayv2', 'UpdateApi', {
    ApiId: ids.api.id,
    CorsConfiguration: { AllowHeaders: ['*'], AllowMethods: ['*'], AllowOrigins: ['*'], MaxAge: 3600 },
  });
  await aws('route-53', 'ChangeResourceRecordSets', {
    HostedZoneId: ids.zone.id,
    ChangeBatch: {
      Changes: [
        {
          Action: 'DELETE',
          ResourceRecordSet: {
            Name: DOMAIN,
            Type: 'AAAA',
            AliasTarget: { DNSName: ids.cdn.domain, HostedZoneId: CLOUDFRONT_ZONE, EvaluateTargetHealth: false },
          },
        },
      ],
    },
  });
  await aws('s3', 'CreateBucket', {
    Bucket: `notes-site-old-${ACCOUNT}`,
    CreateBucketConfiguration: { LocationConstraint: REGION },
  });
}

import { ACCOUNT, CLOUDFRONT_ZONE, DOMAIN, REGION, SITE } from './names.mjs';

/** Nothing is denied here. */
export const denied = [];

/** What the comparison must say after `change`, and nothing else; `AWS::Type name` for what nobody declared. */
export const expected = [
  'changed aws_apigatewayv2_api.notes: CorsConfiguration.AllowHeaders, CorsConfiguration.AllowMethods, CorsConfiguration.AllowOrigins',
  'changed aws_dynamodb_table.notes: PointInTimeRecoverySpecification.PointInTimeRecoveryEnabled',
  'changed aws_lambda_function.api: Runtime',
  'changed aws_s3_bucket.site: PublicAccessBlockConfiguration.BlockPublicAcls, PublicAccessBlockConfiguration.BlockPublicPolicy, PublicAccessBlockConfiguration.IgnorePublicAcls, PublicAccessBlockConfiguration.RestrictPublicBuckets',
  'missing aws_route53_record.site["AAAA"]',
  `unmanaged AWS::S3::Bucket notes-site-old-${ACCOUNT}`,
];

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
            AliasTarget: {
              DNSName: ids.cdn.domain,
              HostedZoneId: CLOUDFRONT_ZONE,
              EvaluateTargetHealth: false,
            },
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

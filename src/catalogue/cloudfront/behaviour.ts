import type { Attribute } from '../define.ts';
import { list, set } from '../kinds/collection.ts';
import { type Facts, parts } from '../kinds/parts.ts';
import { positive } from '../kinds/positive.ts';
import { pointer } from '../kinds/ref.ts';
import { flag, number, text } from '../kinds/scalar.ts';
import { wrapped } from '../kinds/wrapped.ts';

/** What a distribution does with a request, by default or for one pattern of paths. */
export const BEHAVIOUR: Facts = {
  TargetOriginId: text(),
  ViewerProtocolPolicy: text({ concern: 'encryption' }),
  AllowedMethods: wrapped(set({ terraform: 'allowed_methods' })),
  CachedMethods: wrapped(set({ api: 'AllowedMethods.CachedMethods', terraform: 'cached_methods' })),
  Compress: flag({ default: false }),
  SmoothStreaming: flag({ default: false }),
  CachePolicyId: text({ terraform: 'cache_policy_id' }),
  OriginRequestPolicyId: text({ terraform: 'origin_request_policy_id' }),
  ResponseHeadersPolicyId: text({ terraform: 'response_headers_policy_id' }),
  FieldLevelEncryptionId: text({ terraform: 'field_level_encryption_id', concern: 'encryption' }),
  RealtimeLogConfigArn: text({ terraform: 'realtime_log_config_arn' }),
  // with a cache policy it has the times, and Terraform writes 0
  MinTTL: positive({ terraform: 'min_ttl', concern: 'configuration' }),
  DefaultTTL: positive({ terraform: 'default_ttl', concern: 'configuration' }),
  MaxTTL: positive({ terraform: 'max_ttl', concern: 'configuration' }),
  TrustedKeyGroups: wrapped(set({ terraform: 'trusted_key_groups', concern: 'exposure' })),
  TrustedSigners: wrapped(set({ terraform: 'trusted_signers', concern: 'exposure' })),
  FunctionAssociations: wrapped(
    parts(
      'functions at the edge',
      { EventType: text(), FunctionARN: pointer('AWS::CloudFront::Function', { terraform: 'function_arn' }) },
      { terraform: 'function_association' },
    ),
  ),
  LambdaFunctionAssociations: wrapped(
    parts(
      'Lambda functions at the edge',
      {
        EventType: text(),
        LambdaFunctionARN: pointer('AWS::Lambda::Function', { terraform: 'lambda_arn' }),
        IncludeBody: flag({ default: false }),
      },
      { terraform: 'lambda_function_association' },
    ),
  ),
  'ForwardedValues.QueryString': flag({ terraform: 'forwarded_values.query_string', default: false }),
  'ForwardedValues.Headers': wrapped(set({ terraform: 'forwarded_values.headers' })),
  'ForwardedValues.Cookies.Forward': text({ terraform: 'forwarded_values.cookies.forward' }),
  'ForwardedValues.Cookies.WhitelistedNames': wrapped(
    set({ terraform: 'forwarded_values.cookies.whitelisted_names' }),
  ),
  'GrpcConfig.Enabled': flag({ terraform: 'grpc_config.enabled', default: false }),
};

/** The same as attributes of the distribution. */
export function defaultBehaviour(): Readonly<Record<string, Attribute>> {
  return Object.fromEntries(
    Object.entries(BEHAVIOUR).map(([path, fact]) => [
      `DistributionConfig.DefaultCacheBehavior.${path}`,
      {
        ...fact,
        api: `DefaultCacheBehavior.${fact.api ?? path}`,
        terraform: `default_cache_behavior.${fact.terraform ?? TERRAFORM[path] ?? ''}`,
      },
    ]),
  );
}

const TERRAFORM: Readonly<Record<string, string>> = {
  TargetOriginId: 'target_origin_id',
  ViewerProtocolPolicy: 'viewer_protocol_policy',
  Compress: 'compress',
  SmoothStreaming: 'smooth_streaming',
};

/** Where a distribution gets what it has not. Of the headers it adds only the names are kept. */
export const ORIGIN: Facts = {
  Id: text({ terraform: 'origin_id' }),
  OriginPath: text(),
  ConnectionAttempts: number({ default: 3, concern: 'configuration' }),
  ConnectionTimeout: number({ default: 10, concern: 'configuration' }),
  'OriginCustomHeaders[].HeaderName': set({
    api: 'CustomHeaders.Items[].HeaderName',
    terraform: 'custom_header[].name',
  }),
  'CustomOriginConfig.HTTPPort': number({ terraform: 'custom_origin_config.http_port' }),
  'CustomOriginConfig.HTTPSPort': number({ terraform: 'custom_origin_config.https_port' }),
  'CustomOriginConfig.OriginProtocolPolicy': text({ concern: 'encryption' }),
  'CustomOriginConfig.OriginSSLProtocols': wrapped(
    set({
      api: 'CustomOriginConfig.OriginSslProtocols',
      terraform: 'custom_origin_config.origin_ssl_protocols',
    }),
  ),
  'CustomOriginConfig.OriginReadTimeout': number({ concern: 'configuration' }),
  'CustomOriginConfig.OriginKeepaliveTimeout': number({ concern: 'configuration' }),
  'S3OriginConfig.OriginAccessIdentity': text({
    terraform: 's3_origin_config.origin_access_identity',
    concern: 'exposure',
  }),
  'OriginShield.Enabled': flag({ default: false }),
  'OriginShield.OriginShieldRegion': text(),
  'VpcOriginConfig.VpcOriginId': text(),
};

/** A pair of origins, of which the second answers when the first fails. */
export const ORIGIN_GROUP: Facts = {
  Id: text({ terraform: 'origin_id' }),
  'FailoverCriteria.StatusCodes.Items': set({ terraform: 'failover_criteria.status_codes' }),
  'Members.Items[].OriginId': list({ terraform: 'member[].origin_id' }),
};

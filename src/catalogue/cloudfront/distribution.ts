import { type ResourceType, resourceType } from '../define.ts';
import { set } from '../kinds/collection.ts';
import { dnsRefs } from '../kinds/dns.ts';
import { ref, refs } from '../kinds/ref.ts';
import { caseless, flag, number, text } from '../kinds/scalar.ts';
import { parts, sequence, settings } from '../kinds/parts.ts';
import { positive } from '../kinds/positive.ts';
import { BEHAVIOUR, defaultBehaviour, ORIGIN, ORIGIN_GROUP } from './behaviour.ts';

const ORIGINS: readonly string[] = [
  'AWS::S3::Bucket',
  'AWS::ElasticLoadBalancingV2::LoadBalancer',
  'AWS::ApiGateway::RestApi',
  'AWS::ApiGatewayV2::Api',
  'AWS::EC2::Instance',
];

/** Answers near the reader, from its origins. Header values it adds are shared secrets and are not read. */
export const distribution: ResourceType = resourceType({
  type: 'AWS::CloudFront::Distribution',
  title: 'CloudFront distribution',
  drawn: 'block',
  shape: 'cdn',
  layer: 'edge',
  scope: 'global',
  terraform: ['aws_cloudfront_distribution'],
  list: { service: 'cloudfront', action: 'ListDistributions', items: 'DistributionList.Items[]' },
  details: [
    {
      service: 'cloudfront',
      action: 'GetDistributionConfig',
      params: { Id: '.Id' },
      items: 'DistributionConfig',
      into: 'DistributionConfig',
      absent: ['NoSuchDistribution'],
    },
  ],
  id: 'Id',
  arn: 'ARN',
  aliases: ['DomainName', 'Aliases.Items[]'],
  protection: { 'public access': 'always' },
  attributes: {
    'DistributionConfig.Enabled': flag({ api: 'Enabled', terraform: 'enabled' }),
    'DistributionConfig.Comment': text({ api: 'Comment', terraform: 'comment' }),
    'DistributionConfig.Aliases': set({ api: 'Aliases.Items[]', terraform: 'aliases' }),
    'DistributionConfig.Origins[].DomainName': dnsRefs(ORIGINS, 'routes', {
      api: 'Origins.Items[].DomainName',
      terraform: 'origin[].domain_name',
    }),
    'DistributionConfig.Origins[].OriginAccessControlId': refs(
      'AWS::CloudFront::OriginAccessControl',
      'uses',
      {
        api: 'Origins.Items[].OriginAccessControlId',
        terraform: 'origin[].origin_access_control_id',
      },
    ),
    'DistributionConfig.DefaultRootObject': text({ terraform: 'default_root_object' }),
    'DistributionConfig.PriceClass': text({
      api: 'PriceClass',
      terraform: 'price_class',
      default: 'PriceClass_All',
    }),
    'DistributionConfig.HttpVersion': caseless({
      api: 'HttpVersion',
      terraform: 'http_version',
      default: 'http1.1',
    }),
    'DistributionConfig.IPV6Enabled': flag({ api: 'IsIPV6Enabled', terraform: 'is_ipv6_enabled' }),
    'DistributionConfig.WebACLId': ref('AWS::WAFv2::WebACL', 'guards', {
      api: 'WebACLId',
      terraform: 'web_acl_id',
      reverse: true,
    }),
    ...defaultBehaviour(),
    'DistributionConfig.DefaultCacheBehavior.LambdaFunctionAssociations[].LambdaFunctionARN': refs(
      'AWS::Lambda::Function',
      'invokes',
      {
        api: 'DefaultCacheBehavior.LambdaFunctionAssociations.Items[].LambdaFunctionARN',
        terraform: 'default_cache_behavior.lambda_function_association[].lambda_arn',
      },
    ),
    'DistributionConfig.ViewerCertificate.AcmCertificateArn': ref(
      'AWS::CertificateManager::Certificate',
      'uses',
      {
        api: 'ViewerCertificate.ACMCertificateArn',
        terraform: 'viewer_certificate.acm_certificate_arn',
      },
    ),
    'DistributionConfig.ViewerCertificate.MinimumProtocolVersion': text({
      api: 'ViewerCertificate.MinimumProtocolVersion',
      terraform: 'viewer_certificate.minimum_protocol_version',
      default: 'TLSv1',
    }),
    'DistributionConfig.ViewerCertificate.IamCertificateId': text({
      api: 'ViewerCertificate.IAMCertificateId',
      terraform: 'viewer_certificate.iam_certificate_id',
    }),
    'DistributionConfig.ViewerCertificate.SslSupportMethod': text({
      api: 'ViewerCertificate.SSLSupportMethod',
      terraform: 'viewer_certificate.ssl_support_method',
    }),
    // the first pattern that fits decides
    'DistributionConfig.CacheBehaviors': sequence(
      'cache behaviours',
      { PathPattern: text(), ...BEHAVIOUR },
      { api: 'CacheBehaviors.Items', terraform: 'ordered_cache_behavior' },
    ),
    'DistributionConfig.Origins': settings('origins', 'Id', ORIGIN, {
      api: 'Origins.Items',
      terraform: 'origin',
    }),
    'DistributionConfig.OriginGroups.Items': parts('origin groups', ORIGIN_GROUP, {
      api: 'OriginGroups.Items',
      terraform: 'origin_group',
    }),
    'DistributionConfig.CustomErrorResponses': parts(
      'answers to errors',
      {
        ErrorCode: number({ concern: 'configuration' }),
        ResponseCode: positive(),
        ResponsePagePath: text(),
        ErrorCachingMinTTL: positive({ terraform: 'error_caching_min_ttl' }),
      },
      { api: 'CustomErrorResponses.Items', terraform: 'custom_error_response' },
    ),
    'DistributionConfig.Restrictions.GeoRestriction.RestrictionType': text({
      api: 'Restrictions.GeoRestriction.RestrictionType',
      terraform: 'restrictions.geo_restriction.restriction_type',
      default: 'none',
      concern: 'exposure',
    }),
    'DistributionConfig.Restrictions.GeoRestriction.Locations': set({
      api: 'Restrictions.GeoRestriction.Items',
      terraform: 'restrictions.geo_restriction.locations',
      concern: 'exposure',
    }),
    'DistributionConfig.Staging': flag({ api: 'Staging', terraform: 'staging', default: false }),
    'DistributionConfig.ContinuousDeploymentPolicyId': text({
      terraform: 'continuous_deployment_policy_id',
    }),
    'DistributionConfig.AnycastIpListId': text({
      api: 'AnycastIpListId',
      terraform: 'anycast_ip_list_id',
    }),
    'DistributionConfig.ConnectionMode': text({ api: 'ConnectionMode', default: 'direct' }),
    'DistributionConfig.Logging.IncludeCookies': flag({
      terraform: 'logging_config.include_cookies',
      default: false,
    }),
    'DistributionConfig.Logging.Prefix': text({ terraform: 'logging_config.prefix' }),
    'DistributionConfig.Logging.Bucket': dnsRefs(['AWS::S3::Bucket'], 'logs', {
      terraform: 'logging_config.bucket',
    }),
  },
});

import { type ResourceType, resourceType } from '../define.ts';
import { set } from '../kinds/collection.ts';
import { dnsRefs } from '../kinds/dns.ts';
import { ref, refs } from '../kinds/ref.ts';
import { caseless, flag, text } from '../kinds/scalar.ts';

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
    'DistributionConfig.DefaultCacheBehavior.ViewerProtocolPolicy': text({
      api: 'DefaultCacheBehavior.ViewerProtocolPolicy',
      terraform: 'default_cache_behavior.viewer_protocol_policy',
    }),
    'DistributionConfig.DefaultCacheBehavior.TargetOriginId': text({
      api: 'DefaultCacheBehavior.TargetOriginId',
      terraform: 'default_cache_behavior.target_origin_id',
    }),
    'DistributionConfig.DefaultCacheBehavior.Compress': flag({
      api: 'DefaultCacheBehavior.Compress',
      terraform: 'default_cache_behavior.compress',
      default: false,
    }),
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
    'DistributionConfig.Logging.Bucket': dnsRefs(['AWS::S3::Bucket'], 'logs', {
      terraform: 'logging_config.bucket',
    }),
  },
});

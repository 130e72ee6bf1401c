import { type ResourceType, resourceType } from '../define.ts';
import { set } from '../kinds/collection.ts';
import { dnsName } from '../kinds/dns.ts';
import { either } from '../kinds/either.ts';
import { ref, refs } from '../kinds/ref.ts';
import { text } from '../kinds/scalar.ts';

const REST_APIS = 'BasePathMappings[].RestApiId';
const APIS = 'ApiMappings[].ApiId';
const CERTIFICATE = 'AWS::CertificateManager::Certificate';

/** A name of one's own in front of APIs of both kinds: each kind's calls and templates know it. */
export const apiDomainName: ResourceType = resourceType({
  type: 'AWS::ApiGateway::DomainName',
  alsoKnownAs: ['AWS::ApiGatewayV2::DomainName'],
  title: 'API domain name',
  drawn: 'block',
  shape: 'dns',
  layer: 'entry',
  scope: 'regional',
  terraform: ['aws_api_gateway_domain_name', 'aws_apigatewayv2_domain_name'],
  folds: [
    {
      type: 'aws_api_gateway_base_path_mapping',
      owner: 'domain_name',
      append: { [REST_APIS]: 'api_id' },
    },
    {
      type: 'AWS::ApiGateway::BasePathMapping',
      owner: 'DomainName',
      append: { [REST_APIS]: 'RestApiId' },
    },
    { type: 'aws_apigatewayv2_api_mapping', owner: 'domain_name', append: { [APIS]: 'api_id' } },
    { type: 'AWS::ApiGatewayV2::ApiMapping', owner: 'DomainName', append: { [APIS]: 'ApiId' } },
  ],
  list: {
    service: 'api-gateway',
    action: 'GetDomainNames',
    items: 'items[]',
    params: { limit: 500 },
    permission: 'apigateway:GET',
  },
  details: [
    {
      service: 'api-gateway',
      action: 'GetBasePathMappings',
      params: { domainName: '.domainName', limit: 500 },
      items: 'items[]',
      into: 'BasePathMappings',
      absent: ['NotFoundException', 'BadRequestException'],
      permission: 'apigateway:GET',
    },
    {
      service: 'apigatewayv2',
      action: 'GetApiMappings',
      params: { DomainName: '.domainName', MaxResults: '500' },
      items: 'Items[]',
      into: 'ApiMappings',
      absent: ['NotFoundException'],
      permission: 'apigateway:GET',
    },
  ],
  id: 'domainName',
  arn: 'arn:${partition}:apigateway:${region}::/domainnames/${id}',
  name: 'domainName',
  tags: 'tags',
  aliases: ['regionalDomainName', 'distributionDomainName'],
  terraformId: 'domain_name',
  naturalKey: ['DomainName'],
  protection: { 'public access': [{ path: 'EndpointConfiguration.Types', is: ['EDGE', 'REGIONAL'] }] },
  attributes: {
    DomainName: dnsName({ api: 'domainName' }),
    [REST_APIS]: refs('AWS::ApiGateway::RestApi', 'routes', {
      api: 'BasePathMappings[].restApiId',
      terraform: null,
    }),
    [APIS]: refs(['AWS::ApiGatewayV2::Api', 'AWS::ApiGateway::RestApi'], 'routes', { terraform: null }),
    CertificateArn: ref(CERTIFICATE, 'uses', { api: 'certificateArn' }),
    RegionalCertificateArn: either(
      ['regional_certificate_arn', 'domain_name_configuration.certificate_arn'],
      ref(CERTIFICATE, 'uses', { api: 'regionalCertificateArn' }),
    ),
    SecurityPolicy: either(
      ['security_policy', 'domain_name_configuration.security_policy'],
      text({ api: 'securityPolicy', concern: 'encryption' }),
    ),
    'EndpointConfiguration.Types': set({ api: 'endpointConfiguration.types' }),
    'MutualTlsAuthentication.TruststoreUri': text({
      api: 'mutualTlsAuthentication.truststoreUri',
      concern: 'identity',
    }),
    'MutualTlsAuthentication.TruststoreVersion': text({
      api: 'mutualTlsAuthentication.truststoreVersion',
      concern: 'identity',
    }),
    OwnershipVerificationCertificateArn: ref(CERTIFICATE, 'uses', {
      api: 'ownershipVerificationCertificateArn',
    }),
    EndpointAccessMode: text({ api: 'endpointAccessMode', terraform: null }),
    RoutingMode: text({ api: 'routingMode', default: 'BASE_PATH_MAPPING_ONLY' }),
    Status: text({ api: 'domainNameStatus', terraform: null, computed: true }),
  },
});

import { type ResourceType, resourceType } from '../define.ts';
import { dnsName, dnsRefs } from '../kinds/dns.ts';
import { apex, hostedZoneId, records } from '../kinds/records.ts';
import { flag, number, text } from '../kinds/scalar.ts';

const ANSWERED_WITH: readonly string[] = [
  'AWS::ElasticLoadBalancingV2::LoadBalancer',
  'AWS::CloudFront::Distribution',
  'AWS::ApiGateway::RestApi',
  'AWS::ApiGateway::DomainName',
  'AWS::ApiGatewayV2::Api',
  'AWS::S3::Bucket',
  'AWS::EC2::VPCEndpoint',
  'AWS::EC2::EIP',
  'AWS::EC2::Instance',
  'AWS::RDS::DBInstance',
  'AWS::RDS::DBCluster',
];

/** One name and its answer. NS and SOA come with each zone. */
export const recordSet: ResourceType = resourceType({
  type: 'AWS::Route53::RecordSet',
  title: 'DNS record',
  drawn: 'detail',
  shape: 'dns-record',
  layer: 'edge',
  scope: 'global',
  terraform: ['aws_route53_record'],
  list: {
    service: 'route-53',
    action: 'ListResourceRecordSets',
    items: 'ResourceRecordSets[]',
    per: 'AWS::Route53::HostedZone',
    params: { HostedZoneId: '.Id' },
    keep: { HostedZoneId: 'Id', ZoneName: 'Name' },
  },
  id: '${HostedZoneId}_${Name}_${Type}_${SetIdentifier}',
  name: 'Name',
  naturalKey: ['HostedZoneId', 'Name', 'Type', 'SetIdentifier'],
  owner: 'HostedZoneId',
  awsDefault: [
    { Type: 'NS', IsApex: true },
    { Type: 'SOA', IsApex: true },
  ],
  attributes: {
    HostedZoneId: hostedZoneId({ terraform: 'zone_id' }),
    Name: dnsName({ terraform: 'fqdn' }),
    Type: text(),
    SetIdentifier: text(),
    IsApex: apex({ api: '', terraform: null, computed: true }),
    // an alias has none, for which Terraform writes 0
    TTL: number({ default: 0 }),
    ResourceRecords: records(ANSWERED_WITH, { api: '', terraform: '', cloudformation: '' }),
    'AliasTarget.DNSName': dnsRefs(ANSWERED_WITH, 'routes', { terraform: 'alias.name' }),
    'AliasTarget.EvaluateTargetHealth': flag({ terraform: 'alias.evaluate_target_health' }),
    Weight: number({ terraform: 'weighted_routing_policy.weight' }),
    Region: text({ terraform: 'latency_routing_policy.region' }),
    Failover: text({ terraform: 'failover_routing_policy.type' }),
    MultiValueAnswer: flag({ terraform: 'multivalue_answer_routing_policy', default: false }),
    'GeoLocation.ContinentCode': text({ terraform: 'geolocation_routing_policy.continent' }),
    'GeoLocation.CountryCode': text({ terraform: 'geolocation_routing_policy.country' }),
    'GeoLocation.SubdivisionCode': text({ terraform: 'geolocation_routing_policy.subdivision' }),
    'GeoProximityLocation.AWSRegion': text({ terraform: 'geoproximity_routing_policy.aws_region' }),
    'GeoProximityLocation.LocalZoneGroup': text({
      terraform: 'geoproximity_routing_policy.local_zone_group',
    }),
    'GeoProximityLocation.Bias': number({
      terraform: 'geoproximity_routing_policy.bias',
      default: 0,
      concern: 'configuration',
    }),
    'CidrRoutingConfig.CollectionId': text({ terraform: 'cidr_routing_policy.collection_id' }),
    'CidrRoutingConfig.LocationName': text({ terraform: 'cidr_routing_policy.location_name' }),
    HealthCheckId: text(),
  },
});

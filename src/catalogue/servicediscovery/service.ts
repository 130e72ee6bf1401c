import { type ResourceType, resourceType } from '../define.ts';
import { either } from '../kinds/either.ts';
import { parts } from '../kinds/parts.ts';
import { ref } from '../kinds/ref.ts';
import { number, text } from '../kinds/scalar.ts';
import { labels } from '../kinds/labels.ts';
import { positive } from '../kinds/positive.ts';

/** A name under which the tasks of a service find one another. */
export const discoveryService: ResourceType = resourceType({
  type: 'AWS::ServiceDiscovery::Service',
  title: 'Discovery service',
  drawn: 'detail',
  shape: 'dns-record',
  layer: 'network',
  scope: 'regional',
  terraform: ['aws_service_discovery_service'],
  folds: [
    { type: 'aws_service_discovery_instance', owner: 'service_id' },
    { type: 'AWS::ServiceDiscovery::Instance', owner: 'ServiceId' },
  ],
  list: { service: 'servicediscovery', action: 'ListServices', items: 'Services[]' },
  details: [
    {
      service: 'servicediscovery',
      action: 'GetService',
      params: { Id: '.Id' },
      items: 'Service',
      absent: ['ServiceNotFound'],
    },
    {
      service: 'servicediscovery',
      action: 'GetNamespace',
      params: { Id: '.NamespaceId' },
      items: 'Namespace',
      into: 'Namespace',
      absent: ['NamespaceNotFound'],
    },
    {
      service: 'servicediscovery',
      action: 'GetServiceAttributes',
      params: { ServiceId: '.Id' },
      items: 'ServiceAttributes.Attributes',
      into: 'ServiceAttributes',
      absent: ['ServiceNotFound', 'InvalidInput'],
      depth: 'full',
    },
  ],
  id: 'Id',
  arn: 'Arn',
  name: 'Name',
  naturalKey: ['NamespaceId', 'Name'],
  foldsIntoUsers: true,
  attributes: {
    Name: text(),
    Description: text(),
    NamespaceId: either(
      ['namespace_id', 'dns_config.namespace_id'],
      ref(['AWS::ServiceDiscovery::PrivateDnsNamespace', 'AWS::ServiceDiscovery::HttpNamespace'], 'uses'),
    ),
    'Namespace.Properties.DnsProperties.HostedZoneId': ref('AWS::Route53::HostedZone', 'uses', {
      terraform: null,
      computed: true,
    }),
    'DnsConfig.DnsRecords': parts(
      'DNS records',
      { Type: text(), TTL: number({ terraform: 'ttl', concern: 'configuration' }) },
      { terraform: 'dns_config.dns_records' },
    ),
    'DnsConfig.RoutingPolicy': text({ default: 'MULTIVALUE' }),
    'HealthCheckConfig.Type': text(),
    'HealthCheckConfig.ResourcePath': text(),
    'HealthCheckConfig.FailureThreshold': positive({ concern: 'configuration' }),
    'HealthCheckCustomConfig.FailureThreshold': positive({ concern: 'configuration' }),
    Type: text(),
    ServiceAttributes: labels({ terraform: null }),
  },
});

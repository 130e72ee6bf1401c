import { type ResourceType, resourceType } from '../define.ts';
import { ref, refs } from '../kinds/ref.ts';
import { flag, number, text } from '../kinds/scalar.ts';
import { among } from '../kinds/among.ts';
import { set } from '../kinds/collection.ts';
import { parts, partsAmong } from '../kinds/parts.ts';
import { positive } from '../kinds/positive.ts';

const ENDPOINTS = 'EndpointGroups[].EndpointDescriptions[].EndpointId';

/** Fixed addresses in front of several regions. The service answers in one region only. */
export const accelerator: ResourceType = resourceType({
  type: 'AWS::GlobalAccelerator::Accelerator',
  title: 'Global accelerator',
  drawn: 'block',
  shape: 'cdn',
  layer: 'edge',
  scope: 'global',
  terraform: ['aws_globalaccelerator_accelerator'],
  folds: [
    { type: 'aws_globalaccelerator_listener', owner: 'accelerator_arn', append: { Listeners: '' } },
    { type: 'AWS::GlobalAccelerator::Listener', owner: 'AcceleratorArn', append: { Listeners: '' } },
    {
      type: 'aws_globalaccelerator_endpoint_group',
      owner: 'listener_arn',
      append: { [ENDPOINTS]: 'endpoint_configuration[].endpoint_id', EndpointGroups: '' },
    },
    {
      type: 'AWS::GlobalAccelerator::EndpointGroup',
      owner: 'ListenerArn',
      append: { [ENDPOINTS]: 'EndpointConfigurations[].EndpointId', EndpointGroups: '' },
    },
  ],
  list: { service: 'global-accelerator', action: 'ListAccelerators', items: 'Accelerators[]' },
  details: [
    {
      service: 'global-accelerator',
      action: 'DescribeAcceleratorAttributes',
      params: { AcceleratorArn: '.AcceleratorArn' },
      items: 'AcceleratorAttributes',
      into: 'Attributes',
    },
    {
      service: 'global-accelerator',
      action: 'ListListeners',
      params: { AcceleratorArn: '.AcceleratorArn' },
      items: 'Listeners[]',
      into: 'Listeners',
    },
    {
      service: 'global-accelerator',
      action: 'ListEndpointGroups',
      params: { ListenerArn: '.$each' },
      each: 'Listeners[].ListenerArn',
      items: 'EndpointGroups[]',
      into: 'EndpointGroups',
    },
  ],
  id: 'AcceleratorArn',
  arn: 'AcceleratorArn',
  name: 'Name',
  aliases: ['DnsName', 'DualStackDnsName'],
  terraformId: 'arn',
  naturalKey: ['Name'],
  protection: { 'public access': 'always' },
  attributes: {
    Name: text(),
    Enabled: flag({ default: true }),
    IpAddressType: text({ default: 'IPV4' }),
    [ENDPOINTS]: refs(
      ['AWS::ElasticLoadBalancingV2::LoadBalancer', 'AWS::EC2::EIP', 'AWS::EC2::Instance'],
      'routes',
      { terraform: null },
    ),
    FlowLogsEnabled: flag({
      api: 'Attributes.FlowLogsEnabled',
      terraform: 'attributes.flow_logs_enabled',
      default: false,
      concern: 'protection',
    }),
    FlowLogsS3Bucket: ref('AWS::S3::Bucket', 'logs', {
      api: 'Attributes.FlowLogsS3Bucket',
      terraform: 'attributes.flow_logs_s3_bucket',
    }),
    FlowLogsS3Prefix: text({
      api: 'Attributes.FlowLogsS3Prefix',
      terraform: 'attributes.flow_logs_s3_prefix',
    }),
    IpAddresses: among({ api: 'IpSets[].IpAddresses[]' }),
    Listeners: parts(
      'listeners of an accelerator',
      {
        Protocol: text({ default: 'TCP' }),
        ClientAffinity: text({ default: 'NONE' }),
        'PortRanges[].FromPort': set({ terraform: 'port_range[].from_port' }),
        'PortRanges[].ToPort': set({ terraform: 'port_range[].to_port' }),
      },
      { terraform: null, concern: 'exposure' },
    ),
    EndpointGroups: partsAmong(
      'endpoint groups',
      {
        EndpointGroupRegion: text(),
        TrafficDialPercentage: number(),
        HealthCheckProtocol: text(),
        HealthCheckPath: text(),
        HealthCheckPort: positive(),
        HealthCheckIntervalSeconds: number(),
        ThresholdCount: number(),
      },
      { terraform: null },
    ),
    Status: text({ terraform: null, computed: true }),
  },
});

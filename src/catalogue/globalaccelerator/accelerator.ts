import { type ResourceType, resourceType } from '../define.ts';
import { refs } from '../kinds/ref.ts';
import { flag, text } from '../kinds/scalar.ts';

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
    { type: 'aws_globalaccelerator_listener', owner: 'accelerator_arn' },
    { type: 'AWS::GlobalAccelerator::Listener', owner: 'AcceleratorArn' },
    {
      type: 'aws_globalaccelerator_endpoint_group',
      owner: 'listener_arn',
      append: { [ENDPOINTS]: 'endpoint_configuration[].endpoint_id' },
    },
    {
      type: 'AWS::GlobalAccelerator::EndpointGroup',
      owner: 'ListenerArn',
      append: { [ENDPOINTS]: 'EndpointConfigurations[].EndpointId' },
    },
  ],
  list: { service: 'global-accelerator', action: 'ListAccelerators', items: 'Accelerators[]' },
  details: [
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
    Status: text({ terraform: null, computed: true }),
  },
});

import { type ResourceType, resourceType } from '../define.ts';
import { text } from '../kinds/scalar.ts';

/** A small machine outside the VPCs of the account. */
export const lightsailInstance: ResourceType = resourceType({
  type: 'AWS::Lightsail::Instance',
  title: 'Lightsail instance',
  drawn: 'block',
  shape: 'instance',
  layer: 'compute',
  scope: 'regional',
  terraform: ['aws_lightsail_instance'],
  folds: [
    { type: 'aws_lightsail_instance_public_ports', owner: 'instance_name' },
    { type: 'aws_lightsail_static_ip_attachment', owner: 'instance_name' },
  ],
  list: { service: 'lightsail', action: 'GetInstances', items: 'instances[]' },
  id: 'name',
  arn: 'arn',
  name: 'name',
  tags: 'tags',
  aliases: ['publicIpAddress', 'supportCode'],
  naturalKey: ['InstanceName'],
  protection: { 'public access': [{ path: 'PublicIpAddress', isSet: true }] },
  traffic: { publicWhen: [{ PublicIpAddress: /./ }] },
  attributes: {
    InstanceName: text({ api: 'name', terraform: 'name' }),
    AvailabilityZone: text({ api: 'location.availabilityZone' }),
    BlueprintId: text({ api: 'blueprintId' }),
    BundleId: text({ api: 'bundleId', concern: 'capacity' }),
    KeyPairName: text({ api: 'sshKeyName' }),
    IpAddressType: text({ api: 'ipAddressType', default: 'dualstack' }),
    PublicIpAddress: text({ api: 'publicIpAddress', computed: true }),
    State: text({ api: 'state.name', terraform: null, computed: true }),
  },
});

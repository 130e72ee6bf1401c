import { type ResourceType, resourceType } from '../define.ts';
import { caseless, number, text } from '../kinds/scalar.ts';
import { set } from '../kinds/collection.ts';
import { parts } from '../kinds/parts.ts';

const PORTS = 'Networking.Ports';

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
    {
      type: 'aws_lightsail_instance_public_ports',
      owner: 'instance_name',
      append: { [PORTS]: 'port_info' },
    },
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
    [PORTS]: parts(
      'open ports',
      {
        FromPort: number({ api: 'fromPort', concern: 'configuration' }),
        ToPort: number({ api: 'toPort', concern: 'configuration' }),
        Protocol: caseless({ api: 'protocol' }),
        Cidrs: set({ api: 'cidrs' }),
      },
      { api: 'networking.ports', terraform: null, concern: 'exposure' },
    ),
    AddOns: parts(
      'add-ons of an instance',
      {
        AddOnType: text({ api: 'name', terraform: 'type' }),
        Status: caseless({ api: 'status' }),
        'AutoSnapshotAddOnRequest.SnapshotTimeOfDay': text({
          api: 'snapshotTimeOfDay',
          terraform: 'snapshot_time',
        }),
      },
      { api: 'addOns', terraform: 'add_on', concern: 'protection' },
    ),
    State: text({ api: 'state.name', terraform: null, computed: true }),
  },
});

import { TAGS } from '../names.mjs';

/** The one machine of the shop: imports the suppliers' price lists at night. */
export async function deployTools(aws, { subnets, groups }) {
  const tags = Object.entries({ ...TAGS, Name: 'shop-import' }).map(([Key, Value]) => ({ Key, Value }));
  const { Instances } = await aws('ec2', 'RunInstances', {
    ImageId: IMAGE,
    InstanceType: 'm7g.large',
    MinCount: 1,
    MaxCount: 1,
    ClientToken: 'shop-import',
    SubnetId: subnets.app.a.id,
    SecurityGroupIds: [groups.import.id],
    MetadataOptions: { HttpTokens: 'required', HttpEndpoint: 'enabled', HttpPutResponseHopLimit: 2 },
    EbsOptimized: true,
    BlockDeviceMappings: [
      { DeviceName: '/dev/xvda', Ebs: { VolumeSize: 30, VolumeType: 'gp3', DeleteOnTermination: true } },
    ],
    TagSpecifications: [{ ResourceType: 'instance', Tags: tags }],
  });
  const [instance] = Instances;
  const answer = await aws('ec2', 'DescribeInstances', { InstanceIds: [instance.InstanceId] });
  const found = answer.Reservations[0].Instances[0];
  return {
    import: {
      id: found.InstanceId,
      privateIp: found.PrivateIpAddress,
      privateDns: found.PrivateDnsName,
      networkInterface: found.NetworkInterfaces?.[0]?.NetworkInterfaceId ?? '',
      volume: found.BlockDeviceMappings?.[0]?.Ebs?.VolumeId ?? '',
    },
  };
}

export const IMAGE = 'ami-0a1b2c3d4e5f60718';

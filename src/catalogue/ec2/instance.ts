import { type ResourceType, resourceType } from '../define.ts';
import { among } from '../kinds/among.ts';
import { blockDevices } from '../kinds/block-devices.ts';
import { set } from '../kinds/collection.ts';
import { count } from '../kinds/count.ts';
import { positive } from '../kinds/positive.ts';
import { ref, refs } from '../kinds/ref.ts';
import { flag, number, text } from '../kinds/scalar.ts';
import { selecting } from '../kinds/selecting.ts';
import { switching } from '../kinds/switch.ts';
import { tagged } from '../kinds/tagged.ts';

export const instance: ResourceType = resourceType({
  type: 'AWS::EC2::Instance',
  title: 'EC2 instance',
  drawn: 'block',
  shape: 'instance',
  layer: 'compute',
  scope: 'regional',
  terraform: ['aws_instance', 'aws_spot_instance_request'],
  list: { service: 'ec2', action: 'DescribeInstances', items: 'Reservations[].Instances[]' },
  details: [
    {
      service: 'ec2',
      action: 'DescribeVolumes',
      params: { Filters: [{ Name: 'attachment.instance-id', Values: ['.InstanceId'] }] },
      items: 'Volumes[]',
      batch: 100,
      deal: { item: 'InstanceId', found: 'Attachments[0].InstanceId' },
      into: 'Volumes',
    },
    {
      // of machines that can save up processor time, those that may go beyond what they saved
      service: 'ec2',
      action: 'DescribeInstanceCreditSpecifications',
      params: { Filters: [{ Name: 'instance-id', Values: ['.InstanceId'] }] },
      items: 'InstanceCreditSpecifications[]',
      batch: 100,
      deal: { item: 'InstanceId', found: 'InstanceId' },
      into: 'CreditSpecifications',
    },
  ],
  id: 'InstanceId',
  arn: 'arn:${partition}:ec2:${region}:${account}:instance/${id}',
  tags: 'Tags',
  aliases: ['PrivateDnsName', 'PublicDnsName'],
  parent: ['SubnetId', 'NetworkInterfaces[0].SubnetId', 'VpcId'],
  protection: {
    'public access': [{ path: 'PublicIp', isSet: true, through: 'SecurityGroupIds' }],
  },
  traffic: { publicWhen: [{ PublicIp: /./ }] },
  attributes: {
    SubnetId: ref('AWS::EC2::Subnet', 'contains', { reverse: true }),
    VpcId: ref('AWS::EC2::VPC', 'contains', { terraform: null, reverse: true }),
    AvailabilityZone: text({ api: 'Placement.AvailabilityZone' }),
    SecurityGroupIds: refs('AWS::EC2::SecurityGroup', 'guards', {
      api: 'SecurityGroups[].GroupId',
      terraform: 'vpc_security_group_ids',
      reverse: true,
    }),
    // the other place where a template may state both; AWS answers with the attributes above
    'NetworkInterfaces[0].SubnetId': ref('AWS::EC2::Subnet', 'contains', {
      api: null,
      terraform: null,
      reverse: true,
    }),
    'NetworkInterfaces[].GroupSet[]': refs('AWS::EC2::SecurityGroup', 'guards', {
      api: null,
      terraform: null,
      reverse: true,
    }),
    IamInstanceProfile: ref('AWS::IAM::InstanceProfile', 'assumes', { api: 'IamInstanceProfile.Arn' }),
    ImageId: text({ terraform: 'ami' }),
    InstanceType: text({ default: 'm1.small' }),
    KeyName: text(),
    EbsOptimized: flag({ default: false }),
    Monitoring: switching({ api: 'Monitoring.State', default: false }),
    SourceDestCheck: flag({ default: true }),
    SecurityGroups: among({ api: 'SecurityGroups[].GroupName', to: ['AWS::EC2::SecurityGroup'] }),
    BlockDeviceMappings: blockDevices({
      api: '',
      terraform: '',
      to: ['AWS::KMS::Key'],
    }),
    'Volumes[].VolumeId': among({
      api: 'BlockDeviceMappings[].Ebs.VolumeId',
      terraform: null,
      to: ['AWS::EC2::Volume'],
    }),
    'CreditSpecification.CPUCredits': text({
      api: 'CreditSpecifications[0].CpuCredits',
      terraform: 'credit_specification.cpu_credits',
      default: 'standard',
    }),
    // AWS tells these by the call that also tells the user data: it is never made
    DisableApiTermination: flag({ api: null, concern: 'protection' }),
    DisableApiStop: flag({ api: null, concern: 'protection' }),
    InstanceInitiatedShutdownBehavior: text({ api: null, concern: 'protection' }),
    // AWS tags what it starts by a template; it stays so as long as the instance lives
    'LaunchTemplate.LaunchTemplateId': tagged('aws:ec2launchtemplate:id', {
      ...ref('AWS::EC2::LaunchTemplate', 'uses', { terraform: 'launch_template.id' }),
      computed: true,
    }),
    Affinity: text({ api: 'Placement.Affinity', terraform: null, default: 'default' }),
    HostId: text({ api: 'Placement.HostId' }),
    HostResourceGroupArn: text({ api: 'Placement.HostResourceGroupArn' }),
    'Placement.PartitionNumber': positive({
      terraform: 'placement_partition_number',
      concern: 'configuration',
    }),
    'LicenseSpecifications[].LicenseConfigurationArn': set({
      api: 'Licenses[].LicenseConfigurationArn',
      terraform: null,
    }),
    KernelId: text({ terraform: null }),
    RamdiskId: text({ terraform: null }),
    Ipv6AddressCount: count({ api: 'NetworkInterfaces[0].Ipv6Addresses', default: 0 }),
    'Ipv6Addresses[].Ipv6Address': set({
      api: 'NetworkInterfaces[0].Ipv6Addresses[].Ipv6Address',
      terraform: 'ipv6_addresses',
    }),
    // the further addresses of the first interface, which a template states with the interface
    'NetworkInterfaces[0].PrivateIpAddresses': selecting(
      { key: 'Primary', is: false, path: 'PrivateIpAddress', plain: true },
      set({ cloudformation: 'SecondaryPrivateIpAddresses', terraform: 'secondary_private_ips' }),
    ),
    'PrivateDnsNameOptions.HostnameType': text({ default: 'ip-name' }),
    'PrivateDnsNameOptions.EnableResourceNameDnsARecord': flag({ default: false }),
    'PrivateDnsNameOptions.EnableResourceNameDnsAAAARecord': flag({ default: false }),
    'MaintenanceOptions.AutoRecovery': text({ default: 'default' }),
    'CapacityReservationSpecification.CapacityReservationPreference': text({ default: 'open' }),
    Tenancy: text({ api: 'Placement.Tenancy', default: 'default' }),
    PlacementGroupName: text({ api: 'Placement.GroupName', terraform: 'placement_group' }),
    PrivateIpAddress: text({ terraform: 'private_ip' }),
    'MetadataOptions.HttpEndpoint': text({ default: 'enabled' }),
    'MetadataOptions.HttpTokens': text(),
    'MetadataOptions.HttpPutResponseHopLimit': number(),
    'MetadataOptions.InstanceMetadataTags': text({ default: 'disabled' }),
    'MetadataOptions.HttpProtocolIpv6': text({ default: 'disabled' }),
    'CpuOptions.AmdSevSnp': text({ default: 'disabled' }),
    'CpuOptions.CoreCount': number(),
    'CpuOptions.ThreadsPerCore': number(),
    'EnclaveOptions.Enabled': flag({ default: false }),
    'HibernationOptions.Configured': flag({ terraform: 'hibernation', default: false }),
    PublicIp: text({ api: 'PublicIpAddress', computed: true, rule: 22 }),
    State: text({ api: 'State.Name', terraform: 'instance_state', computed: true }),
  },
  gone: { 'State.Name': 'terminated' },
  awsDefault: [{ 'tags.aws:autoscaling:groupName': /./ }],
});

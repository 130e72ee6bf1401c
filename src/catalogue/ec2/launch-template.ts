import { type Attribute, type ResourceType, resourceType } from '../define.ts';
import { among } from '../kinds/among.ts';
import { blockDevices } from '../kinds/block-devices.ts';
import { set } from '../kinds/collection.ts';
import { labels } from '../kinds/labels.ts';
import { parts } from '../kinds/parts.ts';
import { positive } from '../kinds/positive.ts';
import { instanceRequirements } from './instance-requirements.ts';
import { pointer, ref, refs } from '../kinds/ref.ts';
import { flag, number, text } from '../kinds/scalar.ts';

export const launchTemplate: ResourceType = resourceType({
  type: 'AWS::EC2::LaunchTemplate',
  title: 'Launch template',
  drawn: 'detail',
  shape: 'template',
  layer: 'compute',
  scope: 'regional',
  terraform: ['aws_launch_template'],
  list: { service: 'ec2', action: 'DescribeLaunchTemplates', items: 'LaunchTemplates[]' },
  details: [
    {
      service: 'ec2',
      action: 'DescribeLaunchTemplateVersions',
      params: { LaunchTemplateId: '.LaunchTemplateId', Versions: ['$Latest'] },
      items: 'LaunchTemplateVersions[0]',
    },
  ],
  id: 'LaunchTemplateId',
  arn: 'arn:${partition}:ec2:${region}:${account}:launch-template/${id}',
  name: 'LaunchTemplateName',
  tags: 'Tags',
  naturalKey: ['LaunchTemplateName'],
  hasUniqueName: true,
  foldsIntoUsers: true,
  attributes: {
    LaunchTemplateName: text({ terraform: 'name' }),
    'LaunchTemplateData.ImageId': text({ terraform: 'image_id' }),
    'LaunchTemplateData.InstanceType': text({ terraform: 'instance_type' }),
    'LaunchTemplateData.KeyName': text({ terraform: 'key_name' }),
    'LaunchTemplateData.EbsOptimized': flag({ terraform: 'ebs_optimized', default: false }),
    'LaunchTemplateData.SecurityGroupIds': refs('AWS::EC2::SecurityGroup', 'guards', {
      terraform: 'vpc_security_group_ids',
      reverse: true,
    }),
    'LaunchTemplateData.NetworkInterfaces[].Groups[]': refs('AWS::EC2::SecurityGroup', 'guards', {
      terraform: 'network_interfaces[].security_groups[]',
      reverse: true,
    }),
    'LaunchTemplateData.IamInstanceProfile.Arn': ref('AWS::IAM::InstanceProfile', 'assumes', {
      terraform: 'iam_instance_profile.arn',
    }),
    'LaunchTemplateData.IamInstanceProfile.Name': ref('AWS::IAM::InstanceProfile', 'assumes', {
      terraform: 'iam_instance_profile.name',
    }),
    'LaunchTemplateData.MetadataOptions.HttpTokens': text({ terraform: 'metadata_options.http_tokens' }),
    'LaunchTemplateData.MetadataOptions.HttpEndpoint': text({ terraform: 'metadata_options.http_endpoint' }),
    'LaunchTemplateData.MetadataOptions.HttpPutResponseHopLimit': number({
      terraform: 'metadata_options.http_put_response_hop_limit',
    }),
    'LaunchTemplateData.Monitoring.Enabled': flag({ terraform: 'monitoring.enabled' }),
    'LaunchTemplateData.DisableApiTermination': flag({
      terraform: 'disable_api_termination',
      default: false,
    }),
    'LaunchTemplateData.SecurityGroups': among({
      terraform: 'security_group_names',
      to: ['AWS::EC2::SecurityGroup'],
    }),
    'LaunchTemplateData.BlockDeviceMappings': blockDevices({
      terraform: 'block_device_mappings',
      to: ['AWS::KMS::Key'],
    }),
    'LaunchTemplateData.CpuOptions.CoreCount': positive({ terraform: 'cpu_options.core_count' }),
    'LaunchTemplateData.CpuOptions.ThreadsPerCore': positive({ terraform: 'cpu_options.threads_per_core' }),
    'LaunchTemplateData.CpuOptions.AmdSevSnp': text({
      terraform: 'cpu_options.amd_sev_snp',
      default: 'disabled',
    }),
    'LaunchTemplateData.CreditSpecification.CpuCredits': text({
      terraform: 'credit_specification.cpu_credits',
    }),
    'LaunchTemplateData.DisableApiStop': flag({
      terraform: 'disable_api_stop',
      default: false,
      concern: 'protection',
    }),
    'LaunchTemplateData.EnclaveOptions.Enabled': flag({
      terraform: 'enclave_options.enabled',
      default: false,
    }),
    'LaunchTemplateData.HibernationOptions.Configured': flag({
      terraform: 'hibernation_options.configured',
      default: false,
    }),
    'LaunchTemplateData.InstanceInitiatedShutdownBehavior': text({
      terraform: 'instance_initiated_shutdown_behavior',
      default: 'stop',
    }),
    'LaunchTemplateData.InstanceMarketOptions.MarketType': text({
      terraform: 'instance_market_options.market_type',
    }),
    'LaunchTemplateData.InstanceMarketOptions.SpotOptions.MaxPrice': text({
      terraform: 'instance_market_options.spot_options.max_price',
    }),
    'LaunchTemplateData.InstanceMarketOptions.SpotOptions.SpotInstanceType': text({
      terraform: 'instance_market_options.spot_options.spot_instance_type',
    }),
    'LaunchTemplateData.InstanceMarketOptions.SpotOptions.InstanceInterruptionBehavior': text({
      terraform: 'instance_market_options.spot_options.instance_interruption_behavior',
    }),
    'LaunchTemplateData.KernelId': text({ terraform: 'kernel_id' }),
    'LaunchTemplateData.RamDiskId': text({ terraform: 'ram_disk_id' }),
    'LaunchTemplateData.LicenseSpecifications[].LicenseConfigurationArn': set({
      terraform: 'license_specification[].license_configuration_arn',
    }),
    'LaunchTemplateData.MaintenanceOptions.AutoRecovery': text({
      terraform: 'maintenance_options.auto_recovery',
      default: 'default',
    }),
    'LaunchTemplateData.MetadataOptions.InstanceMetadataTags': text({
      terraform: 'metadata_options.instance_metadata_tags',
    }),
    'LaunchTemplateData.MetadataOptions.HttpProtocolIpv6': text({
      terraform: 'metadata_options.http_protocol_ipv6',
    }),
    'LaunchTemplateData.Placement.AvailabilityZone': text({ terraform: 'placement.availability_zone' }),
    'LaunchTemplateData.Placement.GroupName': text({ terraform: 'placement.group_name' }),
    'LaunchTemplateData.Placement.Tenancy': text({ terraform: 'placement.tenancy', default: 'default' }),
    'LaunchTemplateData.Placement.Affinity': text({ terraform: 'placement.affinity' }),
    'LaunchTemplateData.Placement.HostId': text({ terraform: 'placement.host_id' }),
    'LaunchTemplateData.Placement.HostResourceGroupArn': text({
      terraform: 'placement.host_resource_group_arn',
    }),
    'LaunchTemplateData.Placement.PartitionNumber': positive({ terraform: 'placement.partition_number' }),
    'LaunchTemplateData.PrivateDnsNameOptions.HostnameType': text({
      terraform: 'private_dns_name_options.hostname_type',
    }),
    'LaunchTemplateData.PrivateDnsNameOptions.EnableResourceNameDnsARecord': flag({
      terraform: 'private_dns_name_options.enable_resource_name_dns_a_record',
      default: false,
    }),
    'LaunchTemplateData.PrivateDnsNameOptions.EnableResourceNameDnsAAAARecord': flag({
      terraform: 'private_dns_name_options.enable_resource_name_dns_aaaa_record',
      default: false,
    }),
    'LaunchTemplateData.CapacityReservationSpecification.CapacityReservationPreference': text({
      terraform: 'capacity_reservation_specification.capacity_reservation_preference',
    }),
    'LaunchTemplateData.NetworkInterfaces': parts(
      'interfaces of a launch template',
      {
        DeviceIndex: number({ default: 0, concern: 'configuration' }),
        AssociatePublicIpAddress: flag({ concern: 'exposure' }),
        DeleteOnTermination: flag(),
        Description: text(),
        NetworkInterfaceId: pointer('AWS::EC2::NetworkInterface'),
        PrivateIpAddress: text(),
        SubnetId: ref('AWS::EC2::Subnet', 'uses'),
        SecondaryPrivateIpAddressCount: positive({ terraform: 'ipv4_address_count' }),
        Ipv6AddressCount: positive(),
        InterfaceType: text(),
      },
      { terraform: 'network_interfaces' },
    ),
    'LaunchTemplateData.TagSpecifications': parts(
      'tags given to what is launched',
      { ResourceType: text(), Tags: labels() },
      { terraform: 'tag_specifications' },
    ),
    ...requirements(),
    VersionDescription: text({ terraform: 'description' }),
    DefaultVersionNumber: number({ terraform: 'default_version', concern: 'configuration' }),
    LatestVersionNumber: number({ terraform: 'latest_version', computed: true }),
  },
});

function requirements(): Readonly<Record<string, Attribute>> {
  const facts = instanceRequirements('InstanceRequirements', 'instance_requirements');
  return Object.fromEntries(
    Object.entries(facts).map(([path, fact]) => [`LaunchTemplateData.${path}`, fact]),
  );
}

import { camelCased } from '../camel.ts';
import { type ResourceType, resourceType } from '../define.ts';
import { cidr } from '../kinds/cidr.ts';
import { set } from '../kinds/collection.ts';
import { enabledLogTypes } from '../kinds/enabled-log-types.ts';
import { pointer, ref, refs } from '../kinds/ref.ts';
import { flag, text, version } from '../kinds/scalar.ts';
import { partsAmong } from '../kinds/parts.ts';

export const eksCluster: ResourceType = resourceType({
  type: 'AWS::EKS::Cluster',
  title: 'EKS cluster',
  drawn: 'block',
  shape: 'kubernetes',
  layer: 'compute',
  scope: 'regional',
  terraform: ['aws_eks_cluster'],
  folds: [
    { type: 'aws_eks_addon', owner: 'cluster_name', append: { Addons: '' } },
    { type: 'AWS::EKS::Addon', owner: 'ClusterName', append: { Addons: '' } },
  ],
  list: { service: 'eks', action: 'ListClusters', items: 'clusters[]' },
  details: [
    { service: 'eks', action: 'DescribeCluster', params: { name: '.$' }, items: 'cluster' },
    {
      service: 'eks',
      action: 'ListAddons',
      params: { clusterName: '.name' },
      items: 'addons[]',
      into: 'addonNames',
    },
    {
      service: 'eks',
      action: 'DescribeAddon',
      params: { clusterName: '.name', addonName: '.$each' },
      each: 'addonNames[]',
      items: 'addon',
      into: 'addons',
    },
  ],
  id: 'name',
  arn: 'arn',
  name: 'name',
  tags: 'tags',
  aliases: ['endpoint'],
  naturalKey: ['Name'],
  parent: ['ResourcesVpcConfig.SubnetIds', 'ResourcesVpcConfig.VpcId'],
  protection: {
    'deletion protection': [{ path: 'DeletionProtection', is: true }],
    'public access': [{ path: 'ResourcesVpcConfig.EndpointPublicAccess', is: true }],
  },
  attributes: camelCased({
    Name: text(),
    RoleArn: ref('AWS::IAM::Role', 'assumes'),
    Version: version(),
    'ResourcesVpcConfig.SubnetIds': refs('AWS::EC2::Subnet', 'contains', {
      terraform: 'vpc_config.subnet_ids',
      reverse: true,
    }),
    'ResourcesVpcConfig.SecurityGroupIds': refs('AWS::EC2::SecurityGroup', 'guards', {
      terraform: 'vpc_config.security_group_ids',
      reverse: true,
    }),
    'ResourcesVpcConfig.ClusterSecurityGroupId': ref('AWS::EC2::SecurityGroup', 'guards', {
      terraform: 'vpc_config.cluster_security_group_id',
      reverse: true,
      computed: true,
    }),
    'ResourcesVpcConfig.VpcId': ref('AWS::EC2::VPC', 'contains', {
      terraform: 'vpc_config.vpc_id',
      reverse: true,
      computed: true,
    }),
    'ResourcesVpcConfig.EndpointPublicAccess': flag({
      terraform: 'vpc_config.endpoint_public_access',
      default: true,
    }),
    'ResourcesVpcConfig.EndpointPrivateAccess': flag({
      terraform: 'vpc_config.endpoint_private_access',
      default: false,
    }),
    'ResourcesVpcConfig.PublicAccessCidrs': set({
      terraform: 'vpc_config.public_access_cidrs',
      default: ['0.0.0.0/0'],
    }),
    'KubernetesNetworkConfig.ServiceIpv4Cidr': cidr(),
    'KubernetesNetworkConfig.IpFamily': text({ default: 'ipv4' }),
    'Logging.ClusterLogging.EnabledTypes[].Type': enabledLogTypes({
      api: 'logging.clusterLogging',
      terraform: 'enabled_cluster_log_types',
    }),
    'EncryptionConfig[].Provider.KeyArn': refs('AWS::KMS::Key', 'encrypts', {
      terraform: 'encryption_config[].provider[].key_arn',
      reverse: true,
    }),
    'EncryptionConfig[].Resources[]': set({ terraform: 'encryption_config[].resources[]' }),
    'KubernetesNetworkConfig.ElasticLoadBalancing.Enabled': flag({ default: false }),
    'ComputeConfig.Enabled': flag({ default: false }),
    'ComputeConfig.NodePools': set(),
    'ComputeConfig.NodeRoleArn': ref('AWS::IAM::Role', 'assumes'),
    'StorageConfig.BlockStorage.Enabled': flag({ default: false }),
    'ControlPlaneScalingConfig.Tier': text({ default: 'standard', concern: 'capacity' }),
    'RemoteNetworkConfig.RemoteNodeNetworks[].Cidrs[]': set({
      terraform: 'remote_network_config.remote_node_networks.cidrs',
    }),
    'RemoteNetworkConfig.RemotePodNetworks[].Cidrs[]': set({
      terraform: 'remote_network_config.remote_pod_networks.cidrs',
    }),
    'OutpostConfig.OutpostArns': set(),
    'OutpostConfig.ControlPlaneInstanceType': text(),
    'ZonalShiftConfig.Enabled': flag({ default: false }),
    Addons: partsAmong(
      'add-ons',
      camelCased({
        AddonName: text(),
        AddonVersion: text(),
        ServiceAccountRoleArn: pointer('AWS::IAM::Role'),
      }),
      { terraform: null },
    ),
    'AccessConfig.AuthenticationMode': text(),
    'UpgradePolicy.SupportType': text({ default: 'EXTENDED' }),
    DeletionProtection: flag({ default: false }),
    Status: text({ computed: true }),
  }),
});

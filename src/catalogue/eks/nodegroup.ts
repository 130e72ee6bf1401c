import { camelCased } from '../camel.ts';
import { type ResourceType, resourceType } from '../define.ts';
import { set } from '../kinds/collection.ts';
import { ref, refs } from '../kinds/ref.ts';
import { flag, number, text, version } from '../kinds/scalar.ts';
import { labels } from '../kinds/labels.ts';
import { parts } from '../kinds/parts.ts';
import { positive } from '../kinds/positive.ts';

export const eksNodegroup: ResourceType = resourceType({
  type: 'AWS::EKS::Nodegroup',
  title: 'EKS node group',
  drawn: 'block',
  shape: 'autoscaling',
  layer: 'compute',
  scope: 'regional',
  terraform: ['aws_eks_node_group'],
  list: {
    service: 'eks',
    action: 'ListNodegroups',
    items: 'nodegroups[]',
    per: 'AWS::EKS::Cluster',
    params: { clusterName: '.$' },
    keep: { clusterName: '$' },
  },
  details: [
    {
      service: 'eks',
      action: 'DescribeNodegroup',
      params: { clusterName: '.clusterName', nodegroupName: '.$' },
      items: 'nodegroup',
    },
  ],
  // CloudFormation's Ref and Terraform's id join both names, with a slash and a colon
  id: 'nodegroupArn',
  arn: 'nodegroupArn',
  name: 'nodegroupName',
  tags: 'tags',
  terraformId: 'arn',
  naturalKey: ['NodegroupName', 'ClusterName'],
  parent: ['Subnets'],
  attributes: camelCased({
    NodegroupName: text({ terraform: 'node_group_name' }),
    ClusterName: ref('AWS::EKS::Cluster', 'contains', { reverse: true }),
    Subnets: refs('AWS::EC2::Subnet', 'contains', { terraform: 'subnet_ids', reverse: true }),
    NodeRole: ref('AWS::IAM::Role', 'assumes', { terraform: 'node_role_arn' }),
    'LaunchTemplate.Id': ref('AWS::EC2::LaunchTemplate', 'uses'),
    AmiType: text(),
    CapacityType: text({ default: 'ON_DEMAND' }),
    DiskSize: number(),
    InstanceTypes: set(),
    Version: version(),
    ReleaseVersion: text(),
    Labels: labels(),
    Taints: parts('taints', camelCased({ Key: text(), Value: text(), Effect: text() }), {
      terraform: 'taint',
    }),
    'RemoteAccess.Ec2SshKey': text({ terraform: 'remote_access.ec2_ssh_key', concern: 'identity' }),
    'RemoteAccess.SourceSecurityGroups': refs('AWS::EC2::SecurityGroup', 'uses', {
      terraform: 'remote_access.source_security_group_ids',
    }),
    'UpdateConfig.MaxUnavailable': positive({ concern: 'configuration' }),
    'UpdateConfig.MaxUnavailablePercentage': positive({ concern: 'configuration' }),
    'UpdateConfig.UpdateStrategy': text({ default: 'DEFAULT' }),
    'NodeRepairConfig.Enabled': flag({ default: false }),
    'NodeRepairConfig.MaxUnhealthyNodeThresholdCount': positive({ concern: 'configuration' }),
    'NodeRepairConfig.MaxUnhealthyNodeThresholdPercentage': positive({ concern: 'configuration' }),
    'NodeRepairConfig.MaxParallelNodesRepairedCount': positive({ concern: 'configuration' }),
    'NodeRepairConfig.MaxParallelNodesRepairedPercentage': positive({ concern: 'configuration' }),
    'WarmPoolConfig.Enabled': flag({ terraform: null, default: false }),
    'WarmPoolConfig.MinSize': number({ terraform: null, default: 0 }),
    'WarmPoolConfig.MaxGroupPreparedCapacity': number({ terraform: null }),
    'WarmPoolConfig.PoolState': text({ terraform: null }),
    'LaunchTemplate.Name': ref('AWS::EC2::LaunchTemplate', 'uses'),
    'ScalingConfig.MinSize': number(),
    'ScalingConfig.MaxSize': number(),
    // scaling moves it all the time (rule 5)
    'ScalingConfig.DesiredSize': number({ computed: true }),
    Status: text({ computed: true }),
  }),
});

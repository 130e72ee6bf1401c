import { camelCased } from '../camel.ts';
import { type ResourceType, resourceType } from '../define.ts';
import { set } from '../kinds/collection.ts';
import { ref, refs } from '../kinds/ref.ts';
import { number, text, version } from '../kinds/scalar.ts';

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
    'ScalingConfig.MinSize': number(),
    'ScalingConfig.MaxSize': number(),
    // scaling moves it all the time (rule 5)
    'ScalingConfig.DesiredSize': number({ computed: true }),
    Status: text({ computed: true }),
  }),
});

import { type ResourceType, resourceType } from '../define.ts';
import { ref, refs } from '../kinds/ref.ts';
import { caseless, text } from '../kinds/scalar.ts';

/** The subnets in which a warehouse may stand. */
export const clusterSubnetGroup: ResourceType = resourceType({
  type: 'AWS::Redshift::ClusterSubnetGroup',
  title: 'Redshift subnet group',
  drawn: 'detail',
  shape: 'subnet',
  layer: 'data',
  scope: 'regional',
  terraform: ['aws_redshift_subnet_group'],
  list: { service: 'redshift', action: 'DescribeClusterSubnetGroups', items: 'ClusterSubnetGroups[]' },
  id: 'ClusterSubnetGroupName',
  arn: 'arn:${partition}:redshift:${region}:${account}:subnetgroup:${id}',
  name: 'ClusterSubnetGroupName',
  tags: 'Tags',
  // CloudFormation makes up its name
  naturalKey: ['ClusterSubnetGroupName'],
  parent: ['SubnetIds', 'VpcId'],
  attributes: {
    ClusterSubnetGroupName: caseless({ terraform: 'name' }),
    Description: text(),
    SubnetIds: refs('AWS::EC2::Subnet', 'contains', { api: 'Subnets[].SubnetIdentifier', reverse: true }),
    VpcId: ref('AWS::EC2::VPC', 'contains', { terraform: null, reverse: true, computed: true }),
  },
  awsDefault: [{ ClusterSubnetGroupName: 'default' }],
});

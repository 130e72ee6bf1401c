import { type ResourceType, resourceType } from '../define.ts';
import { ref, refs } from '../kinds/ref.ts';
import { caseless, text } from '../kinds/scalar.ts';

export const dbSubnetGroup: ResourceType = resourceType({
  type: 'AWS::RDS::DBSubnetGroup',
  title: 'RDS subnet group',
  drawn: 'detail',
  shape: 'subnet',
  layer: 'data',
  scope: 'regional',
  terraform: ['aws_db_subnet_group', 'aws_docdb_subnet_group', 'aws_neptune_subnet_group'],
  list: { service: 'rds', action: 'DescribeDBSubnetGroups', items: 'DBSubnetGroups[]' },
  id: 'DBSubnetGroupName',
  arn: 'DBSubnetGroupArn',
  name: 'DBSubnetGroupName',
  naturalKey: ['DBSubnetGroupName'],
  parent: ['SubnetIds', 'VpcId'],
  attributes: {
    DBSubnetGroupName: caseless({ terraform: 'name' }),
    DBSubnetGroupDescription: text({ terraform: 'description' }),
    SubnetIds: refs('AWS::EC2::Subnet', 'contains', {
      api: 'Subnets[].SubnetIdentifier',
      reverse: true,
    }),
    VpcId: ref('AWS::EC2::VPC', 'contains', { reverse: true, computed: true }),
  },
  awsDefault: [{ DBSubnetGroupName: /^default(-vpc-.+)?$/ }],
});

import { type ResourceType, resourceType } from '../define.ts';
import { ref, refs } from '../kinds/ref.ts';
import { caseless, text } from '../kinds/scalar.ts';

/** The subnets in which MemoryDB may put its nodes. */
export const memorySubnetGroup: ResourceType = resourceType({
  type: 'AWS::MemoryDB::SubnetGroup',
  title: 'MemoryDB subnet group',
  drawn: 'detail',
  shape: 'subnet',
  layer: 'data',
  scope: 'regional',
  terraform: ['aws_memorydb_subnet_group'],
  list: { service: 'memorydb', action: 'DescribeSubnetGroups', items: 'SubnetGroups[]' },
  id: 'Name',
  arn: 'ARN',
  name: 'Name',
  naturalKey: ['SubnetGroupName'],
  parent: ['SubnetIds', 'VpcId'],
  attributes: {
    SubnetGroupName: caseless({ api: 'Name', terraform: 'name' }),
    Description: text(),
    SubnetIds: refs('AWS::EC2::Subnet', 'contains', { api: 'Subnets[].Identifier', reverse: true }),
    VpcId: ref('AWS::EC2::VPC', 'contains', { reverse: true, computed: true }),
  },
  awsDefault: [{ SubnetGroupName: 'default' }],
});

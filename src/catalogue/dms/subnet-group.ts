import { type ResourceType, resourceType } from '../define.ts';
import { ref, refs } from '../kinds/ref.ts';
import { caseless, text } from '../kinds/scalar.ts';

/** The subnets in which a replication instance may stand. */
export const replicationSubnetGroup: ResourceType = resourceType({
  type: 'AWS::DMS::ReplicationSubnetGroup',
  title: 'replication subnet group',
  drawn: 'detail',
  shape: 'subnet',
  layer: 'data',
  scope: 'regional',
  terraform: ['aws_dms_replication_subnet_group'],
  list: {
    service: 'database-migration-service',
    action: 'DescribeReplicationSubnetGroups',
    items: 'ReplicationSubnetGroups[]',
  },
  id: 'ReplicationSubnetGroupIdentifier',
  arn: 'arn:${partition}:dms:${region}:${account}:subgrp:${id}',
  name: 'ReplicationSubnetGroupIdentifier',
  naturalKey: ['ReplicationSubnetGroupIdentifier'],
  parent: ['SubnetIds', 'VpcId'],
  attributes: {
    ReplicationSubnetGroupIdentifier: caseless({ terraform: 'replication_subnet_group_id' }),
    ReplicationSubnetGroupDescription: text(),
    SubnetIds: refs('AWS::EC2::Subnet', 'contains', { api: 'Subnets[].SubnetIdentifier', reverse: true }),
    VpcId: ref('AWS::EC2::VPC', 'contains', { reverse: true, computed: true }),
  },
  awsDefault: [{ ReplicationSubnetGroupIdentifier: 'default' }],
});

import { type ResourceType, resourceType } from '../define.ts';
import { networkAclEntries } from '../kinds/network-acl-entries.ts';
import { ref, refs } from '../kinds/ref.ts';
import { flag } from '../kinds/scalar.ts';

export const networkAcl: ResourceType = resourceType({
  type: 'AWS::EC2::NetworkAcl',
  title: 'Network ACL',
  drawn: 'detail',
  shape: 'firewall',
  layer: 'network',
  scope: 'regional',
  terraform: ['aws_network_acl', 'aws_default_network_acl'],
  folds: [
    { type: 'aws_network_acl_rule', owner: 'network_acl_id', append: { Entries: '' } },
    { type: 'aws_network_acl_association', owner: 'network_acl_id', append: { SubnetIds: 'subnet_id' } },
    { type: 'AWS::EC2::NetworkAclEntry', owner: 'NetworkAclId', append: { Entries: '' } },
    {
      type: 'AWS::EC2::SubnetNetworkAclAssociation',
      owner: 'NetworkAclId',
      append: { SubnetIds: 'SubnetId' },
    },
  ],
  list: { service: 'ec2', action: 'DescribeNetworkAcls', items: 'NetworkAcls[]' },
  id: 'NetworkAclId',
  arn: 'arn:${partition}:ec2:${region}:${account}:network-acl/${id}',
  tags: 'Tags',
  parent: ['VpcId'],
  traffic: { entries: 'Entries', subnets: 'SubnetIds', fallback: { IsDefault: true } },
  attributes: {
    VpcId: ref('AWS::EC2::VPC', 'contains', { reverse: true }),
    SubnetIds: refs('AWS::EC2::Subnet', 'guards', { api: 'Associations[].SubnetId' }),
    Entries: networkAclEntries({ terraform: '' }),
    IsDefault: flag({ terraform: null, computed: true }),
  },
  awsDefault: [{ IsDefault: true }],
});

import { type ResourceType, resourceType } from '../define.ts';
import { ref } from '../kinds/ref.ts';
import { text } from '../kinds/scalar.ts';
import { securityGroupRules } from '../kinds/security-group-rules.ts';

export const securityGroup: ResourceType = resourceType({
  type: 'AWS::EC2::SecurityGroup',
  title: 'Security group',
  drawn: 'detail',
  shape: 'security-group',
  layer: 'network',
  scope: 'regional',
  terraform: ['aws_security_group', 'aws_default_security_group'],
  folds: [
    {
      type: 'aws_security_group_rule',
      owner: 'security_group_id',
      append: { SecurityGroupIngress: '', SecurityGroupEgress: '' },
    },
    {
      type: 'aws_vpc_security_group_ingress_rule',
      owner: 'security_group_id',
      append: { SecurityGroupIngress: '' },
    },
    {
      type: 'aws_vpc_security_group_egress_rule',
      owner: 'security_group_id',
      append: { SecurityGroupEgress: '' },
    },
    { type: 'AWS::EC2::SecurityGroupIngress', owner: 'GroupId', append: { SecurityGroupIngress: '' } },
    { type: 'AWS::EC2::SecurityGroupEgress', owner: 'GroupId', append: { SecurityGroupEgress: '' } },
  ],
  list: { service: 'ec2', action: 'DescribeSecurityGroups', items: 'SecurityGroups[]' },
  id: 'GroupId',
  arn: 'arn:${partition}:ec2:${region}:${account}:security-group/${id}',
  name: 'GroupName',
  tags: 'Tags',
  naturalKey: ['GroupName', 'VpcId'],
  parent: ['VpcId'],
  protection: { 'public access': [{ path: 'SecurityGroupIngress', holds: ['0.0.0.0/0', '::/0'] }] },
  traffic: { ingress: 'SecurityGroupIngress' },
  attributes: {
    VpcId: ref('AWS::EC2::VPC', 'contains', { reverse: true }),
    GroupName: text({ terraform: 'name' }),
    GroupDescription: text({ api: 'Description', terraform: 'description' }),
    // the whole group, because only it knows which source is itself
    SecurityGroupIngress: securityGroupRules('ingress', {
      api: '',
      terraform: '',
      whole: true,
      to: ['AWS::EC2::SecurityGroup'],
      relation: 'connects',
      reverse: true,
    }),
    SecurityGroupEgress: securityGroupRules('egress', {
      api: '',
      terraform: '',
      whole: true,
      default: [{ protocol: '-1', source: '0.0.0.0/0' }],
    }),
  },
  // the one of each VPC, and the one that EKS makes for a cluster
  awsDefault: [{ GroupName: 'default' }, { 'tags.aws:eks:cluster-name': /./ }],
});

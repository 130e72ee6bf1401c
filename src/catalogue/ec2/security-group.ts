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
  owners: [
    // https://docs.aws.amazon.com/emr/latest/ManagementGuide/emr-man-sec-groups.html
    { owner: 'EMR', when: { GroupName: /^ElasticMapReduce(?:-|Editors-)/ } },
    // https://docs.aws.amazon.com/elasticloadbalancing/latest/classic/elb-security-groups.html
    { owner: 'Elastic Load Balancing', when: { GroupName: /^default_elb_/ } },
    // https://docs.aws.amazon.com/directoryservice/latest/admin-guide/ms_ad_getting_started_what_gets_created.html
    { owner: 'Directory Service', when: { GroupName: /^d-[0-9a-f]{10}_controllers$/ } },
    // https://docs.aws.amazon.com/workspaces/latest/adminguide/amazon-workspaces-security-groups.html
    { owner: 'WorkSpaces', when: { GroupName: /^d-[0-9a-f]{10}_workspacesMembers$/ } },
  ],
  // the one of each VPC, and the one that EKS makes for a cluster
  awsDefault: [{ GroupName: 'default' }, { 'tags.aws:eks:cluster-name': /./ }],
});

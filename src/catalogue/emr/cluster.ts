import { type ResourceType, resourceType } from '../define.ts';
import { set } from '../kinds/collection.ts';
import { instanceGroupType } from '../kinds/instance-group.ts';
import { s3Location } from '../kinds/location.ts';
import { ref } from '../kinds/ref.ts';
import { flag, number, text } from '../kinds/scalar.ts';

/** Machines that work through large data together. Steps and bootstrap actions are not kept: their arguments may hold secrets. */
export const emrCluster: ResourceType = resourceType({
  type: 'AWS::EMR::Cluster',
  title: 'EMR cluster',
  drawn: 'block',
  shape: 'batch',
  layer: 'compute',
  scope: 'regional',
  terraform: ['aws_emr_cluster'],
  folds: [
    { type: 'AWS::EMR::InstanceGroupConfig', owner: 'JobFlowId' },
    { type: 'aws_emr_instance_group', owner: 'cluster_id' },
    { type: 'AWS::EMR::InstanceFleetConfig', owner: 'ClusterId' },
    { type: 'aws_emr_instance_fleet', owner: 'cluster_id' },
    { type: 'AWS::EMR::Step', owner: 'JobFlowId' },
    { type: 'aws_emr_managed_scaling_policy', owner: 'cluster_id' },
  ],
  list: {
    service: 'emr',
    action: 'ListClusters',
    items: 'Clusters[]',
    // without these it names the dead of two months
    params: { ClusterStates: ['STARTING', 'BOOTSTRAPPING', 'RUNNING', 'WAITING'] },
  },
  details: [
    { service: 'emr', action: 'DescribeCluster', params: { ClusterId: '.Id' }, items: 'Cluster' },
    {
      service: 'emr',
      action: 'ListInstanceGroups',
      params: { ClusterId: '.Id' },
      items: 'InstanceGroups[]',
      into: 'InstanceGroups',
      // a cluster of fleets has no groups
      absent: ['InvalidRequestException', 'ValidationException'],
    },
  ],
  id: 'Id',
  arn: 'ClusterArn',
  name: 'Name',
  tags: 'Tags',
  aliases: ['MasterPublicDnsName'],
  naturalKey: ['Name'],
  parent: ['Instances.Ec2SubnetId'],
  gone: { 'Status.State': /^TERMINAT/ },
  protection: {
    encryption: [{ path: 'SecurityConfiguration', isSet: true }],
    'deletion protection': [{ path: 'Instances.TerminationProtected', is: true }],
  },
  attributes: {
    Name: text(),
    ReleaseLabel: text(),
    'Applications[].Name': set({ terraform: 'applications' }),
    'Instances.Ec2SubnetId': ref('AWS::EC2::Subnet', 'contains', {
      api: 'Ec2InstanceAttributes.Ec2SubnetId',
      terraform: 'ec2_attributes.subnet_id',
      reverse: true,
    }),
    'Instances.EmrManagedMasterSecurityGroup': group('EmrManagedMasterSecurityGroup', 'emr_managed_master'),
    'Instances.EmrManagedSlaveSecurityGroup': group('EmrManagedSlaveSecurityGroup', 'emr_managed_slave'),
    'Instances.ServiceAccessSecurityGroup': ref('AWS::EC2::SecurityGroup', 'guards', {
      api: 'Ec2InstanceAttributes.ServiceAccessSecurityGroup',
      terraform: 'ec2_attributes.service_access_security_group',
      reverse: true,
    }),
    'Instances.Ec2KeyName': text({
      api: 'Ec2InstanceAttributes.Ec2KeyName',
      terraform: 'ec2_attributes.key_name',
    }),
    'Instances.MasterInstanceGroup.InstanceType': instanceGroupType('MASTER', {
      api: 'InstanceGroups',
      cloudformation: 'Instances.MasterInstanceGroup',
      terraform: 'master_instance_group',
    }),
    'Instances.CoreInstanceGroup.InstanceType': instanceGroupType('CORE', {
      api: 'InstanceGroups',
      cloudformation: 'Instances.CoreInstanceGroup',
      terraform: 'core_instance_group',
    }),
    'Instances.TerminationProtected': flag({
      api: 'TerminationProtected',
      terraform: 'termination_protection',
      default: false,
    }),
    'Instances.KeepJobFlowAliveWhenNoSteps': flag({
      api: 'AutoTerminate',
      terraform: 'keep_job_flow_alive_when_no_steps',
      computed: true,
    }),
    JobFlowRole: ref('AWS::IAM::InstanceProfile', 'assumes', {
      api: 'Ec2InstanceAttributes.IamInstanceProfile',
      terraform: 'ec2_attributes.instance_profile',
    }),
    ServiceRole: ref('AWS::IAM::Role', 'assumes'),
    AutoScalingRole: ref('AWS::IAM::Role', 'assumes', { terraform: 'autoscaling_role' }),
    LogUri: s3Location('logs'),
    LogEncryptionKmsKeyId: ref('AWS::KMS::Key', 'encrypts', { reverse: true }),
    SecurityConfiguration: text({ concern: 'encryption' }),
    CustomAmiId: text(),
    EbsRootVolumeSize: number(),
    ScaleDownBehavior: text(),
    StepConcurrencyLevel: number({ default: 1 }),
    VisibleToAllUsers: flag({ computed: true }),
    OSReleaseLabel: text({ terraform: 'os_release_label' }),
    State: text({ api: 'Status.State', terraform: 'cluster_state', computed: true }),
  },
});

function group(api: string, terraform: string): ReturnType<typeof ref> {
  return ref('AWS::EC2::SecurityGroup', 'guards', {
    api: `Ec2InstanceAttributes.${api}`,
    terraform: `ec2_attributes.${terraform}_security_group`,
    reverse: true,
  });
}

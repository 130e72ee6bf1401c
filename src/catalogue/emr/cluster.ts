import { type Attribute, type ResourceType, resourceType } from '../define.ts';
import { set } from '../kinds/collection.ts';
import { instanceGroupType } from '../kinds/instance-group.ts';
import { s3Location } from '../kinds/location.ts';
import { ref } from '../kinds/ref.ts';
import { flag, number, text } from '../kinds/scalar.ts';
import { parts } from '../kinds/parts.ts';
import { secretMap } from '../kinds/secret.ts';

/** Between what EMR scales by itself. */
const LIMITS: readonly string[] = [
  'MinimumCapacityUnits',
  'MaximumCapacityUnits',
  'MaximumOnDemandCapacityUnits',
  'MaximumCoreCapacityUnits',
];

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
    {
      type: 'aws_emr_managed_scaling_policy',
      owner: 'cluster_id',
      set: {
        'ManagedScalingPolicy.ComputeLimits.UnitType': 'compute_limits.unit_type',
        'ManagedScalingPolicy.ComputeLimits.MinimumCapacityUnits': 'compute_limits.minimum_capacity_units',
        'ManagedScalingPolicy.ComputeLimits.MaximumCapacityUnits': 'compute_limits.maximum_capacity_units',
        'ManagedScalingPolicy.ComputeLimits.MaximumOnDemandCapacityUnits':
          'compute_limits.maximum_ondemand_capacity_units',
        'ManagedScalingPolicy.ComputeLimits.MaximumCoreCapacityUnits':
          'compute_limits.maximum_core_capacity_units',
      },
    },
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
    {
      service: 'emr',
      action: 'GetManagedScalingPolicy',
      params: { ClusterId: '.Id' },
      items: 'ManagedScalingPolicy',
      into: 'ManagedScalingPolicy',
      absent: ['InvalidRequestException', 'ValidationException'],
    },
    {
      service: 'emr',
      action: 'GetAutoTerminationPolicy',
      params: { ClusterId: '.Id' },
      items: 'AutoTerminationPolicy',
      into: 'AutoTerminationPolicy',
      // old releases have none
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
    EbsRootVolumeIops: number({ terraform: null }),
    EbsRootVolumeThroughput: number({ terraform: null }),
    'AutoTerminationPolicy.IdleTimeout': number(),
    'ManagedScalingPolicy.ComputeLimits.UnitType': text({ terraform: null }),
    ...Object.fromEntries(
      LIMITS.map((limit): [string, Attribute] => [
        `ManagedScalingPolicy.ComputeLimits.${limit}`,
        number({ terraform: null }),
      ]),
    ),
    // the values may be passwords
    Configurations: parts(
      'configurations',
      { Classification: text(), ConfigurationProperties: secretMap({ api: 'Properties' }) },
      { terraform: null },
    ),
    'KerberosAttributes.Realm': text({ concern: 'identity' }),
    PlacementGroupConfigs: parts(
      'placement groups',
      { InstanceRole: text(), PlacementStrategy: text() },
      { api: 'PlacementGroups', terraform: 'placement_group_config' },
    ),
    'Instances.UnhealthyNodeReplacement': flag({
      api: 'UnhealthyNodeReplacement',
      terraform: 'unhealthy_node_replacement',
    }),
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

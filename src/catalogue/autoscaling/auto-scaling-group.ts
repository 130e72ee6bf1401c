import { type Attribute, type ResourceType, resourceType } from '../define.ts';
import { instanceRequirements } from '../ec2/instance-requirements.ts';
import { among } from '../kinds/among.ts';
import { list, set } from '../kinds/collection.ts';
import { csvRefs } from '../kinds/csv-refs.ts';
import { partsAmong, sequence } from '../kinds/parts.ts';
import { positive } from '../kinds/positive.ts';
import { pointer, ref, refs } from '../kinds/ref.ts';
import { flag, number, text } from '../kinds/scalar.ts';

const HOOKS = 'LifecycleHookSpecificationList';
const NOTIFIED = 'NotificationConfigurations[].TopicARN[]';
const NOTIFICATIONS = 'NotificationConfigurations[].NotificationTypes[]';
const DISTRIBUTION = 'MixedInstancesPolicy.InstancesDistribution';
const MIXED = 'MixedInstancesPolicy.LaunchTemplate';

export const autoScalingGroup: ResourceType = resourceType({
  type: 'AWS::AutoScaling::AutoScalingGroup',
  title: 'Auto Scaling group',
  drawn: 'block',
  shape: 'autoscaling',
  layer: 'compute',
  scope: 'regional',
  terraform: ['aws_autoscaling_group'],
  folds: [
    {
      type: 'aws_autoscaling_attachment',
      owner: 'autoscaling_group_name',
      append: { TargetGroupARNs: 'lb_target_group_arn', LoadBalancerNames: 'elb' },
    },
    { type: 'aws_autoscaling_lifecycle_hook', owner: 'autoscaling_group_name', append: { [HOOKS]: '' } },
    { type: 'AWS::AutoScaling::LifecycleHook', owner: 'AutoScalingGroupName', append: { [HOOKS]: '' } },
    {
      type: 'aws_autoscaling_notification',
      owner: 'group_names[]',
      append: { [NOTIFIED]: 'topic_arn', [NOTIFICATIONS]: 'notifications' },
    },
    {
      type: 'AWS::AutoScaling::WarmPool',
      owner: 'AutoScalingGroupName',
      set: {
        'WarmPool.PoolState': 'PoolState',
        'WarmPool.MinSize': 'MinSize',
        'WarmPool.MaxGroupPreparedCapacity': 'MaxGroupPreparedCapacity',
        'WarmPool.InstanceReusePolicy.ReuseOnScaleIn': 'InstanceReusePolicy.ReuseOnScaleIn',
      },
    },
  ],
  list: { service: 'auto-scaling', action: 'DescribeAutoScalingGroups', items: 'AutoScalingGroups[]' },
  details: [
    {
      service: 'auto-scaling',
      action: 'DescribeLifecycleHooks',
      params: { AutoScalingGroupName: '.AutoScalingGroupName' },
      items: 'LifecycleHooks[]',
      into: 'LifecycleHooks',
    },
    {
      service: 'auto-scaling',
      action: 'DescribeNotificationConfigurations',
      params: { AutoScalingGroupNames: ['.AutoScalingGroupName'] },
      items: 'NotificationConfigurations[]',
      batch: 50,
      deal: { item: 'AutoScalingGroupName', found: 'AutoScalingGroupName' },
      into: 'Notifications',
    },
  ],
  id: 'AutoScalingGroupName',
  arn: 'AutoScalingGroupARN',
  name: 'AutoScalingGroupName',
  tags: 'Tags',
  naturalKey: ['AutoScalingGroupName'],
  parent: ['VPCZoneIdentifier'],
  attributes: {
    AutoScalingGroupName: text({ terraform: 'name' }),
    VPCZoneIdentifier: csvRefs('AWS::EC2::Subnet', 'contains', { reverse: true }),
    AvailabilityZones: set(),
    'LaunchTemplate.LaunchTemplateId': ref('AWS::EC2::LaunchTemplate', 'uses', {
      terraform: 'launch_template.id',
    }),
    'LaunchTemplate.LaunchTemplateName': ref('AWS::EC2::LaunchTemplate', 'uses', {
      terraform: 'launch_template.name',
    }),
    'LaunchTemplate.Version': text({ terraform: 'launch_template.version' }),
    'MixedInstancesPolicy.LaunchTemplate.LaunchTemplateSpecification.LaunchTemplateId': ref(
      'AWS::EC2::LaunchTemplate',
      'uses',
    ),
    [`${MIXED}.LaunchTemplateSpecification.LaunchTemplateName`]: ref('AWS::EC2::LaunchTemplate', 'uses'),
    [`${MIXED}.LaunchTemplateSpecification.Version`]: text(),
    [`${MIXED}.Overrides`]: sequence(
      'overrides of a launch template',
      {
        InstanceType: text({ terraform: 'instance_type' }),
        WeightedCapacity: number({ terraform: 'weighted_capacity' }),
        'LaunchTemplateSpecification.LaunchTemplateId': pointer('AWS::EC2::LaunchTemplate', {
          terraform: 'launch_template_specification.launch_template_id',
        }),
        ...instanceRequirements('InstanceRequirements', 'instance_requirements'),
      },
      { terraform: 'mixed_instances_policy.launch_template.override', concern: 'capacity' },
    ),
    [`${DISTRIBUTION}.OnDemandAllocationStrategy`]: text({ concern: 'capacity' }),
    [`${DISTRIBUTION}.OnDemandBaseCapacity`]: number({ default: 0 }),
    [`${DISTRIBUTION}.OnDemandPercentageAboveBaseCapacity`]: number({ default: 100 }),
    [`${DISTRIBUTION}.SpotAllocationStrategy`]: text({ concern: 'capacity' }),
    [`${DISTRIBUTION}.SpotInstancePools`]: positive(),
    [`${DISTRIBUTION}.SpotMaxPrice`]: text({ concern: 'capacity' }),
    LaunchConfigurationName: text({ terraform: 'launch_configuration' }),
    TargetGroupARNs: refs('AWS::ElasticLoadBalancingV2::TargetGroup', 'routes', {
      terraform: 'target_group_arns',
      reverse: true,
    }),
    LoadBalancerNames: refs('AWS::ElasticLoadBalancing::LoadBalancer', 'routes', {
      terraform: 'load_balancers',
      reverse: true,
    }),
    // AWS lists here, too, what is attached as a target group
    'TrafficSources[].Identifier': among({
      to: ['AWS::ElasticLoadBalancingV2::TargetGroup', 'AWS::ElasticLoadBalancing::LoadBalancer'],
      terraform: 'traffic_source[].identifier',
    }),
    [HOOKS]: partsAmong(
      'lifecycle hooks',
      {
        LifecycleHookName: text({ terraform: 'name' }),
        LifecycleTransition: text(),
        DefaultResult: text({ default: 'ABANDON' }),
        HeartbeatTimeout: number({ default: 3600, concern: 'configuration' }),
        NotificationTargetARN: ref(
          ['AWS::SNS::Topic', 'AWS::SQS::Queue', 'AWS::Lambda::Function'],
          'writes',
          {
            terraform: 'notification_target_arn',
          },
        ),
        RoleARN: ref('AWS::IAM::Role', 'assumes', { terraform: 'role_arn' }),
      },
      { api: 'LifecycleHooks', terraform: 'initial_lifecycle_hook' },
    ),
    [NOTIFIED]: notified(NOTIFIED),
    [NOTIFICATIONS]: set({ api: 'Notifications[].NotificationType', terraform: null }),
    // the older way to state one of them
    'NotificationConfiguration.TopicARN[]': notified('NotificationConfiguration.TopicARN[]'),
    'NotificationConfiguration.NotificationTypes': set({
      api: 'Notifications[].NotificationType',
      terraform: null,
    }),
    'MetricsCollection[].Metrics[]': set({ api: 'EnabledMetrics[].Metric', terraform: 'enabled_metrics' }),
    'WarmPool.PoolState': text({ api: 'WarmPoolConfiguration.PoolState' }),
    'WarmPool.MinSize': number({ api: 'WarmPoolConfiguration.MinSize', default: 0 }),
    'WarmPool.MaxGroupPreparedCapacity': number({
      api: 'WarmPoolConfiguration.MaxGroupPreparedCapacity',
      default: -1,
    }),
    'WarmPool.InstanceReusePolicy.ReuseOnScaleIn': flag({
      api: 'WarmPoolConfiguration.InstanceReusePolicy.ReuseOnScaleIn',
      default: false,
    }),
    'SuspendedProcesses[].ProcessName': set({ terraform: 'suspended_processes' }),
    'InstanceMaintenancePolicy.MinHealthyPercentage': number({ default: -1 }),
    'InstanceMaintenancePolicy.MaxHealthyPercentage': number({ default: -1 }),
    'AvailabilityZoneDistribution.CapacityDistributionStrategy': text({ default: 'balanced-best-effort' }),
    'AvailabilityZoneImpairmentPolicy.ZonalShiftEnabled': flag({ terraform: null, default: false }),
    'AvailabilityZoneImpairmentPolicy.ImpairedZoneHealthCheckBehavior': text({ terraform: null }),
    AvailabilityZoneIds: set({ terraform: null }),
    'CapacityReservationSpecification.CapacityReservationPreference': text({ default: 'default' }),
    'CapacityReservationSpecification.CapacityReservationTarget.CapacityReservationIds': set(),
    'CapacityReservationSpecification.CapacityReservationTarget.CapacityReservationResourceGroupArns': set(),
    Context: text(),
    DeletionProtection: text({ terraform: null, default: 'none', concern: 'protection' }),
    DesiredCapacityType: text({ default: 'units' }),
    'InstanceLifecyclePolicy.RetentionTriggers.TerminateHookAbandon': text({ terraform: null }),
    ServiceLinkedRoleARN: ref('AWS::IAM::Role', 'assumes', {
      terraform: 'service_linked_role_arn',
      computed: true,
    }),
    MinSize: number(),
    MaxSize: number(),
    // scaling moves it all the time (rule 5)
    DesiredCapacity: number({ computed: true }),
    Cooldown: number({ api: 'DefaultCooldown', terraform: 'default_cooldown', default: 300 }),
    HealthCheckType: text({ default: 'EC2' }),
    HealthCheckGracePeriod: number({ default: 0 }),
    DefaultInstanceWarmup: number(),
    MaxInstanceLifetime: number({ default: 0 }),
    CapacityRebalance: flag({ default: false }),
    NewInstancesProtectedFromScaleIn: flag({ terraform: 'protect_from_scale_in', default: false }),
    TerminationPolicies: list({ default: ['Default'] }),
    PlacementGroup: text(),
    Status: text({ terraform: null, computed: true }),
  },
  gone: { Status: 'Delete in progress' },
});

function notified(cloudformation: string): Attribute {
  return refs('AWS::SNS::Topic', 'writes', {
    api: 'Notifications[].TopicARN',
    cloudformation,
    terraform: null,
  });
}

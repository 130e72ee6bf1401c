import { type ResourceType, resourceType } from '../define.ts';
import { list, set } from '../kinds/collection.ts';
import { csvRefs } from '../kinds/csv-refs.ts';
import { ref, refs } from '../kinds/ref.ts';
import { flag, number, text } from '../kinds/scalar.ts';

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
      append: { TargetGroupARNs: 'lb_target_group_arn' },
    },
  ],
  list: { service: 'auto-scaling', action: 'DescribeAutoScalingGroups', items: 'AutoScalingGroups[]' },
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
    'LaunchTemplate.Version': text({ terraform: 'launch_template.version' }),
    'MixedInstancesPolicy.LaunchTemplate.LaunchTemplateSpecification.LaunchTemplateId': ref(
      'AWS::EC2::LaunchTemplate',
      'uses',
    ),
    LaunchConfigurationName: text({ terraform: 'launch_configuration' }),
    TargetGroupARNs: refs('AWS::ElasticLoadBalancingV2::TargetGroup', 'routes', {
      terraform: 'target_group_arns',
      reverse: true,
    }),
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

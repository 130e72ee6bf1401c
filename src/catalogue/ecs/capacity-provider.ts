import { camelCased } from '../camel.ts';
import { type ResourceType, resourceType } from '../define.ts';
import { ref } from '../kinds/ref.ts';
import { number, text } from '../kinds/scalar.ts';

/** Where a cluster gets its machines from. AWS has two of its own in every account. */
export const capacityProvider: ResourceType = resourceType({
  type: 'AWS::ECS::CapacityProvider',
  title: 'Capacity provider',
  drawn: 'detail',
  shape: 'autoscaling',
  layer: 'compute',
  scope: 'regional',
  terraform: ['aws_ecs_capacity_provider'],
  list: {
    service: 'ecs',
    action: 'DescribeCapacityProviders',
    items: 'capacityProviders[]',
    params: { include: ['TAGS'] },
  },
  id: 'capacityProviderArn',
  arn: 'capacityProviderArn',
  name: 'name',
  tags: 'tags',
  terraformId: 'arn',
  naturalKey: ['Name'],
  gone: { status: 'INACTIVE' },
  awsDefault: [{ Name: /^FARGATE(_SPOT)?$/ }],
  attributes: camelCased({
    Name: text(),
    'AutoScalingGroupProvider.AutoScalingGroupArn': ref('AWS::AutoScaling::AutoScalingGroup', 'uses'),
    'AutoScalingGroupProvider.ManagedScaling.Status': text({ concern: 'capacity' }),
    'AutoScalingGroupProvider.ManagedScaling.TargetCapacity': number(),
    'AutoScalingGroupProvider.ManagedScaling.MinimumScalingStepSize': number(),
    'AutoScalingGroupProvider.ManagedScaling.MaximumScalingStepSize': number(),
    'AutoScalingGroupProvider.ManagedTerminationProtection': text({
      default: 'DISABLED',
      concern: 'protection',
    }),
    'AutoScalingGroupProvider.ManagedDraining': text({ default: 'ENABLED' }),
    'AutoScalingGroupProvider.ManagedScaling.InstanceWarmupPeriod': number({
      default: 300,
      concern: 'configuration',
    }),
    ClusterName: ref('AWS::ECS::Cluster', 'uses', { api: 'cluster', terraform: 'cluster' }),
    'ManagedInstancesProvider.InfrastructureRoleArn': ref('AWS::IAM::Role', 'assumes'),
    'ManagedInstancesProvider.PropagateTags': text(),
    Status: text({ terraform: null, computed: true }),
  }),
});

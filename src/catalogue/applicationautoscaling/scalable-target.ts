import { type DetailCall, type ResourceType, resourceType } from '../define.ts';
import { ref } from '../kinds/ref.ts';
import { flag, number, text } from '../kinds/scalar.ts';
import { scaled } from '../kinds/scaled.ts';
import { partsAmong } from '../kinds/parts.ts';
import { positive } from '../kinds/positive.ts';

/** A target is listed by the kind of thing it moves. */
const NAMESPACES = [
  'appstream',
  'cassandra',
  'comprehend',
  'custom-resource',
  'dynamodb',
  'ec2',
  'ecs',
  'elasticache',
  'elasticmapreduce',
  'kafka',
  'lambda',
  'neptune',
  'rds',
  'sagemaker',
  'workspaces',
];

const TRACKING = 'TargetTrackingScalingPolicyConfiguration';
const TRACKED = 'target_tracking_scaling_policy_configuration';

/** How far up and down the number of something may go. */
export const scalableTarget: ResourceType = resourceType({
  type: 'AWS::ApplicationAutoScaling::ScalableTarget',
  title: 'Scalable target',
  drawn: 'detail',
  shape: 'autoscaling',
  layer: 'operations',
  scope: 'regional',
  terraform: ['aws_appautoscaling_target'],
  folds: [
    { type: 'aws_appautoscaling_policy', owner: 'resource_id', append: { ScalingPolicies: '' } },
    {
      type: 'aws_appautoscaling_scheduled_action',
      owner: 'resource_id',
      append: { ScheduledActions: '' },
    },
    {
      type: 'AWS::ApplicationAutoScaling::ScalingPolicy',
      owner: 'ScalingTargetId',
      append: { ScalingPolicies: '' },
    },
  ],
  list: {
    service: 'application-auto-scaling',
    action: 'DescribeScalableTargets',
    items: 'ScalableTargets[]',
    variants: NAMESPACES.map((ServiceNamespace) => ({ ServiceNamespace })),
  },
  details: [
    ofTarget('DescribeScalingPolicies', 'ScalingPolicies'),
    ofTarget('DescribeScheduledActions', 'ScheduledActions'),
  ],
  id: '${ResourceId}|${ScalableDimension}|${ServiceNamespace}',
  arn: 'ScalableTargetARN',
  aliases: ['ResourceId'],
  terraformId: 'arn',
  naturalKey: ['ResourceId', 'ScalableDimension', 'ServiceNamespace'],
  owner: 'Scaled',
  scales: { what: 'Scaled', dimension: 'ScalableDimension' },
  attributes: {
    ResourceId: text(),
    Scaled: scaled(
      [
        'AWS::ECS::Service',
        'AWS::DynamoDB::Table',
        'AWS::Lambda::Function',
        'AWS::RDS::DBCluster',
        'AWS::ElastiCache::ReplicationGroup',
        'AWS::SageMaker::Endpoint',
        'AWS::MSK::Cluster',
        'AWS::EMR::Cluster',
      ],
      { api: 'ResourceId', terraform: 'resource_id', cloudformation: 'ResourceId' },
    ),
    ScalableDimension: text(),
    ServiceNamespace: text(),
    MinCapacity: number(),
    MaxCapacity: number(),
    ScalingPolicies: partsAmong(
      'scaling policies',
      {
        PolicyName: text({ terraform: 'name' }),
        PolicyType: text(),
        [`${TRACKING}.TargetValue`]: number({ terraform: `${TRACKED}.target_value` }),
        [`${TRACKING}.ScaleInCooldown`]: positive({ terraform: `${TRACKED}.scale_in_cooldown` }),
        [`${TRACKING}.ScaleOutCooldown`]: positive({ terraform: `${TRACKED}.scale_out_cooldown` }),
        [`${TRACKING}.DisableScaleIn`]: flag({ terraform: `${TRACKED}.disable_scale_in`, default: false }),
        [`${TRACKING}.PredefinedMetricSpecification.PredefinedMetricType`]: text({
          terraform: `${TRACKED}.predefined_metric_specification.predefined_metric_type`,
        }),
      },
      { terraform: null, concern: 'capacity' },
    ),
    ScheduledActions: partsAmong(
      'scheduled actions',
      {
        ScheduledActionName: text({ terraform: 'name' }),
        Schedule: text(),
        Timezone: text({ default: 'UTC' }),
        'ScalableTargetAction.MinCapacity': number(),
        'ScalableTargetAction.MaxCapacity': number(),
      },
      { terraform: null, concern: 'capacity' },
    ),
    // AWS puts its own in place of most
    RoleARN: ref('AWS::IAM::Role', 'assumes', { computed: true }),
    'SuspendedState.DynamicScalingInSuspended': flag({ default: false, concern: 'capacity' }),
    'SuspendedState.DynamicScalingOutSuspended': flag({ default: false, concern: 'capacity' }),
    'SuspendedState.ScheduledScalingSuspended': flag({ default: false, concern: 'capacity' }),
  },
});

function ofTarget(action: string, into: string): DetailCall {
  return {
    service: 'application-auto-scaling',
    action,
    params: {
      ServiceNamespace: '.ServiceNamespace',
      ResourceId: '.ResourceId',
      ScalableDimension: '.ScalableDimension',
    },
    items: `${into}[]`,
    into,
    depth: 'full',
  };
}

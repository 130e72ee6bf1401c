import { type ResourceType, resourceType } from '../define.ts';
import { ref } from '../kinds/ref.ts';
import { flag, number, text } from '../kinds/scalar.ts';
import { scaled } from '../kinds/scaled.ts';

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
    { type: 'aws_appautoscaling_policy', owner: 'resource_id' },
    { type: 'aws_appautoscaling_scheduled_action', owner: 'resource_id' },
    { type: 'AWS::ApplicationAutoScaling::ScalingPolicy', owner: 'ScalingTargetId' },
  ],
  list: {
    service: 'application-auto-scaling',
    action: 'DescribeScalableTargets',
    items: 'ScalableTargets[]',
    variants: NAMESPACES.map((ServiceNamespace) => ({ ServiceNamespace })),
  },
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
    // AWS puts its own in place of most
    RoleARN: ref('AWS::IAM::Role', 'assumes', { computed: true }),
    'SuspendedState.DynamicScalingInSuspended': flag({ default: false, concern: 'capacity' }),
    'SuspendedState.DynamicScalingOutSuspended': flag({ default: false, concern: 'capacity' }),
    'SuspendedState.ScheduledScalingSuspended': flag({ default: false, concern: 'capacity' }),
  },
});

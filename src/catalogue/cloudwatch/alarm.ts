import { type ResourceType, resourceType } from '../define.ts';
import { choice } from '../kinds/choice.ts';
import { dimensions } from '../kinds/dimensions.ts';
import { parts } from '../kinds/parts.ts';
import { ref, refs } from '../kinds/ref.ts';
import { flag, number, text } from '../kinds/scalar.ts';

const WATCHED: readonly string[] = [
  'AWS::EC2::Instance',
  'AWS::Lambda::Function',
  'AWS::SQS::Queue',
  'AWS::SNS::Topic',
  'AWS::DynamoDB::Table',
  'AWS::RDS::DBInstance',
  'AWS::RDS::DBCluster',
  'AWS::ECS::Service',
  'AWS::ECS::Cluster',
  'AWS::AutoScaling::AutoScalingGroup',
  'AWS::S3::Bucket',
  'AWS::StepFunctions::StateMachine',
  'AWS::Kinesis::Stream',
  'AWS::ElastiCache::ReplicationGroup',
];

/** Watches one number; folded into the resource that its first dimension names. */
export const alarm: ResourceType = resourceType({
  type: 'AWS::CloudWatch::Alarm',
  title: 'alarm',
  drawn: 'detail',
  shape: 'alarm',
  layer: 'operations',
  scope: 'regional',
  terraform: ['aws_cloudwatch_metric_alarm'],
  list: { service: 'cloudwatch', action: 'DescribeAlarms', items: 'MetricAlarms[]' },
  id: 'AlarmName',
  arn: 'AlarmArn',
  name: 'AlarmName',
  naturalKey: ['AlarmName'],
  owner: 'Watched',
  // target tracking keeps alarms of its own
  awsDefault: [{ AlarmName: /^TargetTracking-/ }],
  attributes: {
    AlarmName: text(),
    AlarmDescription: text(),
    Watched: ref(WATCHED, 'uses', {
      api: 'Dimensions[].Value',
      cloudformation: 'Dimensions[].Value',
      terraform: 'dimensions{}',
    }),
    Dimensions: dimensions(),
    Metrics: parts(
      'metrics',
      {
        Id: text(),
        Expression: text(),
        Label: text(),
        AccountId: text(),
        Period: number(),
        ReturnData: flag({ default: true }),
        'MetricStat.Metric.Namespace': text({ terraform: 'metric.namespace' }),
        'MetricStat.Metric.MetricName': text({ terraform: 'metric.metric_name' }),
        'MetricStat.Metric.Dimensions': dimensions({ terraform: 'metric.dimensions' }),
        'MetricStat.Period': number({ terraform: 'metric.period' }),
        'MetricStat.Stat': text({ terraform: 'metric.stat' }),
        'MetricStat.Unit': text({ terraform: 'metric.unit' }),
      },
      { terraform: 'metric_query' },
    ),
    ThresholdMetricId: text(),
    Namespace: text(),
    MetricName: text(),
    Statistic: text(),
    ExtendedStatistic: text(),
    Unit: text(),
    Period: number(),
    EvaluationPeriods: number(),
    DatapointsToAlarm: number({ default: 0 }),
    Threshold: number(),
    ComparisonOperator: text(),
    EvaluateLowSampleCountPercentile: text({
      terraform: 'evaluate_low_sample_count_percentiles',
      default: 'evaluate',
    }),
    EvaluationWindow: choice({ terraform: null, default: 'SlidingWindow' }),
    EvaluationInterval: number({ terraform: null }),
    'EvaluationCriteria.PromQLCriteria.Query': text({ terraform: null }),
    'EvaluationCriteria.PromQLCriteria.PendingPeriod': number({ terraform: null }),
    'EvaluationCriteria.PromQLCriteria.RecoveryPeriod': number({ terraform: null }),
    'WarmUpConfiguration.WarmUpPeriodDurationInMinutes': number({ terraform: null }),
    'WarmUpConfiguration.OnlyStartEvaluatingAfterWarmUpPeriodEnds': flag({ terraform: null }),
    TreatMissingData: text({ default: 'missing' }),
    ActionsEnabled: flag({ default: true }),
    AlarmActions: refs('AWS::SNS::Topic', 'triggers'),
    OKActions: refs('AWS::SNS::Topic', 'triggers', { terraform: 'ok_actions' }),
    InsufficientDataActions: refs('AWS::SNS::Topic', 'triggers'),
  },
});

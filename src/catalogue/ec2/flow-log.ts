import { type ResourceType, resourceType } from '../define.ts';
import { either } from '../kinds/either.ts';
import { ref } from '../kinds/ref.ts';
import { flag, number, text } from '../kinds/scalar.ts';

/** A record of what went through a network. */
export const flowLog: ResourceType = resourceType({
  type: 'AWS::EC2::FlowLog',
  title: 'Flow log',
  drawn: 'detail',
  shape: 'logs',
  layer: 'operations',
  scope: 'regional',
  terraform: ['aws_flow_log'],
  list: { service: 'ec2', action: 'DescribeFlowLogs', items: 'FlowLogs[]' },
  id: 'FlowLogId',
  arn: 'arn:${partition}:ec2:${region}:${account}:vpc-flow-log/${id}',
  tags: 'Tags',
  owner: 'ResourceId',
  attributes: {
    ResourceId: either(
      ['vpc_id', 'subnet_id', 'eni_id', 'transit_gateway_id', 'transit_gateway_attachment_id'],
      ref(
        [
          'AWS::EC2::VPC',
          'AWS::EC2::Subnet',
          'AWS::EC2::NetworkInterface',
          'AWS::EC2::TransitGateway',
          'AWS::EC2::TransitGatewayAttachment',
        ],
        'logs',
        { reverse: true },
      ),
    ),
    TrafficType: text(),
    LogDestinationType: text({ default: 'cloud-watch-logs' }),
    LogDestination: ref(
      ['AWS::Logs::LogGroup', 'AWS::S3::Bucket', 'AWS::KinesisFirehose::DeliveryStream'],
      'logs',
    ),
    LogGroupName: ref('AWS::Logs::LogGroup', 'logs'),
    DeliverLogsPermissionArn: ref('AWS::IAM::Role', 'assumes', { terraform: 'iam_role_arn' }),
    DeliverCrossAccountRole: ref('AWS::IAM::Role', 'assumes'),
    LogFormat: text(),
    MaxAggregationInterval: number({ default: 600 }),
    'DestinationOptions.FileFormat': text({ default: 'plain-text' }),
    'DestinationOptions.HiveCompatiblePartitions': flag({ default: false }),
    'DestinationOptions.PerHourPartition': flag({ default: false }),
    FlowLogStatus: text({ terraform: null, computed: true }),
  },
});

import { camelCased } from '../camel.ts';
import { type ResourceType, resourceType } from '../define.ts';
import { ref, refs } from '../kinds/ref.ts';
import { caseless, flag, number, text } from '../kinds/scalar.ts';
import { settings } from '../kinds/settings.ts';
import { ruleState } from '../kinds/switch.ts';

/** The machines of a serverless warehouse, and where they stand. */
export const redshiftWorkgroup: ResourceType = resourceType({
  type: 'AWS::RedshiftServerless::Workgroup',
  title: 'Redshift workgroup',
  drawn: 'block',
  shape: 'warehouse',
  layer: 'data',
  scope: 'regional',
  terraform: ['aws_redshiftserverless_workgroup'],
  list: { service: 'redshift-serverless', action: 'ListWorkgroups', items: 'workgroups[]' },
  id: 'workgroupName',
  arn: 'workgroupArn',
  name: 'workgroupName',
  aliases: ['workgroupId', 'endpoint.address'],
  naturalKey: ['WorkgroupName'],
  parent: ['SubnetIds'],
  gone: { status: 'DELETING' },
  protection: {
    encryption: 'always',
    backups: 'always',
    'public access': [{ path: 'PubliclyAccessible', is: true, through: 'SecurityGroupIds' }],
  },
  traffic: { publicWhen: [{ PubliclyAccessible: true }] },
  attributes: camelCased({
    WorkgroupName: caseless(),
    NamespaceName: ref('AWS::RedshiftServerless::Namespace', 'uses'),
    SubnetIds: refs('AWS::EC2::Subnet', 'contains', { reverse: true }),
    SecurityGroupIds: refs('AWS::EC2::SecurityGroup', 'guards', { reverse: true }),
    BaseCapacity: number({ default: 128 }),
    MaxCapacity: number(),
    EnhancedVpcRouting: flag({ default: false }),
    PubliclyAccessible: flag({ default: false }),
    Port: number({ default: 5439 }),
    TrackName: caseless({ default: 'current' }),
    'PricePerformanceTarget.Status': ruleState({ terraform: 'price_performance_target.enabled' }),
    'PricePerformanceTarget.Level': number(),
    ConfigParameters: settings({ terraform: 'config_parameter' }),
    Status: text({ terraform: null, computed: true }),
  }),
});

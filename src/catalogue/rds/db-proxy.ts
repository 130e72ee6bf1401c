import { type ResourceType, resourceType } from '../define.ts';
import { set } from '../kinds/collection.ts';
import { proxyTargets } from '../kinds/proxy-targets.ts';
import { ref, refs } from '../kinds/ref.ts';
import { caseless, flag, number, text } from '../kinds/scalar.ts';

/** Keeps connections to a database open for those who come and go. */
export const dbProxy: ResourceType = resourceType({
  type: 'AWS::RDS::DBProxy',
  title: 'RDS proxy',
  drawn: 'block',
  shape: 'endpoint',
  layer: 'data',
  scope: 'regional',
  terraform: ['aws_db_proxy'],
  folds: [
    {
      type: 'AWS::RDS::DBProxyTargetGroup',
      owner: 'DBProxyName',
      append: { 'Targets[].RdsResourceId': 'DBClusterIdentifiers' },
    },
    {
      type: 'AWS::RDS::DBProxyTargetGroup',
      owner: 'DBProxyName',
      append: { 'Targets[].RdsResourceId': 'DBInstanceIdentifiers' },
    },
    {
      type: 'aws_db_proxy_target',
      owner: 'db_proxy_name',
      append: { 'Targets[].RdsResourceId': 'rds_resource_id' },
    },
    { type: 'aws_db_proxy_default_target_group', owner: 'db_proxy_name' },
    { type: 'AWS::RDS::DBProxyEndpoint', owner: 'DBProxyName' },
    { type: 'aws_db_proxy_endpoint', owner: 'db_proxy_name' },
  ],
  list: { service: 'rds', action: 'DescribeDBProxies', items: 'DBProxies[]' },
  details: [
    {
      service: 'rds',
      action: 'DescribeDBProxyTargets',
      params: { DBProxyName: '.DBProxyName' },
      items: 'Targets[]',
      into: 'Targets',
      absent: ['DBProxyNotFoundFault', 'DBProxyTargetGroupNotFoundFault'],
    },
  ],
  id: 'DBProxyName',
  arn: 'DBProxyArn',
  name: 'DBProxyName',
  aliases: ['Endpoint'],
  naturalKey: ['DBProxyName'],
  parent: ['VpcSubnetIds', 'VpcId'],
  gone: { Status: 'deleting' },
  protection: { encryption: [{ path: 'RequireTLS', is: true }] },
  attributes: {
    DBProxyName: caseless({ terraform: 'name' }),
    VpcId: ref('AWS::EC2::VPC', 'contains', { reverse: true, terraform: null, computed: true }),
    VpcSubnetIds: refs('AWS::EC2::Subnet', 'contains', { reverse: true }),
    VpcSecurityGroupIds: refs('AWS::EC2::SecurityGroup', 'guards', { reverse: true }),
    'Targets[].RdsResourceId': proxyTargets({ api: 'Targets', terraform: null }),
    RoleArn: ref('AWS::IAM::Role', 'assumes'),
    'Auth[].SecretArn': refs('AWS::SecretsManager::Secret', 'reads'),
    'Auth[].IAMAuth': set({ concern: 'identity' }),
    DefaultAuthScheme: text({ default: 'NONE' }),
    EngineFamily: text(),
    RequireTLS: flag({ default: false, concern: 'encryption' }),
    DebugLogging: flag({ default: false }),
    IdleClientTimeout: number({ default: 1800 }),
    EndpointNetworkType: text({ default: 'IPV4' }),
    TargetConnectionNetworkType: text({ default: 'IPV4' }),
    Status: text({ terraform: null, computed: true }),
  },
});

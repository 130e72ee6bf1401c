import { camelCased } from '../camel.ts';
import { type Attribute, type ResourceType, resourceType } from '../define.ts';
import { set } from '../kinds/collection.ts';
import { ref, refs } from '../kinds/ref.ts';
import { flag, number, text } from '../kinds/scalar.ts';
import { serviceLoadBalancers } from '../kinds/service-load-balancers.ts';
import { type Facts, parts, sequence } from '../kinds/parts.ts';
import { positive } from '../kinds/positive.ts';
import { selecting } from '../kinds/selecting.ts';
import { translated } from '../kinds/translated.ts';

export const ecsService: ResourceType = resourceType({
  type: 'AWS::ECS::Service',
  title: 'ECS service',
  drawn: 'block',
  shape: 'container',
  layer: 'compute',
  scope: 'regional',
  terraform: ['aws_ecs_service'],
  list: {
    service: 'ecs',
    action: 'ListServices',
    items: 'serviceArns[]',
    per: 'AWS::ECS::Cluster',
    params: { cluster: '.clusterArn' },
    keep: { clusterArn: 'clusterArn' },
  },
  details: [
    {
      service: 'ecs',
      action: 'DescribeServices',
      params: { cluster: '.clusterArn', services: ['.$'], include: ['TAGS'] },
      items: 'services[]',
      batch: 10,
    },
  ],
  id: 'serviceArn',
  arn: 'serviceArn',
  name: 'serviceName',
  tags: 'tags',
  naturalKey: ['Cluster', 'ServiceName'],
  parent: ['NetworkConfiguration.AwsvpcConfiguration.Subnets'],
  traffic: { publicWhen: [{ 'NetworkConfiguration.AwsvpcConfiguration.AssignPublicIp': true }] },
  attributes: camelCased({
    ServiceName: text({ terraform: 'name' }),
    Cluster: ref('AWS::ECS::Cluster', 'contains', { api: 'clusterArn', reverse: true }),
    TaskDefinition: ref('AWS::ECS::TaskDefinition', 'uses'),
    LoadBalancers: serviceLoadBalancers({
      terraform: 'load_balancer',
      to: ['AWS::ElasticLoadBalancingV2::TargetGroup'],
      relation: 'routes',
      reverse: true,
    }),
    'NetworkConfiguration.AwsvpcConfiguration.Subnets': refs('AWS::EC2::Subnet', 'contains', {
      terraform: 'network_configuration.subnets',
      reverse: true,
    }),
    'NetworkConfiguration.AwsvpcConfiguration.SecurityGroups': refs('AWS::EC2::SecurityGroup', 'guards', {
      terraform: 'network_configuration.security_groups',
      reverse: true,
    }),
    'NetworkConfiguration.AwsvpcConfiguration.AssignPublicIp': flag({
      terraform: 'network_configuration.assign_public_ip',
      default: false,
    }),
    CapacityProviderStrategy: parts(
      'capacity provider strategy',
      camelCased({
        CapacityProvider: text(),
        Weight: number({ default: 0, concern: 'capacity' }),
        Base: number({ default: 0, concern: 'capacity' }),
      }),
    ),
    AvailabilityZoneRebalancing: text({ default: 'DISABLED' }),
    PlacementConstraints: parts('placement constraints', camelCased({ Type: text(), Expression: text() })),
    PlacementStrategies: sequence(
      'placement strategies',
      camelCased({ Type: text(), Field: translated({ host: 'instanceId' }) }),
      { api: 'placementStrategy', terraform: 'ordered_placement_strategy' },
    ),
    'ServiceConnectConfiguration.Enabled': current(
      'serviceConnectConfiguration.enabled',
      flag({ default: false }),
    ),
    'ServiceConnectConfiguration.Services': current(
      'serviceConnectConfiguration.services',
      parts(
        'Service Connect services',
        camelCased({ PortName: text(), DiscoveryName: text(), IngressPortOverride: positive() }),
        { terraform: 'service_connect_configuration.service' },
      ),
    ),
    VolumeConfigurations: current(
      'volumeConfigurations',
      parts('volumes made for each task', volume(), { terraform: 'volume_configuration' }),
    ),
    VpcLatticeConfigurations: current(
      'vpcLatticeConfigurations',
      parts(
        'VPC Lattice targets',
        camelCased({
          PortName: text(),
          TargetGroupArn: text(),
          RoleArn: ref('AWS::IAM::Role', 'assumes'),
        }),
      ),
    ),
    'DeploymentConfiguration.Alarms.AlarmNames': set({ terraform: 'alarms.alarm_names' }),
    'DeploymentConfiguration.Alarms.Enable': flag({ terraform: 'alarms.enable', default: false }),
    'DeploymentConfiguration.Alarms.Rollback': flag({ terraform: 'alarms.rollback', default: false }),
    'DeploymentConfiguration.Strategy': text({ default: 'ROLLING' }),
    'DeploymentConfiguration.BakeTimeInMinutes': positive({ concern: 'configuration' }),
    'DeploymentConfiguration.LifecycleHooks': parts(
      'deployment hooks',
      camelCased({
        HookTargetArn: ref('AWS::Lambda::Function', 'invokes'),
        RoleArn: ref('AWS::IAM::Role', 'assumes'),
        LifecycleStages: set(),
      }),
      { terraform: 'deployment_configuration.lifecycle_hook' },
    ),
    'ServiceRegistries[].RegistryArn': refs('AWS::ServiceDiscovery::Service', 'uses', {
      terraform: 'service_registries[].registry_arn',
    }),
    // service-linked for all but the oldest services
    Role: ref('AWS::IAM::Role', 'assumes', { api: 'roleArn', terraform: 'iam_role', computed: true }),
    // scaling moves it all the time (rule 5)
    DesiredCount: number({ computed: true }),
    LaunchType: text({ default: 'EC2' }),
    PlatformVersion: text({ default: 'LATEST' }),
    SchedulingStrategy: text({ default: 'REPLICA' }),
    PropagateTags: text({ default: 'NONE' }),
    EnableECSManagedTags: flag({ default: false }),
    EnableExecuteCommand: flag({ default: false }),
    HealthCheckGracePeriodSeconds: number({ default: 0 }),
    'DeploymentConfiguration.MaximumPercent': number({
      terraform: 'deployment_maximum_percent',
      default: 200,
    }),
    'DeploymentConfiguration.MinimumHealthyPercent': number({
      terraform: 'deployment_minimum_healthy_percent',
      default: 100,
    }),
    'DeploymentConfiguration.DeploymentCircuitBreaker.Enable': flag({
      terraform: 'deployment_circuit_breaker.enable',
      default: false,
    }),
    'DeploymentConfiguration.DeploymentCircuitBreaker.Rollback': flag({
      terraform: 'deployment_circuit_breaker.rollback',
      default: false,
    }),
    'DeploymentController.Type': text({ default: 'ECS' }),
    RunningCount: number({ terraform: null, computed: true }),
    Status: text({ terraform: null, computed: true }),
  }),
  gone: { status: 'INACTIVE' },
});

/** What AWS tells of the deployment under way only, which is what the service is or is about to be. */
function current(path: string, attribute: Attribute): Attribute {
  const single = attribute.kind.member === undefined ? ({ single: true } as const) : {};
  return { ...selecting({ key: 'status', is: 'PRIMARY', path, ...single }, attribute), api: 'deployments' };
}

function volume(): Facts {
  const disk = 'managed_ebs_volume';
  return camelCased({
    Name: text(),
    'ManagedEBSVolume.SizeInGiB': positive({ terraform: `${disk}.size_in_gb` }),
    'ManagedEBSVolume.VolumeType': text({ terraform: `${disk}.volume_type` }),
    'ManagedEBSVolume.Iops': positive({ terraform: `${disk}.iops` }),
    'ManagedEBSVolume.Throughput': positive({ terraform: `${disk}.throughput` }),
    'ManagedEBSVolume.FilesystemType': text({ terraform: `${disk}.file_system_type` }),
    'ManagedEBSVolume.RoleArn': ref('AWS::IAM::Role', 'assumes', { terraform: `${disk}.role_arn` }),
  });
}

import { certificate } from './acm/certificate.ts';
import { amplifyApp } from './amplify/app.ts';
import { restApiAuthorizer } from './apigateway/authorizer.ts';
import { apiDomainName } from './apigateway/domain-name.ts';
import { restApi } from './apigateway/rest-api.ts';
import { restApiVpcLink } from './apigateway/vpc-link.ts';
import { httpApi } from './apigatewayv2/api.ts';
import { httpApiVpcLink } from './apigatewayv2/vpc-link.ts';
import { scalableTarget } from './applicationautoscaling/scalable-target.ts';
import { appRunnerService } from './apprunner/service.ts';
import { appSyncDataSource } from './appsync/data-source.ts';
import { graphqlApi } from './appsync/graphql-api.ts';
import { workGroup } from './athena/work-group.ts';
import { autoScalingGroup } from './autoscaling/auto-scaling-group.ts';
import { backupPlan } from './backup/backup-plan.ts';
import { backupSelection } from './backup/backup-selection.ts';
import { backupVault } from './backup/backup-vault.ts';
import { computeEnvironment } from './batch/compute-environment.ts';
import { jobDefinition } from './batch/job-definition.ts';
import { jobQueue } from './batch/job-queue.ts';
import { agent } from './bedrock/agent.ts';
import { dataSource } from './bedrock/data-source.ts';
import { guardrail } from './bedrock/guardrail.ts';
import { knowledgeBase } from './bedrock/knowledge-base.ts';
import { stack } from './cloudformation/stack.ts';
import { distribution } from './cloudfront/distribution.ts';
import { originAccessControl } from './cloudfront/origin-access-control.ts';
import { trail } from './cloudtrail/trail.ts';
import { alarm } from './cloudwatch/alarm.ts';
import { buildProject } from './codebuild/project.ts';
import { pipeline } from './codepipeline/pipeline.ts';
import { identityPool } from './cognito/identity-pool.ts';
import { userPool } from './cognito/user-pool.ts';
import { configurationRecorder } from './config/configuration-recorder.ts';
import type { ResourceType } from './define.ts';
import { directConnectConnection } from './directconnect/connection.ts';
import { directConnectGateway } from './directconnect/gateway.ts';
import { virtualInterface } from './directconnect/virtual-interface.ts';
import { microsoftAd } from './directoryservice/microsoft-ad.ts';
import { migrationEndpoint } from './dms/endpoint.ts';
import { replicationInstance } from './dms/replication-instance.ts';
import { replicationTask } from './dms/replication-task.ts';
import { replicationSubnetGroup } from './dms/subnet-group.ts';
import { table } from './dynamodb/table.ts';
import { clientVpnEndpoint } from './ec2/client-vpn-endpoint.ts';
import { customerGateway } from './ec2/customer-gateway.ts';
import { egressOnlyInternetGateway } from './ec2/egress-only-internet-gateway.ts';
import { eip } from './ec2/eip.ts';
import { flowLog } from './ec2/flow-log.ts';
import { instance } from './ec2/instance.ts';
import { internetGateway } from './ec2/internet-gateway.ts';
import { launchTemplate } from './ec2/launch-template.ts';
import { natGateway } from './ec2/nat-gateway.ts';
import { networkAcl } from './ec2/network-acl.ts';
import { networkInterface } from './ec2/network-interface.ts';
import { prefixList } from './ec2/prefix-list.ts';
import { routeTable } from './ec2/route-table.ts';
import { securityGroup } from './ec2/security-group.ts';
import { subnet } from './ec2/subnet.ts';
import { transitGatewayAttachment } from './ec2/transit-gateway-attachment.ts';
import { transitGatewayRouteTable } from './ec2/transit-gateway-route-table.ts';
import { transitGateway } from './ec2/transit-gateway.ts';
import { volume } from './ec2/volume.ts';
import { vpcEndpointService } from './ec2/vpc-endpoint-service.ts';
import { vpcEndpoint } from './ec2/vpc-endpoint.ts';
import { vpcPeeringConnection } from './ec2/vpc-peering-connection.ts';
import { vpc } from './ec2/vpc.ts';
import { vpnConnection } from './ec2/vpn-connection.ts';
import { vpnGateway } from './ec2/vpn-gateway.ts';
import { repository } from './ecr/repository.ts';
import { capacityProvider } from './ecs/capacity-provider.ts';
import { ecsCluster } from './ecs/cluster.ts';
import { ecsService } from './ecs/service.ts';
import { ecsTaskDefinition } from './ecs/task-definition.ts';
import { fileSystem } from './efs/file-system.ts';
import { eksCluster } from './eks/cluster.ts';
import { fargateProfile } from './eks/fargate-profile.ts';
import { eksNodegroup } from './eks/nodegroup.ts';
import { podIdentityAssociation } from './eks/pod-identity-association.ts';
import { cacheCluster } from './elasticache/cache-cluster.ts';
import { replicationGroup } from './elasticache/replication-group.ts';
import { serverlessCache } from './elasticache/serverless-cache.ts';
import { cacheSubnetGroup } from './elasticache/subnet-group.ts';
import { beanstalkEnvironment } from './elasticbeanstalk/environment.ts';
import { classicLoadBalancer } from './elb/load-balancer.ts';
import { listener } from './elbv2/listener.ts';
import { loadBalancer } from './elbv2/load-balancer.ts';
import { targetGroup } from './elbv2/target-group.ts';
import { emrCluster } from './emr/cluster.ts';
import { eventBus } from './events/event-bus.ts';
import { rule } from './events/rule.ts';
import { broker } from './mq/broker.ts';

/** The types whose service begins with A to E, sorted by type name. */
export const A_TO_E: readonly ResourceType[] = [
  broker,
  amplifyApp,
  restApiAuthorizer,
  apiDomainName,
  restApi,
  restApiVpcLink,
  httpApi,
  httpApiVpcLink,
  appRunnerService,
  appSyncDataSource,
  graphqlApi,
  scalableTarget,
  workGroup,
  autoScalingGroup,
  backupPlan,
  backupSelection,
  backupVault,
  computeEnvironment,
  jobDefinition,
  jobQueue,
  agent,
  dataSource,
  guardrail,
  knowledgeBase,
  certificate,
  stack,
  distribution,
  originAccessControl,
  trail,
  alarm,
  buildProject,
  pipeline,
  identityPool,
  userPool,
  configurationRecorder,
  migrationEndpoint,
  replicationInstance,
  replicationSubnetGroup,
  replicationTask,
  directConnectConnection,
  directConnectGateway,
  virtualInterface,
  microsoftAd,
  table,
  clientVpnEndpoint,
  customerGateway,
  eip,
  egressOnlyInternetGateway,
  flowLog,
  instance,
  internetGateway,
  launchTemplate,
  natGateway,
  networkAcl,
  networkInterface,
  prefixList,
  routeTable,
  securityGroup,
  subnet,
  transitGateway,
  transitGatewayAttachment,
  transitGatewayRouteTable,
  vpc,
  vpcEndpoint,
  vpcEndpointService,
  vpcPeeringConnection,
  vpnConnection,
  vpnGateway,
  volume,
  repository,
  capacityProvider,
  ecsCluster,
  ecsService,
  ecsTaskDefinition,
  fileSystem,
  eksCluster,
  fargateProfile,
  eksNodegroup,
  podIdentityAssociation,
  emrCluster,
  cacheCluster,
  replicationGroup,
  serverlessCache,
  cacheSubnetGroup,
  beanstalkEnvironment,
  classicLoadBalancer,
  listener,
  loadBalancer,
  targetGroup,
  eventBus,
  rule,
];

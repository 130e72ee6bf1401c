import { groupBy } from '../model/order.ts';
import { certificate } from './acm/certificate.ts';
import { amplifyApp } from './amplify/app.ts';
import { restApiAuthorizer } from './apigateway/authorizer.ts';
import { apiDomainName } from './apigateway/domain-name.ts';
import { restApi } from './apigateway/rest-api.ts';
import { restApiVpcLink } from './apigateway/vpc-link.ts';
import { httpApi } from './apigatewayv2/api.ts';
import { httpApiVpcLink } from './apigatewayv2/vpc-link.ts';
import { scalableTarget } from './applicationautoscaling/scalable-target.ts';
import { application } from './appregistry/application.ts';
import { appRunnerService } from './apprunner/service.ts';
import { dataSource } from './appsync/data-source.ts';
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
import type { Fold, ResourceType } from './define.ts';
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
import { deliveryStream } from './firehose/delivery-stream.ts';
import { fsxFileSystem } from './fsx/file-system.ts';
import { accelerator } from './globalaccelerator/accelerator.ts';
import { glueConnection } from './glue/connection.ts';
import { crawler } from './glue/crawler.ts';
import { glueDatabase } from './glue/database.ts';
import { glueJob } from './glue/job.ts';
import { detector } from './guardduty/detector.ts';
import { group } from './iam/group.ts';
import { instanceProfile } from './iam/instance-profile.ts';
import { managedPolicy } from './iam/managed-policy.ts';
import { oidcProvider } from './iam/oidc-provider.ts';
import { role } from './iam/role.ts';
import { user } from './iam/user.ts';
import { topicRule } from './iot/topic-rule.ts';
import { stream } from './kinesis/stream.ts';
import { streamApplication } from './kinesisanalyticsv2/application.ts';
import { key } from './kms/key.ts';
import { eventSourceMapping } from './lambda/event-source-mapping.ts';
import { lambdaFunction } from './lambda/function.ts';
import { layerVersion } from './lambda/layer-version.ts';
import { lightsailInstance } from './lightsail/instance.ts';
import { logGroup } from './logs/log-group.ts';
import { subscriptionFilter } from './logs/subscription-filter.ts';
import { memoryCluster } from './memorydb/cluster.ts';
import { memorySubnetGroup } from './memorydb/subnet-group.ts';
import { broker } from './mq/broker.ts';
import { kafkaCluster } from './msk/cluster.ts';
import { networkFirewall } from './networkfirewall/firewall.ts';
import { searchDomain } from './opensearch/domain.ts';
import { searchCollection } from './opensearchserverless/collection.ts';
import { organizationAccount } from './organizations/account.ts';
import { pipe } from './pipes/pipe.ts';
import { resourceShare } from './ram/resource-share.ts';
import { dbCluster } from './rds/db-cluster.ts';
import { dbInstance } from './rds/db-instance.ts';
import { dbProxy } from './rds/db-proxy.ts';
import { dbSubnetGroup } from './rds/db-subnet-group.ts';
import { redshiftCluster } from './redshift/cluster.ts';
import { clusterSubnetGroup } from './redshift/subnet-group.ts';
import { redshiftNamespace } from './redshiftserverless/namespace.ts';
import { redshiftWorkgroup } from './redshiftserverless/workgroup.ts';
import { hostedZone } from './route53/hosted-zone.ts';
import { recordSet } from './route53/record-set.ts';
import { resolverEndpoint } from './route53resolver/resolver-endpoint.ts';
import { accessPoint } from './s3/access-point.ts';
import { bucket } from './s3/bucket.ts';
import { studioDomain } from './sagemaker/domain.ts';
import { endpointConfig } from './sagemaker/endpoint-config.ts';
import { endpoint } from './sagemaker/endpoint.ts';
import { model } from './sagemaker/model.ts';
import { notebookInstance } from './sagemaker/notebook-instance.ts';
import { schedule } from './scheduler/schedule.ts';
import { secretsManagerSecret } from './secretsmanager/secret.ts';
import { discoveryService } from './servicediscovery/service.ts';
import { emailIdentity } from './ses/email-identity.ts';
import type { Layer, Shape } from './shapes.ts';
import { subscription } from './sns/subscription.ts';
import { topic } from './sns/topic.ts';
import { queue } from './sqs/queue.ts';
import { parameter } from './ssm/parameter.ts';
import { stateMachine } from './stepfunctions/state-machine.ts';
import { transferServer } from './transfer/server.ts';
import { serviceNetwork } from './vpclattice/service-network.ts';
import { webAcl } from './wafv2/web-acl.ts';
import { workspace } from './workspaces/workspace.ts';

/** Every resource type isodrift knows, sorted by type name. */
export const CATALOGUE: readonly ResourceType[] = [
  broker,
  amplifyApp,
  restApiAuthorizer,
  apiDomainName,
  restApi,
  restApiVpcLink,
  httpApi,
  httpApiVpcLink,
  appRunnerService,
  dataSource,
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
  fsxFileSystem,
  accelerator,
  glueConnection,
  crawler,
  glueDatabase,
  glueJob,
  detector,
  group,
  instanceProfile,
  managedPolicy,
  oidcProvider,
  role,
  user,
  topicRule,
  key,
  stream,
  streamApplication,
  deliveryStream,
  eventSourceMapping,
  lambdaFunction,
  layerVersion,
  lightsailInstance,
  logGroup,
  subscriptionFilter,
  kafkaCluster,
  memoryCluster,
  memorySubnetGroup,
  networkFirewall,
  searchCollection,
  searchDomain,
  organizationAccount,
  pipe,
  resourceShare,
  dbCluster,
  dbInstance,
  dbProxy,
  dbSubnetGroup,
  redshiftCluster,
  clusterSubnetGroup,
  redshiftNamespace,
  redshiftWorkgroup,
  hostedZone,
  recordSet,
  resolverEndpoint,
  accessPoint,
  bucket,
  emailIdentity,
  subscription,
  topic,
  queue,
  parameter,
  studioDomain,
  endpoint,
  endpointConfig,
  model,
  notebookInstance,
  schedule,
  secretsManagerSecret,
  application,
  discoveryService,
  stateMachine,
  transferServer,
  serviceNetwork,
  webAcl,
  workspace,
];

/** A fold together with the entry of the owner it folds into. */
export interface OwnedFold {
  readonly entry: ResourceType;
  readonly fold: Fold;
}

/** What a picture or a page says about a type. */
export interface Description {
  readonly title: string;
  readonly drawn: ResourceType['drawn'];
  readonly shape: Shape;
  readonly layer: Layer;
}

const byType: ReadonlyMap<string, ResourceType> = new Map(
  CATALOGUE.flatMap((entry) =>
    [entry.type, ...(entry.alsoKnownAs ?? [])].map((type) => [type, entry] as const),
  ),
);

const byTerraform: ReadonlyMap<string, ResourceType> = new Map(
  CATALOGUE.flatMap((entry) => entry.terraform.map((terraform) => [terraform, entry] as const)),
);

const foldsByType: ReadonlyMap<string, readonly OwnedFold[]> = groupBy(
  CATALOGUE.flatMap((entry) => (entry.folds ?? []).map((fold): OwnedFold => ({ entry, fold }))),
  ({ fold }) => fold.type,
);

/** The entry of a CloudFormation type, under any of its names. */
export function entryFor(type: string): ResourceType | undefined {
  return byType.get(type);
}

/** The entry that a Terraform type declares. */
export function entryForTerraform(terraform: string): ResourceType | undefined {
  return byTerraform.get(terraform);
}

/** Where a small thing declared apart belongs, by its Terraform or CloudFormation type. */
export function foldsFor(type: string): readonly OwnedFold[] {
  return foldsByType.get(type) ?? [];
}

/** How to call and draw a type; a type nobody modelled is generic, titled by its name. */
export function describe(type: string): Description {
  const entry = entryFor(type);
  if (entry === undefined)
    return { title: titleOf(type), drawn: 'block', shape: 'generic', layer: 'operations' };
  const { title, drawn, shape, layer } = entry;
  return { title, drawn, shape, layer };
}

/** `AWS::Glue::DataCatalog` to `Glue data catalog`. */
function titleOf(type: string): string {
  const [service, ...rest] = type.split('::').slice(1);
  if (service === undefined) return type;
  const words = rest.join(' ').replaceAll(/([a-z0-9])([A-Z])/g, '$1 $2');
  return `${service} ${words.replaceAll(/\b[A-Z](?=[a-z])/g, (letter) => letter.toLowerCase())}`.trim();
}

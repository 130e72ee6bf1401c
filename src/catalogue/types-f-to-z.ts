import { application } from './appregistry/application.ts';
import type { ResourceType } from './define.ts';
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
import { subscription } from './sns/subscription.ts';
import { topic } from './sns/topic.ts';
import { queue } from './sqs/queue.ts';
import { parameter } from './ssm/parameter.ts';
import { stateMachine } from './stepfunctions/state-machine.ts';
import { transferServer } from './transfer/server.ts';
import { serviceNetwork } from './vpclattice/service-network.ts';
import { webAcl } from './wafv2/web-acl.ts';
import { workspace } from './workspaces/workspace.ts';

/** The types whose service begins with F to Z, sorted by type name. */
export const F_TO_Z: readonly ResourceType[] = [
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

import type { Resource } from '../model/graph.ts';
import { entryFor } from './index.ts';

/** How an existing resource gets into a design: the block that Terraform reads, undefined where its import id is not the id. */
export function terraformImport(resource: Resource): string | undefined {
  const [type] = entryFor(resource.type)?.terraform ?? [];
  if (type === undefined || resource.id === '' || COMPOSED.has(resource.type)) return undefined;
  return `import {\n  to = ${type}.${localName(resource)}\n  id = ${quoted(resource.id)}\n}`;
}

/** One entry of CloudFormation's --resources-to-import, undefined where one id is not enough. */
export function cloudFormationImport(resource: Resource): string | undefined {
  const property = IDENTIFIERS.get(resource.type);
  if (property === undefined || resource.id === '') return undefined;
  return JSON.stringify({
    ResourceType: resource.type,
    LogicalResourceId: logicalId(resource),
    ResourceIdentifier: { [property]: resource.id },
  });
}

/** Terraform asks for more than the id, or for another one: the cluster of a service, the bus of a rule. Or several of its types may be meant. */
const COMPOSED: ReadonlySet<string> = new Set([
  'AWS::ApiGateway::Authorizer',
  'AWS::ApiGateway::DomainName',
  'AWS::AppSync::DataSource',
  'AWS::ApplicationAutoScaling::ScalableTarget',
  'AWS::Batch::ComputeEnvironment',
  'AWS::CloudFormation::Stack',
  'AWS::DirectConnect::PrivateVirtualInterface',
  'AWS::EC2::TransitGatewayAttachment',
  'AWS::ECS::CapacityProvider',
  'AWS::ECS::Service',
  'AWS::EKS::FargateProfile',
  'AWS::EKS::Nodegroup',
  'AWS::EKS::PodIdentityAssociation',
  'AWS::Events::Rule',
  'AWS::Logs::SubscriptionFilter',
  'AWS::VpcLattice::ServiceNetwork',
  'AWS::WAFv2::WebACL',
]);

/** The property that identifies a resource, where it is the one that CloudFormation asks for on import. */
const IDENTIFIERS: ReadonlyMap<string, string> = new Map(
  Object.entries({
    'AWS::ApiGateway::VpcLink': 'VpcLinkId',
    'AWS::ApiGatewayV2::VpcLink': 'VpcLinkId',
    'AWS::AppRunner::Service': 'ServiceArn',
    'AWS::AutoScaling::AutoScalingGroup': 'AutoScalingGroupName',
    'AWS::Batch::ComputeEnvironment': 'ComputeEnvironmentArn',
    'AWS::Batch::JobQueue': 'JobQueueArn',
    'AWS::CloudFront::Distribution': 'Id',
    'AWS::CloudTrail::Trail': 'TrailName',
    'AWS::CloudWatch::Alarm': 'AlarmName',
    'AWS::Cognito::IdentityPool': 'Id',
    'AWS::Cognito::UserPool': 'UserPoolId',
    'AWS::DynamoDB::Table': 'TableName',
    'AWS::EC2::CustomerGateway': 'CustomerGatewayId',
    'AWS::EC2::FlowLog': 'Id',
    'AWS::EC2::Instance': 'InstanceId',
    'AWS::EC2::InternetGateway': 'InternetGatewayId',
    'AWS::EC2::LaunchTemplate': 'LaunchTemplateId',
    'AWS::EC2::NatGateway': 'NatGatewayId',
    'AWS::EC2::NetworkAcl': 'Id',
    'AWS::EC2::NetworkInterface': 'Id',
    'AWS::EC2::PrefixList': 'PrefixListId',
    'AWS::EC2::RouteTable': 'RouteTableId',
    'AWS::EC2::SecurityGroup': 'Id',
    'AWS::EC2::Subnet': 'SubnetId',
    'AWS::EC2::TransitGatewayRouteTable': 'TransitGatewayRouteTableId',
    'AWS::EC2::VPC': 'VpcId',
    'AWS::EC2::VPCEndpoint': 'Id',
    'AWS::EC2::VPCEndpointService': 'ServiceId',
    'AWS::EC2::VPNConnection': 'VpnConnectionId',
    'AWS::EC2::VPNGateway': 'VPNGatewayId',
    'AWS::EC2::Volume': 'VolumeId',
    'AWS::ECR::Repository': 'RepositoryName',
    'AWS::EFS::FileSystem': 'FileSystemId',
    'AWS::EKS::Cluster': 'Name',
    'AWS::EKS::PodIdentityAssociation': 'AssociationArn',
    'AWS::ElastiCache::CacheCluster': 'ClusterName',
    'AWS::ElastiCache::ReplicationGroup': 'ReplicationGroupId',
    'AWS::ElastiCache::SubnetGroup': 'CacheSubnetGroupName',
    'AWS::ElasticLoadBalancing::LoadBalancer': 'LoadBalancerName',
    'AWS::ElasticLoadBalancingV2::Listener': 'ListenerArn',
    'AWS::ElasticLoadBalancingV2::LoadBalancer': 'LoadBalancerArn',
    'AWS::ElasticLoadBalancingV2::TargetGroup': 'TargetGroupArn',
    'AWS::Events::EventBus': 'Name',
    'AWS::GlobalAccelerator::Accelerator': 'AcceleratorArn',
    'AWS::GuardDuty::Detector': 'Id',
    'AWS::IAM::Group': 'GroupName',
    'AWS::IAM::InstanceProfile': 'InstanceProfileName',
    'AWS::IAM::ManagedPolicy': 'PolicyArn',
    'AWS::IAM::OIDCProvider': 'Arn',
    'AWS::IAM::Role': 'RoleName',
    'AWS::IAM::User': 'UserName',
    'AWS::KMS::Key': 'KeyId',
    'AWS::Kinesis::Stream': 'Name',
    'AWS::Lambda::EventSourceMapping': 'Id',
    'AWS::Lambda::Function': 'FunctionName',
    'AWS::Lightsail::Instance': 'InstanceName',
    'AWS::Logs::LogGroup': 'LogGroupName',
    'AWS::NetworkFirewall::Firewall': 'FirewallArn',
    'AWS::RAM::ResourceShare': 'Arn',
    'AWS::RDS::DBCluster': 'DBClusterIdentifier',
    'AWS::RDS::DBInstance': 'DBInstanceIdentifier',
    'AWS::RDS::DBSubnetGroup': 'DBSubnetGroupName',
    'AWS::Route53::HostedZone': 'Id',
    'AWS::Route53Resolver::ResolverEndpoint': 'ResolverEndpointId',
    'AWS::S3::Bucket': 'BucketName',
    'AWS::SNS::Topic': 'TopicArn',
    'AWS::SQS::Queue': 'QueueUrl',
    'AWS::SSM::Parameter': 'Name',
    'AWS::SecretsManager::Secret': 'Id',
    'AWS::ServiceCatalogAppRegistry::Application': 'Id',
    'AWS::ServiceDiscovery::Service': 'Id',
    'AWS::StepFunctions::StateMachine': 'Arn',
    'AWS::VpcLattice::ServiceNetwork': 'Arn',
    'AWS::WorkSpaces::Workspace': 'WorkspaceId',
  }),
);

/** Letters, digits and underscores, with a letter in front: whatever AWS calls it, this is a name and nothing else. */
function localName({ name, id }: Resource): string {
  const text = (name ?? id)
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, '_')
    .replaceAll(/^_+|_+$/g, '');
  return /^[a-z]/.test(text) ? text.slice(0, 60) : `r_${text.slice(0, 58)}`;
}

function logicalId(resource: Resource): string {
  return localName(resource)
    .split('_')
    .map((part) => `${part.slice(0, 1).toUpperCase()}${part.slice(1)}`)
    .join('');
}

/** A string of Terraform's language, in which `${` and `%{` would begin an expression. */
function quoted(text: string): string {
  return JSON.stringify(text).replaceAll(/[$%](?=\{)/g, (sign) => `${sign}${sign}`);
}

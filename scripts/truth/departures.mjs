const BUCKET =
  'of what a template says of a bucket it makes encryption and tags, and what the mended one makes besides';

const SERVICE = 'of a service it makes cluster, task definition, desired count and role';
const TASK = 'of a task definition it makes family, containers, memory and volumes';
const CLASSIC = 'of a classic load balancer it makes listeners, health check and members';
const API = 'of an API it makes name and description';

/**
 * Where the emulator's CloudFormation does otherwise than AWS, by type and attribute, and how: read in its code, and for AWS
 * in the type's page below https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/
 * `scripts/moto_stacks.py` mends what can be mended; this is the rest.
 */
export const DEPARTURES = {
  'AWS::S3::Bucket LoggingConfiguration.DestinationBucketName': BUCKET,
  'AWS::S3::Bucket NotificationConfiguration': BUCKET,
  'AWS::S3::Bucket NotificationConfiguration.EventBridgeConfiguration': BUCKET,
  'AWS::S3::Bucket LifecycleConfiguration.Rules': BUCKET,
  'AWS::S3::Bucket OwnershipControls.Rules[].ObjectOwnership': BUCKET,
  ...Object.fromEntries(
    [
      'AnalyticsConfigurations',
      'IntelligentTieringConfigurations',
      'InventoryConfigurations',
      'LoggingConfiguration.TargetObjectKeyFormat',
      'MetricsConfigurations',
      'WebsiteConfiguration.RedirectAllRequestsTo.HostName',
      'WebsiteConfiguration.RedirectAllRequestsTo.Protocol',
      'WebsiteConfiguration.RoutingRules',
    ].map((path) => [`AWS::S3::Bucket ${path}`, BUCKET]),
  ),
  'AWS::S3::Bucket ReplicationConfiguration.Role': BUCKET,
  'AWS::S3::Bucket ReplicationConfiguration.Rules[].Destination.Bucket': BUCKET,
  'AWS::S3::Bucket ReplicationConfiguration.Rules[].Status': BUCKET,
  ...Object.fromEntries(
    [
      'DeploymentConfiguration.MaximumPercent',
      'DeploymentConfiguration.MinimumHealthyPercent',
      'HealthCheckGracePeriodSeconds',
      'LaunchType',
      'LoadBalancers',
      'NetworkConfiguration.AwsvpcConfiguration.SecurityGroups',
      'NetworkConfiguration.AwsvpcConfiguration.Subnets',
    ].map((path) => [`AWS::ECS::Service ${path}`, SERVICE]),
  ),
  ...Object.fromEntries(
    ['Cpu', 'ExecutionRoleArn', 'NetworkMode', 'RequiresCompatibilities', 'TaskRoleArn'].map((path) => [
      `AWS::ECS::TaskDefinition ${path}`,
      TASK,
    ]),
  ),
  ...Object.fromEntries(
    [
      'AccessLoggingPolicy.Enabled',
      'AccessLoggingPolicy.S3BucketName',
      'AccessLoggingPolicy.S3BucketPrefix',
      'LBCookieStickinessPolicy',
      'ConnectionDrainingPolicy.Enabled',
      'CrossZone',
    ].map((path) => [`AWS::ElasticLoadBalancing::LoadBalancer ${path}`, CLASSIC]),
  ),
  'AWS::ApiGateway::RestApi BinaryMediaTypes': API,
  'AWS::ApiGateway::RestApi EndpointConfiguration.Types': API,
  'AWS::DynamoDB::Table KinesisStreamSpecification.StreamArn': 'it leaves KinesisStreamSpecification out',
  'AWS::EC2::SecurityGroup SecurityGroupEgress': 'it makes the rules for incoming traffic only',
  'AWS::EC2::NetworkInterface SecondaryPrivateIpAddressCount': 'it gives an interface one address',
  'AWS::Lambda::Function LoggingConfig.ApplicationLogLevel': 'it leaves LoggingConfig out',
  'AWS::Lambda::Function LoggingConfig.LogFormat': 'it leaves LoggingConfig out',
  'AWS::StepFunctions::StateMachine StateMachineType': 'it makes every state machine a standard one',
  'AWS::StepFunctions::StateMachine DefinitionString': 'it leaves DefinitionSubstitutions out',
  // https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-properties-emr-cluster-jobflowinstancesconfig.html: kept alive unless stated
  'missing AWS::EMR::Cluster': 'it ends a cluster as soon as it has no steps',
  // https://docs.aws.amazon.com/service-authorization/latest/reference/list_amazonec2.html#amazonec2-resources-for-iam-policies
  'unmanaged AWS::EC2::FlowLogs':
    'its tagging API writes flow-logs/ in the ARN of a flow log, where AWS writes vpc-flow-log/',
};

/**
 * How a secret is written: as it is, in a field that is there for secrets, or within a text in which only its form gives
 * it away.
 */
export type Form =
  | 'bare'
  | 'password'
  | 'token'
  | 'akia'
  | 'pem'
  | 'jwt'
  | 'userinfo'
  | 'github'
  | 'slack'
  | 'json';

/** Where secrets sit in the answers of AWS: by operation, the path of a field and the form. */
export const CARRIERS: Readonly<Record<string, Readonly<Record<string, Form>>>> = {
  'amplify:ListApps': {
    'apps.0.environmentVariables.API_KEY': 'bare',
    'apps.0.basicAuthCredentials': 'bare',
    'apps.0.buildSpec': 'bare',
    'apps.0.customHeaders': 'bare',
    'apps.0.repository': 'userinfo',
    'apps.0.description': 'password',
  },
  'api-gateway:GetStages': { 'item.0.variables.secret': 'bare', 'item.0.description': 'jwt' },
  'api-gateway:GetRestApis': { 'items.0.description': 'akia' },
  'api-gateway:GetAuthorizers': { 'items.0.authorizerCredentials': 'password' },
  'api-gateway:GetResources': {
    'items.0.resourceMethods.GET.methodIntegration.requestParameters.integration': 'bare',
    'items.0.resourceMethods.GET.methodIntegration.requestTemplates.application': 'bare',
  },
  'apigatewayv2:GetStages': { 'Items.0.StageVariables.secret': 'bare', 'Items.0.Description': 'slack' },
  'apigatewayv2:GetIntegrations': {
    'Items.0.RequestParameters.header': 'bare',
    'Items.0.RequestTemplates.json': 'bare',
  },
  'apprunner:DescribeService': {
    'Service.SourceConfiguration.ImageRepository.ImageConfiguration.RuntimeEnvironmentVariables.TOKEN':
      'bare',
    'Service.SourceConfiguration.ImageRepository.ImageConfiguration.StartCommand': 'bare',
    'Service.SourceConfiguration.CodeRepository.CodeConfiguration.CodeConfigurationValues.BuildCommand':
      'bare',
  },
  'appsync:ListDataSources': {
    'dataSources.0.httpConfig.endpoint': 'userinfo',
    'dataSources.0.description': 'github',
  },
  'batch:DescribeJobDefinitions': {
    'jobDefinitions.0.containerProperties.environment.0.value': 'bare',
    'jobDefinitions.0.containerProperties.command.0': 'password',
    'jobDefinitions.0.parameters.token': 'bare',
  },
  'cloudformation:DescribeStacks': {
    'Stacks.0.Parameters.0.ParameterValue': 'bare',
    'Stacks.0.Outputs.0.OutputValue': 'bare',
    'Stacks.0.Description': 'pem',
    'Stacks.0.StackStatusReason': 'bare',
  },
  'cloudformation:ListStackResources': { 'StackResourceSummaries.0.ResourceStatusReason': 'password' },
  'cloudfront:ListDistributions': {
    'DistributionList.Items.0.Origins.Items.0.CustomHeaders.Items.0.HeaderValue': 'bare',
    'DistributionList.Items.0.Comment': 'token',
  },
  'cloudwatch:DescribeAlarms': { 'MetricAlarms.0.AlarmDescription': 'userinfo' },
  'codebuild:BatchGetProjects': {
    'projects.0.environment.environmentVariables.0.value': 'bare',
    'projects.0.source.buildspec': 'bare',
    'projects.0.source.auth.resource': 'bare',
    'projects.0.webhook.secret': 'bare',
    'projects.0.source.location': 'userinfo',
    'projects.0.description': 'github',
  },
  'codepipeline:GetPipeline': {
    'pipeline.stages.0.actions.0.configuration.OAuthToken': 'bare',
    'pipeline.stages.1.actions.0.configuration.EnvironmentVariables': 'json',
  },
  'cognito-identity-provider:DescribeUserPool': {
    'UserPool.SmsConfiguration.ExternalId': 'bare',
    'UserPool.EmailVerificationMessage': 'password',
  },
  'database-migration-service:DescribeEndpoints': {
    'Endpoints.0.MongoDbSettings.Password': 'bare',
    'Endpoints.0.PostgreSQLSettings.Password': 'bare',
    'Endpoints.0.ExtraConnectionAttributes': 'password',
    'Endpoints.0.RedisSettings.AuthPassword': 'bare',
  },
  'direct-connect:DescribeVirtualInterfaces': {
    'virtualInterfaces.0.authKey': 'bare',
    'virtualInterfaces.0.bgpPeers.0.authKey': 'bare',
    'virtualInterfaces.0.customerRouterConfig': 'bare',
  },
  'directory-service:DescribeDirectories': {
    'DirectoryDescriptions.0.RadiusSettings.SharedSecret': 'bare',
    'DirectoryDescriptions.0.Description': 'password',
  },
  'ec2:DescribeInstances': {
    'Reservations.0.Instances.0.Tags.0.Value': 'slack',
    'Reservations.0.Instances.0.StateTransitionReason': 'bare',
  },
  'ec2:DescribeLaunchTemplateVersions': {
    'LaunchTemplateVersions.0.LaunchTemplateData.UserData': 'bare',
    'LaunchTemplateVersions.0.VersionDescription': 'akia',
  },
  'ec2:DescribeSecurityGroups': { 'SecurityGroups.0.Description': 'password' },
  'ec2:DescribeVpcs': { 'Vpcs.0.Tags.0.Value': 'jwt' },
  'ec2:DescribeVpnConnections': {
    'VpnConnections.0.CustomerGatewayConfiguration': 'bare',
    'VpnConnections.0.Options.TunnelOptions.0.PreSharedKey': 'bare',
    'VpnConnections.0.Options.TunnelOptions.1.PreSharedKey': 'bare',
    'VpnConnections.0.Tags.0.Value': 'token',
  },
  'ecs:DescribeTaskDefinition': {
    'taskDefinition.containerDefinitions.0.environment.1.value': 'bare',
    'taskDefinition.containerDefinitions.0.command.0': 'password',
    'taskDefinition.containerDefinitions.0.entryPoint.0': 'userinfo',
    'taskDefinition.containerDefinitions.0.healthCheck.command.0': 'password',
    'taskDefinition.containerDefinitions.0.dockerLabels.key': 'bare',
    'taskDefinition.containerDefinitions.0.logConfiguration.options.splunk-token': 'bare',
    'taskDefinition.containerDefinitions.0.image': 'userinfo',
  },
  'elastic-beanstalk:DescribeEnvironments': { 'Environments.0.Description': 'password' },
  'elastic-load-balancing-v2:DescribeListeners': {
    'Listeners.0.DefaultActions.0.AuthenticateOidcConfig.ClientSecret': 'bare',
    'Listeners.0.DefaultActions.0.FixedResponseConfig.MessageBody': 'password',
  },
  'elastic-load-balancing-v2:DescribeRules': {
    'Rules.0.Actions.0.AuthenticateOidcConfig.ClientSecret': 'bare',
    'Rules.0.Actions.0.AuthenticateOidcConfig.AuthenticationRequestExtraParams.hint': 'bare',
  },
  'emr:DescribeCluster': {
    'Cluster.Configurations.0.Properties.password': 'bare',
    'Cluster.KerberosAttributes.ADDomainJoinPassword': 'bare',
    'Cluster.KerberosAttributes.KdcAdminPassword': 'bare',
  },
  'eventbridge:ListTargetsByRule': {
    'Targets.0.Input': 'json',
    'Targets.0.InputTransformer.InputTemplate': 'json',
    'Targets.0.HttpParameters.HeaderParameters.Authorization': 'bare',
    'Targets.0.HttpParameters.QueryStringParameters.key': 'bare',
  },
  'firehose:DescribeDeliveryStream': {
    'DeliveryStreamDescription.Destinations.0.HttpEndpointDestinationDescription.EndpointConfiguration.Url':
      'userinfo',
    'DeliveryStreamDescription.Destinations.0.HttpEndpointDestinationDescription.RequestConfiguration.CommonAttributes.0.AttributeValue':
      'bare',
    'DeliveryStreamDescription.Destinations.0.SplunkDestinationDescription.HECToken': 'bare',
  },
  'glue:GetConnections': {
    'ConnectionList.0.ConnectionProperties.PASSWORD': 'bare',
    'ConnectionList.0.ConnectionProperties.JDBC_CONNECTION_URL': 'userinfo',
    'ConnectionList.0.Description': 'password',
  },
  'glue:GetJobs': {
    'Jobs.0.DefaultArguments.--token': 'bare',
    'Jobs.0.NonOverridableArguments.--key': 'bare',
  },
  'iam:GetAccountAuthorizationDetails': {
    'RoleDetailList.0.Tags.0.Value': 'akia',
  },
  'iot:GetTopicRule': {
    'rule.actions.3.http.headers.0.value': 'bare',
    'rule.actions.4.kafka.clientProperties.sasl': 'bare',
    'rule.description': 'password',
  },
  'kafka:ListClustersV2': { 'ClusterInfoList.0.Tags.note': 'password' },
  'kinesis-analytics-v2:DescribeApplication': {
    'ApplicationDetail.ApplicationConfigurationDescription.EnvironmentPropertyDescriptions.PropertyGroupDescriptions.0.PropertyMap.password':
      'bare',
    'ApplicationDetail.ApplicationDescription': 'password',
  },
  'kms:DescribeKey': { 'KeyMetadata.Description': 'jwt' },
  'lambda:ListFunctions': {
    'Functions.0.Environment.Variables.DB_PASSWORD': 'bare',
    'Functions.0.Environment.Variables.DATABASE_URL': 'userinfo',
    'Functions.0.Description': 'akia',
    'Functions.0.ImageConfigResponse.ImageConfig.Command.0': 'password',
    'Functions.0.StateReason': 'bare',
  },
  'mq:DescribeBroker': {
    'LdapServerMetadata.ServiceAccountUsername': 'bare',
    'Tags.note': 'token',
  },
  'pipes:DescribePipe': {
    'TargetParameters.InputTemplate': 'json',
    'TargetParameters.HttpParameters.HeaderParameters.Authorization': 'bare',
    Description: 'slack',
  },
  'rds:DescribeDBInstances': {
    'DBInstances.0.PendingModifiedValues.MasterUserPassword': 'bare',
    'DBInstances.0.TagList.0.Value': 'userinfo',
  },
  'redshift:DescribeClusters': {
    'Clusters.0.PendingModifiedValues.MasterUserPassword': 'bare',
    'Clusters.0.Tags.0.Value': 'password',
  },
  'route-53:ListResourceRecordSets': { 'ResourceRecordSets.2.ResourceRecords.0.Value': 'bare' },
  's3:GetBucketTagging': { 'TagSet.0.Value': 'github' },
  'sagemaker:DescribeModel': { 'PrimaryContainer.Environment.TOKEN': 'bare' },
  'scheduler:GetSchedule': { 'Target.Input': 'json', Description: 'password' },
  'secrets-manager:ListSecrets': {
    'SecretList.0.Description': 'password',
    'SecretList.0.Tags.0.Value': 'akia',
    'SecretList.0.ExternalSecretRotationMetadata.0.Value': 'bare',
  },
  'servicediscovery:GetServiceAttributes': { 'ServiceAttributes.Attributes.url': 'userinfo' },
  'sfn:DescribeStateMachine': { definition: 'json', description: 'password' },
  'sns:GetSubscriptionAttributes': { 'Attributes.Endpoint': 'userinfo' },
  'sns:GetTopicAttributes': { 'Attributes.DisplayName': 'password' },
  'sns:ListSubscriptions': { 'Subscriptions.0.Endpoint': 'userinfo' },
  'ssm:DescribeParameters': {
    'Parameters.0.Description': 'password',
    'Parameters.0.AllowedPattern': 'password',
    'Parameters.0.Policies.0.PolicyText': 'slack',
  },
  'wafv2:GetWebACL': { 'WebACL.Description': 'slack' },
};

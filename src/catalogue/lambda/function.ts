import { type DetailCall, type ResourceType, resourceType } from '../define.ts';
import { environmentRefs } from '../kinds/environment.ts';
import { grantees } from '../kinds/grantees.ts';
import { list, set } from '../kinds/collection.ts';
import { ref, refs } from '../kinds/ref.ts';
import { flag, number, text } from '../kinds/scalar.ts';
import { secretMap } from '../kinds/secret.ts';
import { parts } from '../kinds/parts.ts';
import { positive } from '../kinds/positive.ts';

const DESTINATIONS: readonly string[] = [
  'AWS::SQS::Queue',
  'AWS::SNS::Topic',
  'AWS::Lambda::Function',
  'AWS::Events::EventBus',
  'AWS::S3::Bucket',
];

const PROVIDED = 'CapacityProviderConfig.LambdaManagedInstancesCapacityProviderConfig';

/** Code that runs on demand. `GetFunction` is never called: it hands out a link to the code. */
export const lambdaFunction: ResourceType = resourceType({
  type: 'AWS::Lambda::Function',
  title: 'Lambda function',
  drawn: 'block',
  shape: 'function',
  layer: 'compute',
  scope: 'regional',
  terraform: ['aws_lambda_function'],
  folds: [
    { type: 'aws_lambda_permission', owner: 'function_name', append: { Policy: '' } },
    { type: 'AWS::Lambda::Permission', owner: 'FunctionName', append: { Policy: '' } },
    { type: 'aws_lambda_alias', owner: 'function_name' },
    { type: 'AWS::Lambda::Alias', owner: 'FunctionName' },
    { type: 'AWS::Lambda::Version', owner: 'FunctionName' },
    { type: 'aws_lambda_function_url', owner: 'function_name', append: { FunctionUrls: '' } },
    { type: 'AWS::Lambda::Url', owner: 'TargetFunctionArn', append: { FunctionUrls: '' } },
    {
      type: 'aws_lambda_function_event_invoke_config',
      owner: 'function_name',
      append: { EventInvokeConfigs: '' },
    },
    { type: 'AWS::Lambda::EventInvokeConfig', owner: 'FunctionName', append: { EventInvokeConfigs: '' } },
    {
      type: 'aws_lambda_runtime_management_config',
      owner: 'function_name',
      set: {
        'RuntimeManagementConfig.UpdateRuntimeOn': 'update_runtime_on',
        'RuntimeManagementConfig.RuntimeVersionArn': 'runtime_version_arn',
      },
    },
    {
      type: 'aws_lambda_function_recursion_config',
      owner: 'function_name',
      set: { RecursiveLoop: 'recursive_loop' },
    },
    { type: 'aws_lambda_provisioned_concurrency_config', owner: 'function_name' },
  ],
  list: { service: 'lambda', action: 'ListFunctions', items: 'Functions[]' },
  details: [
    {
      service: 'lambda',
      action: 'GetPolicy',
      params: { FunctionName: '.FunctionName' },
      items: 'Policy',
      into: 'Policy',
      absent: ['ResourceNotFoundException'],
    },
    setting('ListFunctionUrlConfigs', { items: 'FunctionUrlConfigs[]', into: 'FunctionUrls' }),
    setting('GetFunctionConcurrency', {
      items: 'ReservedConcurrentExecutions',
      into: 'ReservedConcurrentExecutions',
    }),
    setting('ListFunctionEventInvokeConfigs', {
      items: 'FunctionEventInvokeConfigs[]',
      into: 'EventInvokeConfigs',
      depth: 'full',
    }),
    setting('GetFunctionCodeSigningConfig', {
      items: 'CodeSigningConfigArn',
      into: 'CodeSigningConfigArn',
      depth: 'full',
    }),
    setting('GetRuntimeManagementConfig', { into: 'RuntimeManagementConfig', depth: 'full' }),
    setting('GetFunctionRecursionConfig', { items: 'RecursiveLoop', into: 'RecursiveLoop', depth: 'full' }),
  ],
  id: 'FunctionName',
  arn: 'FunctionArn',
  name: 'FunctionName',
  naturalKey: ['FunctionName'],
  parent: ['VpcConfig.SubnetIds', 'VpcConfig.VpcId'],
  protection: {
    encryption: 'always',
    'public access': [{ path: 'FunctionUrls', holds: ['NONE'] }],
    'dead-letter queue': [{ path: 'DeadLetterConfig.TargetArn', isSet: true }],
  },
  attributes: {
    FunctionName: text(),
    Description: text(),
    Runtime: text(),
    Handler: text(),
    PackageType: text({ default: 'Zip' }),
    Architectures: set({ default: ['x86_64'] }),
    MemorySize: number({ default: 128 }),
    Timeout: number({ default: 3 }),
    'EphemeralStorage.Size': number({ default: 512 }),
    'TracingConfig.Mode': text({ default: 'PassThrough' }),
    Role: ref('AWS::IAM::Role', 'assumes'),
    'Environment.Variables': secretMap({ terraform: 'environment.variables' }),
    'Environment.Variables{}': environmentRefs('Environment.Variables'),
    'VpcConfig.SubnetIds': refs('AWS::EC2::Subnet', 'uses'),
    'VpcConfig.VpcId': ref('AWS::EC2::VPC', 'uses', { computed: true }),
    'VpcConfig.SecurityGroupIds': refs('AWS::EC2::SecurityGroup', 'guards', { reverse: true }),
    Layers: refs('AWS::Lambda::LayerVersion', 'uses', { api: 'Layers[].Arn' }),
    KmsKeyArn: ref('AWS::KMS::Key', 'encrypts', { api: 'KMSKeyArn', reverse: true }),
    'DeadLetterConfig.TargetArn': ref(['AWS::SQS::Queue', 'AWS::SNS::Topic'], 'writes'),
    'FileSystemConfigs[].Arn': refs(['AWS::EFS::AccessPoint', 'AWS::EFS::FileSystem'], 'uses', {
      terraform: 'file_system_config[].arn',
    }),
    'LoggingConfig.LogGroup': ref('AWS::Logs::LogGroup', 'logs'),
    'LoggingConfig.LogFormat': text({ default: 'Text' }),
    'SnapStart.ApplyOn': text({ default: 'None' }),
    'LoggingConfig.ApplicationLogLevel': text(),
    'LoggingConfig.SystemLogLevel': text(),
    'VpcConfig.Ipv6AllowedForDualStack': flag({ default: false }),
    'FileSystemConfigs[].LocalMountPath': set({ terraform: 'file_system_config[].local_mount_path' }),
    'ImageConfig.Command': list({ api: 'ImageConfigResponse.ImageConfig.Command' }),
    'ImageConfig.EntryPoint': list({ api: 'ImageConfigResponse.ImageConfig.EntryPoint' }),
    'ImageConfig.WorkingDirectory': text({ api: 'ImageConfigResponse.ImageConfig.WorkingDirectory' }),
    // without a number of its own a function takes what the account has
    ReservedConcurrentExecutions: number({ default: -1 }),
    FunctionUrls: parts(
      'function URLs',
      {
        AuthType: text({ terraform: 'authorization_type' }),
        InvokeMode: text({ default: 'BUFFERED' }),
        'Cors.AllowOrigins': set(),
        'Cors.AllowMethods': set(),
        'Cors.AllowHeaders': set(),
        'Cors.ExposeHeaders': set(),
        'Cors.AllowCredentials': flag({ default: false }),
        'Cors.MaxAge': positive(),
      },
      { terraform: null, whole: true, concern: 'exposure' },
    ),
    EventInvokeConfigs: parts(
      'asynchronous invocation',
      {
        MaximumRetryAttempts: number({ default: 2 }),
        MaximumEventAgeInSeconds: positive(),
        'DestinationConfig.OnFailure.Destination': ref(DESTINATIONS, 'writes'),
        'DestinationConfig.OnSuccess.Destination': ref(DESTINATIONS, 'writes'),
      },
      { terraform: null },
    ),
    CodeSigningConfigArn: text({ concern: 'identity' }),
    'RuntimeManagementConfig.UpdateRuntimeOn': text({ terraform: null, default: 'Auto' }),
    'RuntimeManagementConfig.RuntimeVersionArn': text({ terraform: null }),
    RecursiveLoop: text({ terraform: null, default: 'Terminate' }),
    'TenancyConfig.TenantIsolationMode': text(),
    'DurableConfig.ExecutionTimeout': positive({ concern: 'configuration' }),
    'DurableConfig.RetentionPeriodInDays': positive({ concern: 'configuration' }),
    [`${PROVIDED}.CapacityProviderArn`]: text(),
    [`${PROVIDED}.PerExecutionEnvironmentMaxConcurrency`]: positive(),
    [`${PROVIDED}.ExecutionEnvironmentMemoryGiBPerVCpu`]: positive(),
    Policy: grantees({ terraform: null }),
  },
});

/** What AWS tells of one function at a time. A function made of an image has neither a signature nor a runtime. */
function setting(action: string, more: Pick<DetailCall, 'items' | 'into' | 'depth'>): DetailCall {
  return {
    service: 'lambda',
    action,
    params: { FunctionName: '.FunctionName' },
    absent: ['ResourceNotFoundException', 'InvalidParameterValueException'],
    ...more,
  };
}

import { type ResourceType, resourceType } from '../define.ts';
import { environmentRefs } from '../kinds/environment.ts';
import { grantees } from '../kinds/grantees.ts';
import { set } from '../kinds/collection.ts';
import { ref, refs } from '../kinds/ref.ts';
import { number, text } from '../kinds/scalar.ts';
import { secretMap } from '../kinds/secret.ts';

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
    { type: 'aws_lambda_function_url', owner: 'function_name' },
    { type: 'AWS::Lambda::Url', owner: 'TargetFunctionArn' },
    { type: 'aws_lambda_function_event_invoke_config', owner: 'function_name' },
    { type: 'AWS::Lambda::EventInvokeConfig', owner: 'FunctionName' },
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
  ],
  id: 'FunctionName',
  arn: 'FunctionArn',
  name: 'FunctionName',
  naturalKey: ['FunctionName'],
  parent: ['VpcConfig.SubnetIds', 'VpcConfig.VpcId'],
  protection: {
    encryption: 'always',
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
    Policy: grantees({ terraform: null }),
  },
});

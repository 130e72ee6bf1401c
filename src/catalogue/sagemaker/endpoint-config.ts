import { type ResourceType, resourceType } from '../define.ts';
import { set } from '../kinds/collection.ts';
import { s3Location } from '../kinds/location.ts';
import { ref, refs } from '../kinds/ref.ts';
import { caseless, flag, text } from '../kinds/scalar.ts';

/** Which models an endpoint serves, on how many machines. Only those in use are read: every deployment leaves one behind. */
export const endpointConfig: ResourceType = resourceType({
  type: 'AWS::SageMaker::EndpointConfig',
  title: 'endpoint configuration',
  drawn: 'detail',
  shape: 'template',
  layer: 'compute',
  scope: 'regional',
  terraform: ['aws_sagemaker_endpoint_configuration'],
  list: {
    service: 'sagemaker',
    action: 'DescribeEndpointConfig',
    items: '',
    params: { EndpointConfigName: '.$' },
    referencedOnly: true,
  },
  id: 'EndpointConfigName',
  arn: 'EndpointConfigArn',
  name: 'EndpointConfigName',
  naturalKey: ['EndpointConfigName'],
  foldsIntoUsers: true,
  attributes: {
    EndpointConfigName: caseless({ terraform: 'name' }),
    'MetricsConfig.EnableEnhancedMetrics': flag({ default: false }),
    'ExplainerConfig.ClarifyExplainerConfig.EnableExplanations': text({ terraform: null }),
    'ProductionVariants[].ModelName': refs('AWS::SageMaker::Model', 'uses'),
    'ProductionVariants[].InstanceType': set(),
    'ShadowProductionVariants[].ModelName': refs('AWS::SageMaker::Model', 'uses'),
    KmsKeyId: ref('AWS::KMS::Key', 'encrypts', { terraform: 'kms_key_arn', reverse: true }),
    ExecutionRoleArn: ref('AWS::IAM::Role', 'assumes'),
    'VpcConfig.Subnets': refs('AWS::EC2::Subnet', 'uses'),
    'VpcConfig.SecurityGroupIds': refs('AWS::EC2::SecurityGroup', 'guards', { reverse: true }),
    'DataCaptureConfig.EnableCapture': flag({ default: false }),
    'DataCaptureConfig.DestinationS3Uri': s3Location('logs'),
    'AsyncInferenceConfig.OutputConfig.S3OutputPath': s3Location('writes'),
    EnableNetworkIsolation: flag({ default: false, concern: 'exposure' }),
  },
});

import { type ResourceType, resourceType } from '../define.ts';
import { environmentRefs } from '../kinds/environment.ts';
import { imageRef } from '../kinds/image.ts';
import { s3Location, s3Locations } from '../kinds/location.ts';
import { ref, refs } from '../kinds/ref.ts';
import { caseless, flag, text } from '../kinds/scalar.ts';
import { secretMap } from '../kinds/secret.ts';

/** A program and what it has learnt. Only those in use are read. The environment's values are not kept. */
export const model: ResourceType = resourceType({
  type: 'AWS::SageMaker::Model',
  title: 'SageMaker model',
  drawn: 'detail',
  shape: 'model',
  layer: 'compute',
  scope: 'regional',
  terraform: ['aws_sagemaker_model'],
  list: {
    service: 'sagemaker',
    action: 'DescribeModel',
    items: '',
    params: { ModelName: '.$' },
    referencedOnly: true,
  },
  id: 'ModelName',
  arn: 'ModelArn',
  name: 'ModelName',
  naturalKey: ['ModelName'],
  foldsIntoUsers: true,
  attributes: {
    ModelName: caseless({ terraform: 'name' }),
    ExecutionRoleArn: ref('AWS::IAM::Role', 'assumes'),
    'PrimaryContainer.Image': imageRef(),
    'PrimaryContainer.ModelDataUrl': s3Location('reads'),
    'PrimaryContainer.Environment': secretMap(),
    'PrimaryContainer.Environment{}': environmentRefs('PrimaryContainer.Environment'),
    'Containers[].ModelDataUrl': s3Locations('reads', { terraform: 'container[].model_data_url' }),
    'InferenceExecutionConfig.Mode': text({ default: 'Serial' }),
    EnableNetworkIsolation: flag({ default: false, concern: 'exposure' }),
    'VpcConfig.Subnets': refs('AWS::EC2::Subnet', 'uses'),
    'VpcConfig.SecurityGroupIds': refs('AWS::EC2::SecurityGroup', 'guards', { reverse: true }),
  },
});

import { type ResourceType, resourceType } from '../define.ts';
import { ref } from '../kinds/ref.ts';
import { caseless, text } from '../kinds/scalar.ts';

/** Answers questions with models. */
export const endpoint: ResourceType = resourceType({
  type: 'AWS::SageMaker::Endpoint',
  title: 'SageMaker endpoint',
  drawn: 'block',
  shape: 'model',
  layer: 'compute',
  scope: 'regional',
  terraform: ['aws_sagemaker_endpoint'],
  list: { service: 'sagemaker', action: 'ListEndpoints', items: 'Endpoints[]' },
  details: [{ service: 'sagemaker', action: 'DescribeEndpoint', params: { EndpointName: '.EndpointName' } }],
  id: 'EndpointName',
  arn: 'EndpointArn',
  name: 'EndpointName',
  naturalKey: ['EndpointName'],
  gone: { EndpointStatus: 'Deleting' },
  attributes: {
    EndpointName: caseless({ terraform: 'name' }),
    EndpointConfigName: ref('AWS::SageMaker::EndpointConfig', 'uses'),
    EndpointStatus: text({ terraform: null, computed: true }),
  },
});

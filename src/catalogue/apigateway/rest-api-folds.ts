import type { Fold } from '../define.ts';

const URI = 'Methods[].Integration.Uri';
const STAGE = 'Stages[].StageName';
const ACCESS_LOG = 'Stages[].AccessLogSetting.DestinationArn';

/** Everything inside a REST API that is declared apart. Without `append` a part is only known to belong to it. */
export const restApiFolds: readonly Fold[] = [
  { type: 'AWS::ApiGateway::Method', owner: 'RestApiId', append: { [URI]: 'Integration.Uri', Methods: '' } },
  { type: 'aws_api_gateway_integration', owner: 'rest_api_id', append: { [URI]: 'uri' } },
  {
    type: 'AWS::ApiGateway::Stage',
    owner: 'RestApiId',
    append: { [STAGE]: 'StageName', [ACCESS_LOG]: 'AccessLogSetting.DestinationArn', Stages: '' },
  },
  {
    type: 'aws_api_gateway_stage',
    owner: 'rest_api_id',
    append: { [STAGE]: 'stage_name', [ACCESS_LOG]: 'access_log_settings.destination_arn', Stages: '' },
  },
  { type: 'AWS::ApiGateway::Deployment', owner: 'RestApiId', append: { [STAGE]: 'StageName' } },
  { type: 'aws_api_gateway_deployment', owner: 'rest_api_id', append: { [STAGE]: 'stage_name' } },
  { type: 'aws_api_gateway_rest_api_policy', owner: 'rest_api_id', set: { Policy: 'policy' } },
  { type: 'aws_api_gateway_method', owner: 'rest_api_id', append: { Methods: '' } },
  ...['Resource', 'Model', 'RequestValidator', 'GatewayResponse', 'DocumentationPart'].map((part) => ({
    type: `AWS::ApiGateway::${part}`,
    owner: 'RestApiId',
  })),
  ...[
    'resource',
    'method_response',
    'method_settings',
    'integration_response',
    'model',
    'request_validator',
    'gateway_response',
    'documentation_part',
  ].map((part) => ({ type: `aws_api_gateway_${part}`, owner: 'rest_api_id' })),
];

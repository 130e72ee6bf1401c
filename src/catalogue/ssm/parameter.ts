import { type ResourceType, resourceType } from '../define.ts';
import { documents } from '../kinds/document.ts';
import { ref } from '../kinds/ref.ts';
import { text } from '../kinds/scalar.ts';

/** A setting kept under a name. Its value is never asked for, and not kept where a design states it. */
export const parameter: ResourceType = resourceType({
  type: 'AWS::SSM::Parameter',
  title: 'Parameter',
  drawn: 'block',
  shape: 'parameter',
  layer: 'data',
  scope: 'regional',
  terraform: ['aws_ssm_parameter'],
  list: {
    service: 'ssm',
    action: 'DescribeParameters',
    items: 'Parameters[]',
    params: { MaxResults: 50 },
  },
  id: 'Name',
  arn: 'ARN',
  name: 'Name',
  naturalKey: ['Name'],
  protection: { encryption: [{ path: 'Type', is: 'SecureString' }] },
  attributes: {
    Name: text(),
    Type: text({ concern: 'encryption' }),
    Description: text(),
    KeyId: ref('AWS::KMS::Key', 'encrypts', { reverse: true }),
    Tier: text({ default: 'Standard' }),
    DataType: text({ default: 'text' }),
    AllowedPattern: text(),
    // when it ends, and who is told
    Policies: documents({ api: 'Policies[].PolicyText', terraform: null }),
  },
  awsDefault: [{ Name: /^\/?aws\// }],
});

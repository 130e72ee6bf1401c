import { expect, test } from 'vitest';
import { read, resourceAt } from './support.ts';

const NETWORK = `
Resources:
  Vpc: { Type: 'AWS::EC2::VPC', Properties: { CidrBlock: 10.0.0.0/16 } }
Outputs:
  Vpc: { Value: !Ref Vpc, Export: { Name: !Sub 'shared-\${Stage}-vpc' } }
Parameters: { Stage: { Type: String, Default: test } }
`;
const APP = `
Resources:
  Subnet:
    Type: AWS::EC2::Subnet
    Properties: { CidrBlock: 10.0.1.0/24, VpcId: !ImportValue shared-test-vpc }
`;

test('what one template exports, another one given along with it imports', () => {
  const together = read({ 'app.yaml': APP, 'network.yaml': NETWORK });
  expect(resourceAt(together, 'app/Subnet').attributes['VpcId']).toEqual({ $ref: 'network/Vpc' });
  expect(together.relations).toContainEqual(
    expect.objectContaining({ from: 'network/Vpc', to: 'app/Subnet', kind: 'contains' }),
  );
});

test('an import that nobody given exports stays unknown', () => {
  const { attributes } = resourceAt(read({ 'app.yaml': APP }), 'app/Subnet');
  expect(attributes['VpcId']).toEqual({ $unknown: 'exported by another stack' });
});

test('a nested stack is followed to the file besides, with its parameters', () => {
  const parent = `
Resources:
  Network:
    Type: AWS::CloudFormation::Stack
    Properties: { TemplateURL: ./nested/network.yaml, Parameters: { Block: 10.9.0.0/16 } }
`;
  const nested = `
Parameters: { Block: { Type: String } }
Resources: { Vpc: { Type: 'AWS::EC2::VPC', Properties: { CidrBlock: !Ref Block } } }
`;
  const files = { 'stacks/app.yaml': parent, 'stacks/nested/network.yaml': nested };
  const desired = read(files, {}, 'stacks/app.yaml');
  expect(resourceAt(desired, 'app/Network/Vpc').attributes['CidrBlock']).toBe('10.9.0.0/16');
  expect(desired.resources.map(({ key }) => key)).toContain('app/Network');
});

test('nested stacks that hold each other, or lie in a bucket, end where they are', () => {
  const files = {
    'a.yaml': stack('b.yaml'),
    'b.yaml': stack('a.yaml'),
    'c.yaml': stack('https://bucket/x.yaml'),
  };
  expect(read(files, {}, 'a.yaml').resources).toHaveLength(2);
  expect(read(files, {}, 'c.yaml').resources).toHaveLength(1);
});

function stack(url: string): string {
  return `Resources: { Inner: { Type: 'AWS::CloudFormation::Stack', Properties: { TemplateURL: '${url}' } } }`;
}

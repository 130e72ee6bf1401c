// Functions in odd places, macros, and members that only readers write: what nobody can know is told, never guessed.
import { describe, expect, test } from 'vitest';
import { read, resourceAt } from './support.ts';
import { compare } from '../../src/compare/compare.ts';

const HERE = { account: '111122223333', region: 'eu-west-1' };

const PROCESSED =
  'give the processed template: aws cloudformation get-template --stack-name NAME --template-stage Processed';

describe('a macro', () => {
  test('for the whole template is told, and those that AWS documents are not', () => {
    const of = (transform: string): readonly string[] | undefined =>
      read({ 't.yaml': `Transform: ${transform}\nResources: { Q: { Type: 'AWS::SQS::Queue' } }` }, HERE)
        .notes;
    const told = (name: string): string =>
      `t.yaml: ${name} may change anything in it, and only AWS can say what; ${PROCESSED}`;
    expect(of('[AWS::LanguageExtensions, Shop]')).toEqual([told('Shop')]);
    expect(of("{ Name: 'AWS::Include', Parameters: { Location: 's3://b/k' } }")).toEqual([
      told('AWS::Include'),
    ]);
    expect(of('[AWS::Serverless-2016-10-31, AWS::SecretsManager-2024-09-16]')).toBeUndefined();
  });

  test('among the resources is told', () => {
    const include = "'Fn::Transform': { Name: AWS::Include, Parameters: { Location: 's3://b/k' } }";
    const desired = read({ 't.yaml': `Resources:\n  Q: { Type: 'AWS::SQS::Queue' }\n  ${include}\n` }, HERE);
    expect(desired.resources).toHaveLength(1);
    expect(desired.notes).toEqual([
      `t.yaml: what AWS::Include brings in among the resources is not read; ${PROCESSED}`,
    ]);
  });

  test.each([
    ['beside others', "GroupDescription: web, 'Fn::Transform': { Name: Rules }"],
    ['alone', "'Fn::Transform': { Name: Rules }"],
    ['as a condition decides', "'Fn::If': [Open, { GroupDescription: web }, { GroupDescription: web2 }]"],
  ])('that adds properties %s leaves what else is there uncompared', (_, properties) => {
    const template = `
Parameters: { P: { Type: String } }
Conditions: { Open: !Equals [!Ref P, x] }
Resources: { G: { Type: 'AWS::EC2::SecurityGroup', Properties: { ${properties} } } }
`;
    const desired = read({ 't.yaml': template }, { ...HERE, stack: 's' });
    expect(desired.notes).toEqual([
      't.yaml: G may have properties that only AWS knows: just what is stated is compared',
      't.yaml: no value is given for P: what depends on that is not compared (--parameter P=...)',
    ]);
    const rules = { IpProtocol: 'tcp', FromPort: 443, ToPort: 443, CidrIp: '10.0.0.0/8' };
    const deployed = read(
      {
        'd.json': JSON.stringify({
          Resources: {
            G: {
              Type: 'AWS::EC2::SecurityGroup',
              Properties: { GroupDescription: 'web', SecurityGroupIngress: [rules] },
            },
          },
        }),
      },
      HERE,
    );
    const { match: _match, ...group } = { ...resourceAt(deployed, 'd/G'), id: 'sg-1' };
    const tags = { 'aws:cloudformation:stack-name': 's', 'aws:cloudformation:logical-id': 'G' };
    const inventory = {
      format: 'isodrift/inventory@1' as const,
      capturedAt: '2026-01-01T00:00:00.000Z',
      scanner: 'test',
      accounts: [HERE.account],
      regions: [HERE.region],
      coverage: [],
      resources: [{ ...group, tags }],
      relations: [],
      gaps: [],
    };
    expect(compare(desired, inventory).findings.map(({ status }) => status)).toEqual(['in-sync']);
  });
});

describe('a template', () => {
  test('may state members that only readers write', () => {
    const odd = {
      Resources: {
        Q: { Type: 'AWS::SQS::Queue', Properties: { QueueName: { $unknown: 'x', refs: 'y' } } },
        R: { Type: 'AWS::SQS::Queue', Properties: { KmsMasterKeyId: { $unknown: 'x', refs: [null] } } },
        S: { Type: 'AWS::SQS::Queue', Properties: { QueueName: { Ref: 'P' } } },
      },
      Parameters: { P: { Type: 'String', Default: { $unknown: 'z', refs: [null, { $ref: 't/Q' }] } } },
    };
    const desired = read({ 't.json': JSON.stringify(odd) }, HERE);
    expect(resourceAt(desired, 't/Q').attributes['QueueName']).toEqual({ $unknown: 'x' });
    expect(desired.resources).toHaveLength(3);
  });

  test('may state objects of which no number can be made', () => {
    const hostile = { toString: 1, valueOf: 1 };
    const odd = {
      Resources: {
        Q: { Type: 'AWS::SQS::Queue', Properties: { DelaySeconds: hostile } },
        G: {
          Type: 'AWS::EC2::SecurityGroup',
          Properties: { SecurityGroupIngress: [{ IpProtocol: 'tcp', FromPort: hostile, ToPort: hostile }] },
        },
        T: {
          Type: 'AWS::ECS::TaskDefinition',
          Properties: { ContainerDefinitions: [{ Name: 'a', PortMappings: [{ ContainerPort: hostile }] }] },
        },
      },
    };
    expect(read({ 't.json': JSON.stringify(odd) }, HERE).resources).toHaveLength(3);
  });

  test("leaves SAM's ids alone where a name is looked up by AWS", () => {
    const template = `
Transform: AWS::Serverless-2016-10-31
Parameters: { Alias: { Type: 'AWS::SSM::Parameter::Value<String>', Default: /shop/alias } }
Resources:
  F: { Type: 'AWS::Serverless::Function', Properties: { InlineCode: x, Handler: h, Runtime: nodejs22.x, AutoPublishAlias: !Ref Alias } }
`;
    const keys = read({ 't.yaml': template }, HERE).resources.map(({ key }) => key);
    expect(keys.filter((key) => key.includes('shop'))).toEqual([]);
    expect(keys).toContain('t/F');
  });
});

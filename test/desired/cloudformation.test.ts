import { describe, expect, test } from 'vitest';
import { compare } from '../../src/compare/compare.ts';
import { readDesired } from '../../src/desired/desired.ts';
import type { DesiredOptions } from '../../src/desired/reading.ts';
import type { Desired } from '../../src/model/graph.ts';
import type { Value } from '../../src/model/value.ts';
import { errorOf, read, resourceAt } from './support.ts';
import { account, deployed } from '../compare/graphs.ts';

const HERE: DesiredOptions = { account: '111122223333', region: 'eu-west-1' };

/** What a template makes of an expression, seen as the description of a Lambda function. */
function computed(expression: string, options: DesiredOptions = HERE, more = ''): Value | undefined {
  const text = `${more}
Resources:
  Subject:
    Type: AWS::Lambda::Function
    Properties:
      Description: ${expression}
  Logs:
    Type: AWS::S3::Bucket
    Properties: { BucketName: logs }
  Unnamed:
    Type: AWS::S3::Bucket
  Other:
    Type: AWS::Lambda::Function
    Properties: { Description: other }
`;
  return resourceAt(read({ 't.yaml': text }, options), `${options.stack ?? 't'}/Subject`).attributes[
    'Description'
  ];
}

describe('a template', () => {
  const yaml = `
AWSTemplateFormatVersion: 2010-09-09
Resources:
  Vpc:
    Type: AWS::EC2::VPC
    Properties:
      CidrBlock: 10.0.0.0/16
      Tags: [{ Key: Name, Value: main }, { Key: Count, Value: 2 }]
  Subnet:
    Type: AWS::EC2::Subnet
    Properties: { VpcId: !Ref Vpc, CidrBlock: 10.0.1.0/24 }
`;

  test('gives one resource per logical id, with its line', () => {
    const desired = read({ 'stacks/net.template.yaml': yaml }, HERE);
    expect(desired.resources).toMatchObject([
      {
        key: 'net/Subnet',
        attributes: { VpcId: { $ref: 'net/Vpc' } },
        source: { line: 9, address: 'Subnet' },
      },
      {
        key: 'net/Vpc',
        id: '',
        name: 'main',
        account: '111122223333',
        region: 'eu-west-1',
        tags: { Name: 'main', Count: '2' },
        source: { origin: 'stacks/net.template.yaml', line: 4 },
      },
    ]);
    expect(desired.relations).toContainEqual({
      from: 'net/Vpc',
      to: 'net/Subnet',
      kind: 'contains',
      evidence: { resource: 'net/Subnet', attribute: 'VpcId' },
    });
  });

  test('reads the same from JSON', () => {
    const json = JSON.stringify(
      {
        Resources: {
          Vpc: { Type: 'AWS::EC2::VPC', Properties: { CidrBlock: '10.0.0.0/16' } },
          Subnet: { Type: 'AWS::EC2::Subnet', Properties: { VpcId: { Ref: 'Vpc' } } },
        },
      },
      null,
      2,
    );
    expect(resourceAt(read({ 'net.json': json }), 'net/Subnet')).toMatchObject({
      attributes: { VpcId: { $ref: 'net/Vpc' } },
      source: { line: 9 },
    });
  });

  test('of a named stack says how its resources are found', () => {
    const desired = read({ 'net.yaml': yaml }, { ...HERE, stack: 'network' });
    expect(resourceAt(desired, 'network/Vpc').match).toEqual({ stack: 'network', logicalId: 'Vpc' });
  });

  test('keeps dates, versions and leading zeros as they are written', () => {
    expect(computed('2012-10-17')).toBe('2012-10-17');
    expect(computed('1.10')).toBe('1.10');
    expect(computed('012345678901')).toBe('012345678901');
  });

  test('leaves out what a false condition leaves out, and says when it cannot tell', () => {
    const text = `
Parameters: { Stage: { Type: String, Default: dev }, Size: { Type: String } }
Conditions:
  IsLive: !Equals [!Ref Stage, live]
  IsBig: !Equals [!Ref Size, big]
Resources:
  Live: { Type: 'AWS::S3::Bucket', Condition: IsLive }
  Big: { Type: 'AWS::S3::Bucket', Condition: IsBig }
`;
    const dev = read({ 't.yaml': text });
    expect(dev.resources.map(({ key }) => key)).toEqual(['t/Big']);
    expect(dev.notes).toEqual([
      't.yaml: Big may not be meant to be there: condition IsBig depends on a value not given',
      't.yaml: no value is given for Size: what depends on that is not compared (--parameter Size=...)',
    ]);
    const live = read({ 't.yaml': text }, { parameters: { Stage: 'live', Size: 'small' } });
    expect(live.resources.map(({ key }) => key)).toEqual(['t/Live']);
  });

  test('keeps types that nobody modelled, and leaves out what AWS does not list', () => {
    const text = `
Resources:
  Job: { Type: 'AWS::MediaLive::Channel' }
  Hook: { Type: 'Custom::Hook' }
`;
    const desired = read({ 't.yaml': text });
    expect(desired.resources).toMatchObject([
      { key: 't/Job', type: 'AWS::MediaLive::Channel', generic: true },
    ]);
    expect(desired.notes).toEqual(['t.yaml: Hook left out: Custom::Hook is nothing that AWS would list']);
  });

  test('folds what it declares apart, also through an alias of the owner', () => {
    const text = `
Resources:
  Group:
    Type: AWS::EC2::SecurityGroup
    Properties: { GroupDescription: web }
  Https:
    Type: AWS::EC2::SecurityGroupIngress
    Properties: { GroupId: !GetAtt Group.GroupId, IpProtocol: tcp, FromPort: 443, ToPort: 443, CidrIp: 0.0.0.0/0 }
  Role:
    Type: AWS::IAM::Role
  Policy:
    Type: AWS::IAM::Policy
    Properties:
      PolicyName: logs
      Roles: [!Ref Role]
      PolicyDocument: { Statement: [{ Effect: Allow, Action: 's3:GetObject', Resource: '*' }] }
  Fn: { Type: 'AWS::Lambda::Function' }
  Live:
    Type: AWS::Lambda::Alias
    Properties: { FunctionName: !Ref Fn, Name: live }
  Grant:
    Type: AWS::Lambda::Permission
    Properties: { FunctionName: !Ref Live, Principal: s3.amazonaws.com, Action: 'lambda:InvokeFunction' }
`;
    const desired = read({ 't.yaml': text });
    expect(desired.resources.map(({ key }) => key)).toEqual(['t/Fn', 't/Group', 't/Role']);
    expect(resourceAt(desired, 't/Group').attributes['SecurityGroupIngress']).toEqual([
      { protocol: 'tcp', from: 443, to: 443, source: '0.0.0.0/0' },
    ]);
    expect(JSON.stringify(resourceAt(desired, 't/Role').attributes['Policies'])).toContain('s3:getobject');
    expect(JSON.stringify(resourceAt(desired, 't/Fn').attributes['Policy'])).toContain('s3.amazonaws.com');
  });

  test('with an alias bomb or deep nesting is refused', () => {
    const bomb = `Resources: &a [x]\nb: [${'*a, '.repeat(200)}]`;
    expect(errorOf(() => read({ 't.yaml': bomb })).code).toBe('FORMAT_INVALID');
    const deep = `Resources: ${'['.repeat(100)}${']'.repeat(100)}`;
    expect(errorOf(() => read({ 't.yaml': deep })).code).toBe('FORMAT_INVALID');
    const deepJson = `{"Resources": {"A": {"Type": "AWS::S3::Bucket", "Properties": ${'['.repeat(50_000)}${']'.repeat(50_000)}}}}`;
    expect(errorOf(() => read({ 't.json': deepJson })).message).toContain('nested too deeply');
  });

  test('that is broken says where', () => {
    const error = errorOf(() => read({ 't.yaml': 'Resources:\n  A: [1\n  B: 2\n' }));
    expect(error).toMatchObject({ code: 'FORMAT_INVALID' });
    expect(error.message).toContain('t.yaml:3:');
  });
});

describe('values', () => {
  test('of Ref and GetAtt point at the resource', () => {
    expect(computed('!Ref Other')).toEqual({ $ref: 't/Other' });
    expect(computed('!GetAtt Other.Arn')).toEqual({ $ref: 't/Other', of: 'Arn' });
    expect(computed('!Sub "${Other.Arn}"')).toEqual({ $ref: 't/Other', of: 'Arn' });
  });

  test('of parameters are given, else default, else unknown', () => {
    const parameters = `
Parameters:
  Given: { Type: String, Default: x }
  Default: { Type: String, Default: d }
  None: { Type: String }
  Secret: { Type: String, Default: hunter2, NoEcho: true }
  Ami: { Type: 'AWS::SSM::Parameter::Value<String>', Default: /ami }
  List: { Type: CommaDelimitedList, Default: 'a, b' }
`;
    const value = (expression: string): unknown =>
      computed(expression, { ...HERE, parameters: { Given: 'g' } }, parameters);
    expect(value('!Ref Given')).toBe('g');
    expect(value('!Ref Default')).toBe('d');
    expect(value('!Ref None')).toEqual({ $unknown: 'parameter None has no value' });
    expect(value('!Ref Secret')).toEqual({ $unknown: 'parameter Secret is secret' });
    expect(value('!Ref Ami')).toEqual({ $unknown: 'parameter Ami is looked up by AWS' });
    expect(value('!Select [1, !Ref List]')).toBe('b');
    expect(value('!Sub "${Given}-${!Literal}-${AWS::Region}"')).toBe('g-${Literal}-eu-west-1');
  });

  test('of pseudo parameters are known as far as the caller knows them', () => {
    expect(computed('!Sub "${AWS::Partition}/${AWS::AccountId}/${AWS::URLSuffix}"')).toBe(
      'aws/111122223333/amazonaws.com',
    );
    expect(computed('!Ref AWS::Partition', { region: 'cn-north-1' })).toBe('aws-cn');
    expect(computed('!Ref AWS::Region', {})).toEqual({ $unknown: 'AWS::Region is not known' });
    expect(computed('!Ref AWS::StackName', { stack: 'orders' })).toBe('orders');
    expect(computed('!Ref AWS::NoValue')).toBeUndefined();
  });

  test.each([
    ['!Join ["-", [a, !Ref AWS::Region, 3]]', 'a-eu-west-1-3'],
    ['!Select [1, !Split [",", "a,b,c"]]', 'b'],
    ['!Sub ["${A}-${B}", { A: x, B: !Ref AWS::Region }]', 'x-eu-west-1'],
    ['!Base64 hello', 'aGVsbG8='],
    ['!Select [1, !Cidr [10.0.0.0/16, 4, 8]]', '10.0.1.0/24'],
    ['!FindInMap [Sizes, !Ref AWS::Region, Size]', 'small'],
    ['!If [Always, yes-it-is, no-it-is-not]', 'yes-it-is'],
    ['!If [Never, a, !Ref AWS::NoValue]', undefined],
    ['!If [NoIdea, same, same]', 'same'],
  ])('of %s are computed', (expression, expected) => {
    const sections = `
Parameters: { Unset: { Type: String } }
Mappings: { Sizes: { eu-west-1: { Size: small } } }
Conditions:
  Never: !Equals [a, b]
  Always: !And [!Not [!Condition Never], !Or [!Condition Never, !Equals [1, '1']]]
  NoIdea: !Equals [!Ref Unset, a]
  Loop: !Not [!Condition Loop]
`;
    expect(computed(expression, HERE, sections)).toBe(expected);
  });

  test.each([
    ['!ImportValue other-stack-vpc'],
    ['!Select [0, !GetAZs ""]'],
    ['"{{resolve:secretsmanager:db:SecretString:password}}"'],
    ['!Ref Nothing'],
    ['!Rain::Embed file'],
    ['!FindInMap [Sizes, x, y]'],
    ['!If [Loop, a, b]'],
  ])('of %s stay unknown', (expression) => {
    const sections = 'Conditions: { Loop: !Not [!Condition Loop] }\n';
    expect(computed(expression, HERE, sections)).toMatchObject({ $unknown: expect.any(String) });
  });

  test('that hold the name of a resource are known when the name is declared', () => {
    expect(computed('!Sub "${Logs.Arn}/*"')).toBe('arn:aws:s3:::logs/*');
    expect(computed('!Join ["", ["s3://", !Ref Logs]]')).toBe('s3://logs');
    expect(computed('!Sub "${Unnamed.Arn}/*"')).toEqual({
      $unknown: 'holds a name known only after deployment',
      refs: [{ $ref: 't/Unnamed', of: 'Arn' }],
    });
  });
});

test('Fn::ForEach is written out over a list that is known, and left out with a note otherwise', () => {
  const text = `
Transform: AWS::LanguageExtensions
Parameters: { Names: { Type: CommaDelimitedList, Default: 'a,b-c' }, More: { Type: CommaDelimitedList } }
Resources:
  'Fn::ForEach::Buckets':
    - Name
    - !Ref Names
    - 'Bucket&{Name}':
        Type: AWS::S3::Bucket
        Properties: { BucketName: !Sub 'x-\${Name}' }
  'Fn::ForEach::Others':
    - Name
    - !Ref More
    - 'Other\${Name}': { Type: AWS::S3::Bucket }
`;
  const desired = read({ 't.yaml': text });
  expect(desired.resources).toMatchObject([
    { key: 't/Bucketa', name: 'x-a', source: { line: 5 } },
    { key: 't/Bucketbc', name: 'x-b-c' },
  ]);
  expect(desired.notes).toEqual([
    't.yaml: Fn::ForEach::Others left out: what it goes over is known only at deployment',
    't.yaml: no value is given for More: what depends on that is not compared (--parameter More=...)',
  ]);
});

describe('a condition that depends on a value not given', () => {
  const TEMPLATE = `Parameters: { Stage: { Type: String } }
Conditions: { IsProd: !Equals [!Ref Stage, prod] }
Resources:
  Queue: { Type: 'AWS::SQS::Queue', Condition: IsProd, Properties: { QueueName: maybe } }
  Bucket: { Type: 'AWS::S3::Bucket', Properties: { BucketName: logs } }
  Policy:
    Type: AWS::S3::BucketPolicy
    Condition: IsProd
    Properties: { Bucket: !Ref Bucket, PolicyDocument: { Statement: [] } }
  Group: { Type: 'AWS::EC2::SecurityGroup', Properties: { GroupName: db, GroupDescription: db } }
  Rule:
    Type: AWS::EC2::SecurityGroupIngress
    Condition: IsProd
    Properties: { GroupId: !Ref Group, IpProtocol: tcp, FromPort: 22, ToPort: 22, CidrIp: 10.0.0.0/8 }
  Inner: { Type: 'AWS::CloudFormation::Stack', Condition: IsProd, Properties: { TemplateURL: inner.yaml } }
`;
  const inner = `Resources: { Topic: { Type: 'AWS::SNS::Topic', Properties: { TopicName: maybe } } }`;
  const files = { 'orders.yaml': TEMPLATE, 'inner.yaml': inner };
  const desired = read(files, { stack: 'orders', region: 'eu-west-1' }, 'orders.yaml');
  const { findings, relations } = compare(
    desired,
    account([
      deployed('AWS::S3::Bucket', 'logs', { name: 'logs', attributes: { BucketName: 'logs' } }),
      deployed('AWS::EC2::SecurityGroup', 'sg-1', {
        name: 'db',
        attributes: { GroupName: 'db', GroupDescription: 'db', SecurityGroupIngress: [] },
      }),
    ]),
  );

  test('makes nothing missing, neither the resource nor what is in a nested stack', () => {
    const status = Object.fromEntries(findings.map(({ key, status: is, reason }) => [key, [is, reason]]));
    const reason = 'condition IsProd depends on a value not given';
    expect(status).toMatchObject({
      'orders/Queue': ['not-checked', reason],
      'orders/Inner': ['not-checked', expect.any(String)],
      'orders/Inner/Topic': ['not-checked', reason],
      'orders/Bucket': ['in-sync', undefined],
      'orders/Group': ['in-sync', undefined],
    });
    expect(relations.filter(({ status: is }) => is === 'missing')).toEqual([]);
  });

  test('makes what a part would state unknown in its owner', () => {
    const open = { $unknown: 'condition IsProd depends on a value not given' };
    expect(resourceAt(desired, 'orders/Bucket').attributes['Policy']).toEqual(open);
    expect(resourceAt(desired, 'orders/Group').attributes['SecurityGroupIngress']).toEqual(open);
  });

  test('given, it is there or it is not', () => {
    const prod = read(files, { stack: 'orders', parameters: { Stage: 'prod' } }, 'orders.yaml');
    expect(resourceAt(prod, 'orders/Queue').conditional).toBeUndefined();
    const left = read(files, { stack: 'orders', parameters: { Stage: 'test' } }, 'orders.yaml');
    expect(left.resources.map(({ key }) => key)).toEqual(['orders/Bucket', 'orders/Group']);
  });
});

describe('what is stated in passing', () => {
  const template = (resources: object): Desired =>
    readDesired(
      ['t.json'],
      { read: () => JSON.stringify({ Resources: resources }), list: (path) => [path] },
      HERE,
    );

  test('a subscription inside its topic is a subscription of its own', () => {
    const { resources } = template({
      Jobs: { Type: 'AWS::SQS::Queue' },
      News: {
        Type: 'AWS::SNS::Topic',
        Properties: { Subscription: [{ Protocol: 'sqs', Endpoint: { 'Fn::GetAtt': ['Jobs', 'Arn'] } }] },
      },
    });
    const found = resources.filter(({ type }) => type === 'AWS::SNS::Subscription');
    expect(found).toMatchObject([
      {
        key: 't/News/Subscription/0',
        attributes: {
          TopicArn: { $ref: 't/News' },
          Protocol: 'sqs',
          Endpoint: { $ref: 't/Jobs', of: 'Arn' },
        },
      },
    ]);
    expect(found[0]?.match).toBeUndefined();
  });

  test('a switch whose name ends like tags holds none', () => {
    const [service] = template({
      Web: {
        Type: 'AWS::ECS::Service',
        Properties: { EnableECSManagedTags: false, Tags: [{ Key: 'env', Value: 'prod' }] },
      },
    }).resources;
    expect(service?.tags).toEqual({ env: 'prod' });
    const [bare] = template({
      Web: { Type: 'AWS::ECS::Service', Properties: { EnableECSManagedTags: false } },
    }).resources;
    expect(bare?.tags).toEqual({});
  });

  test('tags whose value or key is known only after deployment are open', () => {
    const vpc = template({
      Net: {
        Type: 'AWS::EC2::VPC',
        Properties: {
          Tags: [
            { Key: 'env', Value: 'prod' },
            { Key: 'id', Value: { 'Fn::GetAtt': ['Jobs', 'QueueName'] } },
          ],
        },
      },
      Jobs: { Type: 'AWS::SQS::Queue' },
    }).resources.find(({ type }) => type === 'AWS::EC2::VPC');
    expect(vpc).toMatchObject({ tags: { env: 'prod' }, openTags: ['id'] });
    const [open] = template({
      Net: { Type: 'AWS::EC2::VPC', Properties: { Tags: { Ref: 'Given' } } },
    }).resources;
    expect(open).toMatchObject({ tags: {}, openTags: ['*'] });
  });
});

test('what is made of a pointer keeps it: the block of a network is known, a part of an ARN is not but names its owner', () => {
  const text = `
Resources:
  Vpc: { Type: 'AWS::EC2::VPC', Properties: { CidrBlock: 10.0.0.0/16 } }
  Subnet:
    Type: AWS::EC2::Subnet
    Properties: { VpcId: !Ref Vpc, CidrBlock: !Select [1, !Cidr [!GetAtt Vpc.CidrBlock, 4, 8]] }
  Endpoint: { Type: 'AWS::EC2::VPCEndpoint', Properties: { VpcId: !Ref Vpc, ServiceName: s } }
  Record:
    Type: AWS::Route53::RecordSet
    Properties:
      Name: a.example.com
      Type: CNAME
      ResourceRecords: [!Select [1, !Split [':', !Select [0, !GetAtt Endpoint.DnsEntries]]]]
`;
  const desired = read({ 't.yaml': text }, HERE);
  expect(resourceAt(desired, 't/Subnet').attributes['CidrBlock']).toBe('10.0.1.0/24');
  expect(desired.relations).toContainEqual(expect.objectContaining({ from: 't/Record', to: 't/Endpoint' }));
});

test('a module is left out with the way to get what AWS makes of it', () => {
  const text = `Resources: { Store: { Type: 'My::Company::Store::MODULE' }, Jobs: { Type: 'AWS::SQS::Queue' } }`;
  const desired = read({ 't.yaml': text }, HERE);
  expect(desired.resources.map(({ key }) => key)).toEqual(['t/Jobs']);
  expect(desired.notes?.[0]).toContain('t.yaml: Store left out: My::Company::Store::MODULE is a module');
});

test('a YAML template in braces is read; JSON with a comment is refused with the reason', () => {
  const flow = `{ Resources: { Jobs: { Type: 'AWS::SQS::Queue', Properties: { QueueName: !Sub 'a' } } } }`;
  expect(resourceAt(read({ 't.yaml': flow }, HERE), 't/Jobs').name).toBe('a');
  const error = errorOf(() => read({ 't.json': '{\n  // jobs\n  "Resources": {}\n}' }));
  expect(error).toMatchObject({
    message: 't.json:2:3: this is not valid JSON',
    hint: expect.stringContaining('comments'),
  });
});

test('a managed policy that names its roles is attached to them, and stays a policy', () => {
  const text = `
Resources:
  Role:
    Type: AWS::IAM::Role
    Properties: { RoleName: shop, ManagedPolicyArns: ['arn:aws:iam::aws:policy/ReadOnlyAccess'] }
  Policy:
    Type: AWS::IAM::ManagedPolicy
    Properties: { ManagedPolicyName: uploads, Roles: [!Ref Role], Users: [elsewhere] }
  Alone:
    Type: AWS::IAM::ManagedPolicy
    Properties: { ManagedPolicyName: unused }
`;
  const desired = read({ 't.yaml': text }, HERE);
  expect(desired.resources.map(({ type, id, name, partial }) => [type, name ?? id, partial])).toEqual([
    ['AWS::IAM::User', 'elsewhere', ['ManagedPolicyArns']],
    ['AWS::IAM::ManagedPolicy', 'unused', undefined],
    ['AWS::IAM::ManagedPolicy', 'uploads', undefined],
    ['AWS::IAM::Role', 'shop', undefined],
  ]);
  expect(resourceAt(desired, 't/Role').attributes['ManagedPolicyArns']).toEqual([
    'arn:aws:iam::aws:policy/ReadOnlyAccess',
    { $ref: 't/Policy' },
  ]);
});

test('parameters without a value are told, and a name that is a letter off; what AWS looks up or hides is not asked for', () => {
  const template = `
Parameters:
  Stage: { Type: String }
  Size: { Type: String, Default: s }
  Zones: { Type: 'List<AWS::EC2::AvailabilityZone::Name>' }
  Image: { Type: 'AWS::SSM::Parameter::Value<String>' }
  Password: { Type: String, NoEcho: true }
  Other: { Type: String }
Resources: { Queue: { Type: AWS::SQS::Queue } }
`;
  const notes = (parameters: Readonly<Record<string, string>>): readonly string[] =>
    read({ 't.yaml': template }, { parameters }).notes ?? [];
  expect(notes({})).toEqual([
    't.yaml: no value is given for Stage, Zones, Other: what depends on that is not compared (--parameter Stage=...)',
  ]);
  expect(notes({ Stgae: 'live', Zones: 'a', Other: 'b', Sise: 'm', Unheard: 'of' })).toEqual([
    't.yaml: no parameter is called Sise, did you mean Size?',
    't.yaml: no parameter is called Stgae, did you mean Stage?',
    't.yaml: no value is given for Stage: what depends on that is not compared (--parameter Stage=...)',
  ]);
  expect(notes({ Stage: 'live', Zones: 'a', Other: 'b' })).toEqual([]);
});

import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { DESIGN_SCHEMA } from '../../src/desired/isodrift/schema.ts';
import { compare } from '../../src/compare/compare.ts';
import { errorOf, managed, read, resourceAt, state } from './support.ts';
import { account, deployed } from '../compare/graphs.ts';

const DESIGN = `title: Orders
account: '111122223333'
region: eu-west-1
sources:
  - infra/*.tfstate
  - file: stacks/api.yaml
    stack: orders-api
    parameters: { Stage: live }
resources:
  web:
    type: AWS::EC2::Instance
    match: { tags: { Name: web-1 } }
    properties:
      InstanceType: t3.small
      SubnetId: subnet-a
  worker:
    type: aws_lambda_function
    properties:
      FunctionName: orders-worker
      VpcConfig.SubnetIds: [subnet-a]
      VpcConfig: { SecurityGroupIds: [sg-1] }
      Role: !GetAtt runner.Arn
    tags: { Team: orders, Cost: 7 }
  runner:
    type: AWS::IAM::Role
    match: { id: runner }
relations:
  - web -> aws_db_instance.orders: 5432
  - 'worker -> Bucket'
  - { from: web, to: orders-worker, kind: invokes, label: hourly }
accepted:
  - pattern: AWS::EC2::SecurityGroup/sg-*#SecurityGroupEgress
    reason: opened for the audit
    owner: net-team
    expires: 2027-03-31
ignore:
  - AWS::Logs::LogGroup/*
`;

const DISK = {
  'design/isodrift.yaml': DESIGN,
  'design/infra/db.tfstate': state(managed('aws_db_instance.orders', { id: 'db-1', identifier: 'orders' })),
  'design/stacks/api.yaml': `
Parameters: { Stage: { Type: String } }
Resources: { Bucket: { Type: 'AWS::S3::Bucket', Properties: { BucketName: !Sub 'x-\${Stage}' } } }
`,
};

function design(text: string): () => unknown {
  return () => read({ 'isodrift.yaml': text });
}

test('a word that names a kind of relation is its kind, anything else is written on the arrow', () => {
  const { relations } = read({
    'isodrift.yaml': `resources: { a: { type: 'AWS::SQS::Queue' }, b: { type: 'AWS::S3::Bucket' } }
relations:
  - 'a -> b: writes'
  - 'b -> a: s3:ObjectCreated'`,
  });
  expect(relations.map(({ from, kind, label }) => [from, kind, label])).toEqual([
    ['a', 'writes', undefined],
    ['b', 'connects', 's3:ObjectCreated'],
  ]);
});

describe('isodrift.yaml', () => {
  const desired = read(DISK, {}, 'design/isodrift.yaml');

  test('reads its sources from where it stands, and its own resources', () => {
    expect(desired.title).toBe('Orders');
    expect(desired.sources.map(({ kind, file }) => `${kind} ${file}`)).toEqual([
      'terraform-state design/infra/db.tfstate',
      'cloudformation design/stacks/api.yaml',
      'isodrift design/isodrift.yaml',
    ]);
    expect(desired.resources.map(({ key }) => key)).toEqual([
      'aws_db_instance.orders',
      'orders-api/Bucket',
      'runner',
      'web',
      'worker',
    ]);
    expect(resourceAt(desired, 'orders-api/Bucket')).toMatchObject({
      name: 'x-live',
      account: '111122223333',
      match: { stack: 'orders-api', logicalId: 'Bucket' },
    });
  });

  test('states resources with dotted or nested properties, by CloudFormation or Terraform type', () => {
    expect(resourceAt(desired, 'worker')).toMatchObject({
      type: 'AWS::Lambda::Function',
      name: 'orders-worker',
      aliases: ['worker'],
      region: 'eu-west-1',
      tags: { Team: 'orders', Cost: '7' },
      attributes: {
        FunctionName: 'orders-worker',
        'VpcConfig.SubnetIds': ['subnet-a'],
        'VpcConfig.SecurityGroupIds': ['sg-1'],
        Role: { $ref: 'runner', of: 'Arn' },
      },
      source: { origin: 'design/isodrift.yaml', line: 16, address: 'worker' },
    });
  });

  test('says how a resource is to be found', () => {
    expect(resourceAt(desired, 'web')).toMatchObject({
      id: '',
      name: 'web',
      match: { tags: { Name: 'web-1' } },
    });
    expect(resourceAt(desired, 'runner')).toMatchObject({
      id: 'runner',
      region: 'global',
      match: { id: 'runner' },
    });
  });

  test('states relations between resources of any source, quoted or not', () => {
    const declared = desired.relations.filter(
      ({ evidence }) => evidence.attribute === 'isodrift.yaml relations',
    );
    expect(declared).toEqual([
      {
        from: 'web',
        to: 'aws_db_instance.orders',
        kind: 'connects',
        label: ':5432',
        evidence: { resource: 'web', attribute: 'isodrift.yaml relations' },
      },
      {
        from: 'web',
        to: 'worker',
        kind: 'invokes',
        label: 'hourly',
        evidence: { resource: 'web', attribute: 'isodrift.yaml relations' },
      },
      {
        from: 'worker',
        to: 'orders-api/Bucket',
        kind: 'connects',
        evidence: { resource: 'worker', attribute: 'isodrift.yaml relations' },
      },
    ]);
  });

  test('states what is accepted and what is ignored', () => {
    expect(desired.accepted).toEqual([
      {
        pattern: 'AWS::EC2::SecurityGroup/sg-*#SecurityGroupEgress',
        reason: 'opened for the audit',
        owner: 'net-team',
        expires: '2027-03-31',
        source: { origin: 'design/isodrift.yaml', line: 32 },
      },
      {
        pattern: 'AWS::Logs::LogGroup/*',
        reason: 'ignored in isodrift.yaml',
        source: { origin: 'design/isodrift.yaml', line: 37 },
      },
    ]);
  });

  test('tells of properties that nobody will compare', () => {
    const notes = read({
      'isodrift.yaml': 'resources: { a: { type: AWS::EC2::Instance, properties: { InstanceTyp: x } } }',
    }).notes;
    expect(notes).toEqual([
      'isodrift.yaml: a: property InstanceTyp is not compared, did you mean InstanceType?',
    ]);
  });

  test.each([
    [
      'resources:\n  a:\n    type: AWS::EC2::VPC\n    propertes: {}\n',
      '4:5: unknown key `propertes`, did you mean `properties`?',
    ],
    ['title: x\nregon: eu-west-1\n', '2:1: unknown key `regon`, did you mean `region`?'],
    ['title: x\naccount: 111122223333\n', '2:1: account 111122223333 is a number'],
    ["title: x\naccount: '1111'\n", '2:1: account 1111 is not twelve digits'],
    [
      'resources:\n  a: { type: AWS::EC2::Instnace }\n',
      '2:8: unknown type `AWS::EC2::Instnace`, did you mean `AWS::EC2::Instance`?',
    ],
    ['resources:\n  a: {}\n', '2:3: `a` lacks `type`'],
    [
      'resources:\n  web: { type: AWS::EC2::VPC }\nrelations:\n  - web -> wbe\n',
      '4:5: no resource is called `wbe`, did you mean `web`?',
    ],
    ['resources:\n  web: { type: AWS::EC2::VPC }\nrelations:\n  - web\n', '4:5: a relation needs two ends'],
    [
      'relations:\n  - { from: a, to: b, kind: invoke }\n',
      '2:23: `kind` may not be `invoke`, did you mean `invokes`?',
    ],
    ['account: 012345678901\n', '1:1: account 012345678901 is a number'],
    ['sources:\n  - { file: a, account: 012345678901 }\n', '2:16: account 012345678901 is a number'],
    ['resources:\n  a: { typ: AWS::SQS::Queue }\n', '2:8: unknown key `typ`, did you mean `type`?'],
    ['accepted:\n  - pattern: x\n', '2:5: `accepted[0]` lacks `reason`'],
    ['sources:\n  - file: a\n    region: europe\n', '3:5: `region` may not be europe'],
    ['title: x\ntitle: y\n', '2:1: this is not valid YAML: duplicated mapping key'],
    ['region: eu-wset-1\n', '1:1: `region` may not be eu-wset-1, did you mean eu-west-1?'],
    ['sources: a.tfstate\n', '1:1: `sources` must be a list, not a.tfstate'],
    ['relations:\n  web -> db: 5432\n', '1:1: `relations` must be a list, not {"web -> db":5432}'],
    ['components: [web]\n', '1:1: `components` must be a map, not ["web"]'],
    ['resources:\n  a:\n', '2:3: `a` is empty'],
    ["components: { web: { names: '' } }\n", '1:22: `names` is empty'],
    ['components: { web: { types: a, spread: 0 } }\n', '1:32: `spread` must be 1 or more'],
    ['ignore: [5]\n', '1:10: `ignore[0]` must be text or a map, not 5'],
    ['severity:\n  AWS::S3::Bucket/a: hi\n', '2:3: `AWS::S3::Bucket/a` may not be `hi`'],
    [
      'ignore: [AWS::S3::Buckets/a]\n',
      '1:10: unknown type `AWS::S3::Buckets`, did you mean `AWS::S3::Bucket`?',
    ],
    [
      'severity: { aws_s3_bucket.logs: low }\n',
      '1:13: pattern `aws_s3_bucket.logs` names no resource, did you mean `AWS::S3::Bucket/logs`?',
    ],
    [
      'ignore: [AWS::Logs::LogGroup]\n',
      '1:10: pattern `AWS::Logs::LogGroup` names no resource, did you mean `AWS::Logs::LogGroup/*`?',
    ],
    [
      "accepted:\n  - pattern: AWS::S3::Bucket/a\n    reason: x\n    expires: '2027-02-31'\n",
      '4:5: there is no day 2027-02-31',
    ],
    [
      'components: { web: { types: AWS::RSD::* } }\n',
      '1:22: unknown type `AWS::RSD::*`, did you mean `AWS::RDS::*`?',
    ],
    [
      'resources: { a: { type: AWS::SQS::Queue } }\nrelations: ["a -> a: 65536"]\n',
      '2:14: there is no port 65536',
    ],
  ])('that is wrong says where and what was meant: %j', (text, expected) => {
    const error = errorOf(design(text));
    expect(error.message).toContain(`isodrift.yaml:${expected}`);
    expect(error.hint).not.toBe('');
  });

  test('with an unquoted account says how to quote it', () => {
    expect(errorOf(design('account: 111122223333')).hint).toBe("quote it: account: '111122223333'");
  });

  test('says of every property that leads nowhere what was meant, however deep, and of no other', () => {
    const { notes } = read({
      'isodrift.yaml': `resources:
  a:
    type: AWS::S3::Bucket
    match: { name: logs-* }
    properties:
      VersioningConfiguration.Statu: Enabled
      PublicAccessBlockConfiguration: { BlockPublicAcls: true, BlockPublicAcl: true }
      LifecycleConfiguration: { Rules: [{ Id: x, Status: Enabled, Whatever: 1 }] }
      Tags: [{ Key: A, Value: b }]
  b:
    type: AWS::Lambda::Function
    properties:
      VpcConfig: { SubnetId: [subnet-a], SecurityGroupIds: [!GetAtt a.Arn] }
      Environment: { Variables: { ANY: thing } }
      Role: !GetAtt a.Arn
`,
    });
    expect(notes).toEqual([
      'isodrift.yaml: a: logs-* is taken as a name, for only with `count` is it a pattern',
      'isodrift.yaml: a: property PublicAccessBlockConfiguration.BlockPublicAcl is not compared, did you mean BlockPublicAcls?',
      'isodrift.yaml: a: property VersioningConfiguration.Statu is not compared, did you mean Status?',
      'isodrift.yaml: b: property VpcConfig.SubnetId is not compared, did you mean SubnetIds?',
    ]);
  });

  test('may name a type in a pattern as Terraform does, and one that nobody modelled', () => {
    const { accepted } = read({
      'isodrift.yaml': `
accepted: [{ pattern: aws_s3_bucket/a, reason: x }]
ignore: ['*', '!aws_s3_bucket/b#Tags.*', AWS::S3::*, Terraform::aws_iot_thing/*, AWS::Nobody::Knows/*]
`,
    });
    expect(accepted?.map(({ pattern }) => pattern)).toEqual([
      'AWS::S3::Bucket/a',
      '*',
      '!AWS::S3::Bucket/b#Tags.*',
      'AWS::S3::*',
      'Terraform::aws_iot_thing/*',
      'AWS::Nobody::Knows/*',
    ]);
  });

  test.each([
    'AWS::WAF::WebACL',
    'AWS::FSx::Volume',
    'AWS::DAX::Cluster',
    'AWS::DocDB::DBCluster',
    'AWS::Events::Archive',
    'AWS::KMS::ReplicaKey',
  ])('may name %s, which is no misspelling of a type that is modelled', (type) => {
    const { resources, components, rules } = read({
      'isodrift.yaml': `resources: { a: { type: '${type}' } }
components: { b: { types: '${type}' } }
rules: [{ forbid: 'public access on ${type}' }]
ignore: ['${type}/*']
`,
    });
    expect(resources[0]).toMatchObject({ type, generic: true });
    expect(components?.[0]?.select.types).toEqual([type]);
    expect(rules).toHaveLength(1);
  });

  test.each(['AWS::SSO::*', 'AWS::RUM::*', 'AWS::SWF::*', 'AWS::QLDB::*', 'AWS::CE::*'])(
    'may name the service of %s, which is not the one that is nearest',
    (types) => {
      const { components } = read({ 'isodrift.yaml': `components: { web: { types: '${types}' } }\n` });
      expect(components?.[0]?.select.types).toEqual([types]);
    },
  );

  test('of which a section holds nothing any more reads as if it were not there', () => {
    const emptied = 'sources:\nresources:\ncomponents:\nrelations:\nrules:\naccepted:\nignore:\nseverity:\n';
    expect(read({ 'isodrift.yaml': emptied }).resources).toEqual([]);
  });

  test('stands in any region whose name AWS may think of', () => {
    for (const region of [
      'us-gov-west-1',
      'eusc-de-east-1',
      'us-isof-south-1',
      'ap-southeast-12',
      'mx-central-1',
    ])
      expect(read({ 'isodrift.yaml': `region: ${region}` }).resources).toEqual([]);
  });

  test('with an ambiguous name lists what it may mean', () => {
    const files = {
      'isodrift.yaml':
        'sources: [a.tfstate, b.tfstate]\nresources: { web: { type: AWS::EC2::VPC } }\nrelations: [web -> main]',
      'a.tfstate': state(managed('aws_vpc.a', { id: 'vpc-1', tags: { Name: 'main' } })),
      'b.tfstate': state(managed('aws_vpc.b', { id: 'vpc-2', tags: { Name: 'main' } })),
    };
    expect(errorOf(() => read(files, {}, 'isodrift.yaml')).message).toContain(
      '`main` may be aws_vpc.a or aws_vpc.b',
    );
  });

  test('whose source is missing names it', () => {
    expect(errorOf(design('sources: [infra/terraform.tfstate]'))).toMatchObject({
      code: 'FILE_NOT_FOUND',
      message: 'no such file: infra/terraform.tfstate, named in isodrift.yaml:1',
      hint: 'paths in a design are relative to the folder it stands in',
    });
    expect(errorOf(design('title: x\nsources:\n  - infra/*.tfstate\n')).message).toBe(
      'no file matches infra/*.tfstate, named in isodrift.yaml:3',
    );
  });

  test('that names itself as a source is refused', () => {
    expect(errorOf(design('sources: [isodrift.yaml]'))).toMatchObject({ code: 'CONFIG_INVALID' });
  });
});

test('schema/isodrift.schema.json is what the code checks', () => {
  const file = new URL('../../schema/isodrift.schema.json', import.meta.url);
  expect(JSON.parse(readFileSync(file, 'utf8'))).toEqual(DESIGN_SCHEMA);
});

describe('the page about isodrift.yaml', () => {
  const page = readFileSync(new URL('../../docs/isodrift-yaml.md', import.meta.url), 'utf8');
  const example = /```yaml\n([\s\S]*?)```/.exec(page)?.[1] ?? '';

  test('shows a design that reads', () => {
    const queue = state(managed('aws_sqs_queue.a', { id: 'a', name: 'a' }));
    const desired = read(
      {
        'isodrift.yaml': example,
        'infra/a.tfstate': queue,
        'infra/terraform.tfstate.d/live/terraform.tfstate': queue.replaceAll('"a"', '"b"'),
        'stacks/api.yaml': 'Resources: { Topic: { Type: AWS::SNS::Topic } }\n',
      },
      {},
      'isodrift.yaml',
    );
    expect(desired.resources.map(({ key, count }) => [key, count?.least])).toEqual([
      ['aws_sqs_queue.a', undefined],
      ['aws_sqs_queue.b', undefined],
      ['exports', undefined],
      ['orders-api/Topic', undefined],
      ['workers', 2],
    ]);
    expect(desired.components?.map(({ name, count, spread }) => [name, count, spread])).toEqual([
      ['web', { least: 2 }, 2],
      ['orders-db', undefined, undefined],
    ]);
    expect(desired.rules?.map(({ rule, severity }) => [rule, severity])).toContainEqual([
      'forbid internet -> orders-db',
      'critical',
    ]);
  });
});

describe('components and rules are refused with place and suggestion', () => {
  test.each([
    ['components: { web: { title: x } }\n', '1:15: component `web` selects nothing'],
    ['components: { web: { types: x, count: 6..2 } }\n', '`count` ends before it begins'],
    ['components: { web: { types: x, layer: computer } }\n', 'did you mean `compute`?'],
    [
      "rules: [{ require: 'encrypton on data' }]\n",
      '1:11: nobody knows what `encrypton` is, did you mean `encryption`?',
    ],
    ["rules: [{ forbid: 'internet -> AWS::RDS::DBInstanc' }]\n", 'did you mean `AWS::RDS::DBInstance`?'],
    ["rules: [{ forbid: 'web -> internet' }]\n", 'the internet can only be where an arrow starts'],
    ["rules: [{ forbid: 'a -> b', require: 'a -> b' }]\n", 'a rule forbids or requires one thing'],
    ["rules: [{ require: 'a -> ' }]\n", 'an arrow needs two ends'],
    ['resources: { web: { type: AWS::EC2::Instance, count: 2..6 } }\n', 'nothing says how to find them'],
    [
      'resources: { web: { type: AWS::EC2::Instance } }\ncomponents: { web: { types: x } }\n',
      '2:15: `web` is a resource already',
    ],
  ])('%s', (text, message) => {
    expect(errorOf(design(text)).message).toContain(message);
  });
});

test('what points at a resource that stands for several is met by any of them, and is never missing for that', () => {
  const yaml = `resources:
  web:
    type: AWS::EC2::Instance
    count: 2..3
    match: { tags: { Role: web } }
    properties: { InstanceType: t3.small }
  address:
    type: AWS::EC2::EIP
    match: { id: eipalloc-1 }
    properties: { InstanceId: !Ref web }
`;
  const web = (id: string): ReturnType<typeof deployed> =>
    deployed('AWS::EC2::Instance', id, { tags: { Role: 'web' }, attributes: { InstanceType: 't3.small' } });
  const address = deployed('AWS::EC2::EIP', 'eipalloc-1', { attributes: { InstanceId: 'i-2' } });
  const desired = read({ 'isodrift.yaml': yaml });
  const { findings, relations } = compare(desired, account([web('i-1'), web('i-2'), address]));
  expect(findings.map(({ key, status }) => [key, status])).toEqual([
    ['address', 'in-sync'],
    ['web[1]', 'in-sync'],
    ['web[2]', 'in-sync'],
  ]);
  expect(relations.filter(({ status }) => status !== 'in-sync')).toEqual([]);
  const other = deployed('AWS::EC2::Instance', 'i-9', {});
  const astray = { ...address, attributes: { InstanceId: 'i-9' } };
  const moved = compare(desired, account([web('i-1'), web('i-2'), other, astray]));
  expect(moved.relations.map(({ from, to, status }) => [from, to, status])).toEqual([
    ['web[1]', 'address', 'missing'],
    [other.key, 'address', 'unmanaged'],
  ]);
});

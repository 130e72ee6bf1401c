import { describe, expect, test } from 'vitest';
import { readDesired } from '../../src/desired/desired.ts';
import type { Inventory } from '../../src/model/graph.ts';
import { readStage } from '../../src/model/read-stage.ts';
import { serializeStage } from '../../src/model/stage-file.ts';
import { disk, errorOf, managed, read, resourceAt, state } from './support.ts';

const INVENTORY: Inventory = {
  format: 'isodrift/inventory@1',
  capturedAt: '2026-11-20T10:00:00Z',
  scanner: 'isodrift 0.1.0',
  accounts: ['111122223333'],
  regions: ['eu-west-1'],
  coverage: [],
  gaps: [],
  relations: [],
  resources: [
    {
      key: '111122223333/eu-west-1/AWS::EC2::VPC/vpc-1',
      type: 'AWS::EC2::VPC',
      account: '111122223333',
      region: 'eu-west-1',
      id: 'vpc-1',
      tags: {},
      attributes: { CidrBlock: '10.0.0.0/16' },
      source: { origin: 'ec2:DescribeVpcs' },
    },
  ],
};

describe('sources', () => {
  test('are told by content, not by name', () => {
    const desired = read({
      'a.txt': state(managed('aws_vpc.main', { id: 'vpc-1' })),
      'b.tfstate': serializeStage(INVENTORY),
    });
    expect(desired.sources).toEqual([
      { kind: 'terraform-state', file: 'a.txt', revision: 'serial 7' },
      { kind: 'inventory', file: 'b.tfstate', revision: '2026-11-20T10:00:00Z' },
    ]);
  });

  test('of unknown content are refused with a list of what is understood', () => {
    for (const text of ['{"a": 1}', '[1]', 'hello', 'a: [', '- x']) {
      const error = errorOf(() => read({ 'x.json': text }));
      expect(error.code).toBe('FORMAT_UNKNOWN');
      expect(error.message).toContain('x.json');
      expect(error.hint).toContain('Terraform state');
    }
  });

  test('in a folder are read, whatever else lies there', () => {
    const desired = read(
      {
        'infra/main.tf': 'resource "aws_vpc" "main" {}',
        'infra/a.tfstate': state(managed('aws_vpc.main', { id: 'vpc-1' })),
        'infra/a.tfstate.backup': state(managed('aws_vpc.before', { id: 'vpc-0' })),
        'infra/README.md': '# Infra',
      },
      {},
      'infra/*',
    );
    expect(desired.resources.map(({ key }) => key)).toEqual(['aws_vpc.main']);
    expect(errorOf(() => read({ 'infra/main.tf': 'x' }, {}, 'infra/*')).code).toBe('FORMAT_UNKNOWN');
  });

  test('that are not there are named', () => {
    expect(errorOf(() => readDesired(['nope.json'], disk({}))).code).toBe('FILE_NOT_FOUND');
  });

  test('give the same design whatever the order of keys, and twice the same bytes', () => {
    const text = state(managed('aws_vpc.b', { id: 'vpc-2' }), managed('aws_vpc.a', { id: 'vpc-1' }));
    const once = serializeStage(read({ 's.tfstate': text }));
    expect(serializeStage(read({ 's.tfstate': text }))).toBe(once);
    expect(read({ 's.tfstate': text }).resources.map(({ key }) => key)).toEqual(['aws_vpc.a', 'aws_vpc.b']);
  });
});

describe('a saved design', () => {
  test('reads back as it was, declared relations included', () => {
    const first = read({
      'isodrift.yaml': `title: T
resources: { a: { type: AWS::EC2::VPC }, b: { type: AWS::EC2::VPC } }
relations: ['a -> b: 80']
accepted: [{ pattern: x/y, reason: z }]`,
    });
    const again = read({ 'desired.json': serializeStage(first) });
    expect(again).toEqual(first);
  });

  test('fits its published schema', () => {
    const text = serializeStage(read({ 's.tfstate': state(managed('aws_vpc.a', { id: 'vpc-1' })) }));
    expect(readStage(text, 'desired.json', 'desired').resources).toHaveLength(1);
  });
});

describe('several sources', () => {
  const arn = 'arn:aws:ec2:eu-west-1:111122223333:vpc/vpc-1';

  test('that declare one thing are united, and the first one holds', () => {
    const desired = read({
      'a.tfstate': state(
        managed('aws_vpc.main', { id: 'vpc-1', arn, cidr_block: '10.0.0.0/16', tags: { A: '1' } }),
      ),
      'b.tfstate': state(
        managed('aws_vpc.again', {
          id: 'vpc-1',
          arn,
          cidr_block: '10.9.0.0/16',
          enable_dns_support: true,
          tags: { A: '9', B: '2' },
        }),
      ),
    });
    expect(desired.resources).toMatchObject([
      {
        key: 'aws_vpc.main',
        tags: { A: '1', B: '2' },
        attributes: { CidrBlock: '10.0.0.0/16', EnableDnsSupport: true },
      },
    ]);
    expect(desired.conflicts).toMatchObject([
      {
        key: 'aws_vpc.main',
        path: 'CidrBlock',
        held: { value: '10.0.0.0/16', source: { origin: 'a.tfstate', address: 'aws_vpc.main' } },
        other: { value: '10.9.0.0/16', source: { origin: 'b.tfstate', address: 'aws_vpc.again' } },
      },
      { key: 'aws_vpc.main', path: 'Tags.A', held: { value: '1' }, other: { value: '9' } },
    ]);
    expect(desired.notes).toBeUndefined();
  });

  test('that declare one thing alike are united, and a note says so', () => {
    const desired = read({
      'a.tfstate': state(managed('aws_vpc.main', { id: 'vpc-1', arn })),
      'b.tfstate': state(managed('aws_vpc.again', { id: 'vpc-1', arn, cidr_block: '10.0.0.0/16' })),
    });
    expect(desired.conflicts).toBeUndefined();
    expect(desired.notes).toEqual([
      expect.stringMatching(
        /^aws_vpc.again \(b.tfstate:\d+\) is aws_vpc.main \(a.tfstate:\d+\), declared twice$/,
      ),
    ]);
  });

  test('that use one address for two things keep both', () => {
    const desired = read({
      'live/x.tfstate': state(managed('aws_vpc.main', { id: 'vpc-1' })),
      'test/x.tfstate': state(managed('aws_vpc.main', { id: 'vpc-2' })),
    });
    expect(desired.resources.map(({ key, id }) => `${key} ${id}`)).toEqual([
      'aws_vpc.main vpc-1',
      'test/x#2/aws_vpc.main vpc-2',
    ]);
  });

  test('keep pointers inside a template when its keys have to change', () => {
    const desired = read({ 'a/t.yaml': subnetIn('10.0.0.0/16'), 'b/t.yaml': subnetIn('10.1.0.0/16') });
    expect(resourceAt(desired, 't/Net').attributes['VpcId']).toEqual({ $ref: 't/Vpc' });
    expect(resourceAt(desired, 'b/t#2/t/Net').attributes['VpcId']).toEqual({ $ref: 'b/t#2/t/Vpc' });
  });

  test('do not merge things of unknown types by an id that need not be unique', () => {
    const desired = read({
      's.tfstate': state(page('aws_s3_object.a', 'one'), page('aws_s3_object.b', 'two')),
    });
    expect(desired.resources).toHaveLength(2);
  });
});

function page(address: string, bucket: string): object {
  return managed(address, { id: 'index.html', bucket });
}

function subnetIn(cidr: string): string {
  return `
Resources:
  Vpc: { Type: 'AWS::EC2::VPC', Properties: { CidrBlock: ${cidr} } }
  Net: { Type: 'AWS::EC2::Subnet', Properties: { VpcId: !Ref Vpc } }
`;
}

describe('sources that know no ids are united by what AWS gives away once', () => {
  const STATE = state(
    managed('aws_sqs_queue.jobs', {
      id: 'https://sqs.eu-west-1.amazonaws.com/111122223333/jobs',
      arn: 'arn:aws:sqs:eu-west-1:111122223333:jobs',
      name: 'jobs',
      visibility_timeout_seconds: 30,
    }),
  );
  const QUEUE =
    'Resources: { Jobs: { Type: AWS::SQS::Queue, Properties: { QueueName: jobs, VisibilityTimeout: 60 } } }';
  const HERE = { account: '111122223333', region: 'eu-west-1' };

  test('a name, in a template or a match, and both origins are told', () => {
    const { resources, conflicts, relations } = read(
      {
        'isodrift.yaml': `
sources: [a.tfstate, stack.yaml]
resources:
  mine: { type: AWS::SQS::Queue, match: { name: jobs }, properties: { DelaySeconds: 5 } }
  feed: { type: AWS::S3::Bucket }
relations: ['feed -> mine: s3:ObjectCreated']
`,
        'a.tfstate': STATE,
        'stack.yaml': QUEUE,
      },
      HERE,
      'isodrift.yaml',
    );
    expect(resources.map(({ key }) => key)).toEqual(['aws_sqs_queue.jobs', 'feed']);
    expect(resources[0]?.attributes).toMatchObject({ VisibilityTimeout: 30, DelaySeconds: 5 });
    expect(conflicts?.map(({ path, other }) => [path, other.value, other.source.origin])).toEqual([
      ['VisibilityTimeout', 60, 'stack.yaml'],
    ]);
    expect(relations.map(({ from, to }) => [from, to])).toEqual([['feed', 'aws_sqs_queue.jobs']]);
  });

  test('a logical id within a stack', () => {
    const { resources } = read(
      {
        'isodrift.yaml': `
sources: [{ file: stack.yaml, stack: live }]
resources:
  mine: { type: AWS::SQS::Queue, match: { stack: live, logicalId: Jobs } }
  other: { type: AWS::SQS::Queue, match: { stack: test, logicalId: Jobs } }
`,
        'stack.yaml': 'Resources: { Jobs: { Type: AWS::SQS::Queue } }',
      },
      HERE,
      'isodrift.yaml',
    );
    expect(resources.map(({ key }) => key)).toEqual(['live/Jobs', 'other']);
  });

  test('but not where the place is not known, where ids differ, or within one file', () => {
    const apart = (files: Readonly<Record<string, string>>, options = HERE): number =>
      read(files, options).resources.length;
    expect(apart({ 'a.yaml': QUEUE, 'b.yaml': QUEUE }, { account: '', region: '' })).toBe(2);
    expect(apart({ 'a.tfstate': STATE, 'b.tfstate': STATE.replaceAll('111122223333', '444455556666') })).toBe(
      2,
    );
    const twice = `${QUEUE.slice(0, -1)}, Again: { Type: AWS::SQS::Queue, Properties: { QueueName: jobs } } }`;
    expect(apart({ 'a.yaml': twice, 'b.yaml': 'Resources: { T: { Type: AWS::SNS::Topic } }' })).toBe(3);
    expect(apart({ 'a.yaml': QUEUE, 'b.yaml': QUEUE })).toBe(1);
  });
});

test('a design at a signed address that is its own source is told so, without the signature', () => {
  const url = 'https://design.example/isodrift.yaml?signature=c4n4ry';
  const error = errorOf(() =>
    readDesired([url], { ...disk({ [url]: `sources: ['${url}']\n` }), list: (path) => [path] }),
  );
  const shown = 'https://design.example/isodrift.yaml';
  expect(error.message).toBe(`a design is its own source: ${shown} -> ${shown}`);
});

test('two sources may declare two things of a name that AWS gives to several', () => {
  const template = (properties: object): string =>
    JSON.stringify({ Resources: { A: { Type: 'AWS::Route53::HostedZone', Properties: properties } } });
  const { resources, conflicts } = read(
    {
      'inside.json': template({ Name: 'example.com', VPCs: [{ VPCId: 'vpc-1', VPCRegion: 'eu-west-1' }] }),
      'outside.json': template({ Name: 'example.com' }),
    },
    { account: '111122223333', region: 'eu-west-1' },
  );
  expect(resources.map(({ key }) => key)).toEqual(['inside/A', 'outside/A']);
  expect(conflicts).toBeUndefined();
});

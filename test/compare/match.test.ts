import { describe, expect, test } from 'vitest';
import { compare } from '../../src/compare/compare.ts';
import type { Comparison, Finding } from '../../src/model/comparison.ts';
import type { Desired, Resource } from '../../src/model/graph.ts';
import { reference } from '../../src/model/value.ts';
import { account, declared, deployed, design } from './graphs.ts';

const QUEUE = 'AWS::SQS::Queue';
const SUBNET = 'AWS::EC2::Subnet';
const VPC = 'AWS::EC2::VPC';

function find(comparison: Comparison, key: string): Finding | undefined {
  return comparison.findings.find((finding) => finding.key === key);
}

function rungs(comparison: Comparison): (string | undefined)[] {
  return comparison.findings.map(({ key, match, deployed: other }) => `${key} ${match} ${other?.id}`);
}

const member = (id: string, stack: string, logicalId: string): Resource =>
  deployed(QUEUE, id, {
    tags: { 'aws:cloudformation:stack-name': stack, 'aws:cloudformation:logical-id': logicalId },
  });

const template = (...ids: string[]): Desired =>
  design(
    ids.map((id) => declared(QUEUE, id, { source: { origin: 'template.yaml', line: 1, address: id } })),
    { sources: [{ kind: 'cloudformation', file: 'template.yaml' }] },
  );

describe('what is stated outright', () => {
  test('an ARN finds its resource wherever the design puts it', () => {
    const arn = 'arn:aws:sqs:eu-west-1:111122223333:jobs';
    const result = compare(
      design([declared(QUEUE, 'jobs', { arn })]),
      account([deployed(QUEUE, 'https://sqs/jobs', { arn })]),
    );
    expect(rungs(result)).toEqual(['jobs arn https://sqs/jobs']);
  });

  test('a log group answers with and without the trailing star', () => {
    const arn = 'arn:aws:logs:eu-west-1:111122223333:log-group:/app';
    const result = compare(
      design([declared('AWS::Logs::LogGroup', 'log', { arn: `${arn}:*` })]),
      account([deployed('AWS::Logs::LogGroup', '/app', { arn })]),
    );
    expect(find(result, 'log')?.match).toBe('arn');
  });

  test('an id finds its resource by any of its names, within its type and region', () => {
    const url = 'https://sqs.eu-west-1.amazonaws.com/111122223333/jobs';
    const result = compare(
      design([declared(QUEUE, 'jobs', { id: url, region: 'eu-west-1' })]),
      account([
        deployed(QUEUE, 'jobs', { aliases: [url], region: 'us-east-1' }),
        deployed(QUEUE, 'jobs', { aliases: [url] }),
        deployed('AWS::SNS::Topic', 'jobs'),
      ]),
    );
    expect(find(result, 'jobs')?.deployed?.region).toBe('eu-west-1');
    expect(find(result, 'jobs')?.match).toBe('id');
  });

  test('a stack knows which physical resource stands for a logical one', () => {
    const result = compare(
      design([declared(QUEUE, 'Jobs', { match: { stack: 'shop', logicalId: 'Jobs' } })]),
      account([
        deployed(QUEUE, 'shop-Jobs-1A'),
        deployed('AWS::CloudFormation::Stack', 'arn:aws:cloudformation:eu-west-1:111122223333:stack/shop/1', {
          name: 'shop',
          attributes: {
            Resources: [
              { LogicalResourceId: 'Jobs', PhysicalResourceId: 'shop-Jobs-1A', ResourceType: QUEUE },
            ],
          },
        }),
      ]),
    );
    expect(find(result, 'Jobs')?.match).toBe('physical-id');
  });

  test('without the stack, the tags that it left do', () => {
    const tags = { 'aws:cloudformation:stack-name': 'shop', 'aws:cloudformation:logical-id': 'Jobs' };
    const result = compare(
      design([declared(QUEUE, 'Jobs', { match: { stack: 'shop', logicalId: 'Jobs' } })]),
      account([deployed(QUEUE, 'shop-Jobs-1A', { tags }), deployed(QUEUE, 'other')]),
    );
    expect(find(result, 'Jobs')?.match).toBe('stack-tags');
    expect(result.summary.findings.unmanaged).toBe(1);
  });

  test('a template without a stack name belongs to the stack that holds most of it', () => {
    const inventory = account([
      member('a', 'shop', 'Jobs'),
      member('b', 'shop', 'Dead'),
      member('c', 'etl', 'Jobs'),
    ]);
    expect(rungs(compare(template('Jobs', 'Dead', 'New'), inventory))).toContain('Jobs stack-tags a');
    // one common name among several proves nothing
    expect(compare(template('Jobs', 'X', 'Y'), inventory).summary.findings.missing).toBe(3);
  });

  test('every field of an explicit match must hold', () => {
    const queues = [
      deployed(QUEUE, 'q1', { name: 'jobs', tags: { env: 'prod' } }),
      deployed(QUEUE, 'q2', { name: 'jobs', tags: { env: 'test' } }),
    ];
    const result = compare(
      design([
        declared(QUEUE, 'prod', { match: { name: 'jobs', tags: { env: 'prod' } } }),
        declared(QUEUE, 'other', { match: { id: 'q2', tags: { env: 'dev' } } }),
      ]),
      account(queues),
    );
    expect(find(result, 'prod')).toMatchObject({ match: 'explicit', deployed: { id: 'q1' } });
    expect(find(result, 'other')?.status).toBe('missing');
  });

  test('an explicit match that finds nothing does not settle for a name', () => {
    const result = compare(
      design([declared(QUEUE, 'jobs', { name: 'jobs', match: { tags: { env: 'prod' } } })]),
      account([deployed(QUEUE, 'q1', { name: 'jobs' })]),
    );
    expect(find(result, 'jobs')?.status).toBe('missing');
  });
});

describe('what follows from names', () => {
  test('a natural key is compared with the attribute, the id and the name', () => {
    const result = compare(
      design([declared('AWS::S3::Bucket', 'Uploads', { attributes: { BucketName: 'acme-uploads' } })]),
      account([deployed('AWS::S3::Bucket', 'acme-uploads')]),
    );
    expect(find(result, 'Uploads')?.match).toBe('natural-key');
  });

  test('a natural key may lead through another match, and leave an optional part out', () => {
    const record = { Name: 'www.example.com', Type: 'A' };
    const result = compare(
      design([
        declared('AWS::Route53::RecordSet', 'Www', {
          attributes: { ...record, HostedZoneId: reference('Zone') },
        }),
        declared('AWS::Route53::HostedZone', 'Zone', { attributes: { Name: 'example.com' } }),
      ]),
      account([
        deployed('AWS::Route53::HostedZone', 'Z1', {
          name: 'example.com',
          attributes: { Name: 'example.com.' },
        }),
        deployed('AWS::Route53::HostedZone', 'Z2', {
          name: 'example.org',
          attributes: { Name: 'example.org.' },
        }),
        deployed('AWS::Route53::RecordSet', 'Z2_a', { attributes: { ...record, HostedZoneId: 'Z2' } }),
        deployed('AWS::Route53::RecordSet', 'Z1_a', { attributes: { ...record, HostedZoneId: 'Z1' } }),
      ]),
    );
    expect(find(result, 'Www')).toMatchObject({ match: 'natural-key', deployed: { id: 'Z1_a' } });
  });

  test('a name counts only when nothing else has it', () => {
    const design1 = design([declared('AWS::EC2::Instance', 'web', { name: 'web' })]);
    const one = deployed('AWS::EC2::Instance', 'i-1', { name: 'web' });
    const two = deployed('AWS::EC2::Instance', 'i-2', { name: 'web' });
    expect(find(compare(design1, account([one])), 'web')?.match).toBe('name');
    const tie = compare(design1, account([one, two]));
    expect(find(tie, 'web')).toMatchObject({
      status: 'not-checked',
      reason: `2 deployed resources fit: ${one.key}, ${two.key}`,
    });
    expect(find(tie, one.key)).toMatchObject({ status: 'not-checked', reason: 'may be what web declares' });
    expect(tie.summary.findings.unmanaged).toBe(0);
  });

  test('a declared id that is gone is not found again by its name', () => {
    const result = compare(
      design([declared('AWS::EC2::Instance', 'web', { id: 'i-old', name: 'web' })]),
      account([deployed('AWS::EC2::Instance', 'i-new', { name: 'web' })]),
    );
    expect(result.findings.map(({ status }) => status)).toEqual(['missing', 'unmanaged']);
  });

  test('two declarations of one thing are said to be two, never guessed', () => {
    const result = compare(
      design([declared(QUEUE, 'a', { name: 'jobs' }), declared(QUEUE, 'b', { name: 'jobs' })]),
      account([deployed(QUEUE, 'q1', { name: 'jobs' })]),
    );
    expect(result.summary.findings['not-checked']).toBe(3);
    expect(find(result, 'a')?.reason).toBe('declared 2 times: a, b');
  });

  test('what is also declared elsewhere by a stronger name is not missing', () => {
    const arn = 'arn:aws:sqs:eu-west-1:111122223333:jobs';
    const result = compare(
      design([declared(QUEUE, 'strong', { arn }), declared(QUEUE, 'weak', { match: { name: 'jobs' } })]),
      account([deployed(QUEUE, 'jobs', { arn, name: 'jobs' })]),
    );
    expect(find(result, 'weak')).toMatchObject({
      status: 'not-checked',
      reason: 'what it declares is also declared as strong',
    });
  });
});

describe('what follows from where it stands', () => {
  const vpc = declared(VPC, 'Vpc', { match: { name: 'main' } });
  const realVpc = deployed(VPC, 'vpc-1', { name: 'main' });

  test('subnets of a template are told apart by what they declare', () => {
    const result = compare(
      design([
        vpc,
        declared(SUBNET, 'A', { attributes: { VpcId: reference('Vpc'), CidrBlock: '10.0.1.0/24' } }),
        declared(SUBNET, 'B', { attributes: { VpcId: reference('Vpc'), CidrBlock: '10.0.2.0/24' } }),
      ]),
      account([
        realVpc,
        deployed(SUBNET, 'subnet-b', { attributes: { VpcId: 'vpc-1', CidrBlock: '10.0.2.0/24' } }),
        deployed(SUBNET, 'subnet-a', { attributes: { VpcId: 'vpc-1', CidrBlock: '10.0.1.0/24' } }),
      ]),
    );
    expect(rungs(result)).toEqual(['A structure subnet-a', 'B structure subnet-b', 'Vpc explicit vpc-1']);
    expect(result.summary.status).toBe('in-sync');
  });

  test('the only one in its place matches even when it has changed', () => {
    const result = compare(
      design([
        vpc,
        declared(SUBNET, 'A', { attributes: { VpcId: reference('Vpc'), CidrBlock: '10.0.1.0/24' } }),
      ]),
      account([
        realVpc,
        deployed(SUBNET, 'subnet-a', { attributes: { VpcId: 'vpc-1', CidrBlock: '10.0.9.0/24' } }),
      ]),
    );
    expect(find(result, 'A')).toMatchObject({ status: 'changed', match: 'structure' });
  });

  test('the default VPC is never taken for a declared one', () => {
    const result = compare(
      design([declared(VPC, 'Vpc', { attributes: { CidrBlock: '172.31.0.0/16', EnableDnsSupport: true } })]),
      account([
        deployed(VPC, 'vpc-default', {
          attributes: { CidrBlock: '172.31.0.0/16', EnableDnsSupport: true, IsDefault: true },
        }),
      ]),
    );
    expect(result.findings.map(({ status }) => status)).toEqual(['missing', 'aws-default']);
  });

  test('thousands that share a name are left alone, quickly', () => {
    const many = Array.from({ length: 3000 }, (_, index) => index);
    const result = compare(
      design(many.map((index) => declared('AWS::EC2::Instance', `w${index}`, { name: 'web' }))),
      account(many.map((index) => deployed('AWS::EC2::Instance', `i-${index}`, { name: 'web' }))),
    );
    expect(result.summary.findings['not-checked']).toBe(3000);
  });
});

describe('a rule of the event bus', () => {
  const RULE = 'AWS::Events::Rule';
  const rule = (bus: string): Resource => {
    const arn = `arn:aws:events:eu-west-1:111122223333:rule/${bus}nightly-1A2B`;
    return deployed(RULE, arn, { arn, name: 'nightly-1A2B' });
  };
  const stack = (PhysicalResourceId: string): Resource =>
    deployed('AWS::CloudFormation::Stack', 'arn:aws:cloudformation:eu-west-1:1:stack/shop/1', {
      name: 'shop',
      attributes: {
        Resources: [{ LogicalResourceId: 'Nightly', PhysicalResourceId, ResourceType: RULE }],
      },
    });
  const nightly = design([declared(RULE, 'Nightly', { match: { stack: 'shop', logicalId: 'Nightly' } })]);

  test.each([
    ['nightly-1A2B', ''],
    ['shop-bus|nightly-1A2B', 'shop-bus/'],
  ])('is found as CloudFormation calls it: %s', (physicalId, bus) => {
    const result = compare(nightly, account([stack(physicalId), rule(bus)]));
    expect(find(result, 'Nightly')).toMatchObject({ status: 'in-sync', match: 'physical-id' });
  });
});

import { describe, expect, test } from 'vitest';
import { compare } from '../../src/compare/compare.ts';
import type { Finding } from '../../src/model/comparison.ts';
import type { Resource } from '../../src/model/graph.ts';
import { reference, unknown } from '../../src/model/value.ts';
import { account, ACCOUNT, declared, deployed, design } from './graphs.ts';

/** The finding of one pair with these two sides. */
function compared(
  type: string,
  desired: Partial<Resource>,
  actual: Partial<Resource>,
  others: { readonly declared?: Resource[]; readonly deployed?: Resource[] } = {},
): Finding | undefined {
  const result = compare(
    design([declared(type, 'x', { id: 'x', ...desired }), ...(others.declared ?? [])]),
    account([deployed(type, 'x', actual), ...(others.deployed ?? [])]),
  );
  return result.findings.find(({ key }) => key === 'x');
}

const FUNCTION = 'AWS::Lambda::Function';
const GROUP = 'AWS::EC2::SecurityGroup';
const INSTANCE = 'AWS::EC2::Instance';
const QUEUE = 'AWS::SQS::Queue';

const timeout = (desired: number): string | undefined =>
  compared(FUNCTION, { attributes: { MemorySize: desired } }, { attributes: {} })?.status;

const rule = (port: number, source: string): { [key: string]: string | number } => ({
  protocol: 'tcp',
  from: port,
  to: port,
  source,
});

const changes = (desired: Partial<Resource>, tags: Resource['tags']): unknown =>
  compared(INSTANCE, desired, { tags })?.changes;

test('only what the design declares is compared', () => {
  const finding = compared(QUEUE, {}, { attributes: { VisibilityTimeout: 60 }, tags: { a: '1' } });
  expect(finding).toMatchObject({ status: 'in-sync', changes: [] });
});

test('a difference is a change with both sides', () => {
  const finding = compared(
    QUEUE,
    { attributes: { VisibilityTimeout: 30 } },
    { attributes: { VisibilityTimeout: 60 } },
  );
  expect(finding).toMatchObject({
    status: 'changed',
    changes: [{ path: 'VisibilityTimeout', desired: 30, deployed: 60 }],
  });
});

test('the default is equal to nothing, and anything else is not', () => {
  expect(timeout(128)).toBe('in-sync');
  expect(timeout(256)).toBe('changed');
});

test('what is not known, or secret, is listed as not compared and changes nothing', () => {
  expect(
    compared(
      QUEUE,
      { attributes: { VisibilityTimeout: unknown('a parameter without a value') } },
      { attributes: { VisibilityTimeout: 60 } },
    ),
  ).toMatchObject({
    status: 'in-sync',
    notCompared: [{ path: 'VisibilityTimeout', reason: 'a parameter without a value' }],
  });
  expect(
    compared('AWS::Nothing::Known', { attributes: { A: 1 } }, { attributes: { A: 2 } })?.notCompared,
  ).toEqual([{ path: 'A', reason: 'isodrift does not know this attribute' }]);
});

const redrive = (target: Resource['attributes'][string]): Partial<Resource> => ({
  attributes: { 'RedrivePolicy.deadLetterTargetArn': target },
});

describe('references', () => {
  const role = declared('AWS::IAM::Role', 'role', { id: 'app', region: 'global' });
  const arn = `arn:aws:iam::${ACCOUNT}:role/app`;
  const realRole = deployed('AWS::IAM::Role', 'app', { arn, region: 'global', name: 'app' });
  const other = deployed('AWS::IAM::Role', 'other', {
    arn: `arn:aws:iam::${ACCOUNT}:role/other`,
    region: 'global',
    name: 'other',
  });
  const status = (desired: Resource['attributes'][string], actual: string): Finding | undefined =>
    compared(
      FUNCTION,
      { attributes: { Role: desired } },
      { attributes: { Role: actual } },
      { declared: [role], deployed: [realRole, other] },
    );

  test('a reference equals every spelling of what it points at', () => {
    expect(status(reference('role', 'Arn'), arn)?.status).toBe('in-sync');
    expect(status(reference('role'), arn)?.status).toBe('in-sync');
    expect(status('app', arn)).toMatchObject({ status: 'in-sync', suppressed: [{ rule: 'ref' }] });
  });

  test('a reference to something else is a change', () => {
    expect(status(reference('role', 'Arn'), other.arn ?? '')?.status).toBe('changed');
    expect(status(arn, other.arn ?? '')?.status).toBe('changed');
  });

  test('a reference to what is still to be created is not compared', () => {
    const finding = compared(
      FUNCTION,
      { attributes: { Role: reference('role', 'Arn') } },
      { attributes: { Role: arn } },
      { declared: [{ ...role, id: '', pending: true }], deployed: [] },
    );
    expect(finding).toMatchObject({ status: 'in-sync', notCompared: [{ path: 'Role' }] });
  });

  test('a pointer at what the scan cannot list is not compared, and one at something else that is known is', () => {
    const hidden = declared('AWS::Nobody::Lists', 'launch', { generic: true });
    const finding = compared(
      'AWS::AutoScaling::AutoScalingGroup',
      { attributes: { LaunchConfigurationName: reference('launch'), MinSize: 1 } },
      { attributes: { LaunchConfigurationName: 'shop-launch-1X2Y', MinSize: 1 } },
      { declared: [hidden] },
    );
    expect(finding).toMatchObject({
      status: 'in-sync',
      notCompared: [{ path: 'LaunchConfigurationName', reason: expect.stringContaining('was not seen') }],
    });
  });

  test('what still points at something that is gone is not a second alarm; pointing elsewhere is', () => {
    const dead = declared(QUEUE, 'dead', { match: { stack: 'shop', logicalId: 'dead' } });
    const against = (target: string): string | undefined =>
      compared(QUEUE, redrive(reference('dead', 'Arn')), redrive(target), {
        declared: [dead],
        deployed: [deployed(QUEUE, 'other', { arn: 'arn:aws:sqs:eu-west-1:1:other' })],
      })?.status;
    expect(against('arn:aws:sqs:eu-west-1:1:dead')).toBe('in-sync');
    expect(against('arn:aws:sqs:eu-west-1:1:other')).toBe('changed');
  });

  test('a reference inside a text is replaced by the name the text has', () => {
    const finding = compared(
      QUEUE,
      {
        attributes: { RedrivePolicy: { deadLetterTargetArn: reference('dead', 'Arn'), maxReceiveCount: 3 } },
      },
      {
        attributes: {
          RedrivePolicy: { deadLetterTargetArn: 'arn:aws:sqs:eu-west-1:1:dead', maxReceiveCount: '3' },
        },
      },
      {
        declared: [declared(QUEUE, 'dead', { id: 'dead' })],
        deployed: [deployed(QUEUE, 'dead', { arn: 'arn:aws:sqs:eu-west-1:1:dead' })],
      },
    );
    expect(finding?.changes).toEqual([]);
  });
});

describe('declared in part', () => {
  const wanted = {
    attributes: { SecurityGroupIngress: [rule(443, '0.0.0.0/0')] },
    partial: ['SecurityGroupIngress'],
  };

  test('other members belong to others', () => {
    const actual = { attributes: { SecurityGroupIngress: [rule(22, '10.0.0.0/8'), rule(443, '0.0.0.0/0')] } };
    expect(compared(GROUP, wanted, actual)?.status).toBe('in-sync');
    expect(compared(GROUP, { attributes: wanted.attributes }, actual)?.status).toBe('changed');
  });

  test('the declared member must be there', () => {
    const actual = { attributes: { SecurityGroupIngress: [rule(22, '10.0.0.0/8')] } };
    expect(compared(GROUP, wanted, actual)?.changes).toMatchObject([
      { path: 'SecurityGroupIngress', desired: [rule(443, '0.0.0.0/0')] },
    ]);
  });
});

describe('tags', () => {
  test('declared tags are compared as a whole, without those of AWS', () => {
    expect(changes({ tags: { env: 'prod', 'aws:x': '1' } }, { env: 'prod', 'aws:y': '2' })).toEqual([]);
    expect(changes({ tags: { env: 'prod', team: 'a' } }, { env: 'test', extra: '1' })).toMatchObject([
      { path: 'Tags.env', desired: 'prod', deployed: 'test' },
      { path: 'Tags.extra', desired: null, deployed: '1' },
      { path: 'Tags.team', desired: 'a', deployed: null },
    ]);
  });

  test('where only some are declared, the others are free', () => {
    expect(changes({ tags: { env: 'prod' }, partial: ['Tags'] }, { env: 'prod', extra: '1' })).toEqual([]);
  });

  test('tags that come with the stack are not a difference', () => {
    const stack = deployed('AWS::CloudFormation::Stack', 'arn:aws:cloudformation:eu-west-1:1:stack/shop/1', {
      name: 'shop',
      tags: { cost: '42' },
      attributes: {
        Resources: [{ LogicalResourceId: 'X', PhysicalResourceId: 'x', ResourceType: INSTANCE }],
      },
    });
    const finding = compared(
      INSTANCE,
      { tags: { env: 'prod' }, match: { stack: 'shop', logicalId: 'X' } },
      { tags: { env: 'prod', cost: '42', 'aws:cloudformation:stack-name': 'shop' } },
      { deployed: [stack] },
    );
    expect(finding).toMatchObject({ status: 'in-sync', suppressed: [{ path: 'Tags.cost' }] });
  });

  test('a tag whose value is known only after deployment is not compared, and hides no other', () => {
    const desired = { tags: { env: 'prod' }, openTags: ['Name'] };
    expect(changes(desired, { env: 'prod', Name: 'shop-1' })).toEqual([]);
    expect(changes(desired, { env: 'test', Name: 'shop-1', extra: '1' })).toMatchObject([
      { path: 'Tags.env' },
      { path: 'Tags.extra' },
    ]);
    expect(compared(INSTANCE, desired, { tags: { env: 'prod' } })?.notCompared).toMatchObject([
      { path: 'Tags.Name' },
    ]);
    expect(changes({ tags: { env: 'prod' }, openTags: ['*'] }, { env: 'prod', extra: '1' })).toEqual([]);
  });

  test('a tag called like a method is a tag', () => {
    const hostile = Object.fromEntries([
      ['__proto__', 'x'],
      ['constructor', 'y'],
    ]);
    expect(changes({ tags: hostile }, hostile)).toEqual([]);
    expect(changes({ tags: hostile }, {})).toHaveLength(2);
  });
});

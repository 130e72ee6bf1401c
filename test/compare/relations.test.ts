import { describe, expect, test } from 'vitest';
import { compare } from '../../src/compare/compare.ts';
import type { Comparison } from '../../src/model/comparison.ts';
import type { Relation, Resource } from '../../src/model/graph.ts';
import { reference } from '../../src/model/value.ts';
import { account, declared, deployed, design } from './graphs.ts';

const FUNCTION = 'AWS::Lambda::Function';
const QUEUE = 'AWS::SQS::Queue';
const MAPPING = 'AWS::Lambda::EventSourceMapping';
const GROUP = 'AWS::EC2::SecurityGroup';
const INSTANCE = 'AWS::EC2::Instance';

function arrows({ relations }: Comparison): string[] {
  return relations.map(({ from, to, kind, status }) => `${from} ${kind} ${to}: ${status}`);
}

const wanted = [
  declared(FUNCTION, 'resize', { id: 'resize' }),
  declared(QUEUE, 'jobs', { id: 'jobs' }),
  declared(QUEUE, 'other', { id: 'other' }),
  declared(MAPPING, 'mapping', {
    id: 'uuid-1',
    attributes: { EventSourceArn: reference('jobs', 'Arn'), FunctionName: reference('resize') },
  }),
];
const things = [deployed(FUNCTION, 'resize'), deployed(QUEUE, 'jobs'), deployed(QUEUE, 'other')];

function mapping(id: string, from: string): Resource {
  return deployed(MAPPING, id, { attributes: { EventSourceArn: from, FunctionName: 'resize' } });
}

describe('an arrow between declared things', () => {
  test('is in sync when both sides state it', () => {
    const result = compare(design(wanted), account([...things, mapping('uuid-1', 'jobs')]));
    expect(arrows(result)).toEqual(['jobs invokes resize: in-sync']);
  });

  test('is missing with what states it', () => {
    const result = compare(design(wanted), account(things));
    expect(arrows(result)).toEqual(['jobs invokes resize: missing']);
    expect(result.relations[0]?.reason).toBe('mapping states it');
  });

  test('that points elsewhere is one missing and one that nobody declared', () => {
    const result = compare(design(wanted), account([...things, mapping('uuid-1', 'other')]));
    expect(arrows(result)).toEqual(['jobs invokes resize: missing', 'other invokes resize: unmanaged']);
  });

  test('that nobody declared is unmanaged, like what states it', () => {
    const result = compare(
      design(wanted),
      account([...things, mapping('uuid-1', 'jobs'), mapping('uuid-2', 'other')]),
    );
    expect(arrows(result)).toEqual(['other invokes resize: unmanaged', 'jobs invokes resize: in-sync']);
  });

  test('is missing with its end, and pending with its end', () => {
    const gone = compare(design(wanted), account([...things.slice(1), mapping('uuid-1', 'jobs')]));
    expect(arrows(gone)).toEqual(['jobs invokes resize: missing']);
    const pending = wanted.map((one) =>
      one.key === 'resize' ? { ...one, id: '', pending: true as const } : one,
    );
    const planned = compare(design(pending), account([...things.slice(1), mapping('uuid-1', 'jobs')]));
    expect(arrows(planned)).toEqual(['jobs invokes resize: pending']);
  });

  test('that a gap may hide is not checked', () => {
    const gap = {
      account: '',
      region: '',
      service: 'lambda',
      action: 'ListEventSourceMappings',
      reason: 'denied' as const,
      message: '',
      types: [MAPPING],
    };
    const result = compare(design(wanted), account(things, { gaps: [gap] }));
    expect(arrows(result)).toEqual(['jobs invokes resize: not-checked']);
  });
});

describe('an arrow that people wrote', () => {
  const byHand: Relation = {
    from: 'jobs',
    to: 'resize',
    kind: 'connects',
    evidence: { resource: 'jobs', attribute: 'isodrift.yaml relations' },
  };
  const plain = design(wanted.slice(0, 3), { relations: [byHand] });

  test('is met by any flow between the same ends', () => {
    const result = compare(plain, account([...things, mapping('uuid-1', 'jobs')]));
    expect(arrows(result)).toEqual(['jobs connects resize: in-sync']);
  });

  test('is missing when nothing flows there', () => {
    expect(arrows(compare(plain, account(things)))).toEqual(['jobs connects resize: missing']);
  });

  test('with a port is not met by another port', () => {
    const labelled = design(wanted.slice(0, 3), { relations: [{ ...byHand, label: ':5432' }] });
    const keys = things.map(({ key }) => key);
    const real = (label: string): Relation[] => [
      { ...byHand, from: keys[1] ?? '', to: keys[0] ?? '', label, evidence: { resource: '', attribute: '' } },
    ];
    expect(arrows(compare(labelled, account(things, { relations: real(':5432') })))).toEqual([
      'jobs connects resize: in-sync',
    ]);
    expect(arrows(compare(labelled, account(things, { relations: real(':5433') })))).toContain(
      'jobs connects resize: missing',
    );
  });
});

describe('what the design leaves open raises no alarm', () => {
  test('where something stands, when the design does not say', () => {
    const result = compare(
      design([
        declared(INSTANCE, 'web', { id: 'i-1' }),
        declared('AWS::EC2::Subnet', 'a', { id: 'subnet-1' }),
      ]),
      account([
        deployed(INSTANCE, 'i-1', { attributes: { SubnetId: 'subnet-1' } }),
        deployed('AWS::EC2::Subnet', 'subnet-1'),
      ]),
    );
    expect(arrows(result)).toEqual(['a contains web: in-sync']);
  });

  test('arrows of things made by AWS, or owned by others', () => {
    const result = compare(
      design([]),
      account([
        deployed('AWS::EC2::VPC', 'vpc-1', { attributes: { IsDefault: true } }),
        deployed('AWS::EC2::Subnet', 'subnet-1', { attributes: { VpcId: 'vpc-1', DefaultForAz: true } }),
        deployed(INSTANCE, 'i-1', {
          attributes: { SubnetId: 'subnet-1' },
          tags: { 'aws:cloudformation:stack-name': 'billing' },
        }),
      ]),
    );
    expect(new Set(result.relations.map(({ status }) => status))).toEqual(
      new Set(['aws-default', 'owned-elsewhere']),
    );
    expect(result.summary.status).toBe('in-sync');
  });
});

test('a port that the design does not open is an arrow nobody declared', () => {
  const rule = { protocol: 'tcp', from: 5432, to: 5432, source: 'sg-web' };
  const groups = [declared(GROUP, 'web', { id: 'sg-web' }), declared(GROUP, 'db', { id: 'sg-db' })];
  const result = compare(
    design(groups),
    account([
      deployed(GROUP, 'sg-web'),
      deployed(GROUP, 'sg-db', { attributes: { SecurityGroupIngress: [rule] } }),
    ]),
  );
  expect(arrows(result)).toEqual(['web connects db: unmanaged']);
  expect(result.relations[0]?.label).toBe(':5432');
});

test('one rule of a group that changed elsewhere raises no alarm for what AWS put behind the group', () => {
  const web = { protocol: 'tcp', from: 5432, to: 5432, source: 'sg-web' };
  const world = { ...web, source: '0.0.0.0/0' };
  const instance = (key: string, id: string, group: string): Resource[] => [
    declared(INSTANCE, key, { id, attributes: { SecurityGroupIds: [group] } }),
    deployed(INSTANCE, id, { attributes: { SecurityGroupIds: [group] } }),
  ];
  const [wantedWeb, realWeb] = instance('web', 'i-web', 'sg-web');
  const [wantedDb, realDb] = instance('db', 'i-db', 'sg-db');
  const quiet = declared(INSTANCE, 'quiet', { id: 'i-quiet' });
  const realQuiet = deployed(INSTANCE, 'i-quiet', { attributes: { SecurityGroupIds: ['sg-db'] } });
  const given = [wantedWeb, wantedDb, realWeb, realDb].filter((one) => one !== undefined);
  const result = compare(
    design([
      ...given.slice(0, 2),
      quiet,
      declared(GROUP, 'g-web', { id: 'sg-web' }),
      declared(GROUP, 'g-db', { id: 'sg-db', attributes: { SecurityGroupIngress: [web] } }),
    ]),
    account([
      ...given.slice(2),
      realQuiet,
      deployed(GROUP, 'sg-web'),
      deployed(GROUP, 'sg-db', { attributes: { SecurityGroupIngress: [web, world] } }),
    ]),
  );
  expect(result.summary.findings.changed).toBe(1);
  expect(arrows(result)).toContain('web connects quiet: in-sync');
  expect(result.summary.relations).toMatchObject({ missing: 0, unmanaged: 0 });
});

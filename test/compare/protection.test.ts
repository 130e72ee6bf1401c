import { describe, expect, test } from 'vitest';
import { entryFor } from '../../src/catalogue/index.ts';
import { readAttributes } from '../../src/catalogue/read.ts';
import { compare } from '../../src/compare/compare.ts';
import type { ProtectionRow } from '../../src/model/comparison.ts';
import type { Resource } from '../../src/model/graph.ts';
import { managed, read, state } from '../desired/support.ts';
import { account, declared, deployed, design } from './graphs.ts';

const TABLE = 'AWS::DynamoDB::Table';
const BACKUPS = 'PointInTimeRecoverySpecification.PointInTimeRecoveryEnabled';

function rows(wanted: readonly Resource[], found: readonly Resource[]): readonly ProtectionRow[] {
  return compare(design(wanted), account(found)).protection ?? [];
}

test('each store answers for the design and for the account', () => {
  const wanted = declared(TABLE, 'orders', {
    id: 'orders',
    attributes: { [BACKUPS]: true, DeletionProtectionEnabled: true },
  });
  const found = deployed(TABLE, 'orders', {
    attributes: { [BACKUPS]: true, DeletionProtectionEnabled: false },
  });
  expect(rows([wanted], [found])).toEqual([
    {
      key: 'orders',
      type: TABLE,
      status: 'changed',
      answers: [
        { question: 'encryption', wanted: true, deployed: true },
        { question: 'backups', wanted: true, desired: true, deployed: true },
        { question: 'deletion protection', wanted: true, desired: true, deployed: false },
        { question: 'replication', wanted: true, deployed: false },
      ],
    },
  ]);
});

test('what the design does not say, and what is not deployed, has no answer', () => {
  const answers = rows([declared(TABLE, 'orders', { id: 'orders' })], [])[0]?.answers;
  expect(answers).toContainEqual({ question: 'backups', wanted: true });
});

test('what a denied call would have told has no answer', () => {
  const gap = {
    account: '111122223333',
    region: 'eu-west-1',
    service: 'dynamodb',
    action: 'DescribeContinuousBackups',
    reason: 'denied',
    message: '',
    types: [TABLE],
    resource: '111122223333/eu-west-1/AWS::DynamoDB::Table/orders',
  } as const;
  const found = account([deployed(TABLE, 'orders')], { gaps: [gap] });
  const [row] = compare(design([declared(TABLE, 'orders', { id: 'orders' })]), found).protection ?? [];
  expect(row?.answers).toContainEqual({ question: 'backups', wanted: true });
  expect(row?.answers).toContainEqual({ question: 'deletion protection', wanted: true, deployed: false });
});

test('only what holds data is asked', () => {
  expect(rows([], [deployed('AWS::Lambda::Function', 'a'), deployed('AWS::IAM::Role', 'b')])).toEqual([]);
});

describe('replication', () => {
  const BUCKET = 'AWS::S3::Bucket';
  const COPY = 'arn:aws:s3:::receipts-copy';
  const ROLE = 'arn:aws:iam::111122223333:role/copies';
  const answered = (Status: string): object => ({
    Name: 'receipts',
    Replication: { Role: ROLE, Rules: [{ ID: 'all', Status, Destination: { Bucket: COPY } }] },
  });
  const found = (type: string, id: string, api: object): Resource => {
    const entry = entryFor(type);
    if (!entry) throw new Error(`no entry for ${type}`);
    return deployed(type, id, { attributes: readAttributes(entry, api, 'api') });
  };
  const DESIGNS = {
    'terraform.tfstate': state(
      managed('aws_s3_bucket.it', { id: 'receipts', bucket: 'receipts', replication_configuration: [] }),
      managed('aws_s3_bucket_replication_configuration.it', {
        id: 'receipts',
        bucket: 'receipts',
        role: ROLE,
        rule: [{ id: 'all', status: 'Enabled', destination: [{ bucket: COPY }] }],
      }),
    ),
    'template.json': JSON.stringify({
      Resources: {
        it: {
          Type: BUCKET,
          Properties: {
            BucketName: 'receipts',
            ReplicationConfiguration: {
              Role: ROLE,
              Rules: [{ Id: 'all', Status: 'Enabled', Destination: { Bucket: COPY } }],
            },
          },
        },
      },
    }),
  };

  test.each(Object.entries(DESIGNS))('of a bucket is compared with %s', (file, text) => {
    const wanted = read({ [file]: text }, { account: '111122223333', region: 'eu-west-1', stack: 'shop' });
    const against = (api: object): readonly [paths: readonly string[], answer: unknown] => {
      const { findings, protection = [] } = compare(wanted, account([found(BUCKET, 'receipts', api)]));
      const answers = protection.flatMap((row) => row.answers);
      return [
        findings.flatMap(({ changes }) => changes.map(({ path }) => path)),
        answers.find(({ question }) => question === 'replication'),
      ];
    };
    const asked = { question: 'replication', wanted: true, desired: true };
    expect(against(answered('Enabled'))).toEqual([[], { ...asked, deployed: true }]);
    expect(against(answered('Disabled'))).toEqual([
      ['ReplicationConfiguration.Rules[].Status'],
      { ...asked, deployed: false },
    ]);
    expect(against({ Name: 'receipts' })[1]).toEqual({ ...asked, deployed: false });
  });

  test.each([
    [TABLE, { Replicas: [{ RegionName: 'eu-central-1' }] }],
    ['AWS::RDS::DBInstance', { ReadReplicaDBInstanceIdentifiers: ['orders-copy'] }],
    ['AWS::RDS::DBInstance', { DBClusterIdentifier: 'orders' }],
    ['AWS::RDS::DBCluster', {}],
    ['AWS::ElastiCache::ReplicationGroup', { NodeGroups: [{ NodeGroupMembers: [{}, {}] }] }],
  ])('of %s: %j', (type, api) => {
    const answer = (with_: object): unknown =>
      rows([], [found(type, 'orders', with_)])[0]?.answers.find(({ question }) => question === 'replication');
    expect(answer(api)).toEqual({ question: 'replication', wanted: true, deployed: true });
    const isAlways = Object.keys(api).length === 0;
    expect(answer({})).toEqual({ question: 'replication', wanted: true, deployed: isAlways });
  });
});

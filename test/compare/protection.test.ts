import { expect, test } from 'vitest';
import { compare } from '../../src/compare/compare.ts';
import type { ProtectionRow } from '../../src/model/comparison.ts';
import type { Resource } from '../../src/model/graph.ts';
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

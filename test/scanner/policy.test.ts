import { expect, test } from 'vitest';
import { CATALOGUE } from '../../src/catalogue/index.ts';
import { actionsOf, callsOf, iamActionOf } from '../../src/scanner/plan.ts';
import { DATA_READS, permissionOf, policyFor } from '../../src/scanner/policy.ts';
import { entries, preflight, scanTrial } from './account.ts';

test.each(['overview', 'standard', 'full'] as const)(
  'at depth %s the policy allows what the guard lets through',
  (depth) => {
    const [allow] = policyFor(CATALOGUE, depth).Statement;
    const calls = callsOf(CATALOGUE, depth);
    const permitted = new Set(allow?.Action);
    expect(calls.filter((call) => !permitted.has(iamActionOf(call)))).toEqual([]);
    expect([...permitted].filter((action) => !calls.some((call) => iamActionOf(call) === action))).toEqual(
      [],
    );
  },
);

test('an overview needs fewer permissions than a standard scan', () => {
  expect(actionsOf(callsOf(CATALOGUE, 'overview')).length).toBeLessThan(
    actionsOf(callsOf(CATALOGUE, 'standard')).length,
  );
});

test('no call of the catalogue reads data that the policy denies', () => {
  const needed = callsOf(CATALOGUE, 'full').map(iamActionOf);
  expect(needed.filter(isDataRead)).toEqual([]);
});

test('a scan sends no action that its policy does not allow', async () => {
  const catalogue = entries('AWS::EC2::Subnet', 'AWS::Lambda::Function', 'AWS::DynamoDB::Table');
  const { inventory } = await scanTrial({ exchanges: preflight, types: catalogue.map(({ type }) => type) });
  const allowed = new Set(actionsOf(callsOf(catalogue, 'standard')));
  const sent = inventory.coverage.map(({ service, action }) => `${service}:${action}`);
  expect(sent.length).toBeGreaterThan(4);
  expect(sent.filter((name) => !allowed.has(name))).toEqual([]);
});

test('the permission behind a call is named as IAM names it', () => {
  expect(permissionOf({ service: 's3', action: 'ListBuckets' })).toBe('s3:ListAllMyBuckets');
  expect(permissionOf({ service: 'resource-groups-tagging-api', action: 'GetResources' })).toBe(
    'tag:GetResources',
  );
  expect(permissionOf({ service: 'elastic-load-balancing-v2', action: 'DescribeLoadBalancers' })).toBe(
    'elasticloadbalancing:DescribeLoadBalancers',
  );
});

function isDataRead(action: string): boolean {
  return DATA_READS.some((read) =>
    read.endsWith('*') ? action.startsWith(read.slice(0, -1)) : action === read,
  );
}

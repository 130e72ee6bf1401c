import { expect, test } from 'vitest';
import { compare } from '../../src/compare/compare.ts';
import type { Capture, Desired, Inventory, Resource } from '../../src/model/graph.ts';

const [SEEN, OTHER] = ['111122223333', '444455556666'] as const;
const REGIONS = ['eu-west-1', 'us-east-1'] as const;
const WHEN = '2026-11-20T12:00:00.000Z';

const queue = (account: string, region: string): Resource => ({
  key: `${account} ${region}`,
  type: 'AWS::SQS::Queue',
  account,
  region,
  id: `https://sqs.${region}.amazonaws.com/${account}/orders`,
  tags: {},
  attributes: {},
  source: { origin: 'design.yaml' },
});

const desired: Desired = {
  format: 'isodrift/desired@1',
  title: 'orders',
  sources: [],
  resources: [SEEN, OTHER].flatMap((account) => REGIONS.map((region) => queue(account, region))),
  relations: [],
  gaps: [],
};

function statuses(captures?: readonly Capture[]): Record<string, string> {
  const inventory: Inventory = {
    format: 'isodrift/inventory@1',
    capturedAt: WHEN,
    scanner: 'test',
    accounts: [SEEN, OTHER],
    regions: REGIONS,
    resources: [],
    relations: [],
    gaps: [],
    coverage: [],
    ...(captures ? { captures } : {}),
  };
  return Object.fromEntries(compare(desired, inventory).findings.map(({ key, status }) => [key, status]));
}

test('a region that was captured in one account only is not checked in the other, and never missing', () => {
  const captures = [
    { account: SEEN, regions: [...REGIONS], capturedAt: WHEN },
    { account: OTHER, regions: ['eu-west-1'], capturedAt: WHEN },
  ];
  expect(statuses(captures)).toEqual({
    [`${SEEN} eu-west-1`]: 'missing',
    [`${SEEN} us-east-1`]: 'missing',
    [`${OTHER} eu-west-1`]: 'missing',
    [`${OTHER} us-east-1`]: 'not-checked',
  });
});

test('without captures every region counts for every account', () => {
  expect(new Set(Object.values(statuses()))).toEqual(new Set(['missing']));
});

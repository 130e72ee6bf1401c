import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { relationsOf } from '../../src/catalogue/relations.ts';
import type { Inventory, Resource } from '../../src/model/graph.ts';
import { serializeStage } from '../../src/model/stage-file.ts';
import { readStage } from '../../src/model/read-stage.ts';
import { mergeInventories } from '../../src/scanner/merge.ts';
import { preflight, scanTrial, subnets } from './account.ts';

const [A, B] = ['111122223333', '444455556666'] as const;
const EU = 'eu-west-1';

function resource(account: string, type: string, id: string, more: Partial<Resource> = {}): Resource {
  const region = more.region ?? EU;
  return {
    key: [account, region, type, id].join('/'),
    type,
    account,
    region,
    id,
    name: id,
    tags: {},
    attributes: {},
    source: { origin: 'test' },
    ...more,
  };
}

function inventory(
  account: string,
  resources: readonly Resource[],
  more: Partial<Inventory> = {},
): Inventory {
  return {
    format: 'isodrift/inventory@1',
    capturedAt: '2026-11-20T12:00:00.000Z',
    scanner: 'isodrift',
    accounts: [account],
    regions: [EU],
    resources,
    relations: relationsOf(resources),
    gaps: [],
    coverage: [],
    ...more,
  };
}

const ACCOUNTS = [A, B, '123456789012'];
const REGIONS = [EU, 'us-east-1'];
const TIMES = ['2026-11-18T00:00:00.000Z', '2026-11-19T00:00:00.000Z', '2026-11-20T00:00:00.000Z'];

/** Inventories of few accounts, regions and moments, so that they overlap in every way. */
const anyInventory = fc
  .record({
    account: fc.constantFrom(...ACCOUNTS),
    regions: fc.subarray(REGIONS, { minLength: 1 }),
    capturedAt: fc.constantFrom(...TIMES),
    things: fc.array(fc.tuple(fc.constantFrom('vpc-0a', 'vpc-0b', 'vpc-0c'), fc.nat(1), fc.nat(3)), {
      maxLength: 5,
    }),
    denied: fc.array(fc.nat(1), { maxLength: 2 }),
    calls: fc.nat(3),
  })
  .map(({ account, regions, capturedAt, things, denied, calls }) => {
    const at = (n: number): string => regions[n % regions.length] ?? EU;
    const resources = new Map(
      things.map(([id, where, version]) => {
        const one = resource(account, 'AWS::EC2::VPC', id, {
          region: at(where),
          tags: { version: String(version) },
        });
        return [one.key, one];
      }),
    );
    const call = { account, service: 'ec2', action: 'DescribeVpcs' };
    return inventory(account, [...resources.values()], {
      capturedAt,
      regions,
      gaps: denied.map((n) => ({
        ...call,
        region: at(n),
        reason: 'denied' as const,
        message: '',
        types: ['AWS::EC2::VPC'],
      })),
      coverage: regions.map((region) => ({ ...call, region, calls, failed: 0 })),
    });
  });

const some = fc.array(anyInventory, { minLength: 1, maxLength: 5 });
const bytes = (...all: readonly Inventory[]): string => serializeStage(mergeInventories(all));

describe('merging', () => {
  test('does not depend on the order', () => {
    fc.assert(
      fc.property(some, fc.nat(), (all, turn) => {
        const at = turn % all.length;
        const other = [...all.slice(at), ...all.slice(0, at)].toReversed();
        expect(bytes(...other)).toBe(bytes(...all));
      }),
    );
  });

  test('twice is the same as once', () => {
    fc.assert(
      fc.property(some, (all) => {
        expect(bytes(mergeInventories(all))).toBe(bytes(...all));
        expect(bytes(mergeInventories(all), ...all)).toBe(bytes(...all));
        expect(bytes(...all, ...all)).toBe(bytes(...all));
      }),
    );
  });

  test('does not depend on the grouping: parts may be merged first', () => {
    fc.assert(
      fc.property(some, some, (these, those) => {
        expect(bytes(mergeInventories(these), mergeInventories(those))).toBe(bytes(...these, ...those));
      }),
    );
  });

  test('gives a valid inventory, saved and read again the same', () => {
    fc.assert(
      fc.property(some, (all) => {
        const text = bytes(...all);
        expect(bytes(readStage(text, 'merged.json', 'inventory'))).toBe(text);
      }),
      { numRuns: 20 },
    );
  });

  test('of one scan gives the scan', async () => {
    const { inventory: scanned } = await scanTrial({
      exchanges: [...preflight, subnets(['subnet-1', 'subnet-2'])],
      types: ['AWS::EC2::Subnet', 'AWS::EC2::VPC'],
      options: { regions: [EU, 'me-south-1'] },
    });
    expect(scanned.gaps.length).toBeGreaterThan(1);
    expect(bytes(scanned)).toBe(serializeStage(scanned));
  });
});

test('what a later scan of the same region no longer names is gone, and its gaps with it', () => {
  const old = inventory(A, [resource(A, 'AWS::EC2::VPC', 'vpc-0a'), resource(A, 'AWS::EC2::VPC', 'vpc-0b')], {
    capturedAt: TIMES[0] ?? '',
    gaps: [
      {
        account: A,
        region: EU,
        service: 'ec2',
        action: 'DescribeSubnets',
        reason: 'denied',
        message: '',
        types: [],
      },
    ],
  });
  const later = inventory(A, [resource(A, 'AWS::EC2::VPC', 'vpc-0b')], { capturedAt: TIMES[2] ?? '' });
  const merged = mergeInventories([later, old]);
  expect(merged.resources.map(({ id }) => id)).toEqual(['vpc-0b']);
  expect(merged.gaps).toEqual([]);
});

test('an account scanned in one region and another account in another stay as they are', () => {
  const merged = mergeInventories([
    inventory(A, [resource(A, 'AWS::EC2::VPC', 'vpc-0a')]),
    inventory(B, [resource(B, 'AWS::EC2::VPC', 'vpc-0b', { region: 'us-east-1' })], {
      regions: ['us-east-1'],
    }),
  ]);
  expect(merged.captures).toEqual([
    { account: A, regions: [EU, 'global'], capturedAt: merged.capturedAt },
    { account: B, regions: ['global', 'us-east-1'], capturedAt: merged.capturedAt },
  ]);
});

const role = (account: string, name: string, attributes: Resource['attributes'] = {}): Resource =>
  resource(account, 'AWS::IAM::Role', name, {
    region: 'global',
    arn: `arn:aws:iam::${account}:role/${name}`,
    attributes,
  });
const allow = (principal: string, action: string): Resource['attributes'][string] => ({
  Statement: [{ Effect: 'Allow', Principal: { AWS: [principal] }, Action: [action], Resource: ['*'] }],
});

/** In account B something that names something in account A; and the arrow that this is. */
const ACROSS: readonly (readonly [string, Resource, Resource, readonly [string, string, string]])[] = [
  [
    'a peering connection',
    resource(A, 'AWS::EC2::VPC', 'vpc-0aaaaaaaa'),
    resource(B, 'AWS::EC2::VPCPeeringConnection', 'pcx-0bbbbbbbb', {
      attributes: { PeerVpcId: 'vpc-0aaaaaaaa' },
    }),
    ['pcx-0bbbbbbbb', 'vpc-0aaaaaaaa', 'routes'],
  ],
  [
    'a route to a transit gateway',
    resource(A, 'AWS::EC2::TransitGateway', 'tgw-0aaaaaaaa'),
    resource(B, 'AWS::EC2::RouteTable', 'rtb-0bbbbbbbb', {
      attributes: { Routes: [{ destination: '10.0.0.0/8', target: 'tgw-0aaaaaaaa' }] },
    }),
    ['rtb-0bbbbbbbb', 'tgw-0aaaaaaaa', 'routes'],
  ],
  [
    'a bucket policy',
    role(A, 'reader'),
    resource(B, 'AWS::S3::Bucket', 'reports', {
      attributes: { Policy: allow(`arn:aws:iam::${A}:role/reader`, 's3:getobject') },
    }),
    ['reader', 'reports', 'reads'],
  ],
  [
    'a queue policy',
    role(A, 'sender'),
    resource(B, 'AWS::SQS::Queue', 'jobs', {
      attributes: { Policy: allow(`arn:aws:iam::${A}:role/sender`, 'sqs:sendmessage') },
    }),
    ['sender', 'jobs', 'writes'],
  ],
  [
    'a role that another account may assume',
    role(A, 'deployer'),
    role(B, 'target', {
      AssumeRolePolicyDocument: allow(`arn:aws:iam::${A}:role/deployer`, 'sts:assumerole'),
    }),
    ['deployer', 'target', 'assumes'],
  ],
  [
    'a rule that sends to a bus elsewhere',
    resource(A, 'AWS::Events::EventBus', 'central', { arn: `arn:aws:events:${EU}:${A}:event-bus/central` }),
    resource(B, 'AWS::Events::Rule', 'forward', {
      attributes: { 'Targets[].Arn': [`arn:aws:events:${EU}:${A}:event-bus/central`] },
    }),
    ['forward', 'central', 'invokes'],
  ],
];

describe('what points into another account becomes a relation once both are there', () => {
  test.each(ACROSS)('%s', (_name, there, here, [from, to, kind]) => {
    const alone = mergeInventories([inventory(B, [here])]);
    expect(alone.relations).toEqual([]);
    const merged = mergeInventories([inventory(B, [here]), inventory(A, [there])]);
    expect(
      merged.relations.map((one) => [one.from, one.to, one.kind].map((key) => key.split('/').at(-1))),
    ).toEqual([[from, to, kind]]);
  });

  test('a name means the thing of the own account, and no other', () => {
    const queue = (account: string): Resource =>
      resource(account, 'AWS::SQS::Queue', 'jobs', { arn: `arn:aws:sqs:${EU}:${account}:jobs` });
    const rule = resource(B, 'AWS::Events::Rule', 'r', { attributes: { 'Targets[].Arn': ['jobs'] } });
    const foreign = resource(B, 'AWS::Events::Rule', 'f', {
      attributes: { 'Targets[].Arn': ['arn:aws:sqs:eu-west-1:123456789012:jobs'] },
    });
    expect(relationsOf([rule, queue(A)])).toEqual([]);
    expect(relationsOf([foreign, queue(A), queue(B)])).toEqual([]);
    expect(relationsOf([rule, queue(A), queue(B)]).map(({ to }) => to)).toEqual([queue(B).key]);
  });

  test('a transit gateway that is shared is the one of its owner', () => {
    const gateway = (account: string): Resource =>
      resource(account, 'AWS::EC2::TransitGateway', 'tgw-0aaaaaaaa', {
        arn: `arn:aws:ec2:${EU}:${A}:transit-gateway/tgw-0aaaaaaaa`,
      });
    const [, , table] = ACROSS[1] ?? [];
    const relations = table ? relationsOf([gateway(B), table, gateway(A)]) : [];
    expect(relations.map(({ to }) => to)).toEqual([gateway(A).key]);
  });
});

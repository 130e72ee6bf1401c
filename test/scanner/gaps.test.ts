import { describe, expect, test } from 'vitest';
import type { Fault } from '../../src/endpoint/faults.ts';
import type { GapReason } from '../../src/model/graph.ts';
import { get, preflight, REGION, scanTrial, subnets, target, plainFunction } from './account.ts';

const SUBNET = 'AWS::EC2::Subnet';

const FAULTS: readonly (readonly [string, Fault, GapReason])[] = [
  ['a denial', { kind: 'denied' }, 'denied'],
  ['a denial by a service control policy', { kind: 'denied-by-scp' }, 'denied-by-scp'],
  ['throttling to the end', { kind: 'throttled' }, 'throttled'],
  ['a server that never answers', { kind: 'hang' }, 'timeout'],
  ['a server that stops in mid-answer', { kind: 'stall' }, 'timeout'],
  ['an answer cut in half', { kind: 'cut' }, 'failed'],
  ['an empty body with status 200', { kind: 'empty' }, 'malformed'],
  ['a web page with status 200', { kind: 'html' }, 'malformed'],
  [
    'a document without the list',
    { kind: 'body', body: '<DescribeSubnetsResponse></DescribeSubnetsResponse>' },
    'malformed',
  ],
  ['a document of another action', { kind: 'body', body: '<SomethingElse></SomethingElse>' }, 'malformed'],
  ['the same page token for ever', { kind: 'repeat-token' }, 'truncated'],
  ['a region the account is not in', { kind: 'error', code: 'AuthFailure', status: 401 }, 'region-disabled'],
  ['an action unknown there', { kind: 'error', code: 'InvalidAction', status: 400 }, 'not-available'],
  ['a broken service', { kind: 'error', code: 'InternalError', status: 500 }, 'failed'],
];

describe('a call that fails is a gap, never an empty list', () => {
  test.each(FAULTS)('%s', async (_name, fault, reason) => {
    const { inventory } = await scanTrial({
      exchanges: [...preflight, subnets(['subnet-1'])],
      types: [SUBNET],
      faults: { 'ec2:DescribeSubnets': fault },
    });
    expect(inventory.gaps).toMatchObject([
      { region: REGION, service: 'ec2', action: 'DescribeSubnets', reason, types: [SUBNET] },
    ]);
    expect(inventory.gaps[0]?.resource).toBeUndefined();
    const row = inventory.coverage.find(({ action }) => action === 'DescribeSubnets');
    expect(row?.failed).toBe(1);
  });
});

const JSON_FAULTS: readonly (readonly [string, Fault])[] = [
  ['an empty body', { kind: 'empty' }],
  ['a web page', { kind: 'html' }],
  ['half an answer', { kind: 'body', body: '{"QueueUrls":["https://' }],
  ['a string where the list should be', { kind: 'body', body: '{"QueueUrls":"none"}' }],
  ['a list where the object should be', { kind: 'body', body: '[]' }],
  ['the error of some other program', { kind: 'body', body: '{"error":"no upstream"}' }],
];

describe('JSON services too', () => {
  test.each(JSON_FAULTS)('%s', async (_name, fault) => {
    const { inventory } = await scanTrial({
      exchanges: [
        ...preflight,
        target(['sqs', REGION, 'AmazonSQS.ListQueues'], { MaxResults: 1000 }, { QueueUrls: [] }),
      ],
      types: ['AWS::SQS::Queue'],
      faults: { 'sqs:ListQueues': fault },
    });
    expect(inventory.resources).toEqual([]);
    expect(inventory.gaps).toMatchObject([
      { action: 'ListQueues', reason: 'malformed', types: ['AWS::SQS::Queue'] },
    ]);
  });
});

test('two throttles and then an answer lose nothing', async () => {
  const { inventory } = await scanTrial({
    exchanges: [...preflight, subnets(['subnet-1'])],
    types: [SUBNET],
    faults: { 'ec2:DescribeSubnets': { kind: 'throttled', times: 2 } },
    limits: { maxAttempts: 4 },
  });
  expect(inventory.gaps).toEqual([]);
  expect(inventory.resources).toHaveLength(1);
});

test('what was listed before a failure is kept beside the gap', async () => {
  const page = get('lambda', REGION, '/2015-03-31/event-source-mappings', {
    EventSourceMappings: [{ UUID: 'one', FunctionArn: 'arn:aws:lambda:eu-west-1:111122223333:function:f' }],
    NextMarker: 'unknown-to-the-recording',
  });
  const { inventory } = await scanTrial({
    exchanges: [...preflight, page],
    types: ['AWS::Lambda::EventSourceMapping'],
  });
  expect(inventory.resources.map(({ id }) => id)).toEqual(['one']);
  expect(inventory.gaps).toMatchObject([{ action: 'ListEventSourceMappings', reason: 'failed' }]);
});

test('a denied detail is a gap of that one resource', async () => {
  const functions = get('lambda', REGION, '/2015-03-31/functions', {
    Functions: [{ FunctionName: 'f', FunctionArn: 'arn:aws:lambda:eu-west-1:111122223333:function:f' }],
  });
  const { inventory } = await scanTrial({
    exchanges: [...preflight, functions, ...plainFunction('f')],
    types: ['AWS::Lambda::Function'],
    faults: { 'lambda:GetPolicy': { kind: 'denied' } },
  });
  expect(inventory.gaps).toMatchObject([
    { action: 'GetPolicy', reason: 'denied', resource: inventory.resources[0]?.key },
  ]);
});

test('when the tagging API is denied, a resource whose tags nothing else tells is one with a gap', async () => {
  const functions = get('lambda', REGION, '/2015-03-31/functions', {
    Functions: [{ FunctionName: 'f', FunctionArn: 'arn:aws:lambda:eu-west-1:111122223333:function:f' }],
  });
  const { inventory } = await scanTrial({
    exchanges: [...preflight, functions, ...plainFunction('f'), subnets(['subnet-1'])],
    types: ['AWS::Lambda::Function', SUBNET],
    faults: { 'tagging:GetResources': { kind: 'denied' } },
  });
  expect(inventory.gaps.map(({ region, resource, types }) => [region, resource, types])).toEqual([
    [REGION, undefined, []],
    [REGION, '111122223333/eu-west-1/AWS::Lambda::Function/f', ['AWS::Lambda::Function']],
    // things without a region that only their tags tell of
    ['global', undefined, []],
  ]);
});

test('a region that is not opted in to is a gap for every type in it', async () => {
  const { inventory } = await scanTrial({
    exchanges: [...preflight, subnets(['subnet-1'])],
    types: [SUBNET],
    options: { regions: [REGION, 'me-south-1'] },
  });
  expect(inventory.gaps).toMatchObject([
    { region: 'me-south-1', reason: 'region-disabled', types: [SUBNET] },
  ]);
  expect(inventory.regions).toEqual([REGION, 'me-south-1']);
});

test('more pages than allowed are cut, and said to be', async () => {
  const first = get('lambda', REGION, '/2015-03-31/functions', { Functions: [], NextMarker: 'm1' });
  const second = get('lambda', REGION, '/2015-03-31/functions?Marker=m1', {
    Functions: [],
    NextMarker: 'm2',
  });
  const { inventory } = await scanTrial({
    exchanges: [...preflight, first, second],
    types: ['AWS::Lambda::Function'],
    limits: { maxPages: 1 },
  });
  expect(inventory.gaps).toMatchObject([{ action: 'ListFunctions', reason: 'truncated' }]);
});

test('a stopped scan still gives an inventory, with gaps for what was not read', async () => {
  const stop = new AbortController();
  const { inventory } = await scanTrial({
    exchanges: [...preflight, subnets(['subnet-1'])],
    types: [SUBNET],
    faults: { 'ec2:DescribeSubnets': { kind: 'hang' } },
    limits: { requestTimeoutMs: 20_000 },
    options: {
      signal: stop.signal,
      onProgress: ({ action }) => void (action === 'GetResources' && stop.abort()),
    },
  });
  expect(inventory.gaps).toMatchObject([
    { action: 'DescribeSubnets', reason: 'timeout' },
    { action: 'GetResources', region: 'global', reason: 'timeout' },
  ]);
});

const CLUSTERS = ['one', 'two'].map((name) => `arn:aws:ecs:${REGION}:111122223333:cluster/${name}`);
const clusters = [
  target(['ecs', REGION, 'AmazonEC2ContainerServiceV20141113.ListClusters'], {}, { clusterArns: CLUSTERS }),
];

test('a thing asked about that is not in the answer is a gap, unless the answer says it is gone', async () => {
  const scanned = async (failures: readonly object[]): Promise<readonly string[]> => {
    const body = JSON.stringify({ clusters: [{ clusterArn: CLUSTERS[0], clusterName: 'one' }], failures });
    const { inventory } = await scanTrial({
      exchanges: [...preflight, ...clusters],
      types: ['AWS::ECS::Cluster'],
      faults: { 'ecs:DescribeClusters': { kind: 'body', body } },
    });
    expect(inventory.resources.map(({ name }) => name)).toEqual(['one']);
    return inventory.gaps.map(({ reason, message }) => `${reason}: ${message}`);
  };
  expect(await scanned([])).toEqual(['failed: 1 of the 2 things asked about are not in the answer']);
  expect(await scanned([{ arn: CLUSTERS[1], reason: 'MISSING' }])).toEqual([]);
});

test('when the credentials expire, nothing more is asked, and one gap for each region says so', async () => {
  const types = ['AWS::EC2::Subnet', 'AWS::Lambda::Function', 'AWS::SQS::Queue'];
  const { inventory, asked } = await scanTrial({
    exchanges: [...preflight, subnets(['subnet-1'])],
    types,
    faults: {
      '*': { kind: 'error', code: 'ExpiredToken', status: 400 },
      'sts:GetCallerIdentity': NONE,
      'ec2:DescribeRegions': NONE,
    },
    limits: { concurrency: 1 },
    options: { regions: [REGION, 'us-east-1'] },
  });
  expect(inventory.gaps).toMatchObject(
    [REGION, 'global', 'us-east-1'].map((region) => ({
      region,
      service: 'sts',
      action: 'GetCallerIdentity',
      reason: 'expired',
      types: region === 'global' ? [] : types,
    })),
  );
  expect(inventory.gaps.every(({ resource }) => resource === undefined)).toBe(true);
  // who we are, which regions there are, and one that was refused
  expect(asked).toHaveLength(3);
});

/** A fault that never strikes. */
const NONE: Fault = { kind: 'throttled', times: 0 };

const MANY = ['AWS::EC2::RouteTable', SUBNET, 'AWS::EC2::VPC', 'AWS::Lambda::Function', 'AWS::SQS::Queue'];

test('three denials by a service control policy close a region: the rest is not asked, and is a gap all the same', async () => {
  const { inventory, asked } = await scanTrial({
    exchanges: preflight,
    types: MANY,
    options: { regions: [REGION, 'us-east-1'] },
    faults: { '*': { kind: 'denied-by-scp' }, 'sts:GetCallerIdentity': NONE, 'ec2:DescribeRegions': NONE },
  });
  // the first region has answered once: a policy may forbid single services
  const there = inventory.coverage.filter(({ region }) => region === 'us-east-1');
  expect(there.map(({ service, action }) => `${service}:${action}`)).toHaveLength(3);
  expect(asked).toHaveLength(2 + 6 + 3);
  const gaps = inventory.gaps.filter(({ region, types }) => region === 'us-east-1' && types.length > 0);
  expect(gaps.flatMap(({ types }) => types)).toEqual(expect.arrayContaining(MANY));
  expect(new Set(gaps.map(({ reason }) => reason))).toEqual(new Set(['denied-by-scp']));
  expect(gaps.some(({ message }) => message.startsWith('not asked'))).toBe(true);
});

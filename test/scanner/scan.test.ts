import { expect, test } from 'vitest';
import { serializeStage } from '../../src/model/stage-file.ts';
import {
  ACCOUNT,
  get,
  identity,
  preflight,
  REGION,
  regions,
  scanTrial,
  subnets,
  tags,
  target,
  plainFunction,
} from './account.ts';

const FUNCTION = {
  FunctionName: 'resize',
  FunctionArn: `arn:aws:lambda:${REGION}:${ACCOUNT}:function:resize`,
};
test('a listing is followed to its last page', async () => {
  const pages = [
    get('lambda', REGION, '/2015-03-31/functions', { Functions: [FUNCTION], NextMarker: 'm1' }),
    get('lambda', REGION, '/2015-03-31/functions?Marker=m1', {
      Functions: [{ FunctionName: 'sort', FunctionArn: FUNCTION.FunctionArn.replace('resize', 'sort') }],
    }),
  ];
  const { inventory } = await scanTrial({
    exchanges: [...preflight, ...pages, ...plainFunction('resize'), ...plainFunction('sort')],
    types: ['AWS::Lambda::Function'],
  });
  expect(inventory.resources.map(({ id }) => id)).toEqual(['resize', 'sort']);
  expect(inventory.gaps).toEqual([]);
  expect(inventory.coverage).toContainEqual({
    account: ACCOUNT,
    region: REGION,
    service: 'lambda',
    action: 'ListFunctions',
    calls: 2,
    failed: 0,
  });
});

test('the tags of the tagging API land on the resource with that ARN', async () => {
  const tagged = tags(REGION, {
    [`arn:aws:ec2:${REGION}:${ACCOUNT}:subnet/subnet-1`]: { Name: 'public a', Env: 'prod' },
  });
  const { inventory } = await scanTrial({
    exchanges: [identity, regions, tagged, tags('us-east-1'), subnets(['subnet-1'])],
    types: ['AWS::EC2::Subnet'],
  });
  expect(inventory.resources).toHaveLength(1);
  expect(inventory.resources[0]).toMatchObject({ id: 'subnet-1', name: 'public a', tags: { Env: 'prod' } });
});

test('a tagged thing of a type that nobody modelled becomes a generic resource', async () => {
  const tagged = tags(REGION, {
    [`arn:aws:cloudwatch:${REGION}:${ACCOUNT}:alarm:too-slow`]: { Team: 'shop' },
  });
  const { inventory } = await scanTrial({
    exchanges: [identity, regions, tagged, tags('us-east-1')],
    types: [],
  });
  expect(inventory.resources).toMatchObject([
    { type: 'AWS::CloudWatch::Alarm', id: 'too-slow', region: REGION, generic: true, tags: { Team: 'shop' } },
  ]);
});

test('a tagged thing in a region that was not asked for is left out', async () => {
  const tagged = tags('us-east-1', { [`arn:aws:sqs:us-east-1:${ACCOUNT}:jobs`]: {} });
  const { inventory } = await scanTrial({ exchanges: [identity, regions, tags(REGION), tagged], types: [] });
  expect(inventory.resources).toEqual([]);
});

test('a deleted thing that AWS still lists is neither a resource nor, through its tags, a generic one', async () => {
  const arn = `arn:aws:ec2:${REGION}:${ACCOUNT}:natgateway/nat-1`;
  const gateways = {
    ...subnets([]),
    request: {
      ...subnets([]).request,
      action: 'DescribeNatGateways',
      body: 'Action=DescribeNatGateways&Version=2016-11-15',
    },
    response: {
      status: 200,
      headers: {},
      text: '<DescribeNatGatewaysResponse><natGatewaySet><item><natGatewayId>nat-1</natGatewayId><state>deleted</state></item></natGatewaySet></DescribeNatGatewaysResponse>',
    },
  };
  const { inventory } = await scanTrial({
    exchanges: [identity, regions, tags(REGION, { [arn]: { Name: 'old' } }), tags('us-east-1'), gateways],
    types: ['AWS::EC2::NatGateway'],
  });
  expect(inventory.resources).toEqual([]);
  expect(inventory.gaps).toEqual([]);
});

test('secrets in environment variables, tags and names do not get into the inventory', async () => {
  const canaries = [
    'hunter2canary',
    'AKIAIOSFODNN7EXAMPLE',
    'postgres://shop:s3cr3tcanary@db.example.com/shop',
  ];
  const functions = get('lambda', REGION, '/2015-03-31/functions', {
    Functions: [
      {
        ...FUNCTION,
        Description: `key ${canaries[1]}`,
        Environment: { Variables: { DB_PASSWORD: canaries[0], DATABASE_URL: canaries[2] } },
      },
    ],
  });
  const tagged = tags(REGION, {
    [FUNCTION.FunctionArn]: { note: `password=${canaries[0]}`, url: canaries[2] ?? '' },
  });
  const { inventory } = await scanTrial({
    exchanges: [identity, regions, tagged, tags('us-east-1'), functions, ...plainFunction('resize')],
    types: ['AWS::Lambda::Function'],
  });
  const text = serializeStage(inventory);
  expect(text).toContain('DB_PASSWORD');
  expect(text).toContain('(redacted)');
  for (const canary of [...canaries, 's3cr3tcanary']) expect(text).not.toContain(canary);
});

test('the order in which AWS answers makes no difference to a byte', async () => {
  const ids = ['subnet-3', 'subnet-1', 'subnet-2'];
  const texts = await Promise.all(
    [ids, ids.toReversed(), ids.toSorted()].map(async (order) => {
      const tagged = tags(
        REGION,
        Object.fromEntries(
          order.map((id) => [`arn:aws:ec2:${REGION}:${ACCOUNT}:subnet/${id}`, { Name: id }]),
        ),
      );
      const { inventory } = await scanTrial({
        exchanges: [identity, regions, tagged, tags('us-east-1'), subnets(order)],
        types: ['AWS::EC2::Subnet'],
        faults: { 'ec2:DescribeVolumes': { kind: 'denied' } },
      });
      return serializeStage(inventory);
    }),
  );
  expect(texts[0]).toContain('subnet-3');
  expect(new Set(texts).size).toBe(1);
});

test('a queue deleted between listing and describing is dropped without a gap', async () => {
  const queues = target(
    ['sqs', REGION, 'AmazonSQS.ListQueues'],
    { MaxResults: 1000 },
    {
      QueueUrls: [`https://sqs.${REGION}.amazonaws.com/${ACCOUNT}/jobs`],
    },
  );
  const { inventory } = await scanTrial({
    exchanges: [...preflight, queues],
    types: ['AWS::SQS::Queue'],
    faults: {
      'sqs:GetQueueAttributes': { kind: 'error', status: 400, code: 'com.amazonaws.sqs#QueueDoesNotExist' },
    },
  });
  expect(inventory.resources).toEqual([]);
  expect(inventory.gaps).toEqual([]);
});

test('with --service the rest is said to be left out, not absent', async () => {
  const { inventory, asked } = await scanTrial({
    exchanges: [...preflight, subnets(['subnet-1'])],
    types: ['AWS::EC2::Subnet', 'AWS::Lambda::Function'],
    options: { services: ['ec2'] },
  });
  expect(asked).not.toContain('lambda:ListFunctions');
  expect(inventory.gaps).toMatchObject([{ service: 'lambda', types: ['AWS::Lambda::Function'] }]);
});

test('an overview reads no details and says so for each resource', async () => {
  const { inventory, asked } = await scanTrial({
    exchanges: [...preflight, get('lambda', REGION, '/2015-03-31/functions', { Functions: [FUNCTION] })],
    types: ['AWS::Lambda::Function'],
    options: { depth: 'overview' },
  });
  expect(asked).not.toContain('lambda:GetPolicy');
  expect(inventory.resources).toHaveLength(1);
  expect(inventory.gaps).toMatchObject([{ reason: 'truncated', resource: inventory.resources[0]?.key }]);
});

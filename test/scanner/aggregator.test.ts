import { expect, test } from 'vitest';
import { compare } from '../../src/compare/compare.ts';
import type { Exchange } from '../../src/endpoint/exchange.ts';
import type { Faults } from '../../src/endpoint/faults.ts';
import { startReplay } from '../../src/endpoint/replay.ts';
import type { Desired, Inventory, Resource } from '../../src/model/graph.ts';
import { serializeStage } from '../../src/model/stage-file.ts';
import { scanAggregator } from '../../src/scanner/aggregator.ts';
import { mergeInventories } from '../../src/scanner/merge.ts';
import { aggregatorPolicy } from '../../src/scanner/policy.ts';
import { ACCOUNT, entries, identity, REGION, scanTrial, preflight, target } from './account.ts';

const OTHER = '444455556666';
const TYPES = [
  'AWS::EC2::VPC',
  'AWS::EC2::Subnet',
  'AWS::EC2::SecurityGroup',
  'AWS::CertificateManager::Certificate',
  'AWS::S3::Bucket',
  'AWS::IAM::Role',
  'AWS::Lambda::Function',
  'AWS::ECS::Service',
  'AWS::SQS::Queue',
];
const FIELDS =
  'accountId, awsRegion, resourceId, resourceName, resourceType, arn, tags, relationships, configuration, supplementaryConfiguration';

type Row = Readonly<Record<string, unknown>>;

function ask(action: string, input: object, answer: object): Exchange {
  return target(
    ['config', REGION, `StarlingDoveService.${action}`],
    { ConfigurationAggregatorName: 'org', ...input },
    answer,
  );
}

function sources(...rows: readonly Row[]): Exchange {
  return ask(
    'DescribeConfigurationAggregatorSourcesStatus',
    { Limit: 100 },
    { AggregatedSourceStatusList: rows },
  );
}

const source = (id: string, region = REGION, more: Row = {}): Row => ({
  SourceId: id,
  SourceType: 'ACCOUNT',
  AwsRegion: region,
  LastUpdateStatus: 'SUCCEEDED',
  ...more,
});

/** The count, and one query per type; the first type's rows come on two pages. */
function answers(items: readonly Row[]): Exchange[] {
  const types = [...new Set(items.map(({ resourceType }) => String(resourceType)))].toSorted();
  const select = (Expression: string, rows: readonly Row[], more: Row = {}, token: Row = {}): Exchange =>
    ask(
      'SelectAggregateResourceConfig',
      { Expression, Limit: 100, ...token },
      { Results: rows.map((row) => JSON.stringify(row)), ...more },
    );
  return [
    select(
      'SELECT resourceType, COUNT(*) GROUP BY resourceType',
      types.map((resourceType) => ({ resourceType, 'COUNT(*)': 1 })),
    ),
    ...types.flatMap((type) => {
      const rows = items.filter(({ resourceType }) => resourceType === type);
      const expression = `SELECT ${FIELDS} WHERE resourceType = '${type}'`;
      if (rows.length < 2) return [select(expression, rows)];
      return [
        select(expression, rows.slice(0, 1), { NextToken: 'more' }),
        select(expression, rows.slice(1), {}, { NextToken: 'more' }),
      ];
    }),
  ];
}

function item(resourceType: string, resourceId: string, configuration: unknown, more: Row = {}): Row {
  return { accountId: ACCOUNT, awsRegion: REGION, resourceType, resourceId, configuration, ...more };
}

async function aggregated(
  exchanges: readonly Exchange[],
  faults?: Faults,
): Promise<{ readonly inventory: Inventory; readonly asked: readonly string[] }> {
  const replay = await startReplay([identity, ...exchanges], faults);
  try {
    const inventory = await scanAggregator('org', {
      regions: [REGION],
      now: new Date('2026-11-20T12:00:00Z'),
      endpointUrl: replay.url,
      credentials: { accessKeyId: 'test', secretAccessKey: 'test' },
      catalogue: entries(...TYPES),
      limits: { maxAttempts: 1, requestTimeoutMs: 5000 },
    });
    return { inventory, asked: replay.requests.map(({ action }) => String(action)) };
  } finally {
    await replay.close();
  }
}

const VPC = item(
  'AWS::EC2::VPC',
  'vpc-1',
  { vpcId: 'vpc-1', cidrBlock: '10.0.0.0/16', isDefault: false, instanceTenancy: 'default' },
  { tags: [{ tag: 'Name=main', key: 'Name', value: 'main' }] },
);
const SUBNETS = ['subnet-1', 'subnet-2'].map((id) =>
  item('AWS::EC2::Subnet', id, {
    subnetId: id,
    vpcId: 'vpc-1',
    cidrBlock: '10.0.1.0/24',
    mapPublicIpOnLaunch: true,
  }),
);
const one = ({ resources }: Inventory, type: string): Resource | undefined =>
  resources.find((resource) => resource.type === type);

test('accounts, regions, resources and arrows come from the aggregator, over all pages, and nothing else is asked', async () => {
  const { inventory, asked } = await aggregated([
    sources(source(ACCOUNT), source(OTHER)),
    ...answers([VPC, ...SUBNETS]),
  ]);
  expect(inventory.accounts).toEqual([ACCOUNT, OTHER]);
  expect(inventory.regions).toEqual([REGION]);
  expect(inventory.resources.map(({ key }) => key)).toEqual([
    `${ACCOUNT}/${REGION}/AWS::EC2::Subnet/subnet-1`,
    `${ACCOUNT}/${REGION}/AWS::EC2::Subnet/subnet-2`,
    `${ACCOUNT}/${REGION}/AWS::EC2::VPC/vpc-1`,
  ]);
  expect(one(inventory, 'AWS::EC2::VPC')).toMatchObject({
    name: 'main',
    tags: { Name: 'main' },
    attributes: { CidrBlock: '10.0.0.0/16', InstanceTenancy: 'default' },
  });
  expect(inventory.relations.map(({ kind, to }) => `${kind} ${to.split('/').at(-1)}`)).toEqual([
    'contains subnet-1',
    'contains subnet-2',
  ]);
  const allowed = aggregatorPolicy().Statement[0]?.Action ?? [];
  expect(new Set(asked.map((action) => allowed.find((name) => name.endsWith(`:${action}`))))).toEqual(
    new Set(allowed),
  );
});

test('both shapes of a configuration are read: as the API answers, and as the schema of the type has it', async () => {
  const queue = `https://sqs.${REGION}.amazonaws.com/${ACCOUNT}/orders`;
  const { inventory } = await aggregated([
    sources(source(ACCOUNT)),
    ...answers([
      item('AWS::EC2::SecurityGroup', 'sg-1', {
        groupId: 'sg-1',
        groupName: 'web',
        vpcId: 'vpc-1',
        ipPermissions: [
          {
            ipProtocol: 'tcp',
            fromPort: 443,
            toPort: 443,
            ipv4Ranges: [{ cidrIp: '0.0.0.0/0' }],
            ipRanges: ['0.0.0.0/0'],
          },
        ],
      }),
      item('AWS::Lambda::Function', 'orders', {
        functionName: 'orders',
        role: `arn:aws:iam::${ACCOUNT}:role/orders`,
        memorySize: 512,
        environment: { variables: { dbPassword: 'hunter2canary', queueUrl: queue } },
      }),
      item('AWS::SQS::Queue', queue, { QueueUrl: queue, VisibilityTimeout: 45 }),
      item(
        'AWS::IAM::Role',
        'AROA1',
        { roleName: 'orders', arn: `arn:aws:iam::${ACCOUNT}:role/orders` },
        {
          arn: `arn:aws:iam::${ACCOUNT}:role/orders`,
          awsRegion: 'global',
        },
      ),
      item('AWS::ECS::Service', `arn:aws:ecs:${REGION}:${ACCOUNT}:service/shop/web`, {
        ServiceArn: `arn:aws:ecs:${REGION}:${ACCOUNT}:service/shop/web`,
        DesiredCount: 3,
        LaunchType: 'FARGATE',
      }),
    ]),
  ]);
  expect(one(inventory, 'AWS::Lambda::Function')).toMatchObject({
    id: 'orders',
    attributes: { MemorySize: 512, 'Environment.Variables': ['dbPassword', 'queueUrl'] },
  });
  expect(one(inventory, 'AWS::ECS::Service')?.attributes).toMatchObject({ DesiredCount: 3 });
  expect(one(inventory, 'AWS::SQS::Queue')).toMatchObject({
    id: queue,
    attributes: { VisibilityTimeout: 45 },
  });
  expect(one(inventory, 'AWS::IAM::Role')).toMatchObject({ region: 'global', id: 'orders' });
  expect(JSON.stringify(one(inventory, 'AWS::EC2::SecurityGroup')?.attributes)).toContain('443');
  expect(inventory.relations.map(({ kind }) => kind)).toContain('assumes');
  expect(serializeStage(inventory)).not.toContain('canary');
});

test('names that Config has for itself, and parts that it keeps beside the configuration', async () => {
  const { inventory } = await aggregated([
    sources(source(ACCOUNT)),
    ...answers([
      item('AWS::ACM::Certificate', `arn:aws:acm:${REGION}:${ACCOUNT}:certificate/1`, {
        certificateArn: `arn:aws:acm:${REGION}:${ACCOUNT}:certificate/1`,
        domainName: 'example.com',
      }),
      item(
        'AWS::S3::Bucket',
        'data',
        { name: 'data' },
        {
          supplementaryConfiguration: {
            BucketVersioningConfiguration: '{"status":"Enabled"}',
            PublicAccessBlockConfiguration: { blockPublicAcls: true },
          },
        },
      ),
      item('AWS::Config::ResourceCompliance', 'x', {}),
    ]),
  ]);
  expect(inventory.resources.map(({ type }) => type)).toEqual([
    'AWS::CertificateManager::Certificate',
    'AWS::S3::Bucket',
  ]);
  expect(one(inventory, 'AWS::S3::Bucket')?.attributes).toMatchObject({
    'VersioningConfiguration.Status': 'Enabled',
    'PublicAccessBlockConfiguration.BlockPublicAcls': true,
  });
});

test('a type without an entry is a plain resource, placed by the relationships that Config states', async () => {
  const { inventory } = await aggregated([
    sources(source(ACCOUNT)),
    ...answers([
      ...SUBNETS,
      item(
        'AWS::GameLift::Fleet',
        'fleet-1',
        { secret: 'hunter2canary' },
        {
          relationships: [
            { name: 'Is contained in Subnet', resourceType: 'AWS::EC2::Subnet', resourceId: 'subnet-1' },
          ],
        },
      ),
    ]),
  ]);
  const fleet = one(inventory, 'AWS::GameLift::Fleet');
  expect(fleet).toMatchObject({ generic: true, attributes: { SubnetIds: ['subnet-1'] } });
  expect(inventory.relations).toMatchObject([
    { from: `${ACCOUNT}/${REGION}/AWS::EC2::Subnet/subnet-1`, to: fleet?.key, kind: 'contains' },
  ]);
  expect(serializeStage(inventory)).not.toContain('canary');
});

test('a type of which Config has nothing is a gap, unless its recorder surely records it', async () => {
  const recorder = item('AWS::Config::ConfigurationRecorder', 'default', {
    recordingGroup: { allSupported: true },
  });
  const { inventory } = await aggregated([
    sources(source(ACCOUNT), source(OTHER)),
    ...answers([VPC, { ...SUBNETS[0], accountId: OTHER }, recorder]),
  ]);
  const hidden = (account: string, region: string): readonly string[] =>
    inventory.gaps
      .filter((gap) => gap.account === account && gap.region === region && gap.resource === undefined)
      .flatMap(({ types }) => types);
  // recorded in the first account, and seen in the other: Config knows subnets, so there are none here
  expect(hidden(ACCOUNT, REGION)).not.toContain('AWS::EC2::Subnet');
  expect(hidden(OTHER, REGION)).toContain('AWS::EC2::VPC');
  expect(hidden(ACCOUNT, REGION)).toContain('AWS::SQS::Queue');
  expect(hidden(ACCOUNT, 'global')).toEqual(['AWS::IAM::Role']);
  expect(new Set(inventory.gaps.map(({ reason }) => reason))).toEqual(new Set(['not-available']));
});

test('a source that is out of date, a denied query and a row that is none are gaps', async () => {
  const bad = sources(
    source(ACCOUNT),
    source(OTHER, REGION, { LastUpdateStatus: 'FAILED', LastErrorMessage: 'no role' }),
  );
  const { inventory } = await aggregated([bad, ...answers([VPC, { resourceType: 'AWS::EC2::Subnet' }])]);
  expect(inventory.gaps.find(({ reason }) => reason === 'failed')).toMatchObject({
    account: OTHER,
    message: expect.stringContaining('no role'),
  });
  expect(inventory.gaps.find(({ reason }) => reason === 'malformed')).toMatchObject({
    types: ['AWS::EC2::Subnet'],
  });
  await expect(
    aggregated([bad], { 'config:SelectAggregateResourceConfig': { kind: 'denied' } }),
  ).rejects.toMatchObject({ code: 'CREDENTIALS_REJECTED', hint: expect.stringContaining('policy --source') });
  await expect(
    aggregated([bad], {
      'config:DescribeConfigurationAggregatorSourcesStatus': {
        kind: 'error',
        code: 'NoSuchConfigurationAggregatorException',
        status: 400,
      },
    }),
  ).rejects.toMatchObject({ code: 'OPTION_INVALID' });
});

const declared = (type: string, id: string, attributes: Resource['attributes'] = {}): Resource => ({
  key: `design.${id}`,
  type,
  account: ACCOUNT,
  region: REGION,
  id,
  tags: {},
  attributes,
  source: { origin: 'design.yaml' },
});

test('in a comparison: recorded and gone is missing, not recorded is not checked, what Config does not keep is no change', async () => {
  const { inventory } = await aggregated([sources(source(ACCOUNT)), ...answers([VPC, ...SUBNETS])]);
  const desired: Desired = {
    format: 'isodrift/desired@1',
    title: 'shop',
    sources: [],
    relations: [],
    gaps: [],
    resources: [
      declared('AWS::EC2::VPC', 'vpc-1', { CidrBlock: '10.0.0.0/16', EnableDnsHostnames: true }),
      declared('AWS::EC2::Subnet', 'subnet-gone'),
      declared('AWS::EC2::Subnet', 'subnet-1', { MapPublicIpOnLaunch: false }),
      declared('AWS::SQS::Queue', 'orders'),
    ],
  };
  const { findings } = compare(desired, inventory);
  const status = (key: string): string | undefined => findings.find((finding) => finding.key === key)?.status;
  expect(status('design.subnet-gone')).toBe('missing');
  expect(status('design.orders')).toBe('not-checked');
  expect(status('design.subnet-1')).toBe('changed');
  expect(findings.find(({ key }) => key === 'design.vpc-1')?.changes).toEqual([]);
});

test('merged with a scan, the scan counts where it is newer', async () => {
  const { inventory } = await aggregated([sources(source(ACCOUNT)), ...answers([VPC])]);
  expect(mergeInventories([inventory, inventory])).toEqual(mergeInventories([inventory]));
});

test('a scan without the option knows none of these calls', async () => {
  const { asked } = await scanTrial({ exchanges: preflight, types: [] });
  expect(asked.filter((name) => name.startsWith('config'))).toEqual([]);
});

import { cpSync, mkdtempSync, readdirSync, readFileSync, statSync, truncateSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { openCheckpoints } from '../../src/cli/checkpoint-file.ts';
import type { Exchange } from '../../src/endpoint/exchange.ts';
import { startReplay } from '../../src/endpoint/replay.ts';
import type { CanonicalRequest } from '../../src/endpoint/request.ts';
import type { Inventory } from '../../src/model/graph.ts';
import { serializeStage } from '../../src/model/stage-file.ts';
import { scan } from '../../src/scanner/scan.ts';
import { openShell } from '../cli/spawned.ts';
import { ACCOUNT, entries, form, get, preflight, REGION, target } from './account.ts';

const PAGES = 20;
const EACH = 3;
const pages = Array.from({ length: PAGES }, (_unused, index) => index);

const BATCH = 100;
const projects = Array.from({ length: 4 * BATCH }, (_unused, n) => `project-${n}`);

/** Twenty pages of subnets, which have no details, and of queues, which are each asked about. */
const exchanges: Exchange[] = [
  ...preflight,
  ...pages.map((page) => {
    const items = numbers(page).map(
      (n) => `<item><subnetId>subnet-${n}</subnetId><vpcId>vpc-1</vpcId><cidrBlock>10.0.${n}.0/24</cidrBlock>
        <tagSet><item><key>Name</key><value>net ${n}</value></item></tagSet></item>`,
    );
    const next = page + 1 < PAGES ? `<nextToken>subnets-${page + 1}</nextToken>` : '';
    const asked = page === 0 ? '' : `NextToken=subnets-${page}&`;
    return form(
      'ec2',
      REGION,
      `Action=DescribeSubnets&${asked}Version=2016-11-15`,
      `<DescribeSubnetsResponse><subnetSet>${items.join('')}</subnetSet>${next}</DescribeSubnetsResponse>`,
    );
  }),
  ...pages.map((page) =>
    target(
      ['sqs', REGION, 'AmazonSQS.ListQueues'],
      { MaxResults: 1000, ...(page === 0 ? {} : { NextToken: `queues-${page}` }) },
      {
        QueueUrls: numbers(page).map(queueUrl),
        ...(page + 1 < PAGES ? { NextToken: `queues-${page + 1}` } : {}),
      },
    ),
  ),
  target(['codebuild', REGION, 'CodeBuild_20161006.ListProjects'], {}, { projects }),
  ...[0, 1, 2, 3].map((n) => {
    const names = projects.slice(n * BATCH, (n + 1) * BATCH);
    const told = names.map((name) => ({
      name,
      arn: `arn:aws:codebuild:${REGION}:${ACCOUNT}:project/${name}`,
    }));
    return target(
      ['codebuild', REGION, 'CodeBuild_20161006.BatchGetProjects'],
      { names },
      { projects: told },
    );
  }),
  ...pages
    .flatMap(numbers)
    .map((n) =>
      target(
        ['sqs', REGION, 'AmazonSQS.GetQueueAttributes'],
        { AttributeNames: ['All'], QueueUrl: queueUrl(n) },
        { Attributes: { QueueArn: `arn:aws:sqs:${REGION}:${ACCOUNT}:q${n}`, VisibilityTimeout: `${n}` } },
      ),
    ),
];

function numbers(page: number): number[] {
  return Array.from({ length: EACH }, (_unused, index) => page * EACH + index);
}

function queueUrl(n: number): string {
  return `https://sqs.${REGION}.amazonaws.com/${ACCOUNT}/q${n}`;
}

type Hangs = (request: CanonicalRequest) => boolean;

/** The question for the fourteenth page. */
const isPage13: Hangs = ({ body = '' }) => /subnets-13|queues-13/.test(body);

/** One of the questions about the last thirty queues, or about the last hundred projects. */
const isLate: Hangs = ({ body = '' }) =>
  Number(/\/q(\d+)"/.exec(body)?.[1] ?? 0) >= 30 || body.includes('"project-300"');

const TYPES = ['AWS::CodeBuild::Project', 'AWS::EC2::Subnet', 'AWS::SQS::Queue'];

interface Once {
  readonly out: string;
  /** what is never answered, and after how many such questions the scan is stopped */
  readonly hangs?: { readonly on: Hangs; readonly after: number };
  readonly isResume?: boolean;
  /** AWS no longer knows the tokens of the run before */
  readonly isStale?: boolean;
}

/** One scan with a checkpoint beside `out`. */
async function scanned({ out, hangs, isResume = false, isStale = false }: Once): Promise<{
  readonly text: string;
  readonly asked: readonly string[];
}> {
  const stop = new AbortController();
  const asked: string[] = [];
  let hung = 0;
  const replay = await startReplay(exchanges, (request) => {
    const { action = '', body = '' } = request;
    const isFirst = !asked.includes(action);
    asked.push(action);
    if (isStale && isFirst && /(subnets|queues)-\d+/.test(body)) {
      return { kind: 'error', code: 'InvalidParameterValue', status: 400, message: 'no such token' };
    }
    if (!hangs?.on(request)) return undefined;
    hung += 1;
    if (hung === hangs.after) setTimeout(() => stop.abort(), 20);
    return { kind: 'hang' };
  });
  const kept = openCheckpoints({ out, question: '', isResume, now: new Date(0) });
  try {
    const inventory = await scan({
      regions: [REGION],
      now: new Date('2026-11-20T12:00:00Z'),
      endpointUrl: replay.url,
      credentials: { accessKeyId: 'test', secretAccessKey: 'test' },
      catalogue: entries(...TYPES),
      limits: { maxAttempts: 1, requestTimeoutMs: 60_000 },
      signal: stop.signal,
      checkpoint: kept.of,
    });
    return { text: serializeStage(inventory), asked };
  } finally {
    await replay.close();
  }
}

function newOut(): string {
  return join(mkdtempSync(join(tmpdir(), 'isodrift-pages-')), 'inventory.json');
}

function times(asked: readonly string[], action: string): number {
  return asked.filter((one) => one === action).length;
}

const stoppedInPages = { on: isPage13, after: 2 };
const stoppedInDetails = { on: isLate, after: 31 };

test('a listing that was cut off in the middle goes on with the page that had not come', async () => {
  const truth = await scanned({ out: newOut() });
  expect(times(truth.asked, 'DescribeSubnets')).toBe(PAGES);
  const out = newOut();
  const first = await scanned({ out, hangs: stoppedInPages });
  expect(times(first.asked, 'DescribeSubnets')).toBe(14);
  const { text, asked } = await scanned({ out, isResume: true });
  expect(times(asked, 'DescribeSubnets')).toBe(PAGES - 13);
  expect(times(asked, 'ListQueues')).toBe(PAGES - 13);
  expect(text).toBe(truth.text);
}, 60_000);

test('of the things that are asked about one by one or a hundred at a time, only those without an answer are asked about again', async () => {
  const truth = await scanned({ out: newOut() });
  expect(times(truth.asked, 'GetQueueAttributes')).toBe(PAGES * EACH);
  const out = newOut();
  await scanned({ out, hangs: stoppedInDetails });
  const { text, asked } = await scanned({ out, isResume: true });
  expect(times(asked, 'DescribeSubnets')).toBe(0);
  expect(times(asked, 'ListQueues')).toBe(0);
  expect(times(asked, 'GetQueueAttributes')).toBe(30);
  expect(times(asked, 'BatchGetProjects')).toBe(1);
  expect(text).toBe(truth.text);
}, 60_000);

test('a token that AWS no longer knows leads back to the first page', async () => {
  const truth = await scanned({ out: newOut() });
  const out = newOut();
  await scanned({ out, hangs: stoppedInPages });
  const { text, asked } = await scanned({ out, isResume: true, isStale: true });
  expect(times(asked, 'DescribeSubnets')).toBe(1 + PAGES);
  const { resources, relations, gaps } = JSON.parse(text) as Inventory;
  const whole = JSON.parse(truth.text) as Inventory;
  expect({ resources, relations, gaps }).toEqual({
    resources: whole.resources,
    relations: whole.relations,
    gaps: [],
  });
}, 60_000);

test.each([
  ['pages', stoppedInPages],
  ['details', stoppedInDetails],
])(
  'wherever the file of an interrupted scan breaks off among the %s, going on gives the same bytes',
  async (_where, hangs) => {
    const truth = await scanned({ out: newOut() });
    const out = newOut();
    await scanned({ out, hangs });
    const name = readdirSync(`${out}.checkpoint`).find((file) => file.endsWith('.jsonl')) ?? '';
    const { size, mode } = statSync(join(`${out}.checkpoint`, name));
    expect(mode & 0o777).toBe(0o600);
    const cuts = Array.from({ length: 16 }, (_unused, index) => Math.floor((size * (index + 0.37)) / 16));
    for (const cut of cuts) {
      const again = newOut();
      cpSync(`${out}.checkpoint`, `${again}.checkpoint`, { recursive: true });
      truncateSync(join(`${again}.checkpoint`, name), cut);
      expect((await scanned({ out: again, isResume: true })).text).toBe(truth.text);
    }
  },
  120_000,
);

test('a page is kept without what only memory may hold, and without what looks like a secret', async () => {
  const out = newOut();
  const functions = (name: string, more: object): object => ({
    FunctionName: name,
    FunctionArn: `arn:aws:lambda:${REGION}:${ACCOUNT}:function:${name}`,
    ...more,
  });
  const listed = [
    [functions('plain', { Description: 'token=hunter2canary password=hunter2canary' })],
    [functions('keyed', { Environment: { Variables: { DB_PASSWORD: 'hunter2canary' } } })],
    [functions('last', {})],
  ];
  const replay = await startReplay([
    ...preflight,
    ...listed.map((Functions, page) =>
      get('lambda', REGION, `/2015-03-31/functions${page === 0 ? '' : `?Marker=functions-${page}`}`, {
        Functions,
        ...(page + 1 < listed.length ? { NextMarker: `functions-${page + 1}` } : {}),
      }),
    ),
  ]);
  const kept = openCheckpoints({ out, question: '', isResume: false, now: new Date(0) });
  try {
    await scan({
      regions: [REGION],
      now: new Date(0),
      endpointUrl: replay.url,
      credentials: { accessKeyId: 'test', secretAccessKey: 'test' },
      catalogue: entries('AWS::Lambda::Function'),
      limits: { maxAttempts: 1 },
      checkpoint: kept.of,
    });
  } finally {
    await replay.close();
  }
  const text = readFileSync(join(`${out}.checkpoint`, `${ACCOUNT}.jsonl`), 'utf8');
  expect(text).toContain('AWS::Lambda::Function eu-west-1 page 0');
  expect(text).toContain('(redacted)');
  expect(text).not.toContain('page 1');
  expect(text).not.toContain('hunter2canary');
}, 30_000);

test('a scan that is killed in the middle of a listing repeats no page of it', async () => {
  let isHanging = true;
  const replay = await startReplay(exchanges, (request) =>
    isHanging && isPage13(request) ? { kind: 'hang' } : undefined,
  );
  try {
    const { folder, start, run } = openShell({ AWS_ENDPOINT_URL: replay.url });
    const line = [
      '--quiet',
      'scan',
      '--region',
      REGION,
      '--service',
      'ec2',
      'sqs',
      '--out',
      'inventory.json',
    ];
    const running = start(...line);
    while (replay.requests.filter(isPage13).length < 2) await new Promise((go) => setTimeout(go, 5));
    running.kill('SIGKILL');
    expect(await running.ended).toMatchObject({ signal: 'SIGKILL' });
    isHanging = false;
    const before = replay.requests.length;
    await run(...line, '--resume');
    const asked = replay.requests.slice(before).map(({ action = '' }) => action);
    expect(times(asked, 'DescribeSubnets')).toBe(PAGES - 13);
    expect(times(asked, 'ListQueues')).toBe(PAGES - 13);
    const { resources } = JSON.parse(readFileSync(join(folder, 'inventory.json'), 'utf8')) as Inventory;
    const found = resources.filter(({ type }) => /Subnet|Queue/.test(type));
    expect(found).toHaveLength(2 * PAGES * EACH);
  } finally {
    await replay.close();
  }
}, 60_000);

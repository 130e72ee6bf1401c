import { createServer, type IncomingMessage, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, describe, expect, test } from 'vitest';
import { hidesSomething, type Inventory } from '../../src/model/graph.ts';
import { scan } from '../../src/scanner/scan.ts';
import { entries } from './account.ts';

/** What a server says to a question, told apart as such servers do. */
type Answers = (asked: Asked) => readonly [status: number, body: string];

interface Asked {
  readonly service: string;
  readonly url: string;
  readonly body: string;
  readonly key: string;
}

let server: Server | undefined;

afterEach(() => {
  server?.close();
  server = undefined;
});

async function scanned(answers: Answers, types: readonly string[]): Promise<Inventory> {
  server = createServer(async (request, response) => {
    const body = await read(request);
    const { authorization = '' } = request.headers;
    const [key = '', , , service = ''] = /Credential=([^,]*)/.exec(authorization)?.[1]?.split('/') ?? [];
    const [status, text] = answers({ service, url: request.url ?? '', body, key });
    response.writeHead(status, { 'content-type': text.startsWith('{') ? 'application/json' : 'text/xml' });
    response.end(text);
  }).listen(0, '127.0.0.1');
  await new Promise((resolve) => server?.once('listening', resolve));
  const { port } = server.address() as AddressInfo;
  return scan({
    regions: ['us-east-1'],
    now: new Date('2026-11-02T08:00:00Z'),
    endpointUrl: `http://127.0.0.1:${port}`,
    credentials: { accessKeyId: 'key', secretAccessKey: 'secret' },
    catalogue: entries(...types),
    limits: { maxAttempts: 2 },
  });
}

async function read(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks).toString();
}

/** A type of each protocol: JSON with a target, REST, queries, EC2's own, REST in XML, an object store's control plane. */
const TYPES = [
  'AWS::S3::Bucket',
  'AWS::S3::AccessPoint',
  'AWS::ECS::Cluster',
  'AWS::Lambda::Function',
  'AWS::RDS::DBInstance',
  'AWS::EC2::VPC',
  'AWS::CloudFront::Distribution',
];

const BUCKETS =
  '<ListAllMyBucketsResult><Buckets><Bucket><Name>files</Name></Bucket></Buckets></ListAllMyBucketsResult>';

const NO_API = '<Error><Code>BadRequest</Code><Message>no call of that kind</Message></Error>';

/** Object stores look for a bucket or for their own service in everything; their STS has one action. */
const objectStore: Answers = ({ service, url, body, key }) => {
  if (service === 'sts' && body.includes('GetCallerIdentity'))
    return [
      400,
      '<ErrorResponse><Error><Code>InvalidParameterValue</Code><Message>Unsupported action</Message></Error></ErrorResponse>',
    ];
  if (body.includes('Action='))
    return [
      400,
      '<ErrorResponse><Error><Code>MissingParameter</Code><Message>Invalid STS API version X</Message></Error></ErrorResponse>',
    ];
  if (service !== 's3') return [400, NO_API];
  if (key !== 'key')
    return [403, '<Error><Code>InvalidAccessKeyId</Code><Message>no such key</Message></Error>'];
  if (url.startsWith('/v20180820'))
    return [404, '<Error><Code>NoSuchBucket</Code><Message>no such bucket</Message></Error>'];
  if (url.includes('ListBuckets')) return [200, BUCKETS];
  return url.includes('location')
    ? [200, '<LocationConstraint></LocationConstraint>']
    : [501, '<Error><Code>NotImplemented</Code><Message>not here</Message></Error>'];
};

const WHO = `<GetCallerIdentityResponse><GetCallerIdentityResult><Arn>arn:aws:iam::000000000000:root</Arn><Account>000000000000</Account></GetCallerIdentityResult></GetCallerIdentityResponse>`;
const LACKS = "API for service 'x' not yet implemented or pro feature";

/** An emulator of many services answers for each in its own protocol that it lacks it. */
const emulator: Answers = ({ service, body, url }) => {
  if (service === 'sts') return [200, WHO];
  if (service === 's3' && url.includes('ListBuckets')) return [200, BUCKETS];
  if (service === 'lambda')
    return [500, '{"__type":"InternalError","message":"Unable to find operation for request to service x"}'];
  if (service === 'ec2')
    return [
      501,
      `<Response><Errors><Error><Code>InternalFailure</Code><Message>${LACKS}</Message></Error></Errors></Response>`,
    ];
  if (body.startsWith('{')) return [501, JSON.stringify({ __type: 'InternalFailure', message: LACKS })];
  return [
    501,
    `<ErrorResponse><Error><Code>InternalFailure</Code><Message>${LACKS}</Message></Error></ErrorResponse>`,
  ];
};

/** A router that has no route: what small servers written for one service do. */
const router: Answers = ({ service, body }) => {
  if (service === 'sts') return [200, WHO];
  if (body.includes('Action=')) return [405, ''];
  return service === 'lambda'
    ? [404, '404 page not found']
    : [404, '<!doctype html><html><title>404</title></html>'];
};

/** What each type says of itself: the reasons of the gaps that hide it. */
function reasonsOf({ gaps }: Inventory): Record<string, string[]> {
  return Object.fromEntries(
    TYPES.map((type) => [
      type,
      [...new Set(gaps.filter((gap) => gap.types.includes(type)).map(({ reason }) => reason))],
    ]),
  );
}

describe('what an emulator lacks is not there: a gap, and neither an error nor an empty list', () => {
  test('of an object store', async () => {
    const inventory = await scanned(objectStore, TYPES);
    for (const [type, reasons] of Object.entries(reasonsOf(inventory))) {
      expect([type, reasons]).toEqual([type, ['not-available']]);
    }
    expect(inventory.resources.map(({ id }) => id)).toEqual(['files']);
    expect(inventory.gaps.filter(hidesSomething)).toEqual([]);
  });

  test('of an emulator of many services', async () => {
    const inventory = await scanned(emulator, TYPES);
    for (const [type, reasons] of Object.entries(reasonsOf(inventory))) {
      expect([type, reasons]).toEqual([type, ['not-available']]);
    }
    expect(inventory.gaps.find(({ service }) => service === 'rds')?.message).toContain(LACKS);
  });

  test('of a server without routes', async () => {
    const inventory = await scanned(router, TYPES.slice(2));
    for (const [type, reasons] of Object.entries(reasonsOf(inventory)).slice(2)) {
      expect([type, reasons]).toEqual([type, ['not-available']]);
    }
  });
});

test('an action that has answered is there: a later page that is not hides something', async () => {
  const pages: Answers = ({ service, body }) => {
    if (service === 'sts') return [200, WHO];
    if (body.includes('nextToken')) return [501, '{"__type":"InternalFailure","message":"no paging here"}'];
    return [200, '{"clusterArns":["arn:aws:ecs:us-east-1:000000000000:cluster/one"],"nextToken":"2"}'];
  };
  const { gaps } = await scanned(pages, ['AWS::ECS::Cluster']);
  const found = gaps.filter(({ action }) => action === 'ListClusters');
  expect(found.map((gap) => [gap.reason, hidesSomething(gap)])).toEqual([['failed', true]]);
});

test('keys that an object store does not know are an error, not an empty account', async () => {
  const strange: Answers = (asked) => objectStore({ ...asked, key: 'another' });
  await expect(scanned(strange, ['AWS::S3::Bucket'])).rejects.toMatchObject({
    code: 'CREDENTIALS_REJECTED',
    hint: expect.stringContaining('AWS_ACCESS_KEY_ID') as string,
  });
});

test.each([
  ['a crash', 500, '<html>oops</html>', 'malformed'],
  ['a proxy that refuses', 403, '<html>no</html>', 'malformed'],
  ['a denial', 400, '{"__type":"AccessDeniedException","message":"no"}', 'denied'],
  ['a question that is wrong', 400, '{"__type":"ValidationException","message":"no"}', 'failed'],
  ['a call that is forbidden', 403, '{"__type":"ForbiddenException","message":"no"}', 'denied'],
])('%s is no sign that a service is not there', async (_what, status, body, reason) => {
  const answers: Answers = ({ service }) => (service === 'sts' ? [200, WHO] : [status, body]);
  const { gaps } = await scanned(answers, ['AWS::ECS::Cluster']);
  const found = gaps.filter(({ service }) => service === 'ecs');
  expect(found.map((gap) => [gap.reason, hidesSomething(gap)])).toEqual([[reason, true]]);
});

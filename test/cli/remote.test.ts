import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { loadDesired } from '../../src/cli/load.ts';
import { parseS3Url, readNamedObject } from '../../src/scanner/named-object.ts';
import { managed, state } from '../desired/support.ts';

const STATE = state(managed('aws_sqs_queue.jobs', { id: 'q', name: 'jobs' }));
const ANSWERS: Readonly<Record<string, readonly [status: number, body: string, encoding?: BufferEncoding]>> =
  {
    '/states/team/a.tfstate': [200, STATE],
    '/states/windows': [200, `\uFEFF${STATE}`, 'utf16le'],
    '/states/denied': [403, 'AccessDenied'],
    '/states/expired': [403, 'ExpiredToken'],
    '/gone/a': [404, 'NoSuchBucket'],
  };
const asked: string[] = [];
let server: Server;
let url: string;

beforeAll(async () => {
  server = createServer((request, response) => {
    const path = request.url?.split('?')[0] ?? '';
    asked.push(`${request.method} ${path}`);
    if (path === '/states/silent') return;
    if (path === '/states/stops') {
      response.writeHead(200, { 'content-length': '100' }).write('{');
      return;
    }
    const [status, body, encoding = 'utf8'] = ANSWERS[path] ?? [404, 'NoSuchKey'];
    response.writeHead(status).end(status === 200 ? body : `<Error><Code>${body}</Code></Error>`, encoding);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  process.env['AWS_ENDPOINT_URL_S3'] = url;
  process.env['AWS_ACCESS_KEY_ID'] = 'test';
  process.env['AWS_SECRET_ACCESS_KEY'] = 'test';
});

afterAll(() => {
  for (const name of ['AWS_ENDPOINT_URL_S3', 'AWS_ACCESS_KEY_ID', 'AWS_SECRET_ACCESS_KEY'])
    Reflect.deleteProperty(process.env, name);
  server.closeAllConnections();
  server.close();
});

test('a state in a bucket is read with one GET and nothing else', async () => {
  const desired = await loadDesired(['s3://states/team/a.tfstate'], {});
  expect(desired.resources.map(({ name }) => name)).toEqual(['jobs']);
  expect(desired.sources[0]?.file).toBe('s3://states/team/a.tfstate');
  expect(asked).toEqual(['GET /states/team/a.tfstate']);
});

test('a state that Windows wrote is read from a bucket, too', async () => {
  expect((await loadDesired(['s3://states/windows'], {})).resources).toHaveLength(1);
});

test.each([
  ['states/none', 'FILE_NOT_FOUND', 'NoSuchKey', 'check the key'],
  ['gone/a', 'FILE_NOT_FOUND', 'NoSuchBucket', 'name of the bucket'],
  ['states/denied', 'FILE_UNREADABLE', 'AccessDenied', 's3:GetObject'],
  ['states/expired', 'CREDENTIALS_REJECTED', 'ExpiredToken', 'aws sso login'],
  ['states/silent', 'ENDPOINT_UNREACHABLE', 'no answer for 0.3 s', 'network'],
  ['states/stops', 'ENDPOINT_UNREACHABLE', 'no answer for 0.3 s', 'network'],
])('s3://%s is an error that names it and says what to do', async (path, code, why, hint) => {
  const [bucket = '', key = ''] = path.split('/');
  const asking = readNamedObject(
    { bucket, key, region: 'eu-west-1', endpointUrl: url },
    { idleMs: 300, wholeMs: 5000 },
  );
  await expect(asking).rejects.toMatchObject({
    code,
    message: `cannot read s3://${bucket}/${key} (${why})`,
    hint: expect.stringContaining(hint) as unknown,
  });
});

test('a bucket that cannot be reached is told from one that is not there', async () => {
  const asking = readNamedObject({
    bucket: 'a',
    key: 'b',
    region: 'eu-west-1',
    endpointUrl: 'http://127.0.0.1:4',
  });
  await expect(asking).rejects.toMatchObject({ code: 'ENDPOINT_UNREACHABLE' });
});

test('what is neither a bucket nor a secure page is refused, and signatures are not repeated', async () => {
  await expect(loadDesired(['http://example.com/a.tfstate?X-Amz-Signature=c4n4ry'], {})).rejects.toThrow(
    /^cannot fetch http:\/\/example\.com\/a\.tfstate$/,
  );
  expect(parseS3Url('s3://only-a-bucket')).toBeUndefined();
});

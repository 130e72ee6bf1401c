import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { loadDesired } from '../../src/cli/load.ts';
import { parseS3Url, readNamedObject } from '../../src/scanner/named-object.ts';
import { managed, state } from '../desired/support.ts';

const STATE = state(managed('aws_sqs_queue.jobs', { id: 'q', name: 'jobs' }));
const asked: string[] = [];
let server: Server;
let url: string;

beforeAll(async () => {
  server = createServer((request, response) => {
    asked.push(`${request.method} ${request.url?.split('?')[0]}`);
    response.writeHead(request.url?.startsWith('/states/team/a.tfstate') ? 200 : 404);
    response.end(
      request.url?.startsWith('/states/team/a.tfstate') ? STATE : '<Error><Code>NoSuchKey</Code></Error>',
    );
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
  server.close();
});

test('a state in a bucket is read with one GET and nothing else', async () => {
  const desired = await loadDesired(['s3://states/team/a.tfstate'], {});
  expect(desired.resources.map(({ name }) => name)).toEqual(['jobs']);
  expect(desired.sources[0]?.file).toBe('s3://states/team/a.tfstate');
  expect(asked).toEqual(['GET /states/team/a.tfstate']);
});

test('an object that is not there is an error that names it', async () => {
  await expect(
    readNamedObject({ bucket: 'states', key: 'none', region: 'eu-west-1', endpointUrl: url }),
  ).rejects.toThrow('cannot read s3://states/none (NoSuchKey)');
});

test('what is neither a bucket nor a secure page is refused, and signatures are not repeated', async () => {
  await expect(loadDesired(['http://example.com/a.tfstate?X-Amz-Signature=c4n4ry'], {})).rejects.toThrow(
    /^cannot fetch http:\/\/example\.com\/a\.tfstate$/,
  );
  expect(parseS3Url('s3://only-a-bucket')).toBeUndefined();
});

import { expect, test } from 'vitest';
import { readExchanges, writeExchanges } from '../../src/endpoint/exchange.ts';
import { startRecorder } from '../../src/endpoint/record.ts';
import { startReplay } from '../../src/endpoint/replay.ts';
import { serializeStage } from '../../src/model/stage-file.ts';
import { scan } from '../../src/scanner/scan.ts';
import { entries, get, preflight, REGION, subnets, tags, target } from '../scanner/account.ts';

const TYPES = ['AWS::EC2::Subnet', 'AWS::Lambda::Function', 'AWS::SQS::Queue'];

const OPTIONS = {
  regions: [REGION],
  now: new Date('2026-11-20T12:00:00Z'),
  credentials: { accessKeyId: 'test', secretAccessKey: 'test' },
  catalogue: entries(...TYPES),
  limits: { maxAttempts: 1 },
};

const exchanges = [
  ...preflight,
  subnets(['subnet-1', 'subnet-2']),
  get('lambda', REGION, '/2015-03-31/functions', { Functions: [] }),
  target(['sqs', REGION, 'AmazonSQS.ListQueues'], { MaxResults: 1000 }, { QueueUrls: [] }),
];

test('what a recorder wrote down gives the same inventory when it is replayed', async () => {
  const account = await startReplay(exchanges);
  const recorder = await startRecorder({
    target: account.url,
    deny: ['lambda:ListFunctions', 'sqs:ListQueues'],
  });
  const live = await scan({ ...OPTIONS, endpointUrl: recorder.url });
  await recorder.close();
  await account.close();
  const text = writeExchanges(recorder.exchanges());
  const replay = await startReplay(readExchanges(text, 'exchanges.json'));
  const again = await scan({ ...OPTIONS, endpointUrl: replay.url });
  await replay.close();
  expect(serializeStage(again)).toBe(serializeStage(live));
  expect(again.resources.map(({ id }) => id)).toEqual(['subnet-1', 'subnet-2']);
  expect(again.gaps.map((gap) => `${gap.action} ${gap.reason}`)).toEqual([
    'ListFunctions denied',
    'ListQueues denied',
  ]);
});

test('a recording holds no signature, date, user agent or request id', async () => {
  const withId = { ...subnets(['subnet-1'], '<requestId>7a62c49f-347e</requestId>') };
  const account = await startReplay([...preflight, withId]);
  const recorder = await startRecorder({ target: account.url });
  await scan({ ...OPTIONS, endpointUrl: recorder.url, catalogue: entries('AWS::EC2::Subnet') });
  await recorder.close();
  await account.close();
  const text = writeExchanges(recorder.exchanges());
  expect(text).toContain('subnet-1');
  expect(text).not.toMatch(/authorization|x-amz-date|user-agent|invocation|7a62c49f/i);
});

test('a question that was never recorded is refused in words, not answered with nothing', async () => {
  const replay = await startReplay([]);
  const headers = {
    authorization: 'AWS4-HMAC-SHA256 Credential=X/20260101/eu-west-1/sqs/aws4_request, SignedHeaders=host',
    'x-amz-target': 'AmazonSQS.ListQueues',
    'content-type': 'application/x-amz-json-1.0',
  };
  const answer = await fetch(replay.url, { method: 'POST', headers, body: '{"MaxResults":5}' });
  expect(answer.status).toBe(501);
  expect(await answer.text()).toContain(
    'no answer to sqs:ListQueues in eu-west-1: POST / {\\"MaxResults\\":5}',
  );
  await replay.close();
});

test('a question is the same whatever the order of its fields', async () => {
  const one = target(['tagging', REGION, 'X.GetResources'], { a: 1, b: { c: 2, d: 3 } }, {});
  const other = target(['tagging', REGION, 'X.GetResources'], { b: { d: 3, c: 2 }, a: 1 }, {});
  expect(one.request).toEqual(other.request);
});

test('denying an action that no route leads to is an error, not a recording without gaps', async () => {
  await expect(
    startRecorder({ target: 'http://127.0.0.1:9', deny: ['lambda:ListFunktions'] }),
  ).rejects.toMatchObject({
    code: 'OPTION_INVALID',
  });
});

test('the actions of REST services are told by their routes', () => {
  expect(action('lambda', '/2015-03-31/functions')).toBe('ListFunctions');
  expect(action('lambda', '/2015-03-31/functions/f/policy')).toBe('GetPolicy');
  expect(action('s3', '/bucket?location')).toBe('GetBucketLocation');
  expect(action('s3', '/?max-buckets=1000&x-id=ListBuckets')).toBe('ListBuckets');
  expect(action('route53', '/2013-04-01/hostedzone/Z1/rrset')).toBe('ListResourceRecordSets');
  expect(action('apigateway', '/restapis/a1/stages')).toBe('GetStages');
});

test('closing does not wait for connections that an SDK keeps alive', async () => {
  const replay = await startReplay([tags(REGION)], { '*': { kind: 'hang' } });
  const hanging = fetch(replay.url).catch(() => 'ended');
  await new Promise((resolve) => setTimeout(resolve, 50));
  await replay.close();
  expect(await hanging).toBe('ended');
});

test('a file that is no recording is refused', () => {
  expect(() => readExchanges('{}', 'x.json')).toThrow(/x\.json is no recording/);
});

function action(service: string, url: string): string | undefined {
  return get(service, REGION, url, {}).request.action;
}

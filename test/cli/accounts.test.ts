import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Inventory } from '../../src/model/graph.ts';
import { shardOf } from '../../src/scanner/shard.ts';
import { preflight, REGION, target } from '../scanner/account.ts';
import { HUB, type Member, type Organization, startOrganization } from '../scanner/organization.ts';
import { openShell } from './spawned.ts';

const [FIRST, SECOND, SHUT, LEFT] = ['111122223333', '444455556666', '123456789012', '999988887777'] as const;

/** An account with one queue; `externalId` '' lets nobody in. */
function member(id: string, more: Member = {}): Member {
  const url = `https://sqs.${REGION}.amazonaws.com/${id}/orders`;
  const attributes = { QueueArn: `arn:aws:sqs:${REGION}:${id}:orders` };
  return {
    exchanges: [
      ...preflight.slice(1),
      target(['sqs', REGION, 'AmazonSQS.ListQueues'], { MaxResults: 1000 }, { QueueUrls: [url] }),
      target(
        ['sqs', REGION, 'AmazonSQS.GetQueueAttributes'],
        { AttributeNames: ['All'], QueueUrl: url },
        { Attributes: attributes },
      ),
    ],
    ...more,
  };
}

let organization: Organization;
beforeAll(async () => {
  organization = await startOrganization({
    [FIRST]: member(FIRST, { externalId: 'agreed' }),
    [SECOND]: member(SECOND, { externalId: 'agreed' }),
    [SHUT]: member(SHUT, { externalId: '' }),
    [LEFT]: { state: 'SUSPENDED' },
  });
});
afterAll(() => organization.close());

const SCAN = ['scan', '--region', REGION, '--service', 'sqs', '--external-id', 'agreed'];

function open(): ReturnType<typeof openShell> & { read: (file: string) => Inventory } {
  const shell = openShell({ AWS_ENDPOINT_URL: organization.url, AWS_REGION: REGION });
  const read = (file: string): Inventory =>
    JSON.parse(readFileSync(join(shell.folder, file), 'utf8')) as Inventory;
  return { ...shell, read };
}

test('accounts lists the organisation, names who is left out, and writes a list that a scan takes', async () => {
  const { run, read } = open();
  const listed = await run('accounts');
  expect(listed.code).toBe(0);
  expect(listed.out.split('\n').map((line) => line.split(' ')[0])).toEqual([FIRST, SHUT, SECOND, '']);
  expect(listed.err).toContain(`left out: ${LEFT}`);
  expect((await run('accounts', '--out', 'accounts.json')).code).toBe(0);
  const { code, err } = await run(...SCAN, '--accounts-from', 'accounts.json', '--out', 'all.json');
  expect(code).toBe(3);
  expect(err).toContain(`${SHUT}: not scanned`);
  const { accounts, resources, gaps } = read('all.json');
  expect(accounts).toEqual([FIRST, SHUT, SECOND]);
  expect(resources.map(({ account }) => account)).toEqual([FIRST, SECOND]);
  expect(gaps.filter(({ account }) => account === SHUT)).toMatchObject([
    { action: 'AssumeRole', reason: 'denied', region: 'global' },
  ]);
}, 60_000);

test('the parts of two shards, merged in any order, are the scan of all', async () => {
  const { run, read, folder } = open();
  const whole = await run(...SCAN, '--accounts-from', 'organizations', '--out', 'all.json');
  expect(whole.code).toBe(3);
  for (const shard of ['1/2', '2/2']) {
    const part = `part-${shard.slice(0, 1)}.json`;
    const { code, err } = await run(
      ...SCAN,
      '--accounts-from',
      'organizations',
      '--shard',
      shard,
      '--out',
      part,
    );
    const isShut = shardOf(SHUT, 2) === Number(shard.slice(0, 1));
    expect(code, err).toBe(isShut ? 3 : 0);
    expect(err).toContain(`shard ${shard.slice(0, 1)} of 2`);
  }
  await run('merge', 'part-1.json', 'part-2.json', '--out', 'ab.json');
  await run('merge', 'part-2.json', 'part-1.json', '--out', 'ba.json');
  const text = (file: string): string => readFileSync(join(folder, file), 'utf8');
  expect(text('ab.json')).toBe(text('ba.json'));
  const [merged, all] = [read('ab.json'), read('all.json')];
  expect(merged.resources).toEqual(all.resources);
  expect(merged.gaps).toEqual(all.gaps);
  expect(merged.accounts).toEqual(all.accounts);
}, 90_000);

test('what a scan of several accounts cannot mean is refused with exit code 1, and says what to do', async () => {
  const { run, folder } = open();
  const refused = async (...args: string[]): Promise<string> => {
    const { code, err } = await run(...SCAN, ...args);
    expect(code).toBe(1);
    return err;
  };
  expect(await refused('--shard', '1/2')).toContain('--shard needs a list of accounts');
  expect(await refused('--accounts-from', 'organizations', '--shard', '3/2')).toContain('is no shard');
  writeFileSync(join(folder, 'bad.txt'), 'my-account\n');
  expect(await refused('--accounts-from', 'bad.txt')).toContain('is no list of accounts');
  writeFileSync(join(folder, 'none.txt'), '# nobody yet\n');
  expect(await refused('--accounts-from', 'none.txt')).toContain('none.txt names no account');
  expect(await refused('--source', 'config-aggregator=org')).toContain('--service and --source');
}, 60_000);

test('the scan of a shard is taken from the environment of a job runner', async () => {
  const shell = openShell({
    AWS_ENDPOINT_URL: organization.url,
    AWS_BATCH_JOB_ARRAY_INDEX: String(shardOf(FIRST, 3) - 1),
    ISODRIFT_SHARDS: '3',
  });
  const { err } = await shell.run(...SCAN, '--accounts-from', 'organizations', '--out', 'part.json');
  expect(err).toContain('of 3 (AWS_BATCH_JOB_ARRAY_INDEX');
  const part = JSON.parse(readFileSync(join(shell.folder, 'part.json'), 'utf8')) as Inventory;
  expect(part.accounts).toContain(FIRST);
  expect(part.accounts).not.toContain(HUB);
}, 60_000);

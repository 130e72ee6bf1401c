import { readFileSync, statSync, existsSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, expect, test } from 'vitest';
import type { Exchange } from '../../src/endpoint/exchange.ts';
import type { Faults, Strike } from '../../src/endpoint/faults.ts';
import { type Replay, startReplay } from '../../src/endpoint/replay.ts';
import type { Inventory } from '../../src/model/graph.ts';
import { readStage } from '../../src/model/read-stage.ts';
import { get, preflight, REGION } from '../scanner/account.ts';
import { type Ended, openShell, type Running } from './spawned.ts';

const functions = get('lambda', REGION, '/2015-03-31/functions', {
  Functions: [{ FunctionName: 'f', FunctionArn: `arn:aws:lambda:${REGION}:111122223333:function:f` }],
});

const HANG = { kind: 'hang' } as const;

let replay: Replay | undefined;

afterEach(async () => {
  await replay?.close();
  replay = undefined;
});

/** The program beside an endpoint that answers for one function, but for the faults. */
async function shell(faults: Faults | Strike): Promise<ReturnType<typeof openShell>> {
  const exchanges: Exchange[] = [...preflight, functions];
  replay = await startReplay(exchanges, faults);
  return openShell({ AWS_ENDPOINT_URL: replay.url });
}

const SCAN = ['scan', '--region', REGION, '--service', 'ec2', 'lambda', '--out', 'inventory.json'];

function inventoryIn(folder: string): Inventory {
  const path = join(folder, 'inventory.json');
  return readStage(readFileSync(path, 'utf8'), path, 'inventory');
}

/** Waits until the endpoint was asked this; it is never answered, so that nothing hangs on how long that takes. */
async function asked(action: string): Promise<void> {
  while (!replay?.requests.some((request) => request.action === action)) {
    await new Promise((resolve) => setTimeout(resolve, 5));
  }
}

function signalled(running: Running, signal: NodeJS.Signals): Promise<Ended> {
  running.kill(signal);
  return running.ended;
}

test.each(['SIGINT', 'SIGTERM'] as const)(
  '%s ends a scan that would never end: what was seen is written for its owner, the rest is listed as not read',
  async (signal) => {
    const { folder, start } = await shell({ 'ec2:DescribeSubnets': HANG, 'ec2:DescribeVpcs': HANG });
    const running = start('--quiet', ...SCAN);
    await asked('DescribeSubnets');
    expect(await signalled(running, signal)).toMatchObject({ code: 3, signal: null, out: '' });
    const { gaps, accounts } = inventoryIn(folder);
    expect(accounts).toEqual(['111122223333']);
    const stopped = gaps.filter(({ message }) => message === 'the scan was stopped before this was read');
    expect(stopped.map(({ action }) => action)).toContain('DescribeSubnets');
    expect(stopped.map(({ action }) => action)).toContain('DescribeVpcs');
    expect(statSync(join(folder, 'inventory.json')).mode & 0o777).toBe(0o600);
    expect(existsSync(join(folder, 'inventory.json.checkpoint'))).toBe(true);
  },
  60_000,
);

test('a scan that is stopped says so, and goes on where it was with --resume', async () => {
  let isHanging = true;
  const { folder, start, run } = await shell((request) =>
    isHanging && request.action === 'DescribeSubnets' ? HANG : undefined,
  );
  const running = start(...SCAN);
  await asked('DescribeSubnets');
  const { err } = await signalled(running, 'SIGINT');
  expect(err).toContain('stopping: what was seen so far is written');
  expect(err).toContain('inventory.json holds a part, and the same command with --resume goes on');
  isHanging = false;
  await run('--quiet', ...SCAN, '--resume');
  expect(inventoryIn(folder).gaps.filter(({ message }) => message.includes('stopped'))).toEqual([]);
  expect(existsSync(join(folder, 'inventory.json.checkpoint'))).toBe(false);
}, 60_000);

test('a scan that is stopped before AWS said whose account it is leaves an inventory that knows nothing', async () => {
  const { folder, start } = await shell({ 'sts:GetCallerIdentity': HANG });
  const running = start('--quiet', ...SCAN);
  await asked('GetCallerIdentity');
  expect(await signalled(running, 'SIGINT')).toMatchObject({ code: 3, err: '' });
  const { accounts, resources, gaps } = inventoryIn(folder);
  expect({ accounts, resources }).toEqual({ accounts: [], resources: [] });
  expect(gaps).toMatchObject([{ reason: 'timeout', message: 'the scan was stopped before this was read' }]);
  expect(gaps[0]?.types).toContain('AWS::EC2::Subnet');
}, 60_000);

test('so does one that waits for the list of accounts', async () => {
  const { folder, start } = await shell({ 'organizations:ListAccounts': HANG });
  const all = [...SCAN, '--accounts-from', 'organizations'];
  const running = start('--quiet', ...all);
  await asked('ListAccounts');
  expect(await signalled(running, 'SIGINT')).toMatchObject({ code: 3 });
  expect(inventoryIn(folder).gaps).toMatchObject([{ message: 'the scan was stopped before this was read' }]);
}, 60_000);

test('two interruptions at once leave the old file or a whole new one', async () => {
  const { folder, start } = await shell({ 'ec2:DescribeSubnets': HANG });
  writeFileSync(join(folder, 'inventory.json'), 'of yesterday');
  const running = start(...SCAN);
  await asked('DescribeSubnets');
  running.kill('SIGINT');
  const { code, signal } = await signalled(running, 'SIGTERM');
  // the second is no longer caught: either it came in time, or all was written before
  expect([code, signal]).toEqual(code === null ? [null, 'SIGTERM'] : [3, null]);
  const text = readFileSync(join(folder, 'inventory.json'), 'utf8');
  if (text !== 'of yesterday') expect(inventoryIn(folder).accounts).toEqual(['111122223333']);
}, 60_000);

test('interrupted while the file is written, a scan ends as if nobody had interrupted it', async () => {
  const { folder, start } = await shell({});
  const running = start(...SCAN, '--progress', 'json');
  await running.said('"phase":"write"');
  expect(await signalled(running, 'SIGINT')).toMatchObject({ signal: null });
  expect(inventoryIn(folder).resources.map(({ id }) => id)).toEqual(['f']);
  expect(inventoryIn(folder).gaps.filter(({ message }) => message.includes('stopped'))).toEqual([]);
  expect(readdirSync(folder).filter((name) => name.startsWith('.inventory'))).toEqual([]);
}, 60_000);

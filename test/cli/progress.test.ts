import { spawn, spawnSync } from 'node:child_process';
import { afterEach, expect, test, vi } from 'vitest';
import { progressTeller, type Standing } from '../../src/cli/progress.ts';
import { processTerminal, type Terminal } from '../../src/cli/terminal.ts';
import { type Replay, startReplay } from '../../src/endpoint/replay.ts';
import { ACCOUNT, get, preflight, REGION } from '../scanner/account.ts';
import { startOrganization } from '../scanner/organization.ts';
import { COMMAND, openShell } from './spawned.ts';

const functions = get('lambda', REGION, '/2015-03-31/functions', {
  Functions: [{ FunctionName: 'f', FunctionArn: `arn:aws:lambda:${REGION}:${ACCOUNT}:function:f` }],
});

let replay: Replay | undefined;

afterEach(async () => {
  await replay?.close();
  replay = undefined;
});

async function shell(): Promise<ReturnType<typeof openShell>> {
  replay = await startReplay([...preflight, functions]);
  return openShell({ AWS_ENDPOINT_URL: replay.url });
}

const SCAN = ['scan', '--region', REGION, '--service', 'lambda', '--out', 'inventory.json'];

function parsed(err: string): Standing[] {
  const lines = err.trimEnd().split('\n');
  return lines.map((line) => JSON.parse(line) as Standing);
}

test('with --progress=json every line on stderr is an object that says where the scan stands', async () => {
  const { run } = await shell();
  const { code, out, err } = await run(...SCAN, '--progress=json');
  expect([code, out]).toEqual([0, '']);
  const all = parsed(err);
  const lines = all.filter((line) => 'phase' in line);
  const named = ['phase', 'account', 'region', 'service', 'action', 'done', 'total', 'resources', 'gaps'];
  for (const line of lines) expect(Object.keys(line)).toEqual([...named, 'calls', 'failed']);
  expect([...new Set(lines.map(({ phase }) => phase))]).toEqual([
    'enter',
    'list',
    'follow',
    'relate',
    'write',
    'done',
  ]);
  expect(lines.at(-1)).toMatchObject({ account: ACCOUNT, resources: 1, done: lines.at(-1)?.total });
  for (const [index, { done, total }] of lines.entries()) {
    expect(done).toBeLessThanOrEqual(total);
    expect(done).toBeGreaterThanOrEqual(lines[index - 1]?.done ?? 0);
  }
  // what is said in words is an object as well
  expect(all.find((line) => !('phase' in line))).toMatchObject({
    message: expect.stringContaining('1 resources in eu-west-1'),
  });
}, 30_000);

test('off a terminal there are plain lines, and --quiet silences every form', async () => {
  const { run } = await shell();
  const plain = await run(...SCAN);
  expect(plain.err).toMatch(/^listing: 0 of \d+ parts done, 0 resources, \d+ gaps, \d+ calls\n/);
  expect(plain.err).toContain('reading what these point at: ');
  expect(plain.err).not.toContain('\u001B');
  for (const form of ['auto', 'bar', 'plain', 'json']) {
    expect((await run('--quiet', ...SCAN, '--progress', form)).err).toBe('');
  }
}, 60_000);

test('every form but these is an error that names them', async () => {
  const { run } = await shell();
  const { code, err } = await run(...SCAN, '--progress', 'xml');
  expect(code).toBe(1);
  expect(err).toContain('--progress xml is not known');
  expect(err).toContain('known: auto, bar, plain, json');
}, 30_000);

test('with several accounts each line says of which account it is, and how many are done', async () => {
  const ids = ['123456789012', '444455556666'];
  const organization = await startOrganization(
    Object.fromEntries(ids.map((id) => [id, { exchanges: [...preflight.slice(1), functions] }])),
  );
  try {
    const { run } = openShell({ AWS_ENDPOINT_URL: organization.url });
    const all = [...SCAN, '--accounts-from', 'organizations', '--progress=json'];
    const lines = parsed((await run(...all)).err).filter((line) => line.accounts);
    expect([...new Set(lines.map(({ account }) => account))].toSorted()).toEqual(ids);
    expect(lines.every(({ accounts }) => accounts?.total === 2)).toBe(true);
  } finally {
    await organization.close();
  }
}, 60_000);

test('hostile names cannot leave the line of JSON, nor take over the terminal', () => {
  const written: string[] = [];
  const spy = vi.spyOn(process.stderr, 'write').mockImplementation((text) => written.push(String(text)) > 0);
  processTerminal({ isQuiet: false, form: 'json' }).say('a\u001B[2J\u009B\u202E\n\u2028b');
  spy.mockRestore();
  expect(written).toEqual(['{"message":"a\\u001b[2J\\u009b\\u202e\\n\\u2028b"}\n']);
});

const hasScript = spawnSync('script', ['--version']).status === 0;

test.skipIf(!hasScript)(
  'on a terminal one line is drawn over and over, and is gone at the end',
  async () => {
    const { folder } = await shell();
    const line = [process.execPath, COMMAND, ...SCAN].map((part) => `'${part}'`).join(' ');
    const env = {
      PATH: process.env['PATH'],
      HOME: folder,
      TERM: 'xterm',
      AWS_ACCESS_KEY_ID: 'hub',
      AWS_SECRET_ACCESS_KEY: 'hub',
      AWS_ENDPOINT_URL: replay?.url,
    };
    const child = spawn('script', ['-qec', line, '/dev/null'], { cwd: folder, env });
    let screen = '';
    child.stdout.on('data', (chunk) => (screen += String(chunk)));
    await new Promise((resolve) => child.once('close', resolve));
    const drawn = screen.split('\r\u001B[2K');
    expect(drawn.some((text) => /^\[-{24}\] {3}0 % 0 resources, \d+ gaps, \d+ calls/.test(text))).toBe(true);
    expect(drawn.at(-1)).not.toContain('%');
    const seen = drawn.find((text) => text.includes('1 resources in eu-west-1'));
    expect(seen).toMatch(/^1 resources in eu-west-1; \d+ gap/);
  },
  30_000,
);

/** What a teller says of these, a second apart. */
function told(form: Terminal['form'], standings: readonly Partial<Standing>[], apartMs = 1000): string[] {
  const lines: string[] = [];
  const say = (line: string): void => void lines.push(line);
  let clock = 0;
  const terminal = { ...processTerminal({ isQuiet: true, form }), say, progress: say };
  const tell = progressTeller(terminal, () => clock);
  const nothing = { account: ACCOUNT, region: REGION, service: 'ec2', action: 'DescribeSubnets' };
  const zero = { done: 0, total: 0, resources: 0, gaps: 0, calls: 0, failed: 0 };
  for (const one of standings) {
    tell({ phase: 'list', ...nothing, ...zero, ...one });
    clock += apartMs;
  }
  return lines;
}

test('a bar fills with the units that are done, those of all accounts together', () => {
  const own = told('bar', [{ done: 0, total: 4 }, { done: 2, total: 4 }, { phase: 'write' }]);
  expect(own).toEqual([
    `[${'-'.repeat(24)}]   0 % 0 resources, 0 gaps, 0 calls  ec2:DescribeSubnets eu-west-1`,
    `[${'#'.repeat(12)}${'-'.repeat(12)}]  50 % 0 resources, 0 gaps, 0 calls  ec2:DescribeSubnets eu-west-1`,
    `[${'#'.repeat(24)}] 100 % 0 resources, 0 gaps, 0 calls  writing`,
  ]);
  const accounts = { done: 0, total: 4 };
  const all = told('bar', [
    { account: '111122223333', done: 4, total: 4, accounts },
    { account: '444455556666', done: 2, total: 4, accounts: { ...accounts, done: 1 } },
  ]);
  expect(all.map((line) => /\d+ %/.exec(line)?.[0])).toEqual(['25 %', '37 %']);
});

test('plain lines come five seconds apart, or when something else begins', () => {
  const standings = Array.from({ length: 11 }, (_unused, done) => ({ done, total: 11 }));
  const lines = told('plain', [...standings, { phase: 'follow' as const, done: 11, total: 12 }]);
  expect(lines.map((line) => line.split(' parts')[0])).toEqual([
    'listing: 0 of 11',
    'listing: 5 of 11',
    'listing: 10 of 11',
    'reading what these point at: 11 of 12',
  ]);
});

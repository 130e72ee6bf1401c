import { readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, expect, test } from 'vitest';
import { type Replay, startReplay } from '../../src/endpoint/replay.ts';
import type { Comparison } from '../../src/model/comparison.ts';
import { ACCOUNT, get, preflight, REGION } from '../scanner/account.ts';
import { openShell } from './spawned.ts';

const VARIABLES = 'Environment.Variables';
const SECRETS = ['hunter2canary', 'other5canary'] as const;

let replay: Replay | undefined;

afterEach(async () => {
  await replay?.close();
  replay = undefined;
});

/** A shell beside an account with one function, whose variable holds this; and two keys. */
async function shell(value: string): Promise<ReturnType<typeof openShell>> {
  await replay?.close();
  const made = {
    FunctionName: 'f',
    FunctionArn: `arn:aws:lambda:${REGION}:${ACCOUNT}:function:f`,
    Environment: { Variables: { DB_PASSWORD: value, LIMIT: '5', STAGE: 'prod' } },
  };
  replay = await startReplay([
    ...preflight,
    get('lambda', REGION, '/2015-03-31/functions', { Functions: [made] }),
  ]);
  const opened = openShell({ AWS_ENDPOINT_URL: replay.url });
  writeFileSync(join(opened.folder, 'key'), `${'a1'.repeat(32)}\n`);
  writeFileSync(join(opened.folder, 'other-key'), `${'b2'.repeat(32)}\n`);
  return opened;
}

const SCAN = ['--quiet', 'scan', '--region', REGION, '--service', 'lambda', '--out', 'inventory.json'];

/** What is declared: the value of one variable is known only after deployment. */
function template(value: string): string {
  return JSON.stringify({
    AWSTemplateFormatVersion: '2010-09-09',
    Parameters: { Stage: { Type: 'AWS::SSM::Parameter::Value<String>', Default: '/stage' } },
    Resources: {
      F: {
        Type: 'AWS::Lambda::Function',
        Properties: {
          FunctionName: 'f',
          Environment: { Variables: { DB_PASSWORD: value, LIMIT: 5, STAGE: { Ref: 'Stage' } } },
        },
      },
    },
  });
}

/** How the variables of the only function compare, with the texts of all files that were written on the way. */
async function compared(
  { folder, run }: ReturnType<typeof openShell>,
  declared: string,
  ...more: readonly string[]
): Promise<{ isChanged: boolean; text: string }> {
  writeFileSync(join(folder, 'template.json'), template(declared));
  const args = [
    'diff',
    '--desired',
    'template.json',
    '--deployed',
    'inventory.json',
    '--out',
    'comparison.json',
  ];
  const { out, err } = await run(...args, ...more);
  const files = ['inventory.json', 'comparison.json'].map((name) => readFileSync(join(folder, name), 'utf8'));
  const { findings } = JSON.parse(files[1] ?? '') as Comparison;
  const changes = findings.flatMap((one) => ('changes' in one ? (one.changes ?? []) : []));
  return {
    isChanged: changes.some(({ path }) => path === VARIABLES),
    text: [...files, out, err].join('\n'),
  };
}

test('with a key a changed value of a variable shows on both sides, and neither value does', async () => {
  const opened = await shell(SECRETS[0]);
  expect((await opened.run(...SCAN, '--hash-key', 'key')).err).toBe('');
  expect(statSync(join(opened.folder, 'inventory.json')).mode & 0o777).toBe(0o600);
  const same = await compared(opened, SECRETS[0], '--hash-key', 'key');
  expect(same.isChanged).toBe(false);
  expect(same.text).toMatch(/DB_PASSWORD \(hmac [0-9a-f]{8}:[0-9a-f]{16}\)/);
  // what only deployment tells has no hash, and is no change
  expect(same.text).toMatch(/"STAGE"/);
  const other = await compared(opened, SECRETS[1], '--hash-key', 'key');
  expect(other.isChanged).toBe(true);
  for (const { text } of [same, other]) for (const secret of SECRETS) expect(text).not.toContain(secret);
}, 60_000);

test('without a key, or with another one, only the names are compared', async () => {
  const opened = await shell(SECRETS[0]);
  await opened.run(...SCAN, '--hash-key', 'key');
  expect((await compared(opened, SECRETS[1])).isChanged).toBe(false);
  expect((await compared(opened, SECRETS[1], '--hash-key', 'other-key')).isChanged).toBe(false);
}, 60_000);

test('a saved inventory with hashes is a baseline for the next one', async () => {
  const before = await shell(SECRETS[0]);
  await before.run(...SCAN, '--hash-key', 'key');
  const baseline = readFileSync(join(before.folder, 'inventory.json'), 'utf8');
  for (const [value, isChanged] of [
    [SECRETS[0], false],
    [SECRETS[1], true],
  ] as const) {
    const after = await shell(value);
    writeFileSync(join(after.folder, 'baseline.json'), baseline);
    await after.run(...SCAN, '--hash-key', 'key');
    const { out } = await after.run(
      'diff',
      '--desired',
      'baseline.json',
      '--deployed',
      'inventory.json',
      '--format',
      'json',
    );
    expect(out.includes('"path": "Environment.Variables"')).toBe(isChanged);
  }
}, 60_000);

test('a key that can be guessed is refused, with how to make one', async () => {
  const { folder, run } = await shell(SECRETS[0]);
  writeFileSync(join(folder, 'short'), 'secret\n');
  const { code, err } = await run(...SCAN, '--hash-key', 'short');
  expect(code).toBe(1);
  expect(err).toContain('the key in short has 6 characters');
  expect(err).toContain('openssl rand -hex 32 > short');
}, 30_000);

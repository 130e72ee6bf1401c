import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as after } from 'node:timers/promises';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { CATALOGUE } from '../../src/catalogue/index.ts';
import type { Comparison } from '../../src/model/comparison.ts';
import type { Inventory } from '../../src/model/graph.ts';
import { type Ended, openShell } from '../cli/spawned.ts';
import { REGION } from './account.ts';
import { writeDesigns } from './canary-designs.ts';
import { CARRIERS } from './canary-table.ts';
import { CONTROL, FAILING, startWorld, type World } from './canary-world.ts';

/** Fixtures use it wherever a secret would be. */
const IN_FIXTURES = 'do-not-keep-me';
const SCAN = ['scan', '--region', REGION, '--depth', 'full', '--progress=json'];
const DESIGN = ['--desired', 'terraform.tfstate', 'template.json', '--stack', 'shop'];
const ON = ['--account', '111122223333', '--design-region', REGION];

let world: World;
let shell: ReturnType<typeof openShell>;
/** all that was said, by command */
const said = new Map<string, string>();

async function run(...args: string[]): Promise<Ended> {
  const ended = await shell.run(...args);
  said.set(args.join(' '), ended.out + ended.err);
  return ended;
}

function written(name: string): unknown {
  return JSON.parse(readFileSync(join(shell.folder, name), 'utf8'));
}

/** Every file that was written, but for the designs that we wrote ourselves. */
function files(folder = shell.folder): string[] {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) return files(path);
    return /^(terraform\.tfstate|template\.json|(broken|unknown)\..*)$/.test(entry.name) ? [] : [path];
  });
}

/** All that the checkpoint of the interrupted scan holds. */
function checkpoint(): string {
  const folder = join(shell.folder, 'part.json.checkpoint');
  if (!existsSync(folder)) return '';
  return files(folder)
    .map((path) => readFileSync(path, 'utf8'))
    .join('\n');
}

/** Waits until the checkpoint holds what is looked for in it, and grows no longer. */
async function settled(): Promise<void> {
  for (let [before, same] = [0, 0]; same < 10; await after(100)) {
    const text = checkpoint();
    same = text.length === before && text.includes(CONTROL) ? same + 1 : 0;
    before = text.length;
  }
}

async function interruptedScan(): Promise<void> {
  world.silence('sfn:DescribeStateMachine');
  const some = ['ec2', 'sfn', 'lambda', 'ecs', 'codebuild', 'batch', 'glue', 'sqs', 'kinesis', 'kms', 'rds'];
  const running = shell.start(...SCAN, '--service', ...some, '--out', 'part.json');
  await settled();
  running.kill('SIGINT');
  const { out, err } = await running.ended;
  said.set('interrupted scan', out + err);
}

async function pictures(): Promise<void> {
  for (const ending of ['svg', 'drawio', 'mmd', 'dot', 'excalidraw', 'glb', 'json']) {
    await run('render', 'comparison.json', '--out', `drift.${ending}`);
  }
  await run('render', 'inventory.json', '--view', 'data', '--out', 'account.svg');
}

async function pages(): Promise<void> {
  await run('docs', 'comparison.json', '--out', 'site');
  await run('docs', 'comparison.json', '--out', 'one.html', '--single-file');
  await run('docs', 'comparison.json', '--out', 'wiki', '--format', 'markdown');
  await run('check', ...DESIGN.slice(1), ...ON, '--deployed', 'inventory.json', '--out', 'checked');
  await run('doctor', 'inventory.json');
  await run('adopt', 'inventory.json', '--out', 'adopted.yaml');
}

async function reports(): Promise<void> {
  for (const format of ['json', 'markdown', 'sarif', 'junit', 'gitlab', 'csv']) {
    await run('diff', ...DESIGN, ...ON, '--deployed', 'inventory.json', '--format', format, '--verbose');
  }
  for (const broken of ['broken.tfstate', 'broken.json', 'broken.yaml', 'unknown.yaml']) {
    expect((await run('desired', broken)).code).toBe(1);
  }
  const { findings } = written('comparison.json') as Comparison;
  const lambda = findings.find(
    ({ type, status }) => type === 'AWS::Lambda::Function' && status === 'missing',
  );
  await run('explain', lambda?.key ?? 'none', '--comparison', 'comparison.json');
}

beforeAll(async () => {
  world = await startWorld();
  shell = openShell({ AWS_ENDPOINT_URL: world.url });
  writeDesigns(shell.folder, world.make);
  await run(...SCAN, '--out', 'inventory.json');
  await run(
    'desired',
    'terraform.tfstate',
    'template.json',
    '--stack',
    'shop',
    ...ON,
    '--out',
    'desired.json',
  );
  await run(
    'diff',
    ...DESIGN,
    ...ON,
    '--deployed',
    'inventory.json',
    '--show-suppressed',
    '--out',
    'comparison.json',
  );
  await Promise.all([interruptedScan(), pictures(), pages(), reports()]);
  await run('merge', 'inventory.json', 'part.json', '--out', 'merged.json');
}, 240_000);

afterAll(() => world?.close());

test('every secret was handed out, and what it belongs to was read', () => {
  expect(world.mistakes).toEqual([]);
  const sent = world.sent.join('\n');
  const planted = [...world.canaries.values()].filter(({ isSent }) => isSent);
  expect(new Set(planted.map(({ needle }) => needle)).size).toBe(planted.length);
  expect(planted.filter(({ needle }) => !sent.includes(needle)).map(({ place }) => place)).toEqual([]);
  const named = planted.filter(({ place }) => !place.endsWith('of no name'));
  expect(named.length).toBeGreaterThanOrEqual(150);
  const { resources, gaps } = written('inventory.json') as Inventory;
  const types = new Set(resources.map(({ type }) => type));
  const unread = Object.keys(CARRIERS).filter((name) => !typesBy(name).some((type) => types.has(type)));
  expect(unread).toEqual([]);
  const told = new Set(gaps.map(({ service, action }) => `${service}:${action}`));
  expect(Object.keys(FAILING).filter((name) => !told.has(name))).toEqual([]);
});

/** The types that are read with a call. */
function typesBy(name: string): string[] {
  return CATALOGUE.filter(({ list, details = [] }) =>
    [list, ...details].some(({ service, action }) => `${service}:${action}` === name),
  ).map(({ type }) => type);
}

test('what hands out nothing but secrets is not asked at all', () => {
  const never =
    /:(GetFunction|GetLayerVersion|GetSecretValue|GetParameters?(ByPath)?|GetObject|GetPasswordData|DescribeInstanceAttribute|DescribeConfigurationSettings|GetApiKeys?|ListApiKeys|DescribeUserPoolClient|GetTemplate|GetAuthorizationToken|GetLogEvents|GetCredentials|Decrypt)$/;
  expect([...world.asked].filter((name) => never.test(name))).toEqual([]);
  expect(world.asked.size).toBeGreaterThan(250);
});

test('a harmless text in the same places is found everywhere', () => {
  for (const name of ['inventory.json', 'part.json', 'comparison.json', 'one.html', 'adopted.yaml']) {
    expect([name, readFileSync(join(shell.folder, name), 'utf8').includes(CONTROL)]).toEqual([name, true]);
  }
  expect(checkpoint()).toContain(CONTROL);
  const commands = [...said].filter(([, text]) => text.includes(CONTROL)).map(([command]) => command);
  expect(commands.some((command) => command.startsWith('diff'))).toBe(true);
  expect(
    (written('comparison.json') as Comparison).findings.some(({ type }) => type === 'AWS::SSM::Parameter'),
  ).toBe(true);
});

test('not one secret is in any file or line, in no way of writing it', () => {
  const marks = ['c4n4ry', IN_FIXTURES, ...[...world.canaries.values()].map(({ needle }) => needle)];
  const prefixed = marks.filter((mark, index) => index < 2 || !mark.startsWith('c4n4ry'));
  const spellings = prefixed.flatMap(spellingsOf);
  const texts = [...said, ...files().map((path) => [path, readFileSync(path, 'latin1')] as const)];
  expect(texts.length).toBeGreaterThan(60);
  const leaks = texts.flatMap(([name, text]) =>
    spellings.flatMap((spelling) => {
      const at = text.indexOf(spelling);
      return at < 0 ? [] : [`${name}: …${text.slice(Math.max(0, at - 80), at + 60)}…`];
    }),
  );
  expect(leaks).toEqual([]);
});

test('a secret would be found in every way of writing it', () => {
  for (const [mark, text] of [
    ['c4n4ry', 'c4n4ry-0123'],
    [IN_FIXTURES, `x${IN_FIXTURES}x`],
  ] as const) {
    const bytes = Buffer.from(text);
    const ways = [
      text,
      ...['', 'a', 'ab'].map((before) => Buffer.from(before + text).toString('base64')),
      bytes.toString('hex'),
      bytes.toString('hex').toUpperCase(),
      [...bytes].map((byte) => `%${byte.toString(16)}`).join(''),
      [...bytes].map((byte) => `\\u00${byte.toString(16)}`).join(''),
      [...bytes].map((byte) => `&#${byte};`).join(''),
      text.toUpperCase(),
    ];
    const spellings = spellingsOf(mark);
    for (const way of ways) expect([way, spellings.some((one) => way.includes(one))]).toEqual([way, true]);
  }
});

/** Raw, base64 wherever it begins, hex, URL-encoded, as JSON and as HTML would escape it. */
function spellingsOf(mark: string): string[] {
  const bytes = Buffer.from(mark);
  const each = (write: (hex: string, byte: number) => string): string =>
    [...bytes].map((byte) => write(byte.toString(16), byte)).join('');
  const hex = bytes.toString('hex');
  // of the characters that hold bytes of what stands before or after, nothing is known
  const base64 = [0, 1, 2].map((offset) => {
    const whole = Buffer.concat([Buffer.alloc(offset), bytes])
      .toString('base64')
      .replace(/=+$/, '');
    return whole.slice(Math.ceil((offset * 8) / 6), Math.floor(((offset + bytes.length) * 8) / 6));
  });
  return [
    mark,
    mark.toUpperCase(),
    ...base64,
    hex,
    hex.toUpperCase(),
    each((one) => `%${one}`),
    each((one) => `\\u00${one}`),
    each((_one, byte) => `&#${byte};`),
  ];
}

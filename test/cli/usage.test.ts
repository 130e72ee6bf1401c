import { spawnSync } from 'node:child_process';
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { beforeAll, expect, test } from 'vitest';
import { openShell } from './spawned.ts';

const { folder, run } = openShell({});
const DEMO = ['diff', '--desired', 'demo/desired.json', '--deployed', 'demo/inventory.json'];

beforeAll(async () => {
  await run('demo', '--out', 'demo');
  mkdirSync(join(folder, 'empty'));
  writeFileSync(join(folder, 'isodrift.yaml'), 'title: x\n');
}, 60_000);

const LOCAL = ['--endpoint-url', 'http://127.0.0.1:9'];

test.each([
  // what the command line library finds
  [['rendr'], 'OPTION_INVALID', 'unknown command rendr', 'did you mean render?'],
  [['scan', '--depht', 'full'], 'OPTION_INVALID', 'unknown option --depht', 'did you mean --depth?'],
  [['scan', '--out'], 'OPTION_INVALID', 'option --out <file> argument missing', 'isodrift scan --help'],
  [['diff', '--desired', 'x'], 'OPTION_INVALID', '--deployed <file> not specified', 'isodrift diff --help'],
  [['merge'], 'OPTION_INVALID', 'missing required argument inventory', 'isodrift merge --help'],
  [['schema', 'a', 'b'], 'OPTION_INVALID', 'too many arguments for schema', 'isodrift schema --help'],
  // values
  [['scan', '--depth', 'deep'], 'OPTION_INVALID', '--depth deep is not known', 'overview, standard, full'],
  [[...DEMO, '--fail-on', 'high,nonsense'], 'OPTION_INVALID', '--fail-on nonsense', 'unmanaged'],
  [[...DEMO, '--redact', 'everything'], 'OPTION_INVALID', '--redact everything', 'account-ids, ips, names'],
  [['desired', 'isodrift.yaml', '--account', '12'], 'OPTION_INVALID', '--account 12', '12 digits'],
  [['desired', 'isodrift.yaml', '--design-region', 'Ireland'], 'OPTION_INVALID', 'Ireland', 'eu-west-1'],
  [['desired', 'isodrift.yaml', '--parameter', 'Stage'], 'OPTION_INVALID', 'NAME=VALUE', 'Stage=prod'],
  [['scan', '--region', 'eu-west'], 'REGION_UNKNOWN', '"eu-west" is no region', 'did you mean eu-west-1?'],
  [['scan', '--region', 'a b', ...LOCAL], 'REGION_UNKNOWN', '"a b" is no region', 'eu-west-1'],
  [['scan', '--region', 'eu-west-1', '--all-regions'], 'OPTION_INVALID', 'do not go together', 'one of them'],
  [['scan', '--endpoint-url', 'localhost:4566'], 'OPTION_INVALID', 'localhost:4566 is no address', 'http://'],
  [['policy', '--services', 'ec2,nosuch'], 'OPTION_INVALID', '"nosuch"', 'known: '],
  [
    ['render', 'demo/comparison.json', '--depth', '2', '--out', 'x.svg'],
    'OPTION_INVALID',
    '--depth',
    '--focus',
  ],
  [
    ['render', 'demo/comparison.json', '--width', '900', '--out', 'x.svg'],
    'OPTION_INVALID',
    '--width',
    '.png',
  ],
  [['policy', '--hub', '--services', 'ec2'], 'OPTION_INVALID', '--services and --hub', 'apart'],
  [['merge', 'empty', '--out', 'x.json'], 'FILE_NOT_FOUND', 'no inventory in the folder empty', 'scan --out'],
  // a check that would pass over what was asked
  [
    ['check', '--deployed', 'demo/inventory.json', '--region', 'eu-west-1', '--depth', 'full'],
    'OPTION_INVALID',
    '--region, --depth and --deployed do not go together',
    'as it was scanned',
  ],
  [['check', '--pictures-url', 'javascript:alert(1)'], 'OPTION_INVALID', '--pictures-url', 'https://'],
  [['check', '--pictures-url', 'ftp://host/x'], 'OPTION_INVALID', '--pictures-url', 'https://'],
  // sources
  [['desired', 'empty'], 'FILE_NOT_FOUND', 'the folder empty holds no files', '**'],
  [['desired', 'demo/comparison.json'], 'FORMAT_UNKNOWN', 'a comparison', 'desired.json'],
  [['desired', 'demo/isodrift.layout.json'], 'FORMAT_UNKNOWN', 'a layout', 'desired.json'],
  // docs
  [['docs', 'demo/comparison.json', '--out', 'x.html'], 'OPTION_INVALID', 'x.html', '--single-file'],
  [
    ['docs', 'demo/comparison.json', '--out', 'x.md', '--format', 'markdown'],
    'OPTION_INVALID',
    'x.md',
    'folder',
  ],
  [
    ['docs', 'demo/comparison.json', '--out', 'x', '--format', 'docx', '--single-file'],
    'OPTION_INVALID',
    '--single-file and --format docx',
    'HTML',
  ],
])(
  'isodrift %j says what is wrong, what to do and a code, and writes nothing',
  async (args, code, what, hint) => {
    const before = readdirSync(folder);
    const result = await run(...args);
    const [first = '', second = '', ...rest] = result.err.split('\n');
    expect(result.code).toBe(1);
    expect(first).toContain(`isodrift: `);
    expect(first).toContain(what);
    expect(second).toContain(hint);
    expect(second).toMatch(new RegExp(`\\[${code}\\]$`));
    expect(rest).toEqual(['']);
    expect(readdirSync(folder)).toEqual(before);
  },
);

test('a region of a server that is not of AWS is taken as it is', async () => {
  const { err } = await run('scan', '--region', 'garage', ...LOCAL);
  expect(err).toContain('[ENDPOINT_UNREACHABLE]');
});

test('the region of the environment is looked at, too', async () => {
  const { err } = await openShell({ AWS_REGION: 'eu-wset1' }).run('scan');
  expect(err).toContain('[REGION_UNKNOWN]');
});

test('services are taken with commas, with blanks and one by one', async () => {
  const [commas, blanks, each] = await Promise.all([
    run('policy', '--services', 'ec2,lambda'),
    run('policy', '--services', 'ec2', 'lambda'),
    run('policy', '--services', 'ec2', '--services', 'lambda'),
  ]);
  expect(commas.code).toBe(0);
  expect(commas.out).toContain('lambda:ListFunctions');
  expect(commas.out).not.toContain('rds:');
  expect([blanks.out, each.out]).toEqual([commas.out, commas.out]);
});

test('--single-file writes the file that --out names', async () => {
  const { code, err } = await run(
    'docs',
    'demo/comparison.json',
    '--single-file',
    '--out',
    'mail/drift.html',
  );
  expect({ code, err }).toEqual({ code: 0, err: '' });
  expect(readdirSync(join(folder, 'mail'))).toEqual(['drift.html']);
  expect(readFileSync(join(folder, 'mail/drift.html'), 'utf8')).toMatch(/^<!doctype html>/i);
});

test('merge takes folders, passes over what is no inventory there, and says which is broken', async () => {
  mkdirSync(join(folder, 'parts'));
  const inventory = readFileSync(join(folder, 'demo/inventory.json'), 'utf8');
  for (const [name, text] of Object.entries({
    'one.json': inventory,
    'two.json': inventory,
    'other.json': '{}',
    'comparison.json': readFileSync(join(folder, 'demo/comparison.json'), 'utf8'),
  })) {
    writeFileSync(join(folder, 'parts', name), text);
  }
  const whole = await run('merge', 'parts');
  expect(whole.code).toBe(0);
  expect(whole.out).toBe((await run('merge', 'demo/inventory.json')).out);
  writeFileSync(join(folder, 'parts/two.json'), inventory.replace('"resources"', '"resource"'));
  const broken = await run('merge', 'parts');
  expect(broken.err).toContain('[FORMAT_INVALID]');
  expect(broken.err).toContain('two.json');
}, 30_000);

test('a folder that holds results beside a design is read as the design', async () => {
  mkdirSync(join(folder, 'mixed'));
  for (const name of ['comparison.json', 'desired.json']) {
    writeFileSync(join(folder, 'mixed', name), readFileSync(join(folder, 'demo', name)));
  }
  const { code, out } = await run('desired', 'mixed');
  expect(code).toBe(0);
  expect(out).toContain('"isodrift/desired@1"');
});

test('a reader that stops reading makes no run fail, and all files are written', async () => {
  const command = fileURLToPath(new URL('../../bin/isodrift.mjs', import.meta.url));
  const line = `"$0" "$1" check --deployed demo/inventory.json --out piped demo/desired.json | head -n 1; echo "\${PIPESTATUS[0]}"`;
  const { stdout, stderr } = spawnSync('bash', ['-c', line, process.execPath, command], {
    cwd: folder,
    encoding: 'utf8',
  });
  expect(stdout.split('\n').slice(1)).toEqual(['2', '']);
  expect(stderr).toBe('');
  expect(readdirSync(join(folder, 'piped'))).toContain('report.junit.xml');
}, 30_000);

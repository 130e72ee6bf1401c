import { spawnSync } from 'node:child_process';
import {
  existsSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { beforeEach, expect, test } from 'vitest';

const COMMAND = fileURLToPath(new URL('../../bin/isodrift.mjs', import.meta.url));

let folder: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'isodrift-'));
});

/** Runs the built program as a user would: no credentials, no colours, in an empty folder. */
function isodrift(...args: string[]): { code: number | null; out: string; err: string } {
  const env = {
    PATH: process.env['PATH'],
    HOME: folder,
    AWS_EC2_METADATA_DISABLED: 'true',
    AWS_MAX_ATTEMPTS: '1',
  };
  const { status, stdout, stderr } = spawnSync(process.execPath, [COMMAND, ...args], {
    cwd: folder,
    env,
    encoding: 'utf8',
  });
  return { code: status, out: stdout, err: stderr };
}

test('--version prints the version of package.json', () => {
  const { version } = JSON.parse(readFileSync(new URL('../../package.json', import.meta.url), 'utf8'));
  expect(isodrift('--version')).toEqual({ code: 0, out: `${version}\n`, err: '' });
});

test('every command has help with an example', () => {
  const { out } = isodrift('--help');
  const commands = [...out.matchAll(/^ {2}([a-z]+) /gm)]
    .map(([, name = '']) => name)
    .filter((name) => name !== 'help');
  expect(commands.length).toBeGreaterThan(10);
  for (const command of commands) {
    const help = isodrift(command, '--help').out;
    expect(help, command).toMatch(/Examples?:/);
    expect(help.split('\n').filter((line) => line.length > 80)).toEqual([]);
  }
}, 60_000);

test('an unknown command suggests the one meant and exits 1', () => {
  const { code, err } = isodrift('rendr');
  expect(code).toBe(1);
  expect(err).toContain('render');
});

test.each([
  [['desired', 'nothing.tfstate'], 'FILE_NOT_FOUND', 'no such file: nothing.tfstate'],
  [['check', '--deployed', 'inventory.json'], 'FILE_NOT_FOUND', 'begin with: isodrift adopt'],
  [['diff', '--desired', 'x.json', '--deployed', 'y.json'], 'FILE_NOT_FOUND', 'no such file'],
  [['render', 'absent.json', '--out', 'x.svg'], 'FILE_NOT_FOUND', 'absent.json'],
  [['schema', 'nonsense'], 'OPTION_INVALID', 'nonsense'],
])('isodrift %j says what is wrong and exits 1', (args, code, words) => {
  const result = isodrift(...args);
  expect(result.code).toBe(1);
  expect(result.err).toContain(words);
  expect(result.err).toContain(`[${code}]`);
  expect(readdirSync(folder)).toEqual([]);
});

test('a file of the wrong kind is refused with how to make the right one', () => {
  writeFileSync(join(folder, 'notes.txt'), 'hello');
  const asDesign = isodrift('desired', 'notes.txt');
  expect(asDesign).toMatchObject({ code: 1, out: '' });
  expect(asDesign.err).toContain('notes.txt');
  writeFileSync(join(folder, 'other.json'), '{}');
  const asStage = isodrift('render', 'other.json', '--out', 'x.svg');
  expect(asStage.err).toContain('isodrift diff');
  expect(existsSync(join(folder, 'x.svg'))).toBe(false);
});

test('what a file says cannot take over the terminal', () => {
  writeFileSync(join(folder, 'isodrift.yaml'), 'title: x\n"\\e[31mred\\e[0m": 1\n');
  const { code, err } = isodrift('desired', 'isodrift.yaml');
  expect(code).toBe(1);
  expect(err).toContain('red');
  expect(err).not.toContain('\u001B');
});

test('a Terraform state older than version 4 is refused with the way out', () => {
  writeFileSync(
    join(folder, 'old.tfstate'),
    JSON.stringify({ version: 3, terraform_version: '0.11.14', modules: [] }),
  );
  const { code, err } = isodrift('desired', 'old.tfstate');
  expect(code).toBe(1);
  expect(err).toContain('[TERRAFORM_TOO_OLD]');
});

test('a scan without credentials says where they could come from', () => {
  const { code, err } = isodrift('scan', '--region', 'eu-west-1', '--out', 'inventory.json');
  expect(code).toBe(1);
  expect(err).toContain('[CREDENTIALS_MISSING]');
  expect(existsSync(join(folder, 'inventory.json'))).toBe(false);
});

test('an unwritable place leaves nothing behind', () => {
  writeFileSync(join(folder, 'file'), '');
  const { code, err } = isodrift('demo', '--out', 'file/below');
  expect(code).toBe(1);
  expect(err).toContain('[OUTPUT_UNWRITABLE]');
  expect(readdirSync(folder)).toEqual(['file']);
});

test('the demo runs without credentials and names the files to open', () => {
  const { code, out, err } = isodrift('demo', '--out', 'demo');
  expect(err).toContain('over HTTP');
  expect(code).toBe(0);
  for (const file of ['index.html', 'drift.svg', 'inventory.json', 'desired.json', 'comparison.json']) {
    expect(out).toContain(join('demo', file));
    expect(statSync(join(folder, 'demo', file)).size).toBeGreaterThan(1000);
  }
  expect(out).toContain('missing');
});

test('an inventory is readable by its owner only, and a planted link is replaced, not followed', () => {
  isodrift('demo', '--out', 'demo');
  expect(statSync(join(folder, 'demo/inventory.json')).mode & 0o777).toBe(0o600);
  const victim = join(folder, 'victim');
  writeFileSync(victim, 'untouched');
  symlinkSync(victim, join(folder, 'again.svg'));
  isodrift('render', 'demo/comparison.json', '--out', 'again.svg');
  expect(readFileSync(victim, 'utf8')).toBe('untouched');
  expect(readFileSync(join(folder, 'again.svg'), 'utf8')).toMatch(/^<svg/);
});

test('a picture of the saved comparison is the picture that the demo drew', () => {
  isodrift('demo', '--out', 'demo');
  isodrift('render', 'demo/comparison.json', '--out', 'again.svg');
  expect(readFileSync(join(folder, 'again.svg'), 'utf8')).toBe(
    readFileSync(join(folder, 'demo/drift.svg'), 'utf8'),
  );
});

test('pages of resources that are gone do not stay in the docs', () => {
  isodrift('demo', '--out', 'demo');
  writeFileSync(join(folder, 'demo/r/old-0123456789ab.html'), 'old');
  writeFileSync(join(folder, 'demo/r/notes.html'), 'mine');
  isodrift('docs', 'demo/comparison.json', '--out', 'demo');
  expect(existsSync(join(folder, 'demo/r/old-0123456789ab.html'))).toBe(false);
  expect(existsSync(join(folder, 'demo/r/notes.html'))).toBe(true);
});

test('diff exits 2 when something diverges, and what --fail-on names decides', () => {
  isodrift('demo', '--out', 'demo');
  const args = ['diff', '--desired', 'demo/desired.json', '--deployed', 'demo/inventory.json'];
  expect(isodrift(...args).code).toBe(2);
  expect(isodrift(...args, '--fail-on', 'pending').code).toBe(3);
  expect(isodrift(...args, '--fail-on', 'nonsense').err).toContain('--fail-on nonsense is not known');
});

test('every report format is printed', () => {
  isodrift('demo', '--out', 'demo');
  const args = ['diff', '--desired', 'demo/desired.json', '--deployed', 'demo/inventory.json', '--format'];
  for (const format of ['text', 'json', 'markdown', 'sarif', 'junit', 'gitlab', 'csv']) {
    expect(isodrift(...args, format).out.length, format).toBeGreaterThan(200);
  }
}, 60_000);

test('explain says everything about one resource, and doctor what a scan could not see', () => {
  isodrift('demo', '--out', 'demo');
  const { findings } = JSON.parse(readFileSync(join(folder, 'demo/comparison.json'), 'utf8')) as {
    findings: { key: string; status: string; changes: { path: string }[] }[];
  };
  const changed = findings.find(({ status }) => status === 'changed');
  const { out } = isodrift('explain', changed?.key ?? '', '--comparison', 'demo/comparison.json');
  expect(out).toContain(changed?.changes[0]?.path);
  const doctor = isodrift('doctor', 'demo/inventory.json');
  expect(doctor.code).toBe(3);
  expect(doctor.out).toContain('"Effect": "Allow"');
});

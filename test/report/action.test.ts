import { spawn } from 'node:child_process';
import { chmodSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { load } from 'js-yaml';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { readExchanges } from '../../src/endpoint/exchange.ts';
import { startReplay } from '../../src/endpoint/replay.ts';

interface Step {
  readonly id?: string;
  readonly if?: string;
  readonly uses?: string;
  readonly run?: string;
  readonly shell?: string;
  readonly env?: Readonly<Record<string, string>>;
}

const action = load(readFileSync('action.yml', 'utf8')) as {
  readonly inputs: Readonly<Record<string, { readonly default: string }>>;
  readonly runs: { readonly steps: readonly Step[] };
};

const folder = mkdtempSync(join(tmpdir(), 'isodrift-action-'));
const workspace = join(folder, 'workspace');
const EXAMPLE = resolve('examples/image-pipeline');
const SHOWN_AT = 'https://github.com/acme/shop/blob/pictures/4711';
let replay: Awaited<ReturnType<typeof startReplay>>;

beforeAll(async () => {
  const file = `${EXAMPLE}/recorded/exchanges.json`;
  replay = await startReplay(readExchanges(readFileSync(file, 'utf8'), file));
  mkdirSync(join(folder, 'bin'));
  mkdirSync(workspace);
  // what the registry would give is what was built here
  const npx = join(folder, 'bin', 'npx');
  writeFileSync(
    npx,
    `#!/bin/bash\nshift 2\nexec "${process.execPath}" "${resolve('bin/isodrift.mjs')}" "$@"\n`,
  );
  chmodSync(npx, 0o755);
  await bash('git init -q --bare remote.git && git init -q workspace', {}, folder);
  await bash('git remote add origin ../remote.git', {}, workspace);
});

afterAll(async () => {
  await replay.close();
  rmSync(folder, { recursive: true });
});

async function bash(
  script: string,
  env: Readonly<Record<string, string>>,
  cwd = workspace,
): Promise<{ readonly code: number | null; readonly said: string }> {
  const file = join(folder, 'step.sh');
  writeFileSync(file, script);
  return new Promise((done) => {
    // as the runner starts it: bash --noprofile --norc -eo pipefail
    const child = spawn('bash', ['--noprofile', '--norc', '-eo', 'pipefail', file], {
      cwd,
      env: { PATH: `${join(folder, 'bin')}:${process.env['PATH']}`, HOME: folder, ...env },
    });
    let said = '';
    for (const stream of [child.stdout, child.stderr]) stream.on('data', (data) => (said += String(data)));
    child.on('close', (code) => done({ code, said }));
  });
}

/** Runs the steps of the action that are scripts, as a runner does, until one fails. */
async function runAction(given: Readonly<Record<string, string>>): Promise<{
  readonly code: number | null;
  readonly said: string;
  readonly outputs: Readonly<Record<string, string>>;
}> {
  const inputs = Object.fromEntries(
    Object.entries(action.inputs).map(([name, input]) => [name, given[name] ?? input.default]),
  );
  const files = { GITHUB_OUTPUT: join(folder, 'output'), GITHUB_STEP_SUMMARY: join(folder, 'summary') };
  for (const file of Object.values(files)) writeFileSync(file, '');
  const outputs = (): Record<string, string> =>
    Object.fromEntries(
      readFileSync(files.GITHUB_OUTPUT, 'utf8')
        .split('\n')
        .filter((line) => line.includes('='))
        .map((line) => [line.slice(0, line.indexOf('=')), line.slice(line.indexOf('=') + 1)]),
    );
  const valueOf = (expression: string): string =>
    expression.replaceAll(
      /\$\{\{ (inputs|steps\.check\.outputs)\.([\w-]+) \}\}/g,
      (_, of: string, name: string) => (of === 'inputs' ? (inputs[name] ?? '') : (outputs()[name] ?? '')),
    );
  let said = '';
  for (const step of action.runs.steps) {
    const [, name = '', sign, value] = /inputs\.([\w-]+) (==|!=) '(\w*)'/.exec(step.if ?? '') ?? [];
    const isMeant = step.if === undefined || (inputs[name] === value) === (sign === '==');
    if (!isMeant || step.run === undefined) continue;
    const env = Object.fromEntries(Object.entries(step.env ?? {}).map(([key, text]) => [key, valueOf(text)]));
    const result = await bash(step.run, {
      ...files,
      AWS_ENDPOINT_URL: replay.url,
      AWS_ACCESS_KEY_ID: 'recorded',
      AWS_SECRET_ACCESS_KEY: 'recorded',
      GITHUB_SERVER_URL: 'https://github.com',
      GITHUB_REPOSITORY: 'acme/shop',
      GITHUB_RUN_ID: '4711',
      RUNNER_TEMP: folder,
      ...env,
    });
    said += result.said;
    if (result.code !== 0) return { code: result.code, said, outputs: outputs() };
  }
  return { code: 0, said, outputs: outputs() };
}

describe('the composite action, step by step, against a recorded account', { timeout: 120_000 }, () => {
  const example = { sources: `${EXAMPLE}/isodrift.yaml\n`, regions: 'eu-west-1' };

  test('scans, reports, leaves its outputs and fails the job on divergence', async () => {
    const { code, said, outputs } = await runAction(example);
    expect(said).toContain('diverges: 1 missing, 4 changed, 2 unmanaged');
    expect(outputs).toEqual({
      'exit-code': '2',
      report: 'isodrift-report/report.md',
      sarif: 'isodrift-report/report.sarif',
    });
    expect(code).toBe(2);
    for (const name of ['desired', 'deployed', 'drift'])
      expect(existsSync(join(workspace, 'isodrift-report', `${name}.svg`))).toBe(true);
    const report = readFileSync(join(workspace, 'isodrift-report/report.md'), 'utf8');
    expect(report).toContain('Pictures are among the files of this run: `desired.svg` (as designed)');
    expect(readFileSync(join(folder, 'summary'), 'utf8')).toContain('### isodrift `Image pipeline`');
    // nothing that a resource is called is a command to the job
    expect(said).toMatch(/::stop-commands::(isodrift-[0-9a-f]{32})\n[\s\S]*::\1::/);
  });

  test('pushes three pictures to their branch, run by run, and the comment shows them from there', async () => {
    // what the first run scanned
    const deployed = 'isodrift-report/inventory.json';
    const given = { sources: example.sources, deployed, 'pictures-branch': 'pictures', 'fail-on': 'pending' };
    expect((await runAction(given)).code).toBe(0);
    const report = readFileSync(join(workspace, 'isodrift-report/report.md'), 'utf8');
    for (const name of ['desired', 'deployed', 'drift'])
      expect(report).toContain(`](${SHOWN_AT}/${name}.svg?raw=true)`);
    expect((await runAction(given)).code).toBe(0);
    const { said } = await bash(
      'git ls-tree -r --name-only pictures; git log --format=%an pictures; git show pictures:4711/drift.svg | head -c 4',
      {},
      join(folder, 'remote.git'),
    );
    expect(said).toBe('4711/deployed.svg\n4711/desired.svg\n4711/drift.svg\nisodrift\nisodrift\n<svg');
    const { said: status } = await bash('git status --short', {});
    expect(status).toBe('?? isodrift-report/\n');
  });

  test('an error of its own fails the job at once, and no input becomes part of a script', async () => {
    const marker = join(folder, 'pwned');
    const hostile = `$(touch ${marker}); \`touch ${marker}\`; "; touch ${marker} #`;
    for (const name of ['sources', 'fail-on', 'version', 'pictures-branch', 'deployed']) {
      const { code } = await runAction({ ...example, deployed: 'none.json', [name]: hostile });
      expect([name, code]).toEqual([name, 1]);
    }
    expect(existsSync(marker)).toBe(false);
  });
});

describe('what is shown for pipelines', () => {
  const blocks = (file: string): unknown[] =>
    [...readFileSync(`docs/ci/${file}`, 'utf8').matchAll(/```yaml\n([\s\S]*?)```/g)].map(([, text]) =>
      load(text ?? ''),
    );

  test('for GitHub is a workflow whose actions are pinned to a commit', () => {
    const [workflow] = blocks('github.md') as {
      jobs: { drift: { steps: { uses?: string; with?: Record<string, string> }[] } };
    }[];
    const steps = workflow?.jobs.drift.steps ?? [];
    const uses = steps.flatMap(({ uses: used }) => used ?? []);
    expect(uses).toHaveLength(4);
    for (const used of uses) expect(used).toMatch(/@(?:[0-9a-f]{40}|COMMIT)$/);
    const own = steps.find(({ uses: used }) => used?.startsWith('OWNER/isodrift'));
    for (const input of Object.keys(own?.with ?? {})) expect(Object.keys(action.inputs)).toContain(input);
  });

  test('for GitLab and pre-commit is what these read, with commands that there are', async () => {
    const [gitlab] = blocks('gitlab.md') as { drift: { script: string[]; artifacts: { reports: object } } }[];
    expect(Object.keys(gitlab?.drift.artifacts.reports ?? {})).toEqual(['codequality', 'junit']);
    const [hooks] = blocks('pre-commit.md') as { repos: { repo: string; hooks: { entry: string }[] }[] }[];
    expect(hooks?.repos[0]?.repo).toBe('local');
    const scripts = [...(gitlab?.drift.script ?? []), hooks?.repos[0]?.hooks[0]?.entry ?? ''];
    for (const script of scripts) {
      const { code, said } = await bash(`set -n\n${script}\n`, {});
      expect([script, code, said]).toEqual([script, 0, '']);
      const called = /isodrift@[\d.]+ (\w+) (.*)$/.exec(script);
      if (called) {
        const { said: help } = await bash(`npx --yes isodrift ${called[1]} --help`, {});
        for (const [option] of (called[2] ?? '').matchAll(/--[\w-]+/g)) expect(help).toContain(option);
      }
    }
  });
});

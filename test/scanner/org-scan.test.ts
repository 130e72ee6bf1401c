import { spawnSync } from 'node:child_process';
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { CATALOGUE } from '../../src/catalogue/index.ts';
import { policyFor } from '../../src/scanner/policy.ts';
import { roleTemplate } from '../../src/scanner/policy-template.ts';
import { whyNoEmulator } from '../emulator/world.ts';

interface Template {
  readonly Resources: Readonly<
    Record<string, { Properties: { PolicyDocument?: { Statement: { Effect: string; Action: string[] }[] } } }>
  >;
}

const policy = policyFor(CATALOGUE, 'standard');
const template = roleTemplate(policy);

test('the role of the template may do what the policy says, and is denied what it denies', () => {
  const { Resources } = template as unknown as Template;
  const documents = Object.values(Resources).flatMap(({ Properties }) => Properties.PolicyDocument ?? []);
  for (const document of documents) expect(JSON.stringify(document).length).toBeLessThan(6144);
  for (const { Effect, Action } of policy.Statement) {
    const actions = documents.flatMap(({ Statement }) => Statement).filter((one) => one.Effect === Effect);
    expect(actions.flatMap((one) => one.Action)).toEqual(Action);
  }
});

test.skipIf(whyNoEmulator() !== undefined)(
  'both templates pass cfn-lint',
  () => {
    const file = join(mkdtempSync(join(tmpdir(), 'isodrift-')), 'member-role.json');
    writeFileSync(file, JSON.stringify(template));
    const { status, stdout, stderr } = spawnSync('.venv/bin/cfn-lint', ['examples/org-scan/hub.yaml', file], {
      encoding: 'utf8',
    });
    expect(`${stdout}${stderr}`).toBe('');
    expect(status).toBe(0);
  },
  60_000,
);

import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, describe, expect, test } from 'vitest';
import { sampleComparison } from '../render/site/sample-comparison.ts';

const COMMAND = fileURLToPath(new URL('../../bin/isodrift.mjs', import.meta.url));
const folder = mkdtempSync(join(tmpdir(), 'isodrift-docs-'));
const input = join(folder, 'comparison.json');

describe('isodrift docs', { timeout: 60_000 }, () => {
  writeFileSync(input, JSON.stringify(sampleComparison()));
  afterAll(() => rmSync(folder, { recursive: true }));

  test('writes a wiki and a Word file', () => {
    expect(docs('--out', join(folder, 'wiki'), '--format', 'markdown')).toBe(0);
    expect(readdirSync(join(folder, 'wiki'))).toEqual(expect.arrayContaining(['README.md', 'drift.md']));
    expect(docs('--out', join(folder, 'drift.docx'), '--format', 'docx')).toBe(0);
    expect(readFileSync(join(folder, 'drift.docx')).subarray(0, 2).toString()).toBe('PK');
  });

  test('--redact leaves no account id in any page, name of a page or picture', () => {
    const out = join(folder, 'outside');
    expect(docs('--out', out, '--redact', 'account-ids,ips,names')).toBe(0);
    const { accounts } = sampleComparison().deployed;
    for (const name of readdirSync(out, { recursive: true, encoding: 'utf8' })) {
      for (const account of accounts) {
        expect(name).not.toContain(account);
        if (/\.\w+$/.test(name)) expect(readFileSync(join(out, name), 'utf8')).not.toContain(account);
      }
    }
  });

  test('--watch writes again when the comparison changes, and lives on when it is broken', async () => {
    const page = join(folder, 'live', 'index.html');
    const child = spawn(process.execPath, [COMMAND, 'docs', input, '--out', join(folder, 'live'), '--watch']);
    let said = '';
    child.stderr.on('data', (text: Buffer) => (said += text.toString()));
    const hears = async (words: string): Promise<void> => {
      while (!said.includes(words)) await once(child.stderr, 'data');
    };
    await hears('watching');
    expect(existsSync(page)).toBe(true);
    writeFileSync(input, '{');
    await hears('not written');
    writeFileSync(input, JSON.stringify({ ...sampleComparison(), title: 'Another name' }));
    await hears('written again');
    expect(readFileSync(page, 'utf8')).toContain('Another name');
    child.kill('SIGTERM');
    await once(child, 'exit');
    expect(child.exitCode).toBe(0);
  });

  function docs(...args: string[]): number | null {
    return spawnSync(process.execPath, [COMMAND, 'docs', input, ...args]).status;
  }
});

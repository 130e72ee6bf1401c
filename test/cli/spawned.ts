import { spawn } from 'node:child_process';
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const COMMAND = fileURLToPath(new URL('../../bin/isodrift.mjs', import.meta.url));

/** How the program ended, and what it said. */
export interface Ended {
  readonly code: number | null;
  readonly out: string;
  readonly err: string;
}

/** Runs the built program beside a server of this process: with keys, no profile, in a folder of its own. */
export function openShell(env: Readonly<Record<string, string>>): {
  readonly folder: string;
  readonly run: (...args: string[]) => Promise<Ended>;
} {
  const folder = mkdtempSync(join(tmpdir(), 'isodrift-'));
  const all = {
    PATH: process.env['PATH'],
    HOME: folder,
    AWS_EC2_METADATA_DISABLED: 'true',
    AWS_ACCESS_KEY_ID: 'hub',
    AWS_SECRET_ACCESS_KEY: 'hub',
    ...env,
  };
  const run = (...args: string[]): Promise<Ended> =>
    new Promise((resolve, reject) => {
      const child = spawn(process.execPath, [COMMAND, ...args], { cwd: folder, env: all });
      let [out, err] = ['', ''];
      child.stdout.on('data', (chunk) => (out += String(chunk)));
      child.stderr.on('data', (chunk) => (err += String(chunk)));
      child.once('error', reject);
      child.once('close', (code) => resolve({ code, out, err }));
    });
  return { folder, run };
}

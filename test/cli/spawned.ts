import { spawn } from 'node:child_process';
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The program. */
export const COMMAND = fileURLToPath(new URL('../../bin/isodrift.mjs', import.meta.url));

/** How the program ended, and what it said. */
export interface Ended {
  readonly code: number | null;
  readonly signal: NodeJS.Signals | null;
  readonly out: string;
  readonly err: string;
}

/** The program while it runs. */
export interface Running {
  readonly ended: Promise<Ended>;
  readonly kill: (signal: NodeJS.Signals) => void;
  /** waits until it has said this on stderr, or has ended */
  readonly said: (text: string) => Promise<void>;
}

/** Runs the built program beside a server of this process: with keys, no profile, in a folder of its own. */
export function openShell(env: Readonly<Record<string, string>>): {
  readonly folder: string;
  readonly run: (...args: string[]) => Promise<Ended>;
  readonly start: (...args: string[]) => Running;
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
  const start = (...args: string[]): Running => {
    const child = spawn(process.execPath, [COMMAND, ...args], { cwd: folder, env: all });
    let [out, err] = ['', ''];
    child.stdout.on('data', (chunk) => (out += String(chunk)));
    child.stderr.on('data', (chunk) => (err += String(chunk)));
    const ended = new Promise<Ended>((resolve, reject) => {
      child.once('error', reject);
      child.once('close', (code, signal) => resolve({ code, signal, out, err }));
    });
    const said = (text: string): Promise<void> =>
      new Promise((resolve) => {
        const look = (): void => {
          if (err.includes(text) || child.exitCode !== null) resolve();
        };
        child.stderr.on('data', look);
        child.once('close', () => resolve());
        look();
      });
    return { ended, said, kill: (signal) => void child.kill(signal) };
  };
  return { folder, start, run: (...args) => start(...args).ended };
}

import { spawn, spawnSync } from 'node:child_process';
import { copyFileSync, existsSync, mkdirSync, readFileSync, rmdirSync, statSync } from 'node:fs';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';

const ROOT = fileURLToPath(new URL('..', import.meta.url));
const VENV = `${ROOT}.venv`;
const PYTHON = `${VENV}/bin/python`;
const REQUIREMENTS = `${ROOT}requirements-emulator.txt`;
const STAMP = `${VENV}/isodrift-requirements.txt`;
const LONGEST_INSTALL_MS = 600_000;

/** The account that moto plays, and the moment at which its clock stands still. */
export const ACCOUNT = '111122223333';
export const CLOCK = '2026-11-02T08:00:00Z';

/** Makes .venv on first use. Returns undefined when moto is ready to start, else one line that says why not. */
export function prepareMoto() {
  if (isPrepared()) return undefined;
  const unlock = lock();
  try {
    // whoever held the lock may have done it
    return isPrepared() ? undefined : install();
  } finally {
    unlock();
  }
}

function isPrepared() {
  return existsSync(STAMP) && readFileSync(STAMP, 'utf8') === readFileSync(REQUIREMENTS, 'utf8');
}

function install() {
  const made = run('python3', ['-m', 'venv', VENV]);
  if (made !== undefined) {
    return `no emulator: python3 -m venv failed (${made}); install Python 3 with its venv module`;
  }
  const installed = run(PYTHON, [
    '-m',
    'pip',
    'install',
    '--quiet',
    '--disable-pip-version-check',
    '-r',
    REQUIREMENTS,
  ]);
  if (installed !== undefined) {
    return `no emulator: pip could not install requirements-emulator.txt (${installed})`;
  }
  copyFileSync(REQUIREMENTS, STAMP);
  return undefined;
}

/** Test files run side by side, and one .venv is enough. A lock that nobody can still hold is broken. */
function lock() {
  const path = `${ROOT}.venv.lock`;
  for (;;) {
    try {
      mkdirSync(path);
      return () => rmdirSync(path);
    } catch (error) {
      if (error.code !== 'EEXIST') throw error;
      const since = statSync(path, { throwIfNoEntry: false })?.mtimeMs;
      if (since !== undefined && Date.now() - since > LONGEST_INSTALL_MS) rmdirSync(path);
      else Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 500);
    }
  }
}

/** Starts moto on a free loopback port. Its account is empty but for the defaults, its ids follow from the seed. */
export async function startMoto({ seed = 42 } = {}) {
  const server = spawn(PYTHON, [`${ROOT}scripts/moto-server.py`], {
    stdio: ['pipe', 'pipe', 'pipe'],
    env: {
      ...process.env,
      ISODRIFT_MOTO_CLOCK: CLOCK,
      MOTO_ACCOUNT_ID: ACCOUNT,
      MOTO_S3_CUSTOM_ENDPOINTS: '',
      PYTHONHASHSEED: '0',
    },
  });
  const url = await firstLine(server);
  // a half-open process would keep the caller alive
  if (process.env.ISODRIFT_MOTO_LOG) server.stderr.pipe(process.stderr);
  server.unref();
  for (const pipe of [server.stdin, server.stdout, server.stderr]) pipe.unref();
  await post(`${url}/moto-api/reset`);
  await post(`${url}/moto-api/seed?a=${seed}`);
  return { url, stop: () => stop(server) };
}

function run(command, args) {
  const { error, status, stderr } = spawnSync(command, args, { encoding: 'utf8' });
  if (error) return error.code === 'ENOENT' ? `${command} not found` : error.message;
  return status === 0 ? undefined : (stderr.trim().split('\n').at(-1) ?? `exit ${status}`);
}

function firstLine(server) {
  return new Promise((resolve, reject) => {
    let complaint = '';
    server.stderr.on('data', (chunk) => (complaint += chunk));
    server.once('error', reject);
    server.once('exit', (code) =>
      reject(new Error(`moto ended with ${code}: ${complaint.trim().split('\n').at(-1)}`)),
    );
    createInterface({ input: server.stdout }).once('line', resolve);
  });
}

async function post(url) {
  const answer = await fetch(url, { method: 'POST' });
  if (!answer.ok) throw new Error(`moto answered ${answer.status} to ${url}`);
}

function stop(server) {
  return new Promise((resolve) => {
    server.ref();
    server.removeAllListeners('exit');
    server.once('exit', resolve);
    server.stdin.end();
  });
}

// Kills a scan in its own process at random points, goes on with it, and looks whether the inventory has the bytes of one
// that nobody disturbed. For the test of --resume and for the bench of faults.
import { spawn } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { readExchanges } from '../dist/endpoint/exchange.js';
import { startReplay } from '../dist/endpoint/replay.js';

const COMMAND = fileURLToPath(new URL('../bin/isodrift.mjs', import.meta.url));
const EXAMPLE = fileURLToPath(new URL('../examples/orders-platform/recorded/', import.meta.url));

/**
 * Runs `rounds` scans that are each killed `kills` times. Returns one row per round: after how many requests it was killed,
 * how many requests the rest took, and whether the bytes are those of the undisturbed scan.
 */
export async function killAndResume({ rounds, kills = 1, seed = 1 }) {
  const file = `${EXAMPLE}exchanges.json`;
  const exchanges = readExchanges(readFileSync(file, 'utf8'), file);
  const { regions } = JSON.parse(readFileSync(`${EXAMPLE}recording.json`, 'utf8'));
  const random = randomFrom(seed);
  const folder = mkdtempSync(join(tmpdir(), 'isodrift-kill-'));
  try {
    const truth = await round({ exchanges, regions, out: join(folder, 'truth.json'), killAt: [] });
    const rows = [];
    for (let n = 0; n < rounds; n += 1) {
      const killAt = Array.from({ length: kills }, () => 1 + Math.floor(random() * (truth.requests - 1)));
      const out = join(folder, `round-${n}.json`);
      const { text, requests, killed } = await round({ exchanges, regions, out, killAt });
      const isWhole = text === truth.text && !existsSync(`${out}.checkpoint`);
      rows.push({ killAt, killed, requests, isEqual: isWhole });
    }
    return { rows, requests: truth.requests };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** One scan with its kills, to the end. A kill later than the end is none. */
async function round({ exchanges, regions, out, killAt }) {
  const args = ['--quiet', 'scan', ...regions.flatMap((region) => ['--region', region]), '--out', out];
  let killed = 0;
  let requests = 0;
  const replay = await startReplay(exchanges);
  try {
    for (const limit of [...killAt, Infinity]) {
      const isResumed = existsSync(`${out}.checkpoint`);
      const before = replay.requests.length;
      const code = await run([...args, ...(isResumed ? ['--resume'] : [])], replay, before + limit);
      requests = replay.requests.length - before;
      if (code !== null) break;
      killed += 1;
    }
  } finally {
    await replay.close();
  }
  // the clock is the one thing in which two scans differ
  const text = readFileSync(out, 'utf8').replace(/"capturedAt": "[^"]*"/, '"capturedAt": ""');
  return { text, requests, killed };
}

/** The exit code, or null when the process was killed after so many requests. */
function run(args, replay, limit) {
  const env = {
    PATH: process.env.PATH,
    AWS_ENDPOINT_URL: replay.url,
    AWS_ACCESS_KEY_ID: 'recorded',
    AWS_SECRET_ACCESS_KEY: 'recorded',
    AWS_EC2_METADATA_DISABLED: 'true',
  };
  const child = spawn(process.execPath, [COMMAND, ...args, '--endpoint-url', replay.url], {
    env,
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  const watch = setInterval(() => {
    if (replay.requests.length >= limit) child.kill('SIGKILL');
  }, 1);
  return new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('exit', (code, signal) => {
      clearInterval(watch);
      if (signal === 'SIGKILL') resolve(null);
      else if (code === 0 || code === 3) resolve(code);
      else reject(new Error(`isodrift ${args.join(' ')} ended with ${code ?? signal}`));
    });
  });
}

/** Evenly spread numbers from 0 to 1 that follow from the seed (mulberry32). */
function randomFrom(seed) {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
}

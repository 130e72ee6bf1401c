// A scan over HTTP with every request answered 50 ms later, as from AWS: how close it comes to what the latency alone would cost,
// what it takes of memory, and whether one large type holds up the others. The account is made up of the recorded one, over and
// over; it answers, and is scanned, in processes of their own. The last part scans recorded accounts one after the other.
import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { serializeStage } from '../../dist/model/stage-file.js';
import { mergeInventories } from '../../dist/scanner/merge.js';
import { bar, row, timed } from '../bars.mjs';
import { REGIONS } from '../estate.mjs';
import { scanExample } from '../example.mjs';

const LATENCY_MS = 50;
// the bound is that of 48 requests in flight, the wait of a plain scanner; ours keeps more
const IN_FLIGHT = 48;
const BULK = { service: 'sqs', region: 'eu-west-1', items: 50_000 };

row(['scan', 'resources', 'calls', 'bound s', 'wall s', 'CPU s', 'CPU ms/call', 'load s', 'RSS MB', 'gaps']);

const bare = await madeUp({ bare: 4000 });
row(['bare SDK', '', ...figures(bare)]);
const small = await madeUp({ copies: 50 });
row(['20 regions', small.resources, ...figures(small)]);
bar('scan/resources-short-of-5000', Math.max(0, 5000 - small.resources), 0);
bar('scan/wall-over-bound', small.scanMs / boundMs(small), 1.3);
row(['wall over bound of the bare SDK', (bare.scanMs / boundMs(bare)).toFixed(2)]);
bar('scan/peak-rss-mb-all-clients', small.rssMB, 450);

// what memory it takes does not depend on how long an answer takes
const large = await madeUp({ copies: 1040, latencyMs: 0 });
row(['large', large.resources, ...figures(large, 0)]);
bar('scan/resources-short-of-100000', Math.max(0, 100_000 - large.resources), 0);
bar('scan/peak-rss-mb-100000', large.rssMB, 1000);

// the other listed types alone, and beside fifty thousand queues that are each asked about; then the scan is stopped. Types that
// are only read when something points at them are left out: they come when everything is listed, the queues included.
const except = `${BULK.service} ${BULK.region}`;
const alone = await madeUp({ copies: 50, depth: 'full', except });
const beside = await madeUp({ copies: 50, depth: 'full', except, bulk: BULK.items, until: alone.other });
row(['others alone', alone.resources, ...figures(alone)]);
row(['others beside 50,000', beside.resources, ...figures(beside)]);
bar('scan/other-listed-types-beside-a-large-one', beside.lastOther / alone.lastOther, 2);
bar('scan/others-not-done', alone.other - Math.min(alone.other, beside.other), 0);

await oneAfterTheOther();

function boundMs({ calls }, latencyMs = LATENCY_MS) {
  return (calls * latencyMs) / IN_FLIGHT;
}

function figures(one, latencyMs = LATENCY_MS) {
  const seconds = [boundMs(one, latencyMs), one.scanMs, one.cpuMs].map((ms) => (ms / 1000).toFixed(1));
  const each = (one.cpuMs / one.calls).toFixed(2);
  return [one.calls, ...seconds, each, (one.loadMs / 1000).toFixed(1), Math.round(one.rssMB), one.gaps];
}

/** Starts an endpoint and a scan of it, and tells how that went. */
async function madeUp({ copies = 0, bulk = 0, latencyMs = LATENCY_MS, ...how }) {
  const folder = mkdtempSync(join(tmpdir(), 'isodrift-bench-'));
  const endpoint = started('estate-endpoint.mjs', [copies, bulk, latencyMs]);
  try {
    const url = (await firstLine(endpoint)).trim();
    const told = JSON.stringify({ url, regions: REGIONS, out: join(folder, 'inventory.json'), ...how });
    return JSON.parse(await firstLine(started('scan-once.mjs', [told])));
  } finally {
    endpoint.kill();
    rmSync(folder, { recursive: true });
  }
}

function started(file, args) {
  const path = fileURLToPath(new URL(`../${file}`, import.meta.url));
  return spawn(process.execPath, [path, ...args.map(String)], {
    stdio: ['pipe', 'pipe', 'inherit'],
    env: { ...process.env, AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED: 'true' },
  });
}

/** The first line that a process says; an error if it ends without one. */
async function firstLine(child) {
  let text = '';
  for await (const chunk of child.stdout) {
    text += chunk;
    if (text.includes('\n')) return text.slice(0, text.indexOf('\n'));
  }
  throw new Error('a process of the benchmark ended without a word');
}

/** The recorded account once and as many accounts one after the other, merged: ten times the accounts may take twelve times as long. */
async function oneAfterTheOther() {
  const sizes = [1000, 10_000];
  // the first scan of a process also loads the SDK clients: not what is asked here
  const one = await scanExample();
  row(['accounts', 'resources', 'calls', 'scan ms', 'heap MB']);
  const times = [];
  for (const size of sizes) {
    const copies = Math.round(size / one.resources.length);
    const { ms, result } = await timed(() => scanned(copies), 1);
    const calls = result.coverage.reduce((sum, { calls: made }) => sum + made, 0);
    times.push(ms / copies);
    const heapMB = Math.round(process.memoryUsage().heapUsed / 1e6);
    row([copies, result.resources.length, calls, Math.round(ms), heapMB]);
  }
  const [few, many] = times;
  bar('scan/time-per-account-for-tenfold', many / few, 1.2);
  const isSame = serializeStage(one) === serializeStage(await scanExample());
  bar('scan/different-bytes-in-two-runs', isSame ? 0 : 1, 0);
}

async function scanned(copies) {
  const inventories = [];
  for (let copy = 0; copy < copies; copy += 1) inventories.push(await scanExample(copy));
  return mergeInventories(inventories);
}

// `npm run bench [-- NAME...]`: without a name, all of them.
import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { compare } from '../dist/compare/compare.js';
import { readDesired } from '../dist/desired/desired.js';
import { readExchanges } from '../dist/endpoint/exchange.js';
import { startReplay } from '../dist/endpoint/replay.js';
import { layout } from '../dist/layout/layout.js';
import { serializeStage } from '../dist/model/stage-file.js';
import { renderSite } from '../dist/render/site/site.js';
import { renderSvg } from '../dist/render/svg/svg.js';
import { scan } from '../dist/scanner/scan.js';
import { bar, row, timed } from './bars.mjs';
import { scaledDesired, scaledInventory } from './scale.mjs';

const EXAMPLE = fileURLToPath(new URL('../examples/orders-platform/', import.meta.url));
const SIZES = [1000, 10_000];

const BENCHES = { startup, scan: scanned, stages };

const wanted = process.argv.slice(2);
for (const [name, bench] of Object.entries(BENCHES)) {
  if (wanted.length === 0 || wanted.includes(name)) await bench();
}

/** `isodrift --version` must not take more than twice what Node itself needs. */
async function startup() {
  const command = fileURLToPath(new URL('../bin/isodrift.mjs', import.meta.url));
  const run = (args) => () => spawnSync(process.execPath, args);
  const node = await timed(run(['-e', '0']), 15);
  const version = await timed(run([command, '--version']), 15);
  bar('startup/version-over-node', version.ms / node.ms, 2);
}

/** The recorded account over HTTP, again and again; the base is reading the same bytes back as plain JSON. */
async function scanned() {
  const { ms, result } = await timed(scanExample, 3);
  const calls = result.coverage.reduce((sum, { calls: made }) => sum + made, 0);
  row(['scan', 'resources', result.resources.length, 'calls', calls, 'ms', Math.round(ms)]);
  const [first, second] = [serializeStage(result), serializeStage(await scanExample())];
  bar('scan/different-bytes-in-two-runs', first === second ? 0 : 1, 0);
}

async function scanExample() {
  const file = `${EXAMPLE}recorded/exchanges.json`;
  const { capturedAt, regions } = JSON.parse(readFileSync(`${EXAMPLE}recorded/recording.json`, 'utf8'));
  const replay = await startReplay(readExchanges(readFileSync(file, 'utf8'), file));
  try {
    return await scan({
      regions,
      now: new Date(capturedAt),
      endpointUrl: replay.url,
      credentials: { accessKeyId: 'recorded', secretAccessKey: 'recorded' },
    });
  } finally {
    await replay.close();
  }
}

/** Compare, layout and render at two sizes; ten times the resources may take fifteen times as long, not a hundred. */
async function stages() {
  const inventory = await scanExample();
  const files = { read: (path) => readFileSync(path, 'utf8'), list: (path) => [path] };
  const desired = readDesired([`${EXAMPLE}isodrift.yaml`], files);
  const figures = [];
  row(['resources', 'compare ms', 'layout ms', 'svg ms', 'site ms', 'heap MB']);
  for (const size of SIZES) {
    const times = await stagesAt(inventory, desired, size);
    figures.push(times);
    row([
      times.resources,
      ...STAGES.map((stage) => Math.round(times[stage])),
      Math.round(process.memoryUsage().heapUsed / 1e6),
    ]);
  }
  const [small, large] = figures;
  for (const stage of STAGES) bar(`stages/${stage}-growth-for-tenfold`, large[stage] / small[stage], 15);
}

const STAGES = ['compare', 'layout', 'svg', 'site'];

async function stagesAt(inventory, desired, size) {
  const deployed = scaledInventory(inventory, size);
  const declared = scaledDesired(desired, size, inventory.resources.length);
  const compared = await timed(() => compare(declared, deployed));
  const laidOut = await timed(() => layout(compared.result));
  const drawn = await timed(() => renderSvg(laidOut.result, { theme: 'light' }));
  const pictures = [{ view: 'drift', theme: 'light', svg: drawn.result }];
  const site = await timed(() => renderSite({ comparison: compared.result, pictures }), 1);
  return {
    resources: deployed.resources.length,
    compare: compared.ms,
    layout: laidOut.ms,
    svg: drawn.ms,
    site: site.ms,
  };
}

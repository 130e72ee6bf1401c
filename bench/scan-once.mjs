// Scans the made-up account once, in a process of its own; says on stdout how it went. The clients of all services are loaded
// first: no larger memory can be asked of a scan.
import { rmSync } from 'node:fs';
import { CATALOGUE } from '../dist/catalogue/index.js';
import { SERVICES } from '../dist/catalogue/services.js';
import { writeStage } from '../dist/cli/load.js';
import { keepSmall } from '../dist/cli/memory.js';
import { scan } from '../dist/scanner/scan.js';
import { loadSdk, makeClient } from '../dist/scanner/sdk.js';

const { url, regions, out, depth = 'standard', except, until, bare } = JSON.parse(process.argv[2]);
const IN_FLIGHT = 48;
const endpoint = { endpoint: url, credentials: { accessKeyId: 'recorded', secretAccessKey: 'recorded' } };

const loading = performance.now();
for (const service of Object.keys(SERVICES)) loadSdk(service);
const loadMs = performance.now() - loading;

keepSmall();
const before = process.resourceUsage();
const start = performance.now();
const result = bare === undefined ? await scanned() : await asked(bare);
const scanMs = performance.now() - start;
const { userCPUTime, systemCPUTime, maxRSS } = process.resourceUsage();
const cpuMs = (userCPUTime - before.userCPUTime + systemCPUTime - before.systemCPUTime) / 1000;
console.log(JSON.stringify({ ...result, loadMs, scanMs, cpuMs, rssMB: maxRSS / 1024 }));

/** The scan, to the written file. */
async function scanned() {
  const stop = new AbortController();
  const begun = performance.now();
  const late = CATALOGUE.filter(({ list }) => list.referencedOnly);
  const pointed = new Set(
    late.flatMap(({ list, details = [] }) =>
      [list, ...details].map(({ service, action }) => `${service}:${action}`),
    ),
  );
  let phase;
  let other = 0;
  let lastOther = 0;
  const inventory = await scan({
    regions,
    depth,
    now: new Date(0),
    endpointUrl: url,
    credentials: endpoint.credentials,
    signal: stop.signal,
    onProgress: (progress) => {
      const { service, region, action } = progress;
      const isCall = progress.phase === phase;
      phase = progress.phase;
      // a phase that begins is told with the call before it
      if (!isCall) return;
      // what is read because something points at it comes after all that may point
      if (`${service} ${region}` === except || pointed.has(`${service}:${action}`)) return;
      other += 1;
      lastOther = performance.now() - begun;
      if (other === until) stop.abort(new Error('the others are done'));
    },
  });
  writeStage(inventory, out);
  rmSync(out);
  const calls = inventory.coverage.reduce((sum, row) => sum + row.calls, 0);
  return { resources: inventory.resources.length, gaps: inventory.gaps.length, calls, other, lastOther };
}

/** So many calls without a scanner: what the SDK itself takes. Half of them of a protocol in JSON, half of one in XML, by regions. */
async function asked(calls) {
  const clients = regions.flatMap((region) =>
    [
      ['sqs', 'ListQueuesCommand', { MaxResults: 1000 }],
      ['ec2', 'DescribeVolumesCommand', {}],
    ].map(([service, name, params]) => {
      const sdk = loadSdk(service);
      return { client: makeClient(sdk, { ...endpoint, region }), Command: sdk[name], params };
    }),
  );
  let next = 0;
  const worker = async () => {
    while (next < calls) {
      const { client, Command, params } = clients[next % clients.length];
      next += 1;
      await client.send(new Command(params));
    }
  };
  await Promise.all(Array.from({ length: IN_FLIGHT }, worker));
  return { calls, gaps: 0 };
}

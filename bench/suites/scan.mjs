// The recorded account over HTTP, once and as many accounts one after the other, merged; ten times the accounts may take
// twelve times as long.
import { serializeStage } from '../../dist/model/stage-file.js';
import { mergeInventories } from '../../dist/scanner/merge.js';
import { bar, row, timed } from '../bars.mjs';
import { scanExample } from '../example.mjs';

const SIZES = [1000, 10_000];

// the first scan of a process also loads the SDK clients: not what is asked here
const one = await scanExample();

row(['accounts', 'resources', 'calls', 'scan ms', 'heap MB']);
const times = [];
for (const size of SIZES) {
  const copies = Math.round(size / one.resources.length);
  const { ms, result } = await timed(() => scanned(copies), 1);
  const calls = result.coverage.reduce((sum, { calls: made }) => sum + made, 0);
  times.push(ms / copies);
  row([
    copies,
    result.resources.length,
    calls,
    Math.round(ms),
    Math.round(process.memoryUsage().heapUsed / 1e6),
  ]);
}
const [few, many] = times;
bar('scan/time-per-account-for-tenfold', many / few, 1.2);
bar(
  'scan/different-bytes-in-two-runs',
  serializeStage(one) === serializeStage(await scanExample()) ? 0 : 1,
  0,
);

async function scanned(copies) {
  const inventories = [];
  for (let copy = 0; copy < copies; copy += 1) inventories.push(await scanExample(copy));
  return mergeInventories(inventories);
}

import { serializeStage } from '../../dist/model/stage-file.js';
import { bar, row, timed } from '../bars.mjs';
import { scanExample } from '../example.mjs';

// the first scan of a process also loads the SDK clients; the shortest of three does not
const { ms, result } = await timed(scanExample, 3);
const calls = result.coverage.reduce((sum, { calls: made }) => sum + made, 0);
row(['scan', 'resources', 'calls', 'ms']);
row(['orders-platform', result.resources.length, calls, Math.round(ms)]);
const [first, second] = [serializeStage(result), serializeStage(await scanExample())];
bar('scan/different-bytes-in-two-runs', first === second ? 0 : 1, 0);

// A scan through an endpoint that fails: whatever goes wrong, what is not there is said not to be known. And a scan that is
// killed, and gone on with.
import { bar, row } from '../bars.mjs';
import { faultRuns, KINDS } from '../fault-runs.mjs';
import { killAndResume } from '../kill-and-resume.mjs';

const SEEDS = Array.from({ length: Number(process.env.SEEDS ?? 100) }, (_unused, index) => index + 1);
const RATES = [0.01, 0.1, 0.5];
const ROUNDS = 50;

row(['fault', 'rate', 'runs', 'byte-equal', 'silent omissions', 's']);
let runs = 0;
const silent = [];
for (const [name, faults] of Object.entries({ ...KINDS, 'all of them': Object.values(KINDS).flat() })) {
  for (const rate of RATES) {
    const start = performance.now();
    const result = await faultRuns({ faults, rate, seeds: SEEDS });
    runs += result.runs;
    silent.push(...result.silent.map((text) => `${name} ${rate}: ${text}`));
    const s = Math.round((performance.now() - start) / 1000);
    row([name, `${rate * 100} %`, result.runs, result.equal, result.silent.length, s]);
  }
}
for (const text of silent.slice(0, 20)) console.log(text);
bar('faults/silent-omissions', silent.length, 0);
const wanted = (Object.keys(KINDS).length + 1) * RATES.length * SEEDS.length;
console.log(`${runs} runs`);
bar('faults/runs-short-of-all', wanted - runs, 0);

const { rows } = await killAndResume({ rounds: ROUNDS, kills: 1, seed: 7 });
const killed = rows.filter((one) => one.killed > 0).length;
console.log(`${killed} of ${rows.length} scans killed`);
bar('faults/resumed-with-other-bytes', rows.filter(({ isEqual }) => !isEqual).length, 0);

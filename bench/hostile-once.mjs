// Reads the one file given as a design, then a good one: prints how long the first took, the peak of memory, the error, and
// whether the process lives on. Started by suites/hostile.mjs.
import { loadDesired } from '../dist/cli/load.js';
import { IsodriftError } from '../dist/model/errors.js';

const [file, good] = process.argv.slice(2);
const start = performance.now();
const outcome = await tried(file);
const ms = performance.now() - start;
// in KB on every system that Node runs on
const peak = process.resourceUsage().maxRSS / 1000;
const after = await tried(good);
console.log(JSON.stringify({ ...outcome, ms, peak, livesOn: after.resources > 0 }));

async function tried(path) {
  try {
    const { resources } = await loadDesired([path], {});
    return { resources: resources.length };
  } catch (error) {
    return { message: error.message, isOurs: error instanceof IsodriftError };
  }
}

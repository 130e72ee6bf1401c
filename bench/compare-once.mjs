// Compares the two files given, a few times, and prints what it took; started by suites/compare.mjs.
import { readFileSync, statSync } from 'node:fs';
import { compare } from '../dist/compare/compare.js';
import { timed } from './bars.mjs';

const files = process.argv.slice(2);
const bytes = files.reduce((sum, file) => sum + statSync(file).size, 0);
const once = () => {
  const [desired, inventory] = files.map((file) => JSON.parse(readFileSync(file, 'utf8')));
  return compare(desired, inventory);
};
const { findings } = once().summary;
// of one comparison alone, before any is repeated
const peak = process.resourceUsage().maxRSS / 1000;

const texts = files.map((file) => readFileSync(file, 'utf8'));
const times = bytes < 1e8 ? 5 : 3;
globalThis.gc?.();
const parsed = await timed(() => texts.map((text) => JSON.parse(text)), times);
const [desired, inventory] = parsed.result;
globalThis.gc?.();
const compared = await timed(() => compare(desired, inventory), times);
console.log(
  JSON.stringify({
    resources: inventory.resources.length,
    divergent: findings.changed + findings.missing + findings.unmanaged,
    megabytes: bytes / 1e6,
    parse: parsed.ms,
    compare: compared.ms,
    peak,
  }),
);

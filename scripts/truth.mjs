// Does the comparison ever cry wolf, and does it miss anything? Judged on what others wrote and what AWS, or its emulator, made of it:
//   npm run truth -- PAIRS [CORPUS]
// PAIRS: Terraform states after a real apply with the answers AWS gave (scripts/truth/pairs.mjs).
// CORPUS: folders of templates, each deployed into an emulator, scanned and compared; then edited at random, and compared again.
// What cannot be judged is listed as excluded, with the reason. Bars:
//   bar <name> <figure> <limit> ok|short
import { readFileSync } from 'node:fs';
import { prepareMoto } from './moto.mjs';
import { judgeEdits } from './truth/edits.mjs';
import { openEmulator } from './truth/emulator.mjs';
import { kit } from './truth/kit.mjs';
import { judgePairs } from './truth/pairs.mjs';
import { judgeStacks } from './truth/stacks.mjs';

const shop = ownTemplate('test/emulator/templates/shop.yaml');

const [pairs, corpus] = process.argv.slice(2);
if (pairs === undefined) {
  console.error('usage: npm run truth -- PAIRS [CORPUS]');
  process.exit(1);
}
judgePairs(pairs, bar);
if (corpus !== undefined) await judgeEmulated(corpus);

async function judgeEmulated(root) {
  const missing = prepareMoto();
  if (missing !== undefined) {
    console.error(missing);
    process.exitCode = 1;
    return;
  }
  const emulator = await openEmulator(kit);
  const deployable = await judgeStacks(root, emulator, bar);
  await judgeEdits([shop], deployable, emulator, bar);
  await emulator.close();
}

function ownTemplate(file) {
  return { name: file, file, text: readFileSync(new URL(`../${file}`, import.meta.url), 'utf8') };
}

function bar(name, figure, limit) {
  const isOk = figure <= limit;
  if (!isOk) process.exitCode = 1;
  console.log(`bar ${name} ${figure} ${limit} ${isOk ? 'ok' : 'short'}`);
}

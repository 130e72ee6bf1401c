// `npm run bench -- desired`: a large Terraform state against JSON.parse on the same bytes, and a thousand templates.
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { readDesired } from '../../dist/desired/desired.js';
import { bar, row } from '../bars.mjs';
import { copyOf } from '../scale.mjs';

const EXAMPLES = fileURLToPath(new URL('../../examples/', import.meta.url));
const RESOURCES = 100_000;
const TEMPLATES = 1000;
const RUNS = 3;
/** What large accounts have most of. */
const TYPES = [
  'aws_instance',
  'aws_security_group',
  'aws_cloudwatch_log_group',
  'aws_sqs_queue',
  'aws_iam_role',
];

desired();

/** Both bars. Reading may take four times as long as parsing. */
function desired() {
  largeState();
  manyTemplates();
}

function largeState() {
  const mixed = measured(synthesised(RESOURCES));
  row(['state MB', mixed.megabytes.toFixed(0), 'resources', mixed.count]);
  row(['parse ms', ms(mixed.parse.wall), 'read ms', ms(mixed.read.wall)]);
  row(['parse CPU ms', ms(mixed.parse.cpu), 'read CPU ms', ms(mixed.read.cpu)]);
  // what others do on a shared machine the clock counts, too; the CPU time of all threads does not
  row(['in CPU time', (mixed.read.cpu / mixed.parse.cpu).toFixed(1)]);
  for (const type of TYPES) {
    const { parse, read, megabytes } = measured(ofOneType(type, RESOURCES));
    row([
      `all ${type}`,
      `${megabytes.toFixed(0)} MB`,
      'over JSON.parse',
      (read.wall / parse.wall).toFixed(1),
    ]);
  }
  bar('desired/state-over-json-parse', mixed.read.wall / mixed.parse.wall, 4);
}

function measured(text) {
  const files = { read: () => text, list: (path) => [path] };
  let count = 0;
  const parses = [];
  const reads = [];
  // in turns, so that a busy moment of the machine hits both
  for (let run = 0; run < RUNS; run += 1) {
    parses.push(timed(() => JSON.parse(text)));
    const once = timed(() => {
      count = readDesired(['large.tfstate'], files).resources.length;
    });
    reads.push(once);
  }
  return { megabytes: text.length / 1e6, count, parse: medians(parses), read: medians(reads) };
}

function manyTemplates() {
  const text = readFileSync(`${EXAMPLES}image-pipeline/template.yaml`, 'utf8');
  const paths = Array.from({ length: TEMPLATES }, (_, index) => `stack-${index}.yaml`);
  const files = { read: () => text, list: (path) => [path] };
  const read = shortest(() => readDesired(paths, files), 1);
  row(['templates', TEMPLATES, 'ms', ms(read)]);
  bar('desired/thousand-templates-seconds', read / 1000, 10);
}

/**
 * The example's state again and again, each copy in its own account with its own AWS ids and in its own module. The module has a
 * provider of its own, as one that works in another account must.
 */
function synthesised(size) {
  const state = exampleState();
  const each = state.resources.reduce((sum, { instances }) => sum + instances.length, 0);
  const resources = Array.from({ length: Math.ceil(size / each) }, (_, copy) => {
    const module = `module.copy${copy}`;
    const within = (block) => ({ ...block, module, provider: `${module}.${block.provider}` });
    return copyOf(state, copy).resources.map(within);
  }).flat();
  return JSON.stringify({ ...state, resources }, null, 2);
}

/** One resource of the example as often, each with an id and a name of its own. */
function ofOneType(type, size) {
  const state = exampleState();
  const block = state.resources.find((one) => one.type === type);
  const text = JSON.stringify({ ...block, instances: block.instances.slice(0, 1) });
  const resources = Array.from({ length: size }, (_, index) => {
    const own = text
      .replaceAll(/\b([a-z]+-[0-9a-f]{2,11})[0-9a-f]{6}\b/g, `$1${index.toString(16).padStart(6, '0')}`)
      .replaceAll(/\bshop\b/g, `shop${index}`);
    return { ...JSON.parse(own), name: `r${index}` };
  });
  return JSON.stringify({ ...state, resources }, null, 2);
}

function exampleState() {
  return JSON.parse(readFileSync(`${EXAMPLES}orders-platform/terraform.tfstate`, 'utf8'));
}

function shortest(work, times) {
  let best = Infinity;
  for (let run = 0; run < times; run += 1) {
    const start = performance.now();
    work();
    best = Math.min(best, performance.now() - start);
  }
  return best;
}

/** The time by the clock, and the CPU time of all threads, in ms. */
function timed(work) {
  const start = performance.now();
  const before = process.cpuUsage();
  work();
  const { user, system } = process.cpuUsage(before);
  return { wall: performance.now() - start, cpu: (user + system) / 1000 };
}

function medians(runs) {
  return { wall: median(runs.map(({ wall }) => wall)), cpu: median(runs.map(({ cpu }) => cpu)) };
}

function median(values) {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)];
}

function ms(value) {
  return Math.round(value);
}

// A hundred thousand resources against as many with 1 % drift: time against JSON.parse of both files, memory, and how time grows.
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { bar, row } from '../bars.mjs';
import { scanExample } from '../example.mjs';
import { scaledInventory } from '../scale.mjs';

const SIZES = [1000, 10_000, 100_000];
// a prime, so that every resource of the example has its turn
const EVERY = 97;
const WORKER = fileURLToPath(new URL('../compare-once.mjs', import.meta.url));

const example = await scanExample();
row(['resources', 'divergent', 'MB of JSON', 'parse ms', 'compare ms', 'peak MB']);
const figures = [];
for (const size of SIZES) figures.push(at(size));

const [small, , large] = figures;
bar('compare/over-json-parse', large.compare / large.parse, 3);
bar('compare/peak-gigabytes', large.peak / 1000, 1.5);
const exponent = Math.log(large.compare / small.compare) / Math.log(large.resources / small.resources);
bar('compare/exponent-of-growth', exponent, 1.1);

/** In a process of its own, which does what `isodrift diff` does: read both files, parse, compare. */
function at(size) {
  const folder = mkdtempSync(join(tmpdir(), 'isodrift-bench-'));
  try {
    const files = filesOf(size).map((text, index) => {
      const file = join(folder, `${index}.json`);
      writeFileSync(file, text);
      return file;
    });
    const { stdout } = spawnSync(process.execPath, ['--expose-gc', WORKER, ...files], { encoding: 'utf8' });
    const figure = JSON.parse(stdout);
    row(Object.values(figure).map(Math.round));
    return figure;
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** The texts of both sides; not kept as values, so that only what a comparison needs is in memory. */
function filesOf(size) {
  const inventory = scaledInventory(example, size);
  const { resources, relations } = inventory;
  const desired = {
    format: 'isodrift/desired@1',
    title: 'snapshot',
    sources: [{ kind: 'inventory', file: 'before.json' }],
    resources,
    relations,
    gaps: [],
  };
  return [JSON.stringify(desired), JSON.stringify({ ...inventory, resources: resources.flatMap(drifted) })];
}

/** One in a hundred: a tag, an attribute, gone, or gone and come back under another name, in turn. */
function drifted(resource, index) {
  if (index % EVERY !== 0) return [resource];
  const turn = (index / EVERY) % 4;
  if (turn === 0) return [{ ...resource, tags: { ...resource.tags, Environment: 'drifted' } }];
  if (turn === 1) return [];
  if (turn === 2) return [resource, { ...resource, ...renamed(resource) }];
  const [path, value] = Object.entries(resource.attributes).find(([, one]) => typeof one === 'number') ?? [];
  return [path ? { ...resource, attributes: { ...resource.attributes, [path]: value + 1 } } : resource];
}

function renamed({ key, id, arn }) {
  return { key: `${key}-new`, id: `${id}-new`, ...(arn ? { arn: `${arn}-new` } : {}) };
}

// Reads every file below a folder of real-world designs and says how many were understood:
//   npm run corpus -- DIR
// DIR holds one folder per kind: tfstate, tfstate-pytest, tfstate-old, tfplan, tfshow-state, cfn, sam, cdk, pairs. Other folders are not read.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { foldsFor } from '../dist/catalogue/index.js';
import { readDesired } from '../dist/desired/desired.js';
import { parseDocument } from '../dist/desired/document.js';

const DISK = { read: (path) => readFileSync(path, 'utf8'), list: (path) => [path] };
const OPTIONS = { account: '111122223333', region: 'eu-west-1', stack: 'corpus' };

const DATA_ONLY = new Set([
  'aws_caller_identity',
  'aws_iam_policy_document',
  'aws_region',
  'aws_partition',
  'aws_availability_zones',
]);

const isAny = () => true;
const isText = (file) => /\.(json|ya?ml|tfstate|template)$/.test(file);

/** Which files of a kind to read, and the share that must be understood. */
const KINDS = {
  tfstate: { wanted: isAny, limit: 1 },
  'tfstate-pytest': { wanted: isText, limit: 1 },
  tfplan: { wanted: isText, limit: 1 },
  'tfshow-state': { wanted: isText, limit: 1 },
  cfn: { wanted: isText, limit: 1 },
  // one file in a hundred is broken YAML
  sam: { wanted: isText, limit: 0.99 },
  cdk: { wanted: (file) => file.endsWith('.template.json'), limit: 1 },
  pairs: { wanted: (file) => /\/desired\/(tf_resources\.json|.*\.tfstate)$/.test(file), limit: 1 },
};

const [root] = process.argv.slice(2);
if (root === undefined) {
  console.error('usage: npm run corpus -- DIR');
  process.exit(1);
}

const started = performance.now();
let isShort = false;
for (const [kind, { wanted, limit }] of Object.entries(KINDS)) {
  const files = filesBelow(join(root, kind)).filter(wanted);
  if (files.length === 0) continue;
  const results = files.map(readOne);
  bar(
    `${kind}-read`,
    share(results, ({ desired }) => desired !== undefined),
    limit,
  );
  const stated = results.flatMap(({ missing = [] }) => missing);
  bar(
    `${kind}-accounted`,
    share(stated, (isThere) => isThere),
    1,
  );
}
const old = filesBelow(join(root, 'tfstate-old')).map(readOne);
if (old.length > 0)
  bar(
    'tfstate-old-refused',
    share(old, ({ error }) => error?.code === 'TERRAFORM_TOO_OLD'),
    1,
  );
console.error(`${Math.round(performance.now() - started)} ms in all`);
process.exit(isShort ? 1 : 0);

function readOne(file) {
  try {
    const desired = readDesired([file], DISK, OPTIONS);
    return { desired, missing: accountedFor(file, desired) };
  } catch (error) {
    if (process.env.VERBOSE) console.error(error.message);
    return { error };
  }
}

/** For each resource that the file states: is it in the design, folded into its owner, or left out for a reason? */
function accountedFor(file, desired) {
  const keys = new Set(desired.resources.map(({ key }) => key));
  const notes = (desired.notes ?? []).join('\n');
  return statedIn(parseDocument(DISK.read(file), file).value).map(({ key, id, type, mayBeAbsent }) => {
    const isThere = keys.has(key) || mayBeAbsent || foldsFor(type).length > 0 || notes.includes(id);
    if (!isThere && process.env.VERBOSE) console.error(`${file}: ${key} (${type}) got lost`);
    return isThere;
  });
}

function statedIn(value) {
  if (value.Resources) {
    return Object.entries(value.Resources).map(([id, body]) => ({
      key: `corpus/${id}`,
      id,
      type: body?.Type,
      mayBeAbsent: body?.Condition !== undefined || id.startsWith('Fn::ForEach::'),
    }));
  }
  const rootModule = (value.planned_values ?? value.values)?.root_module;
  if (rootModule) {
    return resourcesOf(rootModule)
      .filter(({ mode, type }) => mode === 'managed' && type.startsWith('aws_'))
      .map(({ address, type }) => ({ key: address, id: address, type, mayBeAbsent: false }));
  }
  if (value['pytest-terraform']) {
    return Object.entries(value.resources).flatMap(([type, names]) =>
      Object.keys(names).map((name) => {
        const key = `${type}.${name}`;
        return { key, id: key, type, mayBeAbsent: !type.startsWith('aws_') || DATA_ONLY.has(type) };
      }),
    );
  }
  const listed = Array.isArray(value.resources) ? value.resources : [];
  return listed
    .filter(({ mode, type }) => mode === 'managed' && type.startsWith('aws_'))
    .flatMap(({ module, type, name, instances }) =>
      instances
        .filter(({ deposed }) => deposed === undefined)
        .map(({ index_key: index }) => {
          const key = `${module ? `${module}.` : ''}${type}.${name}${index === undefined ? '' : `[${JSON.stringify(index)}]`}`;
          return { key, id: key, type, mayBeAbsent: false };
        }),
    );
}

function resourcesOf({ resources = [], child_modules: modules = [] }) {
  return [...resources, ...modules.flatMap(resourcesOf)];
}

function share(items, test) {
  return items.length === 0 ? 1 : items.filter(test).length / items.length;
}

function bar(name, figure, limit) {
  const isOk = figure >= limit;
  isShort ||= !isOk;
  console.log(`bar ${name} ${figure.toFixed(3)} ${limit.toFixed(3)} ${isOk ? 'ok' : 'short'}`);
}

function filesBelow(folder) {
  try {
    return readdirSync(folder, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => join(entry.parentPath, entry.name))
      .toSorted();
  } catch {
    return [];
  }
}

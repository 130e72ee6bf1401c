// Reads every file below a folder of real-world designs and says how much was understood, one line per bar:
//   npm run corpus -- DIR
//   bar <name> <figure> <limit> ok|short
// DIR holds one folder per kind and an INDEX.csv. What is counted:
//   <kind>-read        files read without an error
//   <kind>-count       files in which as many AWS resources were found stated as INDEX.csv says
//   <kind>-accounted   stated resources that are in the design, belong into another one, or are named in a note (before folding)
//   tfstate-old-refused  files refused with a hint
//   sam-*-pairs        expected pairs of logical id and type that the SAM transform gives; sam-*-invented: pairs that nobody expects
//   relations          references between resources of one template that became relations (policies, environment, definitions apart)
//   responses-*   answers of AWS in aws-responses/: listings and details read without an error, items that become resources
//   <kind>-drift       findings when a file is compared with an account that holds just what it declares
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { basename, dirname, join, relative } from 'node:path';
import { foldsFor } from '../dist/catalogue/index.js';
import { compare } from '../dist/compare/compare.js';
import { readDesired } from '../dist/desired/desired.js';
import { parseDocument } from '../dist/desired/document.js';
import { bareNumbersIn } from '../dist/desired/sam/bare-numbers.js';
import { withoutSam } from '../dist/desired/sam/transform.js';
import { asDeployed } from './corpus/deployed.mjs';
import { referencesIn } from './corpus/references.mjs';
import { judgeResponses } from './corpus/responses.mjs';

const DISK = {
  read: (path) => readFileSync(path, 'utf8'),
  list: (path) => (existsSync(path) ? [path] : []),
};
const OPTIONS = { account: '111122223333', region: 'eu-west-1', stack: 'corpus' };

/** Terraform data sources that the compact states of a test tool hold among the resources. */
const DATA_ONLY = new Set([
  'aws_caller_identity',
  'aws_iam_policy_document',
  'aws_region',
  'aws_partition',
  'aws_availability_zones',
]);

const isText = (file) => /\.(json|ya?ml|tfstate|template)$/.test(file);

/** Which files of a kind to read, and the share that must be understood. */
const KINDS = {
  tfstate: { wanted: () => true, limit: 1 },
  'tfstate-pytest': { wanted: isText, limit: 1, isUncounted: true },
  tfplan: { wanted: isText, limit: 1 },
  'tfshow-state': { wanted: isText, limit: 1 },
  cfn: { wanted: isText, limit: 1 },
  // one file in a hundred is broken YAML
  sam: { wanted: isText, limit: 0.99 },
  // the index counts custom resources here, and nowhere else
  cdk: { wanted: (file) => file.endsWith('.template.json'), limit: 1, countsCustom: true },
  pairs: {
    wanted: (file) => /\/desired\/(tf_resources\.json|.*\.tfstate)$/.test(file),
    limit: 1,
    isUncounted: true,
  },
};

const [root] = process.argv.slice(2);
if (root === undefined) {
  console.error('usage: npm run corpus -- DIR');
  process.exit(1);
}

const started = performance.now();
const indexed = indexOf(join(root, 'INDEX.csv'));
const references = { found: 0, all: 0, missed: new Map() };
let isShort = false;
for (const [kind, settings] of Object.entries(KINDS)) judgeKind(kind, settings);
if (references.all > 0) bar('relations', references.found / references.all, 0.95);
judgeOld();
judgeSam('sam-io', samExpectations(), (id) => id);
judgeSam('sam-deployed', deployedExpectations(), (id) => id.replace(/[0-9a-f]{10}$/, ''));
const responses = join(root, 'aws-responses');
if (existsSync(join(responses, 'INDEX.csv'))) judgeResponses(responses, bar);
if (process.env.VERBOSE) tellMissed();
console.error(`${Math.round(performance.now() - started)} ms in all`);
process.exit(isShort ? 1 : 0);

function judgeKind(kind, { wanted, limit, isUncounted, countsCustom }) {
  const files = filesBelow(join(root, kind)).filter(wanted);
  if (files.length === 0) return;
  const results = files.map(readOne);
  const read = results.filter(({ desired }) => desired !== undefined);
  bar(`${kind}-read`, read.length / files.length, limit);
  const counted = read.filter(({ file }) => indexed.has(relative(root, file)));
  if (!isUncounted && counted.length > 0)
    bar(
      `${kind}-count`,
      share(counted, (one) => isCountRight(one, countsCustom)),
      1,
    );
  bar(
    `${kind}-accounted`,
    share(
      read.flatMap(({ file, desired, stated }) => stated.map((one) => isAccountedFor(one, file, desired))),
      Boolean,
    ),
    1,
  );
  if (kind === 'cfn' || kind === 'cdk') for (const one of read) countReferences(one);
  const drift = read.reduce((sum, one) => sum + driftOf(one), 0);
  bar(`${kind}-drift`, drift, 0, (figure, most) => figure <= most);
}

function readOne(file) {
  try {
    const document = parseDocument(DISK.read(file), file);
    // of a state as Terraform writes it the reader takes the resources one by one
    const stated = statedIn((document.apart?.whole() ?? document).value);
    return { file, stated, desired: readDesired([file], DISK, OPTIONS) };
  } catch (error) {
    if (process.env.VERBOSE) console.error(error.message);
    return { file, error };
  }
}

function isCountRight({ file, stated }, countsCustom = false) {
  const isCounted = ({ isAws, type }) => isAws || (countsCustom && type.startsWith('Custom::'));
  const count = stated.filter(isCounted).length;
  const expected = indexed.get(relative(root, file));
  if (process.env.VERBOSE && count !== expected)
    console.error(`${file}: ${count} stated, ${expected} in the index`);
  return count === expected;
}

/** In the design, folded into its owner, or left out for a reason that is told. */
function isAccountedFor({ key, id, type, mayBeAbsent }, file, desired) {
  const isThere =
    desired.resources.some((resource) => resource.key === key || isMadeOf(resource.key, key, type)) ||
    mayBeAbsent ||
    foldsFor(type).length > 0 ||
    (desired.notes ?? []).some((note) => note.includes(id));
  if (!isThere && process.env.VERBOSE) console.error(`${file}: ${key} (${type}) got lost`);
  return isThere;
}

/** The version of a layer has a hash at the end of its logical id. */
function isMadeOf(made, key, type) {
  return (
    type === 'AWS::Serverless::LayerVersion' &&
    made.startsWith(key) &&
    /^[0-9a-f]{10}$/.test(made.slice(key.length))
  );
}

function isDrift({ status }) {
  return ['missing', 'changed', 'unmanaged'].includes(status);
}

function driftOf({ file, desired }) {
  const { declared, inventory } = asDeployed(desired);
  const { findings, relations } = compare(declared, inventory);

  const found = [...findings, ...relations].filter(isDrift);
  if (process.env.VERBOSE)
    for (const one of found) console.error(`${file}: ${one.status} ${one.key ?? `${one.from} -> ${one.to}`}`);
  return found.length;
}

function countReferences({ file, desired }) {
  const document = parseDocument(DISK.read(file), file);
  const { template } = withoutSam(document.value, OPTIONS, bareNumbersIn(document));
  for (const { from, to, path, isFound } of referencesIn(template, desired, 'corpus')) {
    references.all += 1;
    if (isFound) references.found += 1;
    else {
      const key = `${from} ${path} -> ${to}`;
      references.missed.set(key, (references.missed.get(key) ?? 0) + 1);
    }
  }
}

function tellMissed() {
  const missed = [...references.missed].toSorted(([, one], [, other]) => other - one).slice(0, 60);
  for (const [what, times] of missed) console.error(`${times} ${what}`);
}

function judgeOld() {
  const old = filesBelow(join(root, 'tfstate-old')).map(readOne);
  if (old.length > 0)
    bar(
      'tfstate-old-refused',
      share(old, ({ error }) => error?.code === 'TERRAFORM_TOO_OLD'),
      1,
    );
}

/** Templates with what AWS's own translator makes of them. */
function samExpectations() {
  return filesBelow(join(root, 'sam-io'))
    .filter((file) => basename(dirname(file)) === 'expected')
    .map((file) => ({
      input: join(dirname(dirname(file)), 'input', `${basename(file, '.json')}.yaml`),
      pairs: Object.entries(JSON.parse(DISK.read(file)).Resources ?? {}).map(([id, { Type }]) => [id, Type]),
    }));
}

/** Templates with the logical ids that a deployment had, without the hashes at their ends. */
function deployedExpectations() {
  return filesBelow(join(root, 'sam-deployed'))
    .filter((file) => file.endsWith('.expected.json'))
    .map((file) => ({
      input: file.replace(/\.expected\.json$/, '.yaml'),
      pairs: JSON.parse(DISK.read(file)).map(({ LogicalResourceId: id, ResourceType }) => [id, ResourceType]),
    }));
}

function judgeSam(name, cases, plain) {
  const known = cases.filter(({ input }) => existsSync(input));
  if (known.length === 0) return;
  const sum = { expected: 0, found: 0, made: 0, invented: 0 };
  for (const { input, pairs } of known) {
    // the expected output was made for this region
    const document = parseDocument(DISK.read(input), input);
    const region = 'ap-southeast-1';
    const { template } = withoutSam(document.value, { region }, bareNumbersIn(document));
    const made = Object.entries(template.Resources).map(
      ([id, body]) => `${plain(id)} ${JSON.stringify(body?.Type)}`,
    );
    const expected = pairs.map(([id, type]) => `${plain(id)} ${JSON.stringify(type)}`);
    const invented = made.filter((pair) => !expected.includes(pair));
    const missing = expected.filter((pair) => !made.includes(pair));
    if (process.env.VERBOSE && missing.length + invented.length > 0)
      console.error(`${input}: not made: ${missing.join(', ')}; invented: ${invented.join(', ')}`);
    sum.expected += expected.length;
    sum.found += expected.length - missing.length;
    sum.made += made.length;
    sum.invented += invented.length;
  }
  bar(`${name}-pairs`, sum.found / sum.expected, 0.97);
  bar(`${name}-invented`, sum.invented / sum.made, 0.03, (figure, most) => figure <= most);
}

function statedIn(value) {
  if (value.Resources) return Object.entries(value.Resources).map(([id, body]) => templateResource(id, body));
  const rootModule = (value.planned_values ?? value.values)?.root_module;
  if (rootModule) return [...planned(rootModule), ...notPlanned(value, rootModule)];
  if (value['pytest-terraform']) {
    return Object.entries(value.resources).flatMap(([type, names]) =>
      Object.keys(names).map((name) => {
        const isAws = type.startsWith('aws_');
        const key = `${type}.${name}`;
        return { key, id: key, type, isAws, mayBeAbsent: !isAws || DATA_ONLY.has(type) };
      }),
    );
  }
  return instancesIn(value);
}

function templateResource(id, body) {
  const type = body?.Type;
  return {
    key: `corpus/${id}`,
    id,
    type,
    isAws: typeof type === 'string' && /^(AWS|Alexa)::/.test(type),
    mayBeAbsent: body?.Condition !== undefined || id.startsWith('Fn::ForEach::'),
  };
}

function planned(rootModule) {
  return resourcesOf(rootModule)
    .filter(({ mode, type }) => mode === 'managed' && type.startsWith('aws_'))
    .map(({ address, type }) => ({ key: address, id: address, type, isAws: true, mayBeAbsent: false }));
}

/** What a plan deletes, and what a state only looked up: stated, but not meant to be there. */
function notPlanned(value, rootModule) {
  const known = new Set(resourcesOf(rootModule).map(({ address }) => address));
  const deleted = (value.resource_changes ?? []).filter(
    ({ mode, address, type, change }) =>
      mode === 'managed' &&
      type.startsWith('aws_') &&
      !known.has(address) &&
      change.actions.join() === 'delete',
  );
  const lookedUp = value.resource_changes
    ? []
    : resourcesOf(rootModule).filter(({ mode, type }) => mode === 'data' && type.startsWith('aws_'));
  return [...deleted, ...lookedUp].map(({ address, type }) => ({
    key: address,
    id: address,
    type,
    isAws: true,
    mayBeAbsent: true,
  }));
}

function instancesIn(value) {
  const listed = Array.isArray(value.resources) ? value.resources : [];
  return listed
    .filter(({ mode, type }) => mode === 'managed' && type.startsWith('aws_'))
    .flatMap(({ module, type, name, instances }) =>
      instances
        .filter(({ deposed }) => deposed === undefined)
        .map(({ index_key: index }) => {
          const suffix = index === undefined ? '' : `[${JSON.stringify(index)}]`;
          const key = `${module ? `${module}.` : ''}${type}.${name}${suffix}`;
          return { key, id: key, type, isAws: true, mayBeAbsent: false };
        }),
    );
}

function resourcesOf({ resources = [], child_modules: modules = [] }) {
  return [...resources, ...modules.flatMap(resourcesOf)];
}

/** How many AWS resources each file holds, by whoever made the index. */
function indexOf(file) {
  if (!existsSync(file)) return new Map();
  const [, ...rows] = DISK.read(file).split('\n');
  return new Map(
    rows.flatMap((row) => {
      const [name, , , , count] = row.split(',');
      return count === undefined || !/^\d+$/.test(count) ? [] : [[name, Number(count)]];
    }),
  );
}

function share(items, test) {
  return items.length === 0 ? 1 : items.filter(test).length / items.length;
}

function bar(name, figure, limit, holds = (one, least) => one >= least) {
  const isOk = holds(figure, limit);
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

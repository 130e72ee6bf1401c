// Answers of AWS that others recorded or wrote for AWS's own documentation: every listing is read as a scan reads it.
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { CATALOGUE } from '../../dist/catalogue/index.js';
import { pick } from '../../dist/catalogue/pick.js';
import { relationsOf } from '../../dist/catalogue/relations.js';
import { detailIn, itemsIn } from '../../dist/scanner/answers.js';
import { readResource } from '../../dist/scanner/resource.js';

const PLACE = {
  account: '111122223333',
  partition: 'aws',
  globalRegion: 'us-east-1',
  regions: ['eu-west-1', 'us-east-1'],
};

/** The corpus calls services by the names of AWS's command line, the catalogue by those of the SDK's packages. */
const OWN_NAMES = {
  'cloudwatch-logs': 'logs',
  'cognito-identity-provider': 'cognito-idp',
  'config-service': 'config',
  'database-migration-service': 'dms',
  'directory-service': 'ds',
  'elastic-load-balancing': 'elb',
  'elastic-load-balancing-v2': 'elbv2',
  eventbridge: 'events',
  sfn: 'stepfunctions',
};

/** Reads the answers below a folder that the catalogue has a use for; tells how many, and how many of their items are resources. */
export function judgeResponses(root, bar) {
  const answers = answersBelow(root);
  const tally = { listed: 0, read: 0, items: 0, resources: 0, details: 0, detailsRead: 0, types: new Set() };
  const all = [];
  for (const entry of CATALOGUE) all.push(...readEntry(entry, answers, tally));
  let isRelated = true;
  try {
    relationsOf(all);
  } catch (error) {
    console.error(error);
    isRelated = false;
  }
  console.log(
    `${tally.listed} listings and ${tally.details} details of ${tally.types.size} types, ${tally.items} items`,
  );
  bar('responses-listings-read', share(tally.read, tally.listed), 1);
  bar('responses-details-read', share(tally.detailsRead, tally.details), 1);
  bar('responses-items', share(tally.resources, tally.items), 1);
  bar('responses-relations', isRelated ? 1 : 0, 1);
}

function readEntry(entry, answers, tally) {
  const details = (entry.details ?? []).map((call) => ({ call, found: answersTo(call, answers) }));
  const listings = answersTo(entry.list, answers).filter((answer) => holdsList(answer, entry.list.items));
  if (listings.length > 0) tally.types.add(entry.type);
  for (const { call, found } of details) {
    for (const answer of found) {
      tally.details += 1;
      const isRead = attempt(entry, () => [detailIn([answer], call.items)]) !== undefined;
      if (isRead) tally.detailsRead += 1;
    }
  }
  return listings.flatMap((answer) => {
    tally.listed += 1;
    const items = attempt(entry, () => itemsIn([answer], entry.list.items));
    if (items === undefined) return [];
    tally.read += 1;
    tally.items += countOf(answer, entry.list.items) - items.filter(isRetired).length;
    const made = items
      .filter((item) => !isRetired(item))
      .flatMap((item) => attempt(entry, () => resourceOf(entry, item, details)) ?? []);
    const named = made.filter(({ id, type }) => id !== '' && type === entry.type);
    tally.resources += named.length;
    if (named.length < made.length && process.env.VERBOSE)
      console.error(
        `${entry.type}: ${named.length} of ${items.length} items of ${entry.list.action} are resources`,
      );
    return named;
  });
}

/** An address outside of any network, as AWS's examples still show it: there are none since 2022. */
function isRetired(item) {
  return item.Domain === 'standard';
}

/** The item with what the details say of it: of several recorded answers the one that is about it, as far as they tell. */
function resourceOf(entry, item, details) {
  let whole = { ...item, $account: PLACE.account };
  for (const { call, found } of details) {
    const values = found.map((answer) => detailIn([answer], call.items));
    const value = values.find((one) => isAbout(one, item)) ?? values[0];
    if (value === undefined) continue;
    const first = Array.isArray(value) ? value[0] : value;
    if (call.into !== undefined) whole = { ...whole, [call.into]: value };
    else if (typeof first === 'object') whole = { ...whole, ...first };
  }
  return readResource(entry, whole, 'eu-west-1', PLACE);
}

function isAbout(value, item) {
  const text = JSON.stringify(value ?? null);
  return Object.values(item).some(
    (name) => typeof name === 'string' && name.length > 3 && text.includes(name),
  );
}

/** How many things stand at a path, counted without the reader's help. */
function countOf(answer, path) {
  let values = [answer];
  for (const step of path.split('.')) {
    const key = step.replace(/(\[\]|\{\})$/, '');
    values = values.flatMap((value) => {
      const found = key === '' ? value : value?.[key];
      if (found === undefined || found === null) return [];
      if (step.endsWith('{}')) return Object.values(found);
      return step.endsWith('[]') && Array.isArray(found) ? found : [found];
    });
  }
  return values.length;
}

/** Answers recorded for another use of the call hold no list (an error, an empty example). */
function holdsList(answer, path) {
  return path === '' || [pick(answer, path) ?? []].flat().length > 0;
}

function answersTo({ service, action }, answers) {
  const name = OWN_NAMES[service] ?? service;
  return answers.get(`${name.replaceAll('-', '')}:${action}`.toLowerCase()) ?? [];
}

function attempt(entry, work) {
  try {
    return work();
  } catch (error) {
    if (process.env.VERBOSE) console.error(`${entry.type}: ${error.message}`);
    return undefined;
  }
}

function share(part, whole) {
  return whole === 0 ? 1 : part / whole;
}

/** Every answer in the folder, by service and action. */
function answersBelow(root) {
  const answers = new Map();
  for (const { path, service, operation } of rowsOf(join(root, 'INDEX.csv'))) {
    const file = join(root, path);
    if (!existsSync(file)) continue;
    const content = JSON.parse(readFileSync(file, 'utf8'));
    const examples = operation === '' ? Object.entries(content) : [[operation, [{ output: content }]]];
    for (const [action, given] of examples) addAll(service, action, given, answers);
  }
  return answers;
}

function addAll(service, action, given, answers) {
  const key = `${service.replaceAll('-', '')}:${action}`.toLowerCase();
  const outputs = given.flatMap(({ output }) => output ?? []);
  answers.set(key, [...(answers.get(key) ?? []), ...outputs]);
}

/** Columns by name; no field of this index holds a comma or a quote before those that are read. */
function rowsOf(file) {
  const [head = '', ...lines] = readFileSync(file, 'utf8').trim().split(/\r?\n/);
  const names = head.split(',');
  return lines.map((line) => {
    const values = line.split(',');
    return Object.fromEntries(names.map((name, index) => [name, values[index] ?? '']));
  });
}

import { readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { CATALOGUE, entryFor } from '../../dist/catalogue/index.js';
import { pick } from '../../dist/catalogue/pick.js';
import { relationsOf } from '../../dist/catalogue/relations.js';
import { SERVICES } from '../../dist/catalogue/services.js';
import { compare } from '../../dist/compare/compare.js';
import { readDesired } from '../../dist/desired/desired.js';
import { readResource } from '../../dist/scanner/resource.js';

const DISK = { read: (path) => readFileSync(path, 'utf8'), list: (path) => [path] };

/** Differences that are there in truth: made after the apply, and before the answer was recorded. */
const TRUE_CHANGES = new Map([
  ['aws_asg_update/test_aws_asg_update Tags.Creator', 'put there by the account itself, on whatever is made'],
  ['bedrock_guardrail/test_bedrock_guardrail Name', 'the state is of another apply than the recording'],
  ['aws_asg_update/test_aws_asg_update Tags.c7n_status', 'put there by an earlier run of the recorded test'],
]);

/**
 * Does the comparison ever cry wolf? Each pair is a Terraform state after a real apply and the answers that AWS gave then:
 * PROJECT/TEST/desired/tf_resources.json and PROJECT/TEST/deployed/RECORDING/service.Operation_N.json.
 */
export function judgePairs(root, bar) {
  const excluded = [];
  const results = pairsIn(root).flatMap((pair) => judge(pair, excluded));
  for (const line of excluded) console.log(`excluded ${line}`);
  const total = (count) => results.reduce((sum, result) => sum + count(result), 0);
  console.log(
    `${results.length} recordings compared: ${total(({ seen }) => seen)} declared resources appear in them, ${total(({ compared }) => compared)} attributes compared`,
  );
  bar(
    'truth/false-changed',
    total(({ changed }) => changed),
    0,
  );
  bar(
    'truth/recorded-but-not-matched',
    total(({ unmatched }) => unmatched),
    0,
  );
  bar(
    'truth/recorded-but-missing',
    total(({ missing }) => missing),
    0,
  );
}

function judge({ name, state, recording }, excluded) {
  const answers = answersIn(recording);
  const place = placeIn(state, answers);
  const desired = readDesired([state], DISK, { account: place.account, region: place.regions[0] });
  const unattributed = new Set();
  const resources = readRecording(answers, place, { name, unattributed, excluded });
  if (resources.length === 0) {
    excluded.push(
      `${name}: no answer in it lists a type that the catalogue knows (${[...answers.keys()].join(', ')})`,
    );
    return [];
  }
  const comparison = compare(desired, inventoryOf(resources, { answers, unattributed }, place));
  const names = new Set(resources.flatMap(({ id, arn, type }) => [id, arn].map((one) => `${type} ${one}`)));
  const appears = ({ desired: one, type }) =>
    names.has(`${type} ${one.id}`) || (one.arn && names.has(`${type} ${one.arn}`));
  const declared = comparison.findings.filter((finding) => finding.desired && entryFor(finding.type));
  const seen = declared.filter(appears);
  if (seen.length === 0) excluded.push(`${name}: what is declared does not appear in the answers`);
  const changes = declared.flatMap((finding) =>
    finding.changes.map((change) => ({ ...change, key: finding.key })),
  );
  const changed = changes.filter(({ path }) => !TRUE_CHANGES.has(`${name} ${path}`));
  for (const { key, path, desired: wanted, deployed } of changed)
    console.log(`changed ${name} ${key} ${path}: ${JSON.stringify(wanted)} / ${JSON.stringify(deployed)}`);
  for (const { path } of changes)
    if (TRUE_CHANGES.has(`${name} ${path}`))
      excluded.push(`${name}: ${path} differs in truth, ${TRUE_CHANGES.get(`${name} ${path}`)}`);
  const unmatched = seen.filter(({ deployed }) => !deployed);
  for (const { key, status, reason } of unmatched)
    console.log(`unmatched ${name} ${key}: ${status} ${reason ?? ''}`);
  return [
    {
      seen: seen.length,
      compared: seen.reduce(
        (sum, one) => sum + Object.keys(one.desired.attributes).length - one.notCompared.length,
        0,
      ),
      changed: changed.length,
      unmatched: unmatched.length,
      missing: seen.filter(({ status }) => status === 'missing').length,
    },
  ];
}

/** Operation by name: its answers in the order in which they were given. */
function answersIn(folder) {
  const answers = new Map();
  const files = readdirSync(folder).flatMap((file) => {
    const [, operation, number] = /^(.+)_(\d+)\.json$/.exec(file) ?? [];
    return operation ? [{ file, operation, number: Number(number) }] : [];
  });
  for (const { file, operation } of files.toSorted((a, b) => a.number - b.number)) {
    const { status_code: status, data } = JSON.parse(readFileSync(join(folder, file), 'utf8'));
    if (status === 200) answers.set(operation, [...(answers.get(operation) ?? []), data]);
  }
  return answers;
}

/** The state as it was before the recorded test changed anything: the first answer of each listing. */
function readRecording(answers, place, { name, unattributed, excluded }) {
  return CATALOGUE.flatMap((entry) => {
    const [listed] = answersTo(answers, entry.list);
    const items = listed === undefined ? [] : [pick(listed, entry.list.items) ?? []].flat();
    const found = items.map((item) => (typeof item === 'string' ? { $: item } : item));
    if (found.length > 1)
      for (const { service, action } of entry.details ?? []) unattributed.add(`${service}:${action}`);
    const detailed = found.length === 1 ? [withDetails(found[0], entry, answers)] : found;
    if (found.length > 1 && entry.details)
      excluded.push(
        `${name}: details of ${found.length} times ${entry.type}, for the recording does not say whose they are`,
      );
    return detailed.flatMap((item) => readResource(entry, item, place.regions[0], place) ?? []);
  });
}

function withDetails(item, entry, answers) {
  return (entry.details ?? []).reduce((whole, detail) => {
    const [answer] = answersTo(answers, detail);
    const found = answer && (detail.items ? pick(answer, detail.items) : answer);
    if (found === undefined) return whole;
    if (detail.into) return { ...whole, [detail.into]: found };
    return { ...whole, ...(Array.isArray(found) ? found[0] : found) };
  }, item);
}

function answersTo(answers, { service, action }) {
  const prefixes = [SERVICES[service].iam, service, service.replaceAll('-', '')];
  return prefixes.map((prefix) => answers.get(`${prefix}.${action}`)).find((found) => found) ?? [];
}

/** Only the calls that were recorded were made: what others would have told is not known. */
function inventoryOf(resources, { answers, unattributed }, { account, regions }) {
  const calls = CATALOGUE.flatMap(({ list, details = [] }) => [list, ...details]);
  const made = calls.filter(
    (call) => answersTo(answers, call).length > 0 && !unattributed.has(`${call.service}:${call.action}`),
  );
  return {
    format: 'isodrift/inventory@1',
    capturedAt: '2026-11-20T00:00:00Z',
    scanner: 'recording',
    accounts: [account],
    regions,
    resources,
    relations: relationsOf(resources),
    gaps: [],
    coverage: [
      // never empty: an empty ledger means that nobody kept one
      { account, region: regions[0], service: 'sts', action: 'GetCallerIdentity', calls: 1, failed: 0 },
      ...made.map(({ service, action }) => ({
        account,
        region: regions[0],
        service,
        action,
        calls: 1,
        failed: 0,
      })),
    ],
  };
}

/** Account and region of the first ARN that names both; what has no region still has an account. */
function placeIn(state, answers) {
  const text = readFileSync(state, 'utf8') + JSON.stringify([...answers.values()]);
  const [, partition = 'aws', region = 'us-east-1', account = '111122223333'] =
    /arn:(aws[a-z-]*):[a-z0-9-]+:([a-z]{2}-[a-z]+-\d):(\d{12}):/.exec(text) ??
    /arn:(aws[a-z-]*):[a-z0-9-]+:():(\d{12}):/.exec(text)?.map((part) => part || undefined) ??
    [];
  return { account, partition, globalRegion: 'us-east-1', regions: [region] };
}

function pairsIn(folder) {
  return readdirSync(folder).flatMap((project) =>
    readdirSync(join(folder, project)).flatMap((test) => {
      const pair = join(folder, project, test);
      const [state] = readdirSync(join(pair, 'desired'))
        .filter((file) => /tf_resources\.json$|\.tfstate$/.test(file))
        .map((file) => join(pair, 'desired', file));
      return readdirSync(join(pair, 'deployed')).flatMap((one) =>
        state ? [{ name: `${test}/${basename(one)}`, state, recording: join(pair, 'deployed', one) }] : [],
      );
    }),
  );
}

// A made-up account of many regions: the recorded one again and again under other ids, each question answered with its page.
// Asked by requests as recordings know them; nothing is kept but the recording.
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { errorAnswer } from '../dist/endpoint/answer.js';
import { readExchanges, replayed } from '../dist/endpoint/exchange.js';
import { actionName, canonicalRequest, protocolOf, requestKey } from '../dist/endpoint/request.js';

const FILE = fileURLToPath(new URL('../examples/orders-platform/recorded/exchanges.json', import.meta.url));
const HOME = 'eu-west-1';

/** Twenty regions, all of which every account has or may have. */
export const REGIONS = [
  'eu-west-1 eu-west-2 eu-west-3 eu-central-1 eu-north-1 eu-south-1 af-south-1',
  'us-east-1 us-east-2 us-west-1 us-west-2 ca-central-1 sa-east-1 ap-southeast-3',
  'ap-south-1 ap-southeast-1 ap-southeast-2 ap-northeast-1 ap-northeast-2 ap-northeast-3',
].flatMap((line) => line.split(' '));

/** One account holds one of each of these, however much else is in it. */
const GLOBAL = new Set(['cloudfront', 'iam', 'organizations', 'route53', 's3', 'sts']);
/** Answered as recorded, the names of all regions included. */
const AS_RECORDED = new Set(['ec2:DescribeRegions', 'sts:GetCallerIdentity']);
/** Things that a page holds, as the services have it; elsewhere a hundred. */
const PAGE_SIZES = { ec2: 1000, 'sqs:ListQueues': 1000, 'lambda:ListFunctions': 50 };
/** Actions that have no pages: the SDK reads no token from their answers. */
const UNPAGED = new Set([
  'ec2:DescribeAddresses',
  'elasticloadbalancing:DescribeLoadBalancerAttributes',
  'elasticloadbalancing:DescribeTargetGroupAttributes',
]);

/** Whatever must differ from copy to copy: ids of AWS, and the names that the recorded account gave. */
const ID =
  /\b(vpc|subnet|sg|sgr|rtb|rtbassoc|igw|nat|eipalloc|eipassoc|eni|eni-attach|i|r|vol|acl|aclassoc|vpce)-[0-9a-f]{17}\b|\b[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}\b|(?<=\/)[0-9a-f]{16}\b|\b(?:shop|monitoring)\b(?!@)/g;
const CODED =
  /\b(?:vpc|subnet|sg|sgr|rtb|rtbassoc|igw|nat|eipalloc|eipassoc|eni|eni-attach|i|r|vol|acl|aclassoc|vpce)-[0-9a-f]{17}c([0-9a-f]{6})\b|\b[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}c([0-9a-f]{6})\b|\b[0-9a-f]{16}c([0-9a-f]{6})\b|\b(?:shop|monitoring)c([0-9a-f]{6})\b/;
const CODE = /c([0-9a-f]{6})(?![0-9a-f])/g;
/** A queue of the one region that has very many, and the recorded one that it is like. */
const BULK = 'monitoring-findings';
const BULK_NAME = /-bulk-\d+/;
const TOKEN = /estate-page-(\d+)/;

/** Answers for an account with so many copies of the recorded one, spread over the regions, and so many queues more in one. */
export function openEstate({ copies, bulk = 0 }) {
  const exchanges = readExchanges(readFileSync(FILE, 'utf8'), FILE);
  const known = new Map(exchanges.map((one) => [requestKey(one.request), one.response]));
  joinTagPages(exchanges, known);
  const merged = new Map();
  return (raw) => {
    const request = canonicalRequest(raw);
    const action = actionName(request);
    const plain = AS_RECORDED.has(action) || GLOBAL.has(request.service);
    const found = plain
      ? asRecorded(request, known)
      : copied(request, action, { known, merged, copies, bulk });
    const missing = { code: 'NotRecorded', message: `nobody asked ${action} before`, status: 400 };
    // what only the region of the global services has
    const elsewhere = found ?? asRecorded(request, known);
    return elsewhere ?? errorAnswer(protocolOf(request, raw), missing);
  };
}

/** The pages of the tagging API as one: they are cut anew. */
function joinTagPages(exchanges, known) {
  const pages = exchanges.filter(({ request }) => request.service === 'tagging' && request.region === HOME);
  const first = pages.find(({ request }) => !request.body.includes('PaginationToken'));
  const all = pages.flatMap(({ response }) => response.json.ResourceTagMappingList);
  const kept = all.filter(({ ResourceARN }) => ResourceARN.includes(HOME));
  known.set(requestKey(first.request), { ...first.response, json: { ResourceTagMappingList: kept } });
}

function asRecorded(request, known) {
  const answers = [request.region, HOME, 'us-east-1'].map((region) => known.get(keyIn(request, region)));
  const found = answers.find((answer) => answer !== undefined);
  return found && replayed(found);
}

function keyIn(request, region) {
  const text = JSON.stringify(request).replaceAll(request.region, region);
  return requestKey(JSON.parse(text));
}

function copied(request, action, { known, merged, copies, bulk }) {
  const { region } = request;
  const text = JSON.stringify(request);
  const page = Number(TOKEN.exec(text)?.[1] ?? 0);
  const asked = untokened(text);
  const codes = [...new Set([...decodeURIComponent(asked).matchAll(CODE)].map(([, code]) => code))];
  if (codes.length === 0) {
    const key = requestKey(JSON.parse(asked));
    const pages = merged.get(key) ?? listed(JSON.parse(asked), action, { known, copies, bulk });
    if (pages) merged.set(key, pages);
    return pages?.[page];
  }
  const number = BULK_NAME.exec(asked)?.[0];
  const parts = codes.map((code) => {
    const base = JSON.parse(onlyOf(asked, code).replace(BULK_NAME, '').replaceAll(region, HOME));
    const answer = known.get(requestKey(sorted(base)));
    return answer && renamed(answer, code, region, number);
  });
  if (parts.includes(undefined)) return undefined;
  return replayed(
    parts.length === 1 ? parts[0] : { ...parts[0], json: joined(parts.map(({ json }) => json)) },
  );
}

/** The question without its page token. */
function untokened(text) {
  if (!TOKEN.test(text)) return text;
  const request = JSON.parse(text);
  const isForm = (part) =>
    part
      .split('&')
      .filter((field) => !TOKEN.test(field))
      .join('&');
  if (request.query !== undefined) request.query = isForm(request.query);
  if (request.query === '') delete request.query;
  if (request.body?.startsWith('{')) {
    const fields = Object.entries(JSON.parse(request.body)).filter(([, value]) => !TOKEN.test(String(value)));
    request.body = JSON.stringify(Object.fromEntries(fields));
  } else if (request.body !== undefined) request.body = isForm(request.body);
  return JSON.stringify(request);
}

/** What is asked of one copy, in the words of the recording: other copies in the same batch are left out. */
function onlyOf(text, code) {
  const request = JSON.parse(text);
  if (request.body?.startsWith('{')) {
    const fields = Object.entries(JSON.parse(request.body)).map(([name, value]) => [
      name,
      Array.isArray(value) ? value.filter((one) => !CODED.test(one) || one.includes(`c${code}`)) : value,
    ]);
    request.body = JSON.stringify(Object.fromEntries(fields));
  }
  return JSON.stringify(request).replaceAll(`c${code}`, '');
}

/** A form in which the names were other ones is in another order. */
function sorted(request) {
  if (request.body === undefined || request.body.startsWith('{')) return request;
  return { ...request, body: request.body.split('&').toSorted().join('&') };
}

function listed(request, action, { known, copies, bulk }) {
  const { region } = request;
  const index = REGIONS.indexOf(region);
  const base = known.get(keyIn(request, HOME));
  if (!base || index < 0) return undefined;
  const here = Math.floor(copies / REGIONS.length) + (index < copies % REGIONS.length ? 1 : 0);
  const each = Array.from({ length: here }, (_unused, copy) =>
    renamed(base, ((index << 16) | copy).toString(16).padStart(6, '0'), region),
  );
  const list = base.json === undefined ? xmlList(base.text) : jsonList(base.json);
  if (!list || here === 0) return [replayed(renamed(base, '000000', region))];
  const items = [
    ...new Set(
      each.flatMap((one) => (base.json === undefined ? xmlList(one.text) : jsonList(one.json)).items),
    ),
  ];
  if (action === 'sqs:ListQueues' && region === HOME) items.push(...bulkQueues(each[0].json.QueueUrls, bulk));
  const size = PAGE_SIZES[action] ?? PAGE_SIZES[request.service] ?? 100;
  const cut = UNPAGED.has(action) ? [items] : chunks(items, size);
  return cut.map((some, page) => {
    const token = page + 1 < cut.length ? `estate-page-${page + 1}` : undefined;
    return replayed(list.page(some, token, base));
  });
}

function bulkQueues(urls, count) {
  const like = urls.find((url) => url.includes(BULK.split('-')[1]));
  return Array.from({ length: count }, (_unused, index) => `"${like.replaceAll('"', '')}-bulk-${index}"`);
}

function chunks(items, size) {
  const count = Math.max(1, Math.ceil(items.length / size));
  return Array.from({ length: count }, (_unused, index) => items.slice(index * size, (index + 1) * size));
}

/** The one list of an answer in JSON, each member as text; undefined when it is no list. */
function jsonList(json) {
  const name = Object.keys(json).find((key) => Array.isArray(json[key]) && json[key].length > 0);
  if (name === undefined) return undefined;
  return {
    items: json[name].map((one) => JSON.stringify(one)),
    page: (some, token, base) => ({
      ...base,
      json: { ...json, [name]: some.map((one) => JSON.parse(one)), ...(token ? tokens(token) : {}) },
    }),
  };
}

const TOKENS = [
  'NextToken',
  'nextToken',
  'NextMarker',
  'Marker',
  'PaginationToken',
  'LastEvaluatedTableName',
];

function tokens(token) {
  return Object.fromEntries(TOKENS.map((name) => [name, token]));
}

/** The first list of an answer in XML: of EC2 `<vpcSet><item>`, else the first thing in the result that holds elements. */
function xmlList(text) {
  const [, head, name, inner, tail] =
    /^((?:<\?[^>]*>\s*)?<\w+[^>]*>\s*(?:<\w+Result>\s*)?)<(\w+)>\s*(<[^]*)<\/\2>([^]*)$/.exec(text) ?? [];
  const member = /^<(\w+)>/.exec(inner ?? '')?.[1];
  if (member === undefined) return undefined;
  return {
    items: elements(inner, member),
    page: (some, token, base) => {
      const next = token ? TOKENS.map((one) => `<${one}>${token}</${one}>`).join('') : '';
      return { ...base, text: `${head}<${name}>${some.join('')}</${name}>${next}${tail}` };
    },
  };
}

/** The elements of this name that stand side by side, those inside them left where they are. */
function elements(text, name) {
  const found = [];
  let depth = 0;
  let start = 0;
  for (const match of text.matchAll(new RegExp(`<(/?)${name}>`, 'g'))) {
    if (match[1] === '') {
      if (depth === 0) start = match.index;
      depth += 1;
    } else {
      depth -= 1;
      if (depth === 0) found.push(text.slice(start, match.index + match[0].length));
    }
  }
  return found;
}

/** The answer under the ids of a copy, in its region. */
function renamed({ status, headers, json, text }, code, region, number) {
  const rename = (plain) => {
    const own = plain.replace(ID, (id) => `${id}c${code}`).replaceAll(HOME, region);
    return number === undefined
      ? own
      : own.replaceAll(`monitoringc${code}-findings`, `monitoringc${code}-findings${number}`);
  };
  if (json === undefined) return { status, headers, text: rename(text) };
  return { status, headers, json: JSON.parse(rename(JSON.stringify(json))) };
}

function joined(parts) {
  return parts.reduce((all, part) =>
    Object.fromEntries(
      Object.entries(all).map(([name, value]) => [
        name,
        Array.isArray(value) ? [...value, ...part[name]] : value,
      ]),
    ),
  );
}

import type { Comparison } from '../model/comparison.ts';
import type { Resource } from '../model/graph.ts';
import { sortedBy, uniqueStrings } from '../model/order.ts';
import { textsIn } from '../model/value.ts';
import { addressPseudonyms } from './addresses.ts';
import { type Pseudonyms, pseudonyms } from './names.ts';
import type { Redaction } from './redactions.ts';

/**
 * The comparison with consistent pseudonyms for what is named: the same account, address or word reads the same
 * everywhere, so that pages, pictures and reports still fit together. Statuses, types, numbers and everything else that
 * says what diverges stays as it is. Names are hidden word by word, also inside ARNs, policies and descriptions.
 */
export function redacted(comparison: Comparison, what: readonly Redaction[]): Comparison {
  if (what.length === 0) return comparison;
  const steps = [
    ...(what.includes('names') ? [namesOf(comparison)] : []),
    ...(what.includes('account-ids') ? [accountPseudonyms(comparison)] : []),
    ...(what.includes('ips') ? [addressPseudonyms()] : []),
  ];
  const change = (text: string): string => steps.reduce((changed, step) => step(changed), text);
  const hidden = walked(comparison, change, false) as Comparison;
  return {
    ...hidden,
    // in the order of the new keys: the old order would tell how the hidden ones are spelt
    findings: sortedBy(hidden.findings, ({ key }) => key),
    relations: sortedBy(
      hidden.relations,
      ({ from }) => from,
      ({ to }) => to,
      ({ kind }) => kind,
      ({ label = '' }) => label,
    ),
  };
}

type Json = unknown;

/** Fields whose text is a word of ours or of AWS, and the same for everybody. */
const FIXED: ReadonlySet<string> = new Set([
  'action',
  'capturedAt',
  'effect',
  'expires',
  'format',
  'kind',
  'match',
  'port',
  'question',
  'region',
  'regions',
  'scanner',
  'service',
  'severity',
  'status',
  'tool',
  'type',
]);

/** Fields that hold what a customer wrote: their own property names may be names. */
const DATA: ReadonlySet<string> = new Set(['attributes', 'desired', 'deployed', 'tags', 'value']);

/** Applies `change` to every text, and to the property names of what a customer wrote. */
function walked(value: Json, change: (text: string) => string, isData: boolean): Json {
  if (typeof value === 'string') return change(value);
  if (Array.isArray(value)) return value.map((item) => walked(item, change, isData));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([name, inner]) => {
      if (!isData && FIXED.has(name)) return [name, inner];
      const isInData = isData || (DATA.has(name) && !isStructure(inner));
      return [isData ? change(name) : name, walked(inner, change, isInData)];
    }),
  );
}

/** `desired` and `deployed` are a resource in a finding, a header at the top, and a value in a change. */
function isStructure(value: Json): boolean {
  return (
    typeof value === 'object' &&
    value !== null &&
    (('key' in value && 'attributes' in value) || 'sources' in value || 'capturedAt' in value)
  );
}

/** Attributes whose text people make up. */
const SAID =
  /(?:Name|Names|Description|Comment|Alias|Aliases|Domain|DomainNames?|Host|HostName|Path|Prefix|Uri|Url|Email|Owner|Title)$/;

function namesOf(comparison: Comparison): (text: string) => string {
  const names = pseudonyms();
  learnHeader(comparison, names);
  for (const { key, desired, deployed } of comparison.findings) {
    names.learn(key);
    if (desired) {
      learnResource(desired, names);
      // of the design the source is a file; of the account it is a call, which is AWS's word
      for (const text of textsIn(desired.source)) names.learn(text);
    }
    if (deployed) learnResource(deployed, names);
  }
  return (text) => names.apply(text.replaceAll(MAIL, 'somebody@example.com'));
}

function learnResource(resource: Resource, names: Pseudonyms): void {
  const { key, id, name = '', arn = '', title = '', group = '', tags, attributes } = resource;
  for (const text of [key, id, name, arn, title, group, ...Object.values(tags)]) names.learn(text);
  learnSaid(attributes, names);
}

const MAIL = /[\w.+-]+@[\w-]+(?:\.[\w-]+)+/g;

function learnHeader(comparison: Comparison, names: Pseudonyms): void {
  const { title, desired, components = [], rules = [], conflicts = [], notes = [] } = comparison;
  const said = [
    title,
    ...desired.sources.map(({ file }) => file),
    ...components.flatMap((component) => [component.name, component.title ?? '']),
    ...rules.flatMap(({ rule }) => [rule]),
    ...conflicts.map(({ key }) => key),
    ...notes,
  ];
  for (const text of said) names.learn(text);
}

/** Ids as AWS makes them are names, too, wherever they stand: `ami-0a1b2c3d4e5f60718`. */
const AWS_ID = /\b[a-z]+-[0-9a-f]{8,17}\b/g;

function learnSaid(value: Json, names: Pseudonyms): void {
  if (typeof value === 'string') for (const [id] of value.matchAll(AWS_ID)) names.learn(id);
  if (typeof value !== 'object' || value === null) return;
  for (const [name, inner] of Object.entries(value)) {
    if (SAID.test(name)) for (const text of textsIn(inner)) names.learn(text);
    else learnSaid(inner, names);
  }
}

/** Account ids are twelve digits; the first of them becomes 000000000001. Those of AWS itself are nobody's secret. */
function accountPseudonyms(comparison: Comparison): (text: string) => string {
  const found = uniqueStrings([...JSON.stringify(comparison).matchAll(ACCOUNT)].map(([id]) => id));
  const made = new Map(found.map((id, index) => [id, String(index + 1).padStart(12, '0')]));
  return (text) => text.replaceAll(ACCOUNT, (id) => made.get(id) ?? id);
}

const ACCOUNT = /(?<!\d)\d{12}(?!\d)/g;

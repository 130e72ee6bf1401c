import { isList, isMark, isObject, type Value } from '../../model/value.ts';
import { sortedRecord } from '../../model/order.ts';
import { pickTerraform } from '../pick.ts';
import type { Attribute } from '../define.ts';
import type { Kind } from '../kind.ts';
import { asSet, members } from './collection.ts';
import { identical, numberIn, type Options } from './scalar.ts';

/** When a bucket deletes or moves objects: rules from the API, CloudFormation or Terraform, all in one spelling. */
export function lifecycle(options: Options = {}): Attribute {
  return { kind: lifecycleKind, ...options };
}

const lifecycleKind: Kind = {
  name: 'lifecycle',
  rule: 2,
  canonical: (raw) => {
    if (isMark(raw)) return raw;
    const rules = asSet(members(raw).flatMap((rule) => (isObject(rule) ? [ruleOf(rule)] : [])));
    return rules.length === 0 ? undefined : rules;
  },
  equal: (desired, deployed) =>
    isList(desired) && isList(deployed) && identical(withoutMadeUpIds(desired, deployed), deployed),
};

type Rule = Readonly<Record<string, Value>>;

/** Where each fact may stand; a Terraform block is a list of one, which `pickTerraform` enters. */
const FACTS: Readonly<Record<string, readonly string[]>> = {
  Id: ['Id', 'ID', 'id'],
  Status: ['Status', 'status', 'enabled'],
  Prefix: ['Prefix', 'Filter.Prefix', 'Filter.And.Prefix', 'filter.prefix', 'filter.and.prefix', 'prefix'],
  ExpirationInDays: ['ExpirationInDays', 'Expiration.Days', 'expiration.days'],
  NoncurrentDays: [
    'NoncurrentDays',
    'NoncurrentVersionExpiration.NoncurrentDays',
    'NoncurrentVersionExpirationInDays',
    'noncurrent_version_expiration.noncurrent_days',
    'noncurrent_version_expiration.days',
  ],
  AbortAfterDays: [
    'AbortAfterDays',
    'AbortIncompleteMultipartUpload.DaysAfterInitiation',
    'abort_incomplete_multipart_upload.days_after_initiation',
    'abort_incomplete_multipart_upload_days',
  ],
};

function ruleOf(raw: Rule): Value {
  const facts = Object.entries(FACTS).flatMap(([name, paths]): [string, Value][] => {
    const value = paths.map((path) => pickTerraform(raw, path)).find(isStated);
    return value === undefined ? [] : [[name, factValue(name, value as Value)]];
  });
  const transitions = asSet(
    members(raw['Transitions'] ?? raw['Transition'] ?? raw['transition']).flatMap(transitionOf),
  );
  const all: [string, Value][] = transitions.length === 0 ? facts : [...facts, ['Transitions', transitions]];
  return sortedRecord(all);
}

/** Terraform writes 0 for what is not set. */
function isStated(value: unknown): boolean {
  return value !== undefined && value !== null && value !== '' && value !== 0;
}

function factValue(name: string, value: Value): Value {
  if (name !== 'Status') return typeof value === 'string' && /^\d+$/.test(value) ? Number(value) : value;
  if (typeof value === 'boolean') return value ? 'Enabled' : 'Disabled';
  return value;
}

function transitionOf(raw: unknown): Value[] {
  if (!isObject(raw)) return [];
  const days = raw['Days'] ?? raw['TransitionInDays'] ?? raw['days'];
  const storage = raw['StorageClass'] ?? raw['storage_class'];
  return [{ Days: numberIn(days ?? 0), StorageClass: storage ?? '' }];
}

/** A rule without an id is given one by AWS. */
function withoutMadeUpIds(desired: readonly Value[], deployed: readonly Value[]): Value {
  const named = desired.map((rule) => {
    if (!isObject(rule) || rule['Id'] !== undefined) return rule;
    const twin = deployed.find((other) => isObject(other) && identical(rule, withoutId(other)));
    return twin ?? rule;
  });
  return asSet(named);
}

function withoutId(rule: Rule): Value {
  return Object.fromEntries(Object.entries(rule).filter(([name]) => name !== 'Id'));
}

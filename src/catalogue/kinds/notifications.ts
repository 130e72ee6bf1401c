import { isEmpty, isList, isMark, isObject, type Value } from '../../model/value.ts';
import type { Attribute } from '../define.ts';
import type { Kind, Target } from '../kind.ts';
import { asSet, members } from './collection.ts';
import { isSameSet } from './ref.ts';
import { type Options } from './scalar.ts';

/** What a bucket notifies of which events: one member per target, with its events and its filter. */
export function notifications(to: readonly string[], options: Options = {}): Attribute {
  return { kind: notificationsKind, to, relation: 'triggers', ...options };
}

/** Something that is switched on by being there, like a bucket's EventBridge configuration. */
export function presence(options: Options = {}): Attribute {
  return { kind: presenceKind, ...options };
}

const notificationsKind: Kind = {
  name: 'notifications',
  rule: 10,
  canonical: (raw) => {
    if (isMark(raw)) return raw;
    const found = isObject(raw)
      ? SECTIONS.flatMap(({ from }) => from.flatMap((key) => read(raw[key])))
      : read(raw);
    return found.length === 0 ? undefined : asSet(found);
  },
  equal: (desired, deployed, same) =>
    isList(desired) &&
    isList(deployed) &&
    isSameSet(desired, deployed, (one, other) => isSameNotification(one, other, same)),
  member: isSameNotification,
  targets: (value) => (isList(value) ? value.flatMap(targetOf) : []),
};

const presenceKind: Kind = {
  name: 'presence',
  canonical: (raw) => {
    if (raw === undefined || raw === null || isMark(raw)) return raw ?? undefined;
    if (!isObject(raw)) return raw === true || raw === 'true';
    return !Object.values(raw).includes(false);
  },
  equal: (desired, deployed) => desired === deployed,
};

/** The same three sections, as the API, CloudFormation and Terraform call them. */
const SECTIONS: readonly { readonly from: readonly string[] }[] = [
  { from: ['LambdaFunctionConfigurations', 'LambdaConfigurations', 'lambda_function'] },
  { from: ['QueueConfigurations', 'queue'] },
  { from: ['TopicConfigurations', 'topic'] },
];

const TARGET_KEYS = [
  'To',
  'LambdaFunctionArn',
  'QueueArn',
  'TopicArn',
  'Function',
  'Queue',
  'Topic',
  'lambda_function_arn',
  'queue_arn',
  'topic_arn',
];

function read(raw: unknown): Value[] {
  return members(raw).flatMap((one) => {
    if (!isObject(one)) return [];
    const target = TARGET_KEYS.map((key) => one[key]).find((value) => !isEmpty(value));
    if (target === undefined) return [];
    const prefix = filterOf(one, 'prefix');
    const suffix = filterOf(one, 'suffix');
    return [
      {
        To: target,
        Events: asSet(members(one['Events'] ?? one['Event'] ?? one['events']) as Value[]),
        ...(isEmpty(prefix) ? {} : { Prefix: prefix }),
        ...(isEmpty(suffix) ? {} : { Suffix: suffix }),
      },
    ];
  });
}

function filterOf(one: Readonly<Record<string, Value>>, name: 'prefix' | 'suffix'): Value {
  const stated = one[`filter_${name}`] ?? one[name === 'prefix' ? 'Prefix' : 'Suffix'];
  if (stated !== undefined) return stated;
  const filter = one['Filter'];
  const key = isObject(filter) ? (filter['Key'] ?? filter['S3Key']) : undefined;
  const rules = isObject(key) ? members(key['FilterRules'] ?? key['Rules']) : [];
  const rule = rules.find(
    (entry) => isObject(entry) && typeof entry['Name'] === 'string' && entry['Name'].toLowerCase() === name,
  );
  return isObject(rule) ? (rule['Value'] ?? null) : null;
}

function isSameNotification(
  desired: Value,
  deployed: Value,
  same: (one: Value, other: Value) => boolean,
): boolean {
  if (!isObject(desired) || !isObject(deployed)) return false;
  return (
    same(desired['To'] ?? null, deployed['To'] ?? null) && withoutTarget(desired) === withoutTarget(deployed)
  );
}

function withoutTarget(notification: Readonly<Record<string, Value>>): string {
  return JSON.stringify({ ...notification, To: '' });
}

function targetOf(notification: Value): Target[] {
  if (!isObject(notification)) return [];
  const events = members(notification['Events']);
  const label = events.length === 1 && typeof events[0] === 'string' ? { label: events[0] } : {};
  return [{ to: notification['To'] ?? null, ...label }];
}

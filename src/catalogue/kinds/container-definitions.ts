import { compactJson } from '../../model/stage-file.ts';
import type { RelationKind } from '../../model/graph.ts';
import { compareStrings, sortedBy } from '../../model/order.ts';
import { remember } from '../../model/remembered.ts';
import { isEmpty, isList, isMark, isObject, type Value } from '../../model/value.ts';
import type { Attribute } from '../define.ts';
import type { Kind } from '../kind.ts';
import { members } from './collection.ts';
import { parseDocument } from './document.ts';
import { asText, type Fields, fieldsOf, firstOf } from './fields.ts';
import { readAs } from './read-as.ts';
import { refs } from './ref.ts';
import { numberIn, type Options } from './scalar.ts';
import { sameButForUnknownValues } from './variable-names.ts';

/**
 * What is kept of the containers of a task: name, image, size, what they may do, ports, and the names of their environment variables. Values of
 * variables, commands and health checks stay out: they may hold secrets.
 */
export function containerDefinitions(options: Options = {}): Attribute {
  return { kind: containersKind, ...options };
}

/** Pointers that stand inside container definitions, which Terraform keeps as one JSON text. */
export function containerRefs(
  part: 'secrets' | 'logGroups',
  to: readonly string[],
  relation: RelationKind,
  options: Options = {},
): Attribute {
  return readAs(
    refs(to, relation, options),
    (raw) => members(parseDocument(raw)).flatMap((item) => pointersIn(item, part)),
    `container ${part}`,
  );
}

const containersKind: Kind = {
  name: 'containerDefinitions',
  canonical: (raw) => {
    if (isMark(raw)) return raw;
    const parsed = parseDocument(raw);
    if (!isList(parsed)) return undefined;
    const containers = parsed.filter((container) => isObject(container)).map(containerOf);
    if (containers.length === 0) return undefined;
    // by name first: what stands behind the names of variables moves no container
    const sorted = sortedBy(containers, (one) => `${asText(fieldsOf(one)['name'])} ${compactJson(one)}`);
    remember(sorted, Object.fromEntries(parsed.flatMap(variablesOf)));
    return sorted;
  },
  equal: sameButForUnknownValues,
  remembers: true,
};

function containerOf(raw: Value): Value {
  const fields = fieldsOf(raw);
  const kept = {
    name: fields['name'],
    image: fields['image'],
    cpu: sized(fields['cpu']),
    memory: sized(fields['memory']),
    memoryReservation: sized(fields['memory_reservation']),
    // a container is essential unless it says otherwise
    essential: fields['essential'] === false ? false : undefined,
    privileged: fields['privileged'] === true ? true : undefined,
    readonlyRootFilesystem: fields['readonly_root_filesystem'] === true ? true : undefined,
    user: fields['user'],
    ports: sortedBy(members(firstOf(fields, 'port_mappings', 'ports')).map(portOf), (port) =>
      asText(port).padStart(12, '0'),
    ),
    environment: variableNames(fields['environment']),
    secrets: namesIn(fields['secrets']),
    logGroup: logGroupOf(fields) ?? fields['log_group'],
  };
  return Object.fromEntries(Object.entries(kept).filter(([, value]) => !isEmpty(value))) as Value;
}

/** The values stay in memory, where they are matched against what the account holds. */
function variablesOf(raw: Value): [string, Value][] {
  const container = fieldsOf(raw);
  return valuesIn(container['environment']).map(([name, value]) => [
    `${asText(container['name'])}.${name}`,
    value,
  ]);
}

function variableNames(raw: unknown): string[] {
  const names = namesIn(raw);
  remember(names, Object.fromEntries(valuesIn(raw)));
  return names;
}

function valuesIn(raw: unknown): [string, Value][] {
  return members(raw).flatMap((item): [string, Value][] => {
    const { name, value } = fieldsOf(item);
    return typeof name === 'string' && value !== undefined ? [[name, value as Value]] : [];
  });
}

/** 0 is what AWS writes where nothing was said. */
function sized(raw: unknown): unknown {
  if (isMark(raw)) return raw;
  const size = numberIn(raw ?? 0);
  return size === 0 || Number.isNaN(size) ? undefined : size;
}

function portOf(raw: unknown): Value {
  if (!isObject(raw) || isMark(raw)) return raw as Value;
  const { container_port: port, protocol } = fieldsOf(raw);
  if (isMark(port)) return port;
  return protocol === 'udp' ? `${asText(port)}/udp` : numberIn(port);
}

function namesIn(raw: unknown): string[] {
  const names = members(raw).map((item) => (isObject(item) ? asText(fieldsOf(item)['name']) : asText(item)));
  return [...new Set(names)].filter(Boolean).toSorted(compareStrings);
}

function pointersIn(item: unknown, part: 'secrets' | 'logGroups'): Value[] {
  if (typeof item === 'string') return [withoutJsonKey(item)];
  const fields = fieldsOf(item);
  if (isMark(item)) return [item];
  if (part === 'logGroups') return [logGroupOf(fields)].filter((group) => group !== undefined);
  return members(fields['secrets']).flatMap((secret) => {
    const from = fieldsOf(secret)['value_from'] as Value | undefined;
    if (from === undefined) return [];
    return [typeof from === 'string' ? withoutJsonKey(from) : from];
  });
}

function logGroupOf(fields: Fields): Value | undefined {
  const options = fieldsOf(fields['log_configuration'])['options'];
  return isObject(options) ? options['awslogs-group'] : undefined;
}

/** `arn:...:secret:name-AbCdEf:key:stage:version` points at the secret up to its seventh part. */
function withoutJsonKey(pointer: string): string {
  return /^arn:[^:]*:secretsmanager:/.test(pointer) ? pointer.split(':').slice(0, 7).join(':') : pointer;
}

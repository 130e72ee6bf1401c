import { sortedRecord } from '../../model/order.ts';
import { isEmpty, isList, isMark, isObject, type Value } from '../../model/value.ts';
import { snakeCase } from '../pick.ts';

/** A small thing by snake_case names, whether it came from the API, from CloudFormation or from Terraform. */
export type Fields = Readonly<Record<string, unknown>>;

/** The fields that say something, under one spelling: `CidrIp`, `cidrIp` and `cidr_ip` are `cidr_ip`. */
export function fieldsOf(raw: unknown): Fields {
  if (!isObject(raw)) return {};
  const fields: Record<string, unknown> = {};
  for (const key of Object.keys(raw)) {
    const value = raw[key];
    // no field is called so, and assigning it would not make one
    if (key !== '__proto__' && !isEmpty(value)) fields[snakeCase(key)] = value;
  }
  return fields;
}

/** The first of these fields that is there. */
export function firstOf(fields: Fields, ...names: readonly string[]): unknown {
  for (const name of names) {
    const value = fields[name];
    if (value !== undefined) return value;
  }
  return undefined;
}

/** A map, or a list of which each item is read as a name and a value: texts by name, marks as they are. */
export function textsByName(
  raw: unknown,
  pairOf: (item: Value) => readonly [name: string, value: unknown],
): Record<string, Value> | undefined {
  const pairs = (isList(raw) ? raw.map(pairOf) : Object.entries(isObject(raw) ? raw : {})).filter(
    ([name]) => name !== '' && name !== '__proto__',
  );
  if (pairs.length === 0) return undefined;
  return sortedRecord(pairs.map(([name, value]) => [name, isMark(value) ? value : asText(value)]));
}

/** A string, number or boolean as text; '' for anything else. */
export function asText(value: unknown): string {
  if (typeof value === 'string') return value;
  return typeof value === 'number' || typeof value === 'boolean' ? String(value) : '';
}

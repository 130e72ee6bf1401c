import { isList, isMark, isObject, type Value } from '../../model/value.ts';
import { sortedRecord } from '../../model/order.ts';
import type { Attribute } from '../define.ts';
import type { Kind } from '../kind.ts';
import { blockReaderOf, type Reader } from '../pick.ts';
import { asText, fieldsOf } from './fields.ts';
import { type Options } from './scalar.ts';

/**
 * Settings that AWS keeps as a list of Key and Value, and Terraform as arguments of the resource: `terraform` gives for each key
 * the Terraform path. Only declared settings are compared, and only those that this flavour of the resource has.
 */
export function keyValues(
  terraform: Readonly<Record<string, string>>,
  options: Options & Pick<Attribute, 'to' | 'relation'> & { readonly pointer?: string } = {},
): Attribute {
  const { pointer, ...rest } = options;
  const settings = Object.entries(terraform).map(([key, path]): Setting => [key, blockReaderOf(path)]);
  return { kind: keyValuesKind(settings, pointer), ...rest };
}

/** A key, and what reads it of a Terraform resource. */
type Setting = readonly [key: string, read: Reader];

function keyValuesKind(terraform: readonly Setting[], pointer?: string): Kind {
  return {
    name: 'keyValues',
    rule: 2,
    canonical: (raw) => {
      if (isMark(raw)) return raw;
      const pairs = isList(raw) ? raw.map(pairOf) : [...spelledOut(raw), ...fromTerraform(raw, terraform)];
      const said = pairs.flatMap(([key, value]) => settingOf(key, value));
      if (said.length === 0) return undefined;
      return sortedRecord(said);
    },
    equal: isMet,
    ...(pointer === undefined ? {} : { targets: (value: Value) => pointerAt(value, pointer) }),
  };
}

function pairOf(item: Value): [string, unknown] {
  const { key, value } = fieldsOf(item);
  return [asText(key), value];
}

/** An already canonical map: its keys hold dots, which no Terraform argument does. */
function spelledOut(raw: unknown): [string, unknown][] {
  return isObject(raw) ? Object.entries(raw).filter(([key]) => key.includes('.')) : [];
}

function fromTerraform(raw: unknown, terraform: readonly Setting[]): [string, unknown][] {
  const found: [string, unknown][] = [];
  for (const [key, read] of terraform) {
    const value = read(raw);
    if (value !== undefined) found.push([key, value]);
  }
  return found;
}

function settingOf(key: string, value: unknown): [string, Value][] {
  if (key === '' || key === '__proto__') return [];
  if (isMark(value)) return [[key, value]];
  const text = asText(value);
  return text === '' ? [] : [[key, text]];
}

function isMet(desired: Value, deployed: Value): boolean {
  if (!isObject(desired) || !isObject(deployed)) return false;
  return Object.entries(desired).every(([key, value]) => {
    const found = Object.hasOwn(deployed, key) ? deployed[key] : undefined;
    return found === undefined || found === value;
  });
}

function pointerAt(value: Value, key: string): { readonly to: Value }[] {
  const to = isObject(value) ? value[key] : undefined;
  return to === undefined ? [] : [{ to }];
}

import type { Value } from '../../model/value.ts';
import { isList, isObject } from '../../model/value.ts';
import { isFraction, type IsBare, type Path, pythonNumber } from './bare-numbers.ts';
import { addKey, type KeyTable, keysIn, mergeKeys, newTable, removeKey } from './key-table.ts';

/**
 * AWS names the deployment of a REST API by a hash over the API definition as Python 2 would have printed it: strings that
 * a person wrote as `u'...'`, dictionaries in the order of their hash table. So the definition is kept in that form here.
 */
export type PyValue = PyText | PyDict | PyValue[] | number | boolean | null;

export interface PyText {
  readonly text: string;
  /** written by a person, not by SAM */
  readonly isUnicode: boolean;
  /** a number with a fraction, as Python prints it */
  readonly isNumber?: true;
}

export interface PyDict {
  readonly members: Map<string, { readonly key: PyText; value: PyValue }>;
  /** absent: kept in the order of writing */
  readonly table: KeyTable | undefined;
}

/** Text that SAM writes. */
export function plainText(text: string): PyText {
  return { text, isUnicode: false };
}

/** Text that comes from the template. */
export function unicode(text: string): PyText {
  return { text, isUnicode: true };
}

export function isText(value: PyValue | undefined): value is PyText {
  return typeof value === 'object' && value !== null && !Array.isArray(value) && 'text' in value;
}

export function isDict(value: PyValue | undefined): value is PyDict {
  return typeof value === 'object' && value !== null && !Array.isArray(value) && 'members' in value;
}

/** A dictionary that SAM writes, ordered as its hash table is. */
export function dict(members: Readonly<Record<string, PyValue | string>> = {}): PyDict {
  const made: PyDict = { members: new Map(), table: newTable() };
  for (const [key, value] of Object.entries(members)) set(made, key, value);
  return made;
}

/** A dictionary that SAM writes, in the order of writing. */
export function plainDict(members: Readonly<Record<string, PyValue | string>>): PyDict {
  const made: PyDict = { members: new Map(), table: undefined };
  for (const [key, value] of Object.entries(members)) set(made, key, value);
  return made;
}

export function get(from: PyDict, key: string): PyValue | undefined {
  return from.members.get(key)?.value;
}

/** A member that is a dictionary. */
export function getDict(from: PyDict, key: string): PyDict | undefined {
  const value = get(from, key);
  return isDict(value) ? value : undefined;
}

export function has(from: PyDict, key: string): boolean {
  return from.members.has(key);
}

export function set(into: PyDict, key: string | PyText, value: PyValue | string): void {
  const name = typeof key === 'string' ? plainText(key) : key;
  const known = into.members.get(name.text);
  const member = typeof value === 'string' ? plainText(value) : value;
  if (known) known.value = member;
  else into.members.set(name.text, { key: name, value: member });
  if (into.table) addKey(into.table, name.text);
}

/** The member, put there first where it is missing. */
export function setDefault(into: PyDict, key: string | PyText, value: PyValue): PyValue {
  const name = typeof key === 'string' ? key : key.text;
  if (!has(into, name)) set(into, key, value);
  return get(into, name) ?? null;
}

export function remove(from: PyDict, key: string): void {
  from.members.delete(key);
  if (from.table) removeKey(from.table, key);
}

/** Takes over all members; the table grows before, not after, as it does when they come one by one. */
export function update(into: PyDict, other: PyDict): void {
  if (into.table)
    mergeKeys(
      into.table,
      keys(other).map(({ text }) => text),
    );
  for (const key of keys(other)) set(into, key, get(other, key.text) ?? null);
}

export function keys({ members, table }: PyDict): PyText[] {
  const names = table ? keysIn(table) : [...members.keys()];
  return names.flatMap((name) => members.get(name)?.key ?? []);
}

export function entries(from: PyDict): [PyText, PyValue][] {
  return keys(from).map((key) => [key, get(from, key.text) ?? null]);
}

/** A deep copy; its hash tables are filled anew, which may change their order. */
export function copied(value: PyDict): PyDict {
  const table = value.table && newTable();
  if (table) for (const { text } of keys(value)) addKey(table, text);
  const members = [...value.members].map(
    ([name, member]) => [name, { key: member.key, value: copiedValue(member.value) }] as const,
  );
  return { members: new Map(members), table };
}

/** A copy of the dictionary itself, with the same members; its hash table has room for all before it is filled. */
export function copiedOnce(value: PyDict): PyDict {
  const table = value.table && newTable();
  const names = keys(value).map(({ text }) => text);
  if (table) mergeKeys(table, names);
  const members = [...value.members].map(([name, member]) => [name, { ...member }] as const);
  return { members: new Map(members), table };
}

function copiedValue(value: PyValue): PyValue {
  if (Array.isArray(value)) return value.map(copiedValue);
  return isDict(value) ? copied(value) : value;
}

/** What a template states, with every string as a person wrote it. */
export function fromTemplate(value: Value | undefined): PyValue {
  return read(value, [], () => false);
}

/** The same, where the template may state numbers that were read as texts. */
export function fromTemplateAt(value: Value | undefined, path: Path, isBare: IsBare): PyValue {
  return read(value, path, isBare);
}

function read(value: Value | undefined, path: Path, isBare: IsBare): PyValue {
  if (value === undefined || value === null) return null;
  if (isFraction(value) && isBare(path))
    return { text: pythonNumber(value), isUnicode: false, isNumber: true };
  if (typeof value === 'string') return unicode(value);
  if (isList(value)) return value.map((member, index) => read(member, [...path, index], isBare));
  if (!isObject(value)) return value;
  const made = dict();
  for (const [key, member] of Object.entries(value))
    set(made, unicode(key), read(member, [...path, key], isBare));
  return made;
}

/** The same as plain JSON. */
export function toValue(value: PyValue): Value {
  if (Array.isArray(value)) return value.map(toValue);
  if (isText(value)) return value.text;
  if (isDict(value))
    return Object.fromEntries([...value.members].map(([name, member]) => [name, toValue(member.value)]));
  return value;
}

/** Keys in the order in which Python 2 goes through them. */
export function inTableOrder(names: readonly string[]): string[] {
  const table = newTable();
  for (const name of names) addKey(table, name);
  return keysIn(table);
}

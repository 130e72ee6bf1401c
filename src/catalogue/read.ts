import { isObject, sameValue, type Value } from '../model/value.ts';
import type { Attribute, Condition, ResourceType } from './define.ts';
import type { Kind } from './kind.ts';
import { blockReaderOf, pick, type Reader, readerOf, snakeCase } from './pick.ts';

/** The three shapes a resource comes in. */
export type Side = 'api' | 'terraform' | 'cloudformation';

/** The attributes an entry names, in canonical form; nothing else of `raw` is kept. */
export function readAttributes(entry: ResourceType, raw: unknown, side: Side): Record<string, Value> {
  const attributes: Record<string, Value> = {};
  const own = isObject(raw) ? raw : undefined;
  for (const { path, read, key, kind, isSilent } of sourcesOf(entry, side)) {
    const found = own && key !== undefined ? (own[key] ?? undefined) : read(raw);
    // most of what a resource might have is not there
    if (found === undefined && isSilent) continue;
    const value = kind.canonical(found);
    if (value !== undefined) attributes[path] = value;
  }
  return attributes;
}

/** Where one side keeps an attribute. */
interface AttributeSource {
  readonly path: string;
  readonly read: Reader;
  /** where it is a member of the resource itself, as most are */
  readonly key: string | undefined;
  readonly kind: Kind;
  /** what is not there makes no value */
  readonly isSilent: boolean;
}

const sources = new WeakMap<ResourceType, Map<Side, readonly AttributeSource[]>>();

/** Found once per type and side: a large state asks for each of them thousands of times. */
function sourcesOf(entry: ResourceType, side: Side): readonly AttributeSource[] {
  const bySide = sources.get(entry) ?? new Map<Side, readonly AttributeSource[]>();
  sources.set(entry, bySide);
  const known = bySide.get(side);
  if (known) return known;
  const found = Object.entries(entry.attributes).flatMap(([path, attribute]): AttributeSource[] => {
    const from = pathOn(side, path, attribute);
    if (from === null) return [];
    const { kind } = attribute;
    // what every object has would be found where it is not stated
    const isOwn = /^\w+$/.test(from) && !(from in Object.prototype);
    const isSilent = kind.canonical(undefined) === undefined;
    const read = side === 'terraform' ? blockReaderOf(from) : readerOf(from);
    return [{ path, read, key: isOwn ? from : undefined, kind, isSilent }];
  });
  bySide.set(side, found);
  return found;
}

/** null where that side has no such thing. */
function pathOn(side: Side, path: string, attribute: Attribute): string | null {
  switch (side) {
    case 'api':
      return attribute.api === undefined ? path : attribute.api;
    case 'terraform':
      return attribute.terraform === undefined ? snakeCase(path) : attribute.terraform;
    case 'cloudformation':
      return attribute.cloudformation ?? path;
  }
}

/** Where the scanner puts the id of what has none of its own yet. */
export const PROVISIONAL_ID = '$provisional';

/** The primary identifier of an API item: the value at the path, or the filled-in template with empty parts left out. */
export function readId(entry: ResourceType, item: unknown): string {
  const part = (path: string): string => {
    const source = sourcesOf(entry, 'api').find((one) => one.path === path);
    return asText(source?.kind.canonical(source.read(item)) ?? pick(item, path));
  };
  const provisional = asText(pick(item, PROVISIONAL_ID));
  if (provisional !== '') return provisional;
  if (!entry.id.includes('${')) return asText(pick(item, entry.id));
  return entry.id.replaceAll(/(.?)\$\{([^}]+)\}/g, (_all, before: string, path: string) => {
    const value = part(path);
    return value === '' ? '' : `${before}${value}`;
  });
}

/** The name of an API item; where AWS gives only an ARN or a URL, its last segment. */
export function readName(entry: ResourceType, item: unknown): string | undefined {
  if (entry.name === undefined) return undefined;
  const found: unknown = pick(item, entry.name);
  const name = asText(Array.isArray(found) ? found[0] : found);
  const isLong = name.startsWith('arn:') || name.startsWith('https://');
  return (isLong ? name.split(/[:/]/).at(-1) : name) || undefined;
}

function asText(value: unknown): string {
  return typeof value === 'string' || typeof value === 'number' ? String(value) : '';
}

/** Tags as a map, from a list of Key/Value (or key/value) or from a map. `aws:` tags stay: they name owners. */
export function readTags(raw: unknown): Readonly<Record<string, string>> {
  if (raw === undefined || raw === null) return {};
  if (isTextMap(raw)) return raw;
  const stated = Array.isArray(raw) ? raw.flatMap(tagOf) : Object.entries(raw);
  return Object.fromEntries(stated.filter(([, value]) => typeof value === 'string')) as Record<
    string,
    string
  >;
}

/** As Terraform writes them. */
function isTextMap(raw: unknown): raw is Readonly<Record<string, string>> {
  if (!isObject(raw)) return false;
  for (const key in raw) if (typeof raw[key] !== 'string') return false;
  return true;
}

function tagOf(tag: unknown): [string, unknown][] {
  const { Key, Value: value, key, value: lower, TagKey, TagValue } = (tag ?? {}) as Record<string, unknown>;
  const name = Key ?? key ?? TagKey;
  return typeof name === 'string' ? [[name, value ?? lower ?? TagValue ?? '']] : [];
}

/** Does `look` give, for every name of the condition, the value it asks for? */
export function meets(condition: Condition, look: (name: string) => unknown): boolean {
  return Object.entries(condition).every(([name, wanted]) => {
    const found = look(name);
    if (wanted instanceof RegExp) return typeof found === 'string' && wanted.test(found);
    return sameValue(found, wanted);
  });
}

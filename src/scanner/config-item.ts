import { memberName, supplementName, typeOfConfig } from '../catalogue/config-names.ts';
import type { Attribute, ResourceType } from '../catalogue/define.ts';
import { GENERIC, genericPointerTo } from '../catalogue/generic.ts';
import { pick } from '../catalogue/pick.ts';
import { readId, readName, readTags } from '../catalogue/read.ts';
import type { Resource } from '../model/graph.ts';
import { jsonIn } from '../model/json.ts';
import { uniqueStrings } from '../model/order.ts';
import { tagsWithoutSecrets, withoutSecrets } from '../model/redact.ts';
import { isObject, type Value } from '../model/value.ts';
import type { Item } from './params.ts';
import { GLOBAL } from './place.ts';
import { keyOf } from './resource.ts';

/** A row of an advanced query, with the fields that were asked for. */
export interface ConfigItem {
  readonly accountId: string;
  readonly awsRegion: string;
  readonly resourceId: string;
  readonly resourceName?: string;
  readonly resourceType: string;
  readonly arn?: string;
  readonly tags?: unknown;
  readonly relationships?: unknown;
  readonly configuration?: unknown;
  readonly supplementaryConfiguration?: unknown;
}

/** What a configuration item says, and the attributes of which it says nothing at all. */
export interface ReadItem {
  readonly resource: Resource;
  readonly unsaid: readonly string[];
}

/** Where facts of an aggregator come from. */
export const SELECT = { service: 'config-service', action: 'SelectAggregateResourceConfig' } as const;

const ORIGIN = `${SELECT.service}:${SELECT.action}`;

/** The row as an item; undefined when it does not say what it is, and where. */
export function configItem(text: unknown): ConfigItem | undefined {
  const row: unknown = typeof text === 'string' ? jsonIn(text) : undefined;
  if (!isObject(row)) return undefined;
  const isSaid = ['accountId', 'awsRegion', 'resourceId', 'resourceType'].every(
    (field) => typeof row[field] === 'string' && row[field] !== '',
  );
  return isSaid ? (row as unknown as ConfigItem) : undefined;
}

/** The resource of an item whose type has an entry: the attributes that the entry names and nothing else. */
export function modelledItem(item: ConfigItem, entry: ResourceType): ReadItem {
  const parts = partsOf(item, entry);
  const id = idOf(item, entry, parts);
  const tags = tagsWithoutSecrets(readTags(item.tags));
  const name = readName({ ...entry, ...nameAt(entry, parts.said) }, parts.said) ?? tags['Name'];
  const { attributes, unsaid } = attributesOf(entry, parts);
  const aliases = uniqueStrings([item.resourceId]).filter((one) => ![id, item.arn, name].includes(one));
  const resource: Resource = {
    ...placed(item, entry.type, id, entry),
    ...(name === undefined ? {} : { name: withoutSecrets(name) }),
    tags,
    attributes,
    ...(aliases.length === 0 ? {} : { aliases }),
    source: { origin: ORIGIN },
  };
  return { resource, unsaid };
}

/** The plain resource of an item whose type nobody modelled; Config's own relationships say where it stands. */
export function genericItem(item: ConfigItem): Resource {
  const name = readTags(item.tags)['Name'] ?? item.resourceName;
  return {
    ...placed(item, typeOfConfig(item.resourceType), item.resourceId),
    ...(name === undefined || name === item.resourceId ? {} : { name: withoutSecrets(name) }),
    tags: tagsWithoutSecrets(readTags(item.tags)),
    attributes: pointersOf(item),
    generic: true,
    source: { origin: ORIGIN },
  };
}

function placed(
  { accountId, awsRegion, arn }: ConfigItem,
  type: string,
  id: string,
  entry?: ResourceType,
): Pick<Resource, 'key' | 'type' | 'account' | 'region' | 'id' | 'arn'> {
  const isGlobal = entry?.scope === 'global' && entry.region === undefined;
  const region = isGlobal ? GLOBAL : awsRegion;
  return {
    key: keyOf(accountId, region, type, id),
    type,
    account: accountId,
    region,
    id,
    ...(arn?.startsWith('arn:') ? { arn } : {}),
  };
}

/** Ids that relationships name, under the attribute of a generic thing that points at such things. */
function pointersOf({ relationships }: ConfigItem): Record<string, Value> {
  const rows = Array.isArray(relationships) ? (relationships as unknown[]).filter(isObject) : [];
  const found = rows.flatMap((row): [string, string][] => {
    const { resourceType: type, resourceId: id, resourceName: other } = row;
    const target = typeof id === 'string' && id !== '' ? id : other;
    const path = typeof type === 'string' ? genericPointerTo(typeOfConfig(type)) : undefined;
    return path !== undefined && typeof target === 'string' ? [[path, target]] : [];
  });
  return Object.fromEntries(
    Object.keys(GENERIC.attributes).flatMap((path) => {
      const targets = uniqueStrings(found.filter(([at]) => at === path).map(([, target]) => target));
      return targets.length === 0 ? [] : [[path, withoutSecrets(targets)]];
    }),
  );
}

interface Parts {
  /** the configuration, and what Config keeps beside it */
  readonly said: Item;
  /** newer types are kept as CloudFormation's schema has them, older ones as the API answers, but with small first letters */
  readonly isBySchema: boolean;
}

function partsOf({ configuration, supplementaryConfiguration }: ConfigItem, entry: ResourceType): Parts {
  const own = opened(configuration);
  const beside = Object.entries(opened(supplementaryConfiguration)).map(([name, value]) => [
    supplementName(name),
    typeof value === 'string' && /^[{[]/.test(value) ? (jsonIn(value) ?? value) : value,
  ]);
  const keys = Object.keys(own);
  const isBySchema = keys.length > 0 && keys.every((key) => /^[A-Z]/.test(key));
  const said = { ...(Object.fromEntries(beside) as Item), ...own };
  return { said: isBySchema ? said : restyled(said, styleOf(entry)), isBySchema };
}

/** BatchGet writes as a text what a query gives as it is. */
function opened(value: unknown): Item {
  const read = typeof value === 'string' ? jsonIn(value) : value;
  return isObject(read) ? read : {};
}

/** Keys that people chose: their letters are theirs. */
const OWN_KEYS = /^(variables|tags|labels|parameters|environment|condition)$/i;

/** The configuration with the first letters that the API has; a map with people's own keys stays as it is. */
function restyled(value: unknown, style: (key: string) => string): Item {
  const deep = (one: unknown): unknown => {
    if (Array.isArray(one)) return one.map(deep);
    if (!isObject(one)) return one;
    const members = Object.entries(one).map(([key, member]) => {
      return { name: style(memberName(key) ?? key), key, value: isOwn(key, member) ? member : deep(member) };
    });
    // what was given the API's name stands for what had it before
    const renamed = members.filter(({ key }) => memberName(key) !== undefined);
    return Object.fromEntries([...members, ...renamed].map(({ name, value: kept }) => [name, kept]));
  };
  return deep(value) as Item;
}

function isOwn(key: string, member: unknown): boolean {
  return OWN_KEYS.test(key) && isObject(member) && !('variables' in member);
}

/** As most of the entry's own paths are written. */
function styleOf({ id }: ResourceType): (key: string) => string {
  const isUpper = /^(\$\{)?[A-Z]/.test(id);
  return (key) => (isUpper ? key.slice(0, 1).toUpperCase() : key.slice(0, 1).toLowerCase()) + key.slice(1);
}

function attributesOf(
  entry: ResourceType,
  parts: Parts,
): { readonly attributes: Record<string, Value>; readonly unsaid: string[] } {
  const attributes: Record<string, Value> = {};
  const unsaid: string[] = [];
  for (const [path, attribute] of Object.entries(entry.attributes)) {
    if (attribute.matchedFrom !== undefined) continue;
    const places = placesOf(path, attribute, parts);
    const values = places.map((place) => attribute.kind.canonical(pick(parts.said, place)));
    const value = values.find((one) => one !== undefined);
    if (value !== undefined) attributes[path] = withoutSecrets(value);
    else if (places.length === 0 && attribute.computed !== true) unsaid.push(path);
  }
  return { attributes, unsaid };
}

/** The paths at which the item says something, be it that there is nothing; the more likely first. */
function placesOf(path: string, { api, cloudformation }: Attribute, { said, isBySchema }: Parts): string[] {
  const bySchema = cloudformation ?? path;
  const byApi = api === null ? [] : [api ?? path];
  const all = isBySchema ? [bySchema, ...byApi] : [...byApi, bySchema];
  return [...new Set(all)].flatMap((place) => {
    if (place === '') return [place];
    const [first = '', ...rest] = place.split('.');
    const key = first.replace(/(\[\]|\[0\]|\{\})$/, '');
    const known = [key, capitalised(key), key.slice(0, 1).toLowerCase() + key.slice(1)];
    const found = known.find((one) => one !== '' && Object.hasOwn(said, one));
    return found === undefined ? [] : [[first.replace(key, () => found), ...rest].join('.')];
  });
}

function capitalised(key: string): string {
  return key.slice(0, 1).toUpperCase() + key.slice(1);
}

/** The id that a scan would give it: as the entry reads it, else as Config names the thing. */
function idOf(item: ConfigItem, entry: ResourceType, { said }: Parts): string {
  const isByArn = entry.arn !== undefined && entry.arn === entry.id;
  const found = [entry.id, capitalised(entry.id)].map((id) => readId({ ...entry, id }, said));
  return found.find((id) => id !== '') ?? (isByArn ? item.arn : undefined) ?? item.resourceId;
}

function nameAt({ name }: ResourceType, said: Item): Pick<ResourceType, 'name'> {
  if (name === undefined) return {};
  return { name: Object.hasOwn(said, capitalised(name)) ? capitalised(name) : name };
}

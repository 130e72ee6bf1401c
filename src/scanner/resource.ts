import type { ResourceType } from '../catalogue/define.ts';
import { pick } from '../catalogue/pick.ts';
import { readAttributes, readId, readName, readTags } from '../catalogue/read.ts';
import type { Resource } from '../model/graph.ts';
import { looksSecret, tagsWithoutSecrets, withoutSecrets } from '../model/redact.ts';
import { uniqueStrings } from '../model/order.ts';
import type { Item } from './params.ts';
import { isAdded, seenIn } from './seen.ts';
import { GLOBAL, type Place } from './place.ts';

/** The key of a deployed resource. */
export function keyOf(account: string, region: string, type: string, id: string): string {
  return [account, region, type, id].join('/');
}

/** The resource an item stands for, with the attributes that its entry names and nothing else; undefined without an id. */
export function readResource(
  entry: ResourceType,
  item: Item,
  region: string,
  place: Place,
): Resource | undefined {
  const id = readId(entry, item);
  if (id === '') return undefined;
  const at = placeOf(entry, item, region, place);
  const arn = arnOf(entry, item, at, place);
  const { tags, attributes } = readSaid(entry, item);
  const name = readName(entry, item) ?? tags['Name'];
  const aliases = aliasesOf(entry, item, [id, arn, name]);
  return {
    key: keyOf(place.account, at, entry.type, id),
    type: entry.type,
    account: place.account,
    region: at,
    id,
    ...(arn === undefined ? {} : { arn }),
    ...(name === undefined ? {} : { name: withoutSecrets(name) }),
    tags: tagsWithoutSecrets(tags),
    attributes,
    ...(aliases.length === 0 ? {} : { aliases }),
    source: { origin: `${entry.list.service}:${entry.list.action}` },
  };
}

/**
 * The tags, as AWS has them, and the attributes of an item. What an earlier run saw of it is taken from there, unless a detail
 * was put in its place.
 */
export function readSaid(entry: ResourceType, item: Item): Pick<Resource, 'attributes' | 'tags'> {
  const seen = seenIn(item);
  const tags = entry.tags === undefined ? {} : readTags(pick(item, entry.tags));
  const attributes = withoutSecrets(readAttributes(entry, item, 'api'));
  if (!seen) return { tags, attributes };
  const isTagged = entry.tags !== undefined && isAdded(item, seen, entry.tags);
  const merged = Object.keys(entry.attributes).flatMap((path) => {
    const from = entry.attributes[path]?.api === undefined ? path : entry.attributes[path].api;
    const value = (from && isAdded(item, seen, from) ? attributes : seen.said.attributes)[path];
    return value === undefined ? [] : [[path, value] as const];
  });
  return { tags: isTagged ? tags : seen.said.tags, attributes: Object.fromEntries(merged) };
}

/** The ARN of an item: as AWS gives it, or filled into the entry's template. */
export function arnOf(entry: ResourceType, item: Item, region: string, place: Place): string | undefined {
  if (entry.arn === undefined) return undefined;
  if (!entry.arn.includes('${')) {
    const arn = pick(item, entry.arn);
    return typeof arn === 'string' && arn !== '' ? arn.replace(/:\*$/, '') : undefined;
  }
  const known = new Map<string, string>([
    ['partition', place.partition],
    ['region', region],
    ['account', place.account],
    ['id', readId(entry, item)],
  ]);
  const parts = entry.arn.split(/\$\{([^}]+)\}/);
  const filled = parts.map((part, index) =>
    index % 2 === 0 ? part : (known.get(part) ?? text(pick(item, part))),
  );
  return filled.includes(undefined) ? undefined : filled.join('');
}

/** Where a resource stands in the inventory. */
export function placeOf(entry: ResourceType, item: Item, region: string, place: Place): string {
  if (entry.region !== undefined) return regionOf(entry, item) ?? place.globalRegion;
  return entry.scope === 'global' ? GLOBAL : region;
}

/** The region an item says it is in. The oldest buckets spell it in their own way. */
export function regionOf(entry: ResourceType, item: Item): string | undefined {
  if (entry.region === undefined) return undefined;
  const region = pick(item, entry.region);
  if (typeof region !== 'string' || region === '') return undefined;
  return region === 'EU' ? 'eu-west-1' : region;
}

function aliasesOf(entry: ResourceType, item: Item, names: readonly (string | undefined)[]): string[] {
  const all = (entry.aliases ?? []).flatMap((path) => [pick(item, path)].flat());
  return uniqueStrings(
    all.flatMap((alias) =>
      typeof alias === 'string' && alias !== '' && !names.includes(alias) && !looksSecret(alias)
        ? [alias]
        : [],
    ),
  );
}

function text(value: unknown): string | undefined {
  return typeof value === 'string' || typeof value === 'number' ? String(value) : undefined;
}

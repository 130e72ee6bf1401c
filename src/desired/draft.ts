import type { ResourceType } from '../catalogue/define.ts';
import { meets, readAttributes, type Side } from '../catalogue/read.ts';
import type { Match, Resource, Source } from '../model/graph.ts';
import type { Value } from '../model/value.ts';
import { arnOf, type Place } from './identity.ts';
import { textOf } from './present.ts';

/** What a reader found out about a resource, before the catalogue has its say. */
export interface Draft {
  readonly key: string;
  /** as the source calls it; used when no entry knows it */
  readonly type: string;
  readonly entry: ResourceType | undefined;
  readonly id: string;
  readonly arn?: string | undefined;
  readonly name?: string | undefined;
  readonly title?: string | undefined;
  readonly group?: string | undefined;
  readonly tags: Readonly<Record<string, string>>;
  readonly openTags?: readonly string[] | undefined;
  readonly aliases?: readonly string[];
  readonly match?: Match | undefined;
  readonly attributes: Readonly<Record<string, Value>>;
  readonly pending?: true | undefined;
  readonly conditional?: string | undefined;
  readonly source: Source;
}

/** The resource, with the ARN that follows from its id, and without names that say nothing new. */
export function resourceFrom(draft: Draft, place: Place): Resource {
  const { entry, id, name } = draft;
  const arn = draft.arn ?? arnOf(entry, id, place);
  const aliases = draft.aliases?.filter((alias) => alias !== id && alias !== arn && alias !== name) ?? [];
  const resource = {
    key: draft.key,
    type: entry?.type ?? draft.type,
    account: place.account,
    region: regionFor(entry, place.region, draft.attributes),
    id,
  } as WritableResource;
  if (arn !== undefined) resource.arn = arn;
  if (name !== undefined) resource.name = name;
  if (draft.title !== undefined) resource.title = draft.title;
  if (draft.group !== undefined) resource.group = draft.group;
  resource.tags = draft.tags;
  resource.attributes = draft.attributes;
  if (aliases.length > 0) resource.aliases = aliases;
  if (!entry) resource.generic = true;
  addRare(resource, draft);
  resource.source = draft.source;
  return resource;
}

/** A large design has a hundred thousand resources: they are made member by member, in the order of the model. */
export type WritableResource = { -readonly [K in keyof Resource]: Resource[K] };

function addRare(resource: WritableResource, { openTags, match, pending, conditional }: Draft): void {
  if (openTags !== undefined) resource.openTags = openTags;
  if (match !== undefined) resource.match = match;
  if (pending !== undefined) resource.pending = pending;
  if (conditional !== undefined) resource.conditional = conditional;
}

/** What the entry names of the raw properties; nothing of a type that nobody modelled. */
export function attributesFor(
  entry: ResourceType | undefined,
  raw: unknown,
  side: Side,
): Record<string, Value> {
  return entry ? readAttributes(entry, raw, side) : {};
}

/** The one declared attribute that becomes the id, or is known as the name, if the type has one. */
export function naturalKeyOf(entry: ResourceType | undefined): string | undefined {
  return entry?.naturalKey?.length === 1 ? entry.naturalKey[0] : undefined;
}

/** Its value among attributes already read. */
export function naturalName(
  entry: ResourceType | undefined,
  attributes: Readonly<Record<string, Value>>,
): string | undefined {
  const path = naturalKeyOf(entry);
  return path === undefined ? undefined : textOf(attributes[path]);
}

/** Is the natural key the id itself? ARNs, URLs and composites hold more than the name. */
export function isNamedById(entry: ResourceType): boolean {
  const key = naturalKeyOf(entry);
  const path = key === undefined ? undefined : (entry.attributes[key]?.api ?? key);
  // a security group has a name, but is known by its id
  return path === entry.id && !/(?:arn|url)$/i.test(entry.id);
}

/** The region a resource is listed under; what AWS lists globally and keeps nowhere is `global`. */
function regionFor(
  entry: ResourceType | undefined,
  region: string,
  attributes: Readonly<Record<string, Value>>,
): string {
  const isGlobal = entry?.scope === 'global' && entry.region === undefined;
  const isThisOne = entry?.globalWhen !== undefined && meets(entry.globalWhen, (path) => attributes[path]);
  return isGlobal || isThisOne ? 'global' : region;
}

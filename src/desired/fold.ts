import type { Fold, ResourceType } from '../catalogue/define.ts';
import { foldsFor, type OwnedFold } from '../catalogue/index.ts';
import type { Kind } from '../catalogue/kind.ts';
import { pick, pickTerraform } from '../catalogue/pick.ts';
import { type Resolver, resolver } from '../catalogue/resolver.ts';
import { parseArn } from '../model/arn.ts';
import type { Resource } from '../model/graph.ts';
import { uniqueStrings } from '../model/order.ts';
import { isList, isReference, type Value } from '../model/value.ts';
import { arnOf } from './identity.ts';
import type { Part } from './reading.ts';

/**
 * Puts things declared apart into their owners, as AWS shows them. An owner that nobody declares becomes a resource
 * of which only these members are declared; a part whose owner cannot be known stays a resource of its own.
 */
export function folded(
  resources: readonly Resource[],
  parts: readonly Part[],
  known: readonly Resource[],
): Resource[] {
  const declared = resolver(resources);
  const lookedUp = resolver(known);
  const owners = new Map<string, Draft>(resources.map((resource) => [resource.key, { resource, parts: [] }]));
  const loose: Resource[] = [];
  for (const part of parts) {
    const targets = foldsFor(part.type).flatMap((owned) => ownersOf(part, owned, declared, lookedUp));
    if (targets.length === 0) loose.push(part.resource);
    for (const { owner, fold, entry } of targets) {
      const draft = owners.get(owner.key) ?? { resource: owner, parts: [] };
      owners.set(owner.key, draft);
      draft.parts.push({ part, fold, entry });
    }
  }
  return [...[...owners.values()].map(withParts), ...loose];
}

/** A resource and what is still to be put into it. */
interface Draft {
  readonly resource: Resource;
  readonly parts: { readonly part: Part; readonly fold: Fold; readonly entry: ResourceType }[];
}

interface Target extends OwnedFold {
  readonly owner: Resource;
}

function ownersOf(part: Part, { entry, fold }: OwnedFold, declared: Resolver, known: Resolver): Target[] {
  const pointers = [read(part, fold.owner)].flat(2) as Value[];
  return pointers.flatMap((pointer) => {
    const owner = ownerOf(pointer, part, entry, declared) ?? partialOwner(pointer, part, entry, known);
    return owner ? [{ owner, entry, fold }] : [];
  });
}

function ownerOf(pointer: Value, part: Part, entry: ResourceType, known: Resolver): Resource | undefined {
  if (isReference(pointer) && pointer.of !== undefined && !IDENTIFIERS.test(pointer.of)) return undefined;
  const owner = known.resolve(pointer, { to: [entry.type], near: part.resource });
  return owner?.type === entry.type ? owner : undefined;
}

/** `GetAtt Vpc.DefaultSecurityGroup` is not the VPC; `.Arn`, `.GroupId`, `.QueueUrl` are the resource itself. */
const IDENTIFIERS = /(?:Arn|Id|Url|Name|Ref)$/;

function partialOwner(
  pointer: Value,
  part: Part,
  entry: ResourceType,
  known: Resolver,
): Resource | undefined {
  if (typeof pointer !== 'string' || pointer === '') return undefined;
  const { account, region, source } = part.resource;
  const found = ownerOf(pointer, part, entry, known);
  const place = { account, region: entry.scope === 'global' ? 'global' : region };
  const arn = found?.arn ?? (parseArn(pointer) ? pointer : arnOf(entry, pointer, place));
  return {
    key: found?.key ?? `${entry.type}/${pointer}`,
    type: entry.type,
    ...place,
    id: found?.id ?? pointer,
    ...(arn === undefined ? {} : { arn }),
    ...(found?.name === undefined ? {} : { name: found.name }),
    tags: {},
    attributes: {},
    partial: [],
    source,
  };
}

function withParts({ resource, parts }: Draft): Resource {
  if (parts.length === 0) return resource;
  const attributes = new Map(Object.entries(resource.attributes));
  const partial = new Set(resource.partial);
  const aliases = new Set(resource.aliases);
  const appended = new Map<string, { kind: Kind; values: Value[] }>();
  for (const { part, fold, entry } of parts) {
    const alias = fold.alias === undefined ? undefined : read(part, fold.alias);
    if (typeof alias === 'string') aliases.add(alias);
    for (const [path, from] of Object.entries(fold.set ?? {})) {
      const value = entry.attributes[path]?.kind.canonical(read(part, from));
      if (value !== undefined) attributes.set(path, value);
    }
    for (const [path, from] of Object.entries(fold.append ?? {})) {
      const kind = entry.attributes[path]?.kind;
      const value = kind?.canonical([read(part, from)].flat());
      if (!kind || value === undefined) continue;
      const list = appended.get(path) ?? { kind, values: listed(attributes.get(path)) };
      appended.set(path, list);
      list.values.push(...listed(value));
      if (resource.partial) partial.add(path);
    }
  }
  for (const [path, { kind, values }] of appended) {
    const value = kind.canonical(values);
    if (value !== undefined) attributes.set(path, value);
  }
  return {
    ...resource,
    attributes: Object.fromEntries(attributes),
    ...(aliases.size > 0 ? { aliases: uniqueStrings(aliases) } : {}),
    ...(resource.partial ? { partial: uniqueStrings(partial) } : {}),
  };
}

function listed(value: Value | undefined): Value[] {
  if (value === undefined) return [];
  return isList(value) ? [...value] : [value];
}

function read(part: Part, path: string): unknown {
  const value = part.side === 'terraform' ? pickTerraform(part.raw, path) : pick(part.raw, path);
  return value ?? [];
}

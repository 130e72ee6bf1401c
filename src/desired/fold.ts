import type { Fold, ResourceType } from '../catalogue/define.ts';
import { foldsFor, type OwnedFold } from '../catalogue/index.ts';
import type { Kind } from '../catalogue/kind.ts';
import { pick, pickTerraform } from '../catalogue/pick.ts';
import { type Resolver, resolver } from '../catalogue/resolver.ts';
import { parseArn } from '../model/arn.ts';
import type { Resource } from '../model/graph.ts';
import { uniqueStrings } from '../model/order.ts';
import { isList, isReference, isUnknown, unknown, type Value } from '../model/value.ts';
import { resourceFrom } from './draft.ts';
import { present } from './present.ts';
import { redirectedAll } from './redirect.ts';
import type { Part } from './reading.ts';

/**
 * Puts things declared apart into their owners, as AWS shows them. An owner that nobody declares becomes a resource
 * of which only these members are declared; a part whose owner cannot be known stays a resource of its own.
 */
export function folded(
  resources: readonly Resource[],
  parts: readonly Part[],
  known: readonly Resource[],
): { readonly resources: Resource[]; readonly moved: ReadonlyMap<string, string> } {
  const owners = new Map<string, Resource>();
  for (const resource of resources) owners.set(resource.key, resource);
  // most resources have no parts
  const partsOf = new Map<string, OwnedPart[]>();
  const ownersOf = ownerFinder(parts, resolver(resources), resolver(known));
  const moved = new Map<string, string>();
  const loose: Resource[] = [];
  for (const part of parts) {
    const targets = ownersOf(part);
    const [first] = targets;
    if (first && !part.besides) moved.set(part.resource.key, first.owner.key);
    else if (!part.besides) loose.push(part.resource);
    for (const { owner, fold, entry } of targets) {
      if (!owners.has(owner.key)) owners.set(owner.key, owner);
      const own = partsOf.get(owner.key);
      if (own) own.push({ part, fold, entry });
      else partsOf.set(owner.key, [{ part, fold, entry }]);
    }
  }
  const whole = [...owners.values()].map((owner) => withParts(owner, partsOf.get(owner.key)));
  return { resources: redirectedAll([...whole, ...loose], moved), moved };
}

/** What is still to be put into its owner. */
interface OwnedPart {
  readonly part: Part;
  readonly fold: Fold;
  readonly entry: ResourceType;
}

interface Target extends OwnedFold {
  readonly owner: Resource;
}

/** Finds the owners of parts. A part may name another part (a permission names an alias): then its owner is meant. */
function ownerFinder(parts: readonly Part[], declared: Resolver, known: Resolver): (part: Part) => Target[] {
  const byKey = new Map(parts.filter(({ besides }) => !besides).map((part) => [part.resource.key, part]));
  const find = (part: Part, seen: readonly string[]): Target[] =>
    foldsFor(part.type).flatMap((owned) =>
      pointersOf(part, owned.fold).flatMap((pointer) => {
        const through = isReference(pointer) ? byKey.get(pointer.$ref) : undefined;
        const isNew = through !== undefined && !seen.includes(through.resource.key);
        const owner = isNew
          ? find(through, [...seen, part.resource.key]).find(({ entry }) => entry === owned.entry)?.owner
          : (ownerOf(pointer, part, owned.entry, declared) ?? partialOwner(pointer, part, owned, known));
        return owner ? [{ owner, ...owned }] : [];
      }),
    );
  return (part) => find(part, [part.resource.key]);
}

function pointersOf(part: Part, fold: Fold): Value[] {
  return [read(part, fold.owner)].flat(2) as Value[];
}

function ownerOf(pointer: Value, part: Part, entry: ResourceType, known: Resolver): Resource | undefined {
  if (isReference(pointer) && pointer.of !== undefined && !IDENTIFIERS.test(pointer.of)) return undefined;
  const owner = known.resolve(pointer, { to: [entry.type], near: part.resource });
  return owner?.type === entry.type ? owner : undefined;
}

/** `GetAtt Vpc.DefaultSecurityGroup` is not the VPC; `.Arn`, `.GroupId`, `.QueueUrl` are the resource itself. */
const IDENTIFIERS = /(?:Arn|Id|Url|Name|Ref)$/;

/** What is known of an owner that nobody declares: its id, and what a data source looked up. */
function partialOwner(
  pointer: Value,
  part: Part,
  { entry, fold }: OwnedFold,
  known: Resolver,
): Resource | undefined {
  const saysSomething = fold.set ?? fold.append;
  if (typeof pointer !== 'string' || pointer === '' || !saysSomething) return undefined;
  const found = ownerOf(pointer, part, entry, known);
  const { source, conditional } = part.resource;
  if (found) return present({ ...found, tags: {}, attributes: {}, partial: [], source, conditional });
  const owner = resourceFrom({
    key: `${entry.type}/${pointer}`,
    type: entry.type,
    entry,
    place: part.resource,
    id: pointer,
    arn: parseArn(pointer) ? pointer : undefined,
    tags: {},
    attributes: {},
    conditional,
    source,
  });
  return { ...owner, partial: [] };
}

function withParts(resource: Resource, parts: readonly OwnedPart[] | undefined): Resource {
  if (parts === undefined) return resource;
  const appended = appendedTo(resource, parts);
  const aliases = parts.flatMap(({ part, fold }) =>
    fold.alias === undefined ? [] : [read(part, fold.alias)],
  );
  const names = uniqueStrings([
    ...(resource.aliases ?? []),
    ...aliases.filter((name) => typeof name === 'string'),
  ]);
  return present({
    ...resource,
    attributes: { ...resource.attributes, ...setBy(parts), ...appended },
    aliases: names.length === 0 ? undefined : names,
    partial: resource.partial && uniqueStrings([...resource.partial, ...Object.keys(appended)]),
  });
}

/** Attributes that parts state as a whole. */
function setBy(parts: readonly OwnedPart[]): Record<string, Value> {
  const values = parts.flatMap(({ part, fold, entry }) =>
    Object.entries(fold.set ?? {}).map(([path, from]) => [
      path,
      openBy(part) ?? entry.attributes[path]?.kind.canonical(read(part, from)),
    ]),
  );
  return Object.fromEntries(values.filter((member): member is [string, Value] => member[1] !== undefined));
}

/** What a part would state that may not be meant to be there cannot be known. */
function openBy({ resource: { conditional } }: Part): Value | undefined {
  return conditional === undefined ? undefined : unknown(conditional);
}

interface Appended {
  readonly kind: Kind;
  readonly members: Value[];
  /** what one part alone states is in canonical form already */
  isSettled: boolean;
}

/** Lists of the owner with the members that parts add; a list that is not known stays unknown. */
function appendedTo({ attributes }: Resource, parts: readonly OwnedPart[]): Record<string, Value> {
  const lists = new Map<string, Appended>();
  const open = new Map<string, Value>();
  for (const { part, fold, entry } of parts) {
    for (const [path, from] of Object.entries(fold.append ?? NOTHING)) {
      const kind = entry.attributes[path]?.kind;
      const unsettled = openBy(part);
      if (unsettled !== undefined) open.set(path, unsettled);
      const added = kind?.canonical([read(part, from)].flat());
      if (!kind || isUnknown(attributes[path])) continue;
      append(lists, { path, kind, own: attributes[path], added });
    }
  }
  const appended: Record<string, Value> = {};
  for (const [path, list] of lists) appended[path] = settled(list);
  for (const [path, mark] of open) appended[path] = mark;
  return appended;
}

function settled({ kind, members, isSettled }: Appended): Value {
  return isSettled ? members : (kind.canonical(members) ?? members);
}

function append(
  lists: Map<string, Appended>,
  { path, kind, own, added }: { path: string; kind: Kind; own: Value | undefined; added: Value | undefined },
): void {
  const more = listed(added);
  if (more.length === 0) return;
  const list = lists.get(path);
  if (list) {
    list.members.push(...more);
    list.isSettled = false;
  } else if (own === undefined) lists.set(path, { kind, members: more, isSettled: isList(added) });
  else lists.set(path, { kind, members: [...listed(own), ...more], isSettled: false });
}

const NOTHING: Readonly<Record<string, string>> = {};

function listed(value: Value | undefined): Value[] {
  if (value === undefined) return [];
  return isList(value) ? [...value] : [value];
}

function read(part: Part, path: string): unknown {
  const value = part.side === 'terraform' ? pickTerraform(part.raw, path) : pick(part.raw, path);
  return value ?? [];
}

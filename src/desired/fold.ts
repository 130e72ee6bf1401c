import type { Kind } from '../catalogue/kind.ts';
import { type Resolver, resolver } from '../catalogue/resolver.ts';
import { parseArn } from '../model/arn.ts';
import type { Resource } from '../model/graph.ts';
import { listUnder, uniqueStrings } from '../model/order.ts';
import { isList, isMark, isReference, isUnknown, unknown, type Value } from '../model/value.ts';
import { resourceFrom, type WritableResource } from './draft.ts';
import { present } from './present.ts';
import { redirectedAll } from './redirect.ts';
import type { Part, Said } from './reading.ts';

interface Folded {
  readonly resources: Resource[];
  /** by the key of a part the key of its owner */
  readonly moved: ReadonlyMap<string, string>;
  /** finds all of them by their names; what it gives may lack what parts have added */
  readonly names: Resolver;
}

/**
 * Puts things declared apart into their owners, as AWS shows them. An owner that nobody declares becomes a resource
 * of which only these members are declared; a part whose owner cannot be known stays a resource of its own. `mayPoint` says
 * whether attributes may point at keys, which then follow the parts that they name.
 */
export function folded(
  resources: readonly Resource[],
  parts: readonly Part[],
  known: readonly Resource[],
  mayPoint: boolean,
): Folded {
  const names = resolver(resources);
  const { owners, partsOf, moved, loose } = dealt(
    resources,
    parts,
    ownerFinder(parts, names, resolver(known)),
  );
  const whole: Resource[] = [];
  for (const owner of owners.values()) {
    const put = withParts(owner, partsOf.get(owner.key));
    whole.push(put);
    if (put.aliases !== owner.aliases || !names.byKey(owner.key)) names.add(put);
  }
  for (const one of loose) {
    whole.push(one);
    names.add(one);
  }
  return { resources: mayPoint ? redirectedAll(whole, moved) : whole, moved, names };
}

interface Dealt {
  readonly owners: ReadonlyMap<string, Resource>;
  /** most resources have none */
  readonly partsOf: ReadonlyMap<string, readonly OwnedPart[]>;
  readonly moved: ReadonlyMap<string, string>;
  /** parts that stay resources of their own */
  readonly loose: readonly Resource[];
}

function dealt(
  resources: readonly Resource[],
  parts: readonly Part[],
  ownersOf: (part: Part) => readonly Target[],
): Dealt {
  const owners = new Map<string, Resource>();
  for (const resource of resources) owners.set(resource.key, resource);
  const partsOf = new Map<string, OwnedPart[]>();
  const moved = new Map<string, string>();
  const loose: Resource[] = [];
  for (const part of parts) {
    const targets = ownersOf(part);
    const [first] = targets;
    if (first && !part.besides) moved.set(part.resource.key, first.owner.key);
    else if (!part.besides) loose.push(part.resource);
    for (const { owner, said } of targets) {
      if (!owners.has(owner.key)) owners.set(owner.key, owner);
      listUnder(partsOf, owner.key, { part, said });
    }
  }
  return { owners, partsOf, moved, loose };
}

/** What is still to be put into its owner. */
interface OwnedPart {
  readonly part: Part;
  readonly said: Said;
}

interface Target {
  readonly owner: Resource;
  readonly said: Said;
}

/** Finds the owners of parts. A part may name another part (a permission names an alias): then its owner is meant. */
function ownerFinder(parts: readonly Part[], declared: Resolver, known: Resolver): (part: Part) => Target[] {
  const byKey = new Map<string, Part>();
  for (const part of parts) if (!part.besides) byKey.set(part.resource.key, part);
  const ownerThrough = (through: Part, { entry }: Said, seen: readonly string[]): Resource | undefined =>
    find(through, seen).find(({ said }) => said.entry === entry)?.owner;
  const find = (part: Part, before: readonly string[]): Target[] => {
    const targets: Target[] = [];
    for (const said of part.said) {
      for (const pointer of said.owners) {
        const through = isReference(pointer) ? byKey.get(pointer.$ref) : undefined;
        const seen = through ? [...before, part.resource.key] : before;
        const owner =
          through && !seen.includes(through.resource.key)
            ? ownerThrough(through, said, seen)
            : (ownerOf(pointer, part, said, declared) ?? partialOwner(pointer, part, said, known));
        if (owner) targets.push({ owner, said });
      }
    }
    return targets;
  };
  return (part) => find(part, []);
}

function ownerOf(pointer: Value, part: Part, { entry }: Said, known: Resolver): Resource | undefined {
  if (isReference(pointer) && pointer.of !== undefined && !IDENTIFIERS.test(pointer.of)) return undefined;
  const owner = known.resolve(pointer, { to: [entry.type], near: part.resource });
  return owner?.type === entry.type ? owner : undefined;
}

/** `GetAtt Vpc.DefaultSecurityGroup` is not the VPC; `.Arn`, `.GroupId`, `.QueueUrl` are the resource itself. */
const IDENTIFIERS = /(?:Arn|Id|Url|Name|Ref)$/;

/** What is known of an owner that nobody declares: its id, and what a data source looked up. */
function partialOwner(pointer: Value, part: Part, said: Said, known: Resolver): Resource | undefined {
  const { entry, fold } = said;
  const saysSomething = fold.set ?? fold.append;
  if (typeof pointer !== 'string' || pointer === '' || !saysSomething) return undefined;
  const found = ownerOf(pointer, part, said, known);
  const { source, conditional } = part.resource;
  if (found) return present({ ...found, tags: {}, attributes: {}, partial: [], source, conditional });
  const owner = resourceFrom(
    {
      key: `${entry.type}/${pointer}`,
      type: entry.type,
      entry,
      id: pointer,
      arn: parseArn(pointer) ? pointer : undefined,
      tags: {},
      attributes: {},
      conditional,
      source,
    },
    part.resource,
  );
  return { ...owner, partial: [] };
}

function withParts(resource: Resource, parts: readonly OwnedPart[] | undefined): Resource {
  if (parts === undefined) return resource;
  const attributes: Record<string, Value> = { ...resource.attributes };
  for (const one of parts) setBy(one, attributes);
  const appended = appendTo(attributes, resource.attributes, parts);
  const whole: WritableResource = { ...resource, attributes };
  const { aliases = [], partial } = resource;
  const added: string[] = [];
  for (const { said } of parts) if (said.alias !== undefined) added.push(said.alias);
  if (added.length > 0 || aliases.length > 1) whole.aliases = uniqueStrings([...aliases, ...added]);
  if (partial) whole.partial = uniqueStrings([...partial, ...appended]);
  return whole;
}

/** Attributes that a part states as a whole. */
function setBy({ part, said }: OwnedPart, attributes: Record<string, Value>): void {
  for (const { path, value } of said.set) {
    const stated = openBy(part) ?? value;
    if (stated !== undefined) attributes[path] = stated;
  }
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

/** Lists with the members that parts add, by path; a list that is not known stays unknown. */
function appendTo(
  attributes: Record<string, Value>,
  own: Resource['attributes'],
  parts: readonly OwnedPart[],
): readonly string[] {
  const lists = new Map<string, Appended>();
  const open = new Map<string, Value>();
  for (const { part, said } of parts) {
    const unsettled = openBy(part);
    for (const { path, kind, value } of said.append) {
      if (unsettled !== undefined) open.set(path, unsettled);
      if (kind && !isUnknown(own[path])) append(lists, { path, kind, own: own[path], added: value });
    }
  }
  for (const [path, list] of lists) attributes[path] = settled(list);
  for (const [path, mark] of open) attributes[path] = mark;
  return [...lists.keys(), ...open.keys()];
}

function settled({ kind, members, isSettled }: Appended): Value {
  if (isSettled) return members;
  const isOpen = members.some(isMark);
  return isOpen || !kind.unite ? (kind.canonical(members) ?? members) : kind.unite(members);
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

function listed(value: Value | undefined): Value[] {
  if (value === undefined) return [];
  return isList(value) ? [...value] : [value];
}

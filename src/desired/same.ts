import { entryFor } from '../catalogue/index.ts';
import type { Resource } from '../model/graph.ts';
import { isNamedById, naturalKeyOf } from './draft.ts';
import type { Place } from './identity.ts';
import { textOf } from './present.ts';

/** Finds among the resources kept so far the one that is the same physical thing. */
export interface Identities {
  readonly findSame: (resource: Resource) => Resource | undefined;
  /** that the resource is kept under this key */
  readonly remember: (resource: Resource, key: string) => void;
}

/**
 * What tells that two declarations mean one thing: the ARN, the id within a place, and between sources, of which a template
 * knows neither, the name that AWS gives away once, or the place in a stack.
 */
export function identities(resources: readonly Resource[], kept: ReadonlyMap<string, Resource>): Identities {
  const known = new Map<string, Known>();
  const mayMeet = hasSeveralSources(resources);
  const findNamed = (resource: Resource, byName: ReadonlyMap<string, string>): Resource | undefined => {
    for (const name of namesOf(resource)) {
      const other = kept.get(byName.get(name) ?? '');
      // alternatives within one file may share a name, and two ids are two things
      const isOther = other?.source.origin === resource.source.origin || differ(other?.id, resource.id);
      if (other && !isOther && !differ(other.arn, resource.arn)) return other;
    }
    return undefined;
  };
  return {
    findSame: (resource) => {
      const ofType = knownOf(resource.type, known);
      const key =
        (resource.arn === undefined ? undefined : ofType.byArn.get(resource.arn)) ??
        keyById(resource, ofType);
      if (key !== undefined) return kept.get(key);
      return mayMeet ? findNamed(resource, ofType.byName) : undefined;
    },
    remember: (resource, key) => {
      const { byArn, byId, byPlacedId, byName } = knownOf(resource.type, known);
      if (resource.arn !== undefined) byArn.set(resource.arn, key);
      if (hasId(resource)) {
        if (byId.has(resource.id)) byPlacedId.set(placed(resource, resource.id), key);
        else byId.set(resource.id, { place: resource, key });
      }
      if (mayMeet) for (const name of namesOf(resource)) byName.set(name, key);
    },
  };
}

function hasSeveralSources([first, ...others]: readonly Resource[]): boolean {
  return others.some(({ source }) => source.origin !== first?.source.origin);
}

/** Keys of the resources of one type, by what they are known by. */
interface Known {
  readonly byArn: Map<string, string>;
  /** the first of each id: only names are the same in several places */
  readonly byId: Map<string, { readonly place: Place; readonly key: string }>;
  readonly byPlacedId: Map<string, string>;
  readonly byName: Map<string, string>;
}

function knownOf(type: string, known: Map<string, Known>): Known {
  const found = known.get(type);
  if (found) return found;
  const made: Known = { byArn: new Map(), byId: new Map(), byPlacedId: new Map(), byName: new Map() };
  known.set(type, made);
  return made;
}

/** Nobody knows whether a type without an entry has ids at all. */
function hasId({ id, generic }: Resource): boolean {
  return id !== '' && !generic;
}

function keyById(resource: Resource, { byId, byPlacedId }: Known): string | undefined {
  const first = hasId(resource) ? byId.get(resource.id) : undefined;
  if (first === undefined) return undefined;
  const isHere = first.place.account === resource.account && first.place.region === resource.region;
  return isHere ? first.key : byPlacedId.get(placed(resource, resource.id));
}

/** The lengths keep apart what a hostile name would run together. */
function placed({ account, region }: Place, name: string): string {
  return `${account.length} ${region.length} ${account}${region}${name}`;
}

/** Where nobody says the place, one name may stand for things in several. */
function namesOf(resource: Resource): string[] {
  const { account, region, type, attributes, match, count, conditional } = resource;
  if (account === '' || region === '' || count !== undefined || conditional !== undefined) return [];
  const path = uniqueNameOf(type);
  const name = path === undefined ? undefined : (textOf(attributes[path]) ?? plainName(match?.name));
  const { stack, logicalId } = match ?? {};
  const names = [
    ...(name === undefined ? [] : [`name ${name}`]),
    ...(stack === undefined || logicalId === undefined ? [] : [`stack ${stack.length} ${stack}${logicalId}`]),
  ];
  return names.map((text) => placed(resource, text));
}

/** The attribute with a name that is given away once; of APIs, hosted zones and certificates there may be several of one name. */
function uniqueNameOf(type: string): string | undefined {
  const entry = entryFor(type);
  return entry && (entry.hasUniqueName ?? isNamedById(entry)) ? naturalKeyOf(entry) : undefined;
}

/** In a `match`, a name may be a pattern. */
function plainName(name: string | undefined): string | undefined {
  return name?.includes('*') ? undefined : name;
}

function differ(one: string | undefined, other: string | undefined): boolean {
  return Boolean(one) && Boolean(other) && one !== other;
}

import { entryFor } from '../catalogue/index.ts';
import type { Resource } from '../model/graph.ts';
import { naturalKeyOf } from './draft.ts';
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
      const { byArn, byId, byName } = knownOf(resource.type, known);
      const id = placedId(resource);
      const key =
        (resource.arn === undefined ? undefined : byArn.get(resource.arn)) ??
        (id === undefined ? undefined : byId.get(id));
      if (key !== undefined) return kept.get(key);
      return mayMeet ? findNamed(resource, byName) : undefined;
    },
    remember: (resource, key) => {
      const { byArn, byId, byName } = knownOf(resource.type, known);
      if (resource.arn !== undefined) byArn.set(resource.arn, key);
      const id = placedId(resource);
      if (id !== undefined) byId.set(id, key);
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
  readonly byId: Map<string, string>;
  readonly byName: Map<string, string>;
}

function knownOf(type: string, known: Map<string, Known>): Known {
  const found = known.get(type);
  if (found) return found;
  const made: Known = { byArn: new Map(), byId: new Map(), byName: new Map() };
  known.set(type, made);
  return made;
}

/** undefined where there is no id, or nobody knows whether the type has ids at all. */
function placedId(resource: Resource): string | undefined {
  const { id, generic } = resource;
  return id === '' || generic ? undefined : placed(resource, id);
}

/** The lengths keep apart what a hostile name would run together. */
function placed({ account, region }: Resource, name: string): string {
  return `${account.length} ${region.length} ${account}${region}${name}`;
}

/** Where nobody says the place, one name may stand for things in several. */
function namesOf(resource: Resource): string[] {
  const { account, region, type, attributes, match, count, conditional } = resource;
  if (account === '' || region === '' || count !== undefined || conditional !== undefined) return [];
  const path = naturalKeyOf(entryFor(type));
  const name = path === undefined ? undefined : (textOf(attributes[path]) ?? plainName(match?.name));
  const { stack, logicalId } = match ?? {};
  const names = [
    ...(name === undefined ? [] : [`name ${name}`]),
    ...(stack === undefined || logicalId === undefined ? [] : [`stack ${stack.length} ${stack}${logicalId}`]),
  ];
  return names.map((text) => placed(resource, text));
}

/** In a `match`, a name may be a pattern. */
function plainName(name: string | undefined): string | undefined {
  return name?.includes('*') ? undefined : name;
}

function differ(one: string | undefined, other: string | undefined): boolean {
  return Boolean(one) && Boolean(other) && one !== other;
}

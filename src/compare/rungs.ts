import { entryFor } from '../catalogue/index.ts';
import { normalized } from '../catalogue/identifiers.ts';
import type { MatchRung } from '../model/comparison.ts';
import type { Match, Resource } from '../model/graph.ts';
import type { Logical } from './infer-stack.ts';
import { byIdentity, identities, keyOf, lazily, lookup, type Lookup } from './lookup.ts';
import { samePlace } from './place.ts';
import { LOGICAL_ID, STACK_NAME, stackMembers } from './stacks.ts';

/** One way of finding the deployed counterpart of a declared resource. */
export interface Rung {
  readonly name: MatchRung;
  /** undefined when the declared resource does not say what this rung asks for */
  readonly find: (declared: Resource) => readonly Resource[] | undefined;
  /** weaker rungs that may not answer once this one has looked and found nothing */
  readonly closes: readonly MatchRung[];
}

/** The rungs that ask for what somebody said outright, strongest first. */
export function statedRungs(
  deployed: readonly Resource[],
  logicalOf: (declared: Resource) => Logical | undefined,
): readonly Rung[] {
  const byArn = lookup(deployed, ({ arn }) => (arn ? [plainArn(arn)] : []));
  const byId = lazily(() =>
    lookup(deployed, (resource) => identities(resource).map((text) => keyOf(resource.type, text))),
  );
  const byPlace = lazily(() =>
    lookup(deployed, (resource) => (resource.id === '' ? [] : [placed(resource, resource.id)])),
  );
  const members = stackMembers(deployed);
  return [
    {
      name: 'arn',
      find: ({ arn, match }) => (arn ? fitting(byArn(plainArn(arn)), match) : undefined),
      closes: ['name', 'structure'],
    },
    {
      name: 'id',
      find: (declared) => {
        const { type, id, match } = declared;
        if (id === '') return undefined;
        // the same name stands in every account: only where nothing is there may another spelling count
        const exact = byPlace(placed(declared, id));
        return fitting(exact.length > 0 ? exact : byIdentity(byId, type, id), match);
      },
      closes: ['name', 'structure'],
    },
    {
      name: 'physical-id',
      closes: ['name', 'structure'],
      find: (declared) => {
        const logical = logicalOf(declared);
        if (!logical) return undefined;
        const found = members(logical.stack, logical.logicalId).filter(({ type }) => type === declared.type);
        if (found.length === 0) return undefined;
        return found.flatMap(({ stack, physicalId }) =>
          byIdentity(byId, declared.type, physicalId).filter((resource) => samePlace(stack, resource)),
        );
      },
    },
    { name: 'stack-tags', find: stackTags(deployed, logicalOf), closes: [] },
    { name: 'explicit', find: explicit(deployed, byId), closes: ['natural-key', 'name', 'structure'] },
  ];
}

function placed({ type, account, region }: Resource, id: string): string {
  return keyOf(type, account, region, normalized(id));
}

/** A unique name within the type. */
export function nameRung(deployed: readonly Resource[]): Rung {
  const byName = lazily(() => lookup(deployed, ({ type, name }) => (name ? [keyOf(type, name)] : [])));
  return {
    name: 'name',
    find: ({ type, name }) => (name ? byName(keyOf(type, name)) : undefined),
    closes: [],
  };
}

/** A log group's ARN comes with and without the trailing `:*`. */
function plainArn(arn: string): string {
  return arn.replace(/:\*$/, '');
}

/** Whoever states an id and tags besides wants both to hold. */
function fitting(found: readonly Resource[], match: Match | undefined): readonly Resource[] {
  return match ? found.filter((resource) => hasNameAndTags(match, resource)) : found;
}

function stackTags(
  deployed: readonly Resource[],
  logicalOf: (declared: Resource) => Logical | undefined,
): Rung['find'] {
  const byTags = lazily(() =>
    lookup(deployed, ({ type, tags }) => {
      const logicalId = tagOf(tags, LOGICAL_ID);
      if (logicalId === undefined) return [];
      return ['', tagOf(tags, STACK_NAME) ?? ''].map((stack) => keyOf(type, stack, logicalId));
    }),
  );
  return (declared) => {
    const logical = logicalOf(declared);
    return logical && byTags(keyOf(declared.type, logical.stack, logical.logicalId));
  };
}

/** All given fields must hold. The most telling one is looked up, the others are tested. */
function explicit(deployed: readonly Resource[], byId: Lookup): Rung['find'] {
  const byName = lazily(() => lookup(deployed, (one) => namesOf(one).map((name) => keyOf(one.type, name))));
  const byTag = lazily(() =>
    lookup(deployed, ({ type, tags }) => Object.entries(tags).map(([key, value]) => keyOf(type, key, value))),
  );
  return ({ type, match }) => {
    if (!match) return undefined;
    const { id, arn, name, tags = {} } = match;
    const [tag] = Object.entries(tags);
    const identity = arn ?? id;
    if (identity !== undefined)
      return byIdentity(byId, type, identity).filter((resource) => holds(match, resource));
    if (name !== undefined) return byName(keyOf(type, name)).filter((resource) => holds(match, resource));
    return tag && byTag(keyOf(type, ...tag)).filter((resource) => holds(match, resource));
  };
}

function holds(match: Match, resource: Resource): boolean {
  const { id, arn } = match;
  const answersTo = (text: string | undefined): boolean =>
    text === undefined ||
    text === resource.id ||
    text === resource.arn ||
    (resource.aliases ?? []).includes(text);
  return answersTo(id) && answersTo(arn) && hasNameAndTags(match, resource);
}

function hasNameAndTags({ name, tags = {} }: Match, resource: Resource): boolean {
  return (
    (name === undefined || namesOf(resource).includes(name)) &&
    Object.entries(tags).every(([key, value]) => tagOf(resource.tags, key) === value)
  );
}

function namesOf({ type, id, name, tags, attributes }: Resource): string[] {
  const natural = (entryFor(type)?.naturalKey ?? []).map((path) => attributes[path]);
  const names = [name, id, tagOf(tags, 'Name'), ...natural];
  return names.filter((text): text is string => typeof text === 'string' && text !== '');
}

function tagOf(tags: Readonly<Record<string, string>>, key: string): string | undefined {
  return Object.hasOwn(tags, key) ? tags[key] : undefined;
}

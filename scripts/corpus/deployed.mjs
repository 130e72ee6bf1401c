import { relationsOf } from '../../dist/catalogue/relations.js';

/**
 * A design and the account that holds just what it declares: every resource has an id, pointers are ids, and what the
 * design does not know is left out. Resources of a plan get the id that an apply would write into the state.
 */
export function asDeployed(desired) {
  const named = desired.resources.map((resource) => withId(resource));
  const byKey = new Map(named.map((resource) => [resource.key, resource]));
  const resources = named.map((resource) => deployedOne(resource, byKey));
  const places = named.map(({ account, region }) => ({ account, region }));
  const declared = {
    ...desired,
    resources: desired.resources.map((resource) =>
      resource.match || resource.id ? resource : byKey.get(resource.key),
    ),
  };
  return {
    declared,
    inventory: {
      format: 'isodrift/inventory@1',
      capturedAt: '2026-01-01T00:00:00.000Z',
      scanner: 'corpus',
      accounts: [...new Set(places.map(({ account }) => account))],
      regions: [...new Set(places.map(({ region }) => region))],
      coverage: [],
      resources,
      relations: relationsOf(resources),
      gaps: [],
    },
  };
}

function withId(resource) {
  if (resource.id !== '') return resource;
  return { ...resource, id: resource.key.replaceAll(/[^A-Za-z0-9-]/g, '-') };
}

function deployedOne({ match, pending: _, partial: __, ...resource }, byKey) {
  const stackTags = match?.stack
    ? { 'aws:cloudformation:stack-name': match.stack, 'aws:cloudformation:logical-id': match.logicalId }
    : {};
  const attributes = Object.entries(resource.attributes).flatMap(([path, value]) => {
    const known = resolved(value, byKey);
    return known === undefined ? [] : [[path, known]];
  });
  const { account, region, type, id } = resource;
  return {
    ...resource,
    key: `${account}/${region}/${type}/${id}`,
    tags: { ...resource.tags, ...stackTags },
    attributes: Object.fromEntries(attributes),
  };
}

/** The value as an account would tell it; undefined where the design does not know. */
function resolved(value, byKey) {
  if (Array.isArray(value)) {
    const members = value.map((member) => resolved(member, byKey));
    return members.includes(undefined) ? undefined : members;
  }
  if (typeof value !== 'object' || value === null) return value;
  if (typeof value.$unknown === 'string') return undefined;
  if (typeof value.$ref === 'string') {
    const target = byKey.get(value.$ref);
    return value.of?.endsWith('Arn') ? (target?.arn ?? target?.id) : target?.id;
  }
  const members = Object.entries(value).map(([key, member]) => [key, resolved(member, byKey)]);
  return members.some(([, member]) => member === undefined) ? undefined : Object.fromEntries(members);
}

import { entryFor } from '../../dist/catalogue/index.js';
import { relationsOf } from '../../dist/catalogue/relations.js';

/**
 * A design and the account that holds just what it declares: every resource has an id, pointers are ids, and what the
 * design does not know is left out. Resources of a plan get the id that an apply would write into the state.
 */
export function asDeployed(desired) {
  const named = desired.resources.map((resource) => withId(resource));
  const byKey = new Map(named.map((resource) => [resource.key, resource]));
  // names come up while attributes are read, so that all of them are read first
  const read = named.map((resource) => attributesOf(resource, byKey));
  const resources = named.map((resource, index) => deployedOne(resource, read[index]));
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

/** An id as AWS would give one: an ARN, where that is what the type is known by. */
function withId(resource) {
  if (resource.id !== '') return { ...resource };
  const id = resource.key.replaceAll(/[^A-Za-z0-9-]/g, '-');
  const isKnownByArn = /arn$/i.test(entryFor(resource.type)?.id ?? '');
  const named = { ...resource, id };
  return isKnownByArn ? { ...named, id: arnOf(named) } : named;
}

/** In the form in which a scan would have put them down. */
function attributesOf({ attributes, type }, byKey) {
  const kindOf = (path) => entryFor(type)?.attributes[path]?.kind;
  return Object.fromEntries(
    Object.entries(attributes).flatMap(([path, value]) => {
      const known = resolved(value, byKey);
      const canonical = known === undefined ? undefined : (kindOf(path)?.canonical(known) ?? known);
      return canonical === undefined ? [] : [[path, canonical]];
    }),
  );
}

function deployedOne(declared, attributes) {
  const { match, told = {}, ...resource } = declared;
  delete resource.pending;
  delete resource.partial;
  const stackTags = match?.stack
    ? { 'aws:cloudformation:stack-name': match.stack, 'aws:cloudformation:logical-id': match.logicalId }
    : {};
  const { account, region, type, id } = resource;
  return {
    ...resource,
    key: `${account}/${region}/${type}/${id}`,
    tags: { ...resource.tags, ...stackTags },
    attributes: { ...told, ...attributes },
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
    if (!target || value.of === undefined) return target?.id;
    return isOwnArn(target, value.of) ? arnOf(target) : otherName(target, value.of);
  }
  const members = Object.entries(value).map(([key, member]) => [key, resolved(member, byKey)]);
  return members.some(([, member]) => member === undefined) ? undefined : Object.fromEntries(members);
}

/** A name other than the id: the resource answers to it, too. */
function otherName(target, attribute) {
  const name = `${target.id}.${attribute}`.toLowerCase();
  target.aliases = [...new Set([...(target.aliases ?? []), name])];
  if (entryFor(target.type)?.attributes[attribute]) target.told = { ...target.told, [attribute]: name };
  return name;
}

/** Some have a second ARN (the stream of a table), which a scan tells as an attribute. */
function isOwnArn({ type }, attribute) {
  if (attribute === 'Arn') return true;
  return attribute.endsWith('Arn') && !entryFor(type)?.attributes[attribute];
}

/** Everything has an ARN once it is deployed. */
function arnOf(target) {
  const { type, region, account, id } = target;
  target.arn ??= `arn:aws:${type.split('::')[1]?.toLowerCase()}:${region}:${account}:${id}`;
  return target.arn;
}

import { createHash } from 'node:crypto';
import { entryFor } from '../../catalogue/index.ts';
import { readTags } from '../../catalogue/read.ts';
import type { Relation, Resource } from '../../model/graph.ts';
import { isList, isObject, isUnknown, objectsIn, reference, type Value } from '../../model/value.ts';
import { titleAndGroup } from '../cdk/constructs.ts';
import { attributesFor, isNamedById, naturalName, resourceFrom } from '../draft.ts';
import { arnOf, nameTag } from '../identity.ts';
import { openTags } from '../open-tags.ts';
import { present } from '../present.ts';
import { saidBy } from '../part.ts';
import type { DesiredOptions, Document, Part, Reading } from '../reading.ts';
import { type Surroundings, type Template, withFamily } from './family.ts';
import { holdsMore } from './macros.ts';
import { exportsOf } from './outside.ts';
import { statedRelations } from './references.ts';
import type { Scope } from './scope.ts';
import { parameterNotes } from './parameters.ts';
import { type RawResource, sectionOf } from './sections.ts';

/** Is this a CloudFormation or SAM template? */
export function isTemplate(value: Readonly<Record<string, unknown>>): boolean {
  return isObject(value['Resources']) || Object.hasOwn(value, 'AWSTemplateFormatVersion');
}

/**
 * The resources of a template, with every value that can be known before deployment; and those of the stacks in it whose
 * templates are at hand, each a reading of its own.
 */
export function readTemplate(document: Document, options: DesiredOptions, around: Surroundings): Reading[] {
  const [read, ...nested] = readingsOf(withFamily(document, options, around));
  const asked = parameterNotes(sectionOf(document.value, 'Parameters'), options.parameters);
  const own = read && {
    ...read,
    notes: [...(read.notes ?? []), ...asked.map((note) => `${document.file}: ${note}`)],
  };
  return own ? [own, ...nested.map((reading): Reading => ({ ...reading, isNested: true }))] : [];
}

/** `maybe`: why nothing of it may be meant to be there, when the stack that holds it depends on something unknown. */
function readingsOf(one: Template, maybe?: string): Reading[] {
  const { document, resources, origins, scope } = one;
  const { file, text } = document;
  const lineOf = document.lineOf(2);
  const found: Found = { declared: [], parts: [], relations: [] };
  const nested: Reading[] = [];
  for (const raw of resources.values()) {
    const isMeant = isPresent(raw, scope);
    if (isMeant === false) continue;
    const conditional = isMeant ? maybe : openCondition(raw, one.note);
    const inner = one.inner(raw);
    if (inner) nested.push(...readingsOf(inner, conditional));
    const line = lineOf(['Resources', origins.get(raw.logicalId) ?? raw.logicalId]);
    addResource(raw, one, present({ line, conditional }), found);
  }
  const revision = `sha256 ${createHash('sha256').update(text).digest('hex').slice(0, 12)}`;
  const own: Reading = {
    source: { kind: 'cloudformation', file, revision },
    resources: found.declared,
    parts: found.parts,
    relations: found.relations,
    exports: exportsOf(one.template, scope),
    notes: [...one.notes],
    ...(text.includes('ImportValue') ? { hasImports: true as const } : {}),
  };
  return [own, ...nested];
}

interface Found {
  readonly declared: Resource[];
  readonly parts: Part[];
  readonly relations: Relation[];
}

function addResource(
  raw: RawResource,
  { document, options, keyOf, holdsStacks, note, properties: propertiesOf }: Template,
  { line, conditional }: { readonly line?: number; readonly conditional?: string },
  { declared, parts, relations }: Found,
): void {
  const key = keyOf(raw.logicalId);
  const properties = propertiesOf(raw);
  relations.push(...statedRelations(key, properties, holdsStacks ? raw.properties : undefined, keyOf));
  const source = present({ origin: document.file, line, address: raw.logicalId });
  const whole = resourceOf(raw, properties, options, { key, source, ...present({ conditional }) });
  const isPart = holdsMore(raw.properties, properties);
  const resource: Resource = isPart ? { ...whole, partial: [] } : whole;
  if (isPart)
    note(`${raw.logicalId} may have properties that only AWS knows: just what is stated is compared`);
  const said = resource.generic ? saidBy(raw.type, properties, 'cloudformation') : [];
  if (said.length > 0) {
    parts.push({ said, resource });
    return;
  }
  declared.push(resource, ...inlineOf(resource, properties, options));
  parts.push(...addedBy(resource, properties));
}

/** undefined when that depends on something unknown */
function isPresent({ condition }: RawResource, scope: Scope): boolean | undefined {
  return condition === undefined ? true : scope.condition(condition);
}

/** Why it may not be meant to be there, which people are told. */
function openCondition({ logicalId, condition = '' }: RawResource, note: (message: string) => void): string {
  const why = `condition ${condition} depends on a value not given`;
  note(`${logicalId} may not be meant to be there: ${why}`);
  return why;
}

function resourceOf(
  { type, logicalId }: RawResource,
  properties: Value,
  options: DesiredOptions,
  { key, source, conditional }: Pick<Resource, 'key' | 'source' | 'conditional'>,
): Resource {
  const { account = '', region = '', stack } = options;
  const entry = entryFor(type);
  const stated = tagsIn(properties);
  const tags = readTags(isUnknown(stated) ? {} : stated);
  const attributes = attributesFor(entry, properties, 'cloudformation');
  const natural = naturalName(entry, attributes);
  const isId = natural !== undefined && entry !== undefined && isNamedById(entry);
  return resourceFrom(
    {
      key,
      type,
      entry,
      id: '',
      arn: isId ? arnOf(entry, natural, { account, region }) : undefined,
      name: natural ?? nameTag(tags),
      ...constructOf(logicalId, options),
      tags,
      openTags: openTags(stated),
      match: stack === undefined ? undefined : { stack, logicalId },
      attributes,
      conditional,
      source,
    },
    { account, region },
  );
}

/** What the resource states in passing, and AWS keeps as resources of their own. */
function inlineOf(
  { key, type, source, conditional }: Resource,
  properties: Value,
  options: DesiredOptions,
): Resource[] {
  return (entryFor(type)?.inline ?? []).flatMap(({ path, type: inner, owner }) => {
    const members = isObject(properties) ? properties[path] : undefined;
    return objectsIn(members).map((member, index) => {
      const raw = { logicalId: '', type: inner, properties: member };
      const at = { key: `${key}/${path}/${index}`, source, ...present({ conditional }) };
      // a logical id of its own it has none
      const { match: _, ...resource } = resourceOf(raw, { ...member, [owner]: reference(key) }, options, at);
      return resource;
    });
  });
}

/** What a resource of its own adds to others: a managed policy names the roles that it is for. */
function addedBy(resource: Resource, properties: Value): Part[] {
  if (resource.generic || !isObject(properties)) return [];
  const raw = { ...properties, $self: reference(resource.key) };
  const said = saidBy(resource.type, raw, 'cloudformation');
  return said.length === 0 ? [] : [{ said, resource, besides: true }];
}

/** CDK's names for things are made of hashes: what the person wrote is the construct. */
function constructOf(
  logicalId: string,
  { constructs }: DesiredOptions,
): { readonly title?: string; readonly group?: string } {
  const path = constructs?.get(logicalId);
  return path === undefined ? {} : titleAndGroup(path);
}

/** `Tags`, or whatever the type calls them (`HostedZoneTags`); numbers and flags are text in a tag. */
function tagsIn(properties: Value): Value {
  if (!isObject(properties)) return {};
  const stated = ['Tags', ...Object.keys(properties)].flatMap((key) =>
    key.endsWith('Tags') && Object.hasOwn(properties, key) ? [properties[key]] : [],
  );
  // `EnableECSManagedTags` is a switch
  const tags = stated.find((value) => isList(value) || isObject(value));
  return tags === undefined ? {} : textual(tags);
}

function textual(value: Value): Value {
  if (isList(value)) return value.map(textual);
  if (isObject(value))
    return Object.fromEntries(Object.entries(value).map(([key, member]) => [key, textual(member)]));
  return typeof value === 'number' || typeof value === 'boolean' ? String(value) : value;
}

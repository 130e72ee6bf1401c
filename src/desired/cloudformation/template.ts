import { createHash } from 'node:crypto';
import { entryFor, foldsFor } from '../../catalogue/index.ts';
import { readTags } from '../../catalogue/read.ts';
import type { Relation, Resource } from '../../model/graph.ts';
import { isList, isObject, isUnknown, objectsIn, reference, type Value } from '../../model/value.ts';
import { titleAndGroup } from '../cdk/constructs.ts';
import { attributesFor, isNamedById, naturalName, resourceFrom } from '../draft.ts';
import { arnOf, nameTag } from '../identity.ts';
import { openTags } from '../open-tags.ts';
import { present, spelled } from '../present.ts';
import type { DesiredOptions, Document, Part, Reading } from '../reading.ts';
import { evaluate } from './evaluate.ts';
import { type Stated, unrolled } from './loop.ts';
import { exportsOf, type Nested, nestedIn } from './outside.ts';
import { parameterValue } from './parameters.ts';
import { statedRelations } from './references.ts';
import { withoutSam } from '../sam/transform.ts';
import type { Scope } from './scope.ts';
import { type RawResource, rawResource, sectionOf } from './sections.ts';
import { scopeOf } from './template-scope.ts';

/** Is this a CloudFormation or SAM template? */
export function isTemplate(value: Readonly<Record<string, unknown>>): boolean {
  return isObject(value['Resources']) || Object.hasOwn(value, 'AWSTemplateFormatVersion');
}

/** The resources of a template, with every value that can be known before deployment. */
export function readTemplate(document: Document, options: DesiredOptions): Reading {
  const { file, text } = document;
  const notes: string[] = [];
  const note = (message: string): void => void notes.push(`${file}: ${message}`);
  const stem = options.stack ?? stemOf(file);
  const keyOf = (logicalId: string): string => `${stem}/${logicalId}`;
  const { template, resources, origins } = statedIn(document.value, options, note);
  const scope = scopeOf(template, resources, keyOf, options);
  const lineOf = document.lineOf(2);
  const declared: Resource[] = [];
  const parts: Part[] = [];
  const relations: Relation[] = [];
  const nested: Nested[] = [];
  for (const raw of resources.values()) {
    const isMeant = isPresent(raw, scope);
    if (isMeant === false) continue;
    const conditional = isMeant ? options.conditional : openCondition(raw, note);
    const properties = evaluate(raw.properties, scope) ?? {};
    const line = lineOf(['Resources', origins.get(raw.statedAs) ?? raw.statedAs]);
    const source = present({ origin: file, line, address: raw.logicalId });
    const inner = raw.type === STACK ? nestedIn(properties, file, options) : undefined;
    if (inner) nested.push({ ...inner, options: { ...inner.options, ...present({ conditional }) } });
    relations.push(...statedRelations(keyOf(raw.logicalId), properties));
    const at = { key: keyOf(raw.logicalId), source, ...present({ conditional }) };
    const resource = resourceOf(raw, properties, options, at);
    if (resource.generic && foldsFor(raw.type).length > 0)
      parts.push({ type: raw.type, raw: properties, side: 'cloudformation', resource });
    else declared.push(resource, ...inlineOf(resource, properties, options));
  }
  const revision = `sha256 ${createHash('sha256').update(text).digest('hex').slice(0, 12)}`;
  return {
    source: { kind: 'cloudformation', file, revision },
    resources: declared,
    parts,
    relations,
    notes,
    nested,
    exports: exportsOf(template, scope),
    ...(text.includes('ImportValue') ? { hasImports: true as const } : {}),
  };
}

/** The one type that holds another template. */
const STACK = 'AWS::CloudFormation::Stack';

/** `stacks/orders.template.json` to `orders` */
function stemOf(file: string): string {
  const name = file.split(/[\\/]/).at(-1) ?? file;
  return name.replace(/(?:\.template)?\.[^.]+$/, '');
}

function statedIn(
  value: unknown,
  options: DesiredOptions,
  note: (message: string) => void,
): { template: unknown; resources: ReadonlyMap<string, RawResource>; origins: ReadonlyMap<string, string> } {
  const { template, notes, origins } = withoutSam(value, options);
  notes.forEach(note);
  const stated = unrolled(
    sectionOf(template, 'Resources'),
    (collection) => membersOf(collection, template, options),
    (loop) => note(`${loop} left out: what it goes over is known only at deployment`),
  );
  return { template, resources: new Map(stated.flatMap((one) => named(one, note))), origins };
}

function named(
  { logicalId, statedAs, body }: Stated,
  note: (message: string) => void,
): [string, RawResource][] {
  const resource = rawResource(logicalId, body, statedAs);
  if (resource && !isInvisible(resource.type)) return [[logicalId, resource]];
  note(
    `${logicalId} left out: ${resource ? `${resource.type} is nothing that AWS would list` : 'it has no type'}`,
  );
  return [];
}

/** Things that exist only while a stack is deployed. */
function isInvisible(type: string): boolean {
  return /^Custom::|^AWS::CDK::Metadata$|^AWS::CloudFormation::(?:CustomResource|WaitCondition(?:Handle)?|Macro)$/.test(
    type,
  );
}

/** What a loop goes over: a list as stated, or a parameter with a value. */
function membersOf(collection: Value, template: unknown, options: DesiredOptions): string[] | undefined {
  if (isList(collection)) {
    const members = collection.map((member) =>
      isObject(member) ? membersOf(member, template, options) : [spelled(member)],
    );
    return members.every((member) => member !== undefined) ? members.flat() : undefined;
  }
  const name = isObject(collection) ? collection['Ref'] : undefined;
  const declaration = typeof name === 'string' ? sectionOf(template, 'Parameters')[name] : undefined;
  if (typeof name !== 'string' || declaration === undefined) return undefined;
  const value = parameterValue(name, declaration, options.parameters);
  return isList(value) ? value.map(spelled) : undefined;
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
  return resourceFrom({
    key,
    type,
    entry,
    place: { account, region },
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
  });
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
      const raw = { logicalId: '', statedAs: '', type: inner, properties: member };
      const at = { key: `${key}/${path}/${index}`, source, ...present({ conditional }) };
      // a logical id of its own it has none
      const { match: _, ...resource } = resourceOf(raw, { ...member, [owner]: reference(key) }, options, at);
      return resource;
    });
  });
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

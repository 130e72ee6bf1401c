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
import { evaluate } from './evaluate.ts';
import { type WithoutLoops, withoutLoops } from './loop.ts';
import { exportsOf, type Nested, nestedIn } from './outside.ts';
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
    const line = lineOf(['Resources', origins.get(raw.logicalId) ?? raw.logicalId]);
    const source = present({ origin: file, line, address: raw.logicalId });
    const inner = raw.type === STACK ? nestedIn(properties, file, options, raw) : undefined;
    if (inner) nested.push({ ...inner, options: { ...inner.options, ...present({ conditional }) } });
    relations.push(...statedRelations(keyOf(raw.logicalId), properties));
    const at = { key: keyOf(raw.logicalId), source, ...present({ conditional }) };
    const resource = resourceOf(raw, properties, options, at);
    const said = resource.generic ? saidBy(raw.type, properties, 'cloudformation') : [];
    if (said.length > 0) parts.push({ said, resource });
    else {
      declared.push(resource, ...inlineOf(resource, properties, options));
      parts.push(...addedBy(resource, properties));
    }
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

interface StatedIn {
  readonly template: unknown;
  readonly resources: ReadonlyMap<string, RawResource>;
  /** the key in the file's `Resources` that a resource comes from */
  readonly origins: ReadonlyMap<string, string>;
}

/** Loops are written out first, for SAM's functions may stand in them; AWS goes in the same order. */
function statedIn(value: unknown, options: DesiredOptions, note: (message: string) => void): StatedIn {
  const plain = holdsLoops(value) ? loopless(value as Value, options, note) : undefined;
  const written = withoutSam(plain?.template ?? value, options);
  written.notes.forEach(note);
  const resources = new Map(
    Object.entries(sectionOf(written.template, 'Resources')).flatMap(([id, body]) => named(id, body, note)),
  );
  const origins = new Map(written.origins);
  for (const id of plain ? resources.keys() : []) {
    const origin = plain?.origins.get(origins.get(id) ?? id);
    if (origin !== undefined) origins.set(id, origin);
  }
  return { template: written.template, resources, origins };
}

function holdsLoops(value: unknown): boolean {
  if (isList(value)) return value.some(holdsLoops);
  if (!isObject(value)) return false;
  return Object.entries(value).some(([key, member]) => key.startsWith('Fn::ForEach::') || holdsLoops(member));
}

function loopless(value: Value, options: DesiredOptions, note: (message: string) => void): WithoutLoops {
  const scope = scopeOf(value, new Map(), (id) => id, options);
  return withoutLoops(value, {
    valueOf: (stated) => evaluate(stated, scope),
    skip: (loop) => note(`${loop} left out: what it goes over is known only at deployment`),
  });
}

function named(logicalId: string, body: Value, note: (message: string) => void): [string, RawResource][] {
  const resource = rawResource(logicalId, body);
  if (!resource) {
    note(`${logicalId} left out: it has no type`);
    return [];
  }
  if (!isInvisible(resource.type) && !isModule(resource.type)) return [[logicalId, resource]];
  note(
    isModule(resource.type)
      ? `${logicalId} left out: ${resource.type} is a module, which only AWS can write out; give the processed template: ` +
          'aws cloudformation get-template --stack-name NAME --template-stage Processed'
      : `${logicalId} left out: ${resource.type} is nothing that AWS would list`,
  );
  return [];
}

/** What somebody registered under such a name stands for several resources. */
function isModule(type: string): boolean {
  return type.endsWith('::MODULE');
}

/** Things that exist only while a stack is deployed. */
function isInvisible(type: string): boolean {
  return /^Custom::|^AWS::CDK::Metadata$|^AWS::CloudFormation::(?:CustomResource|WaitCondition(?:Handle)?|Macro)$/.test(
    type,
  );
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

import { createHash } from 'node:crypto';
import { entryFor, foldsFor } from '../../catalogue/index.ts';
import { readAttributes, readTags } from '../../catalogue/read.ts';
import type { Resource } from '../../model/graph.ts';
import { isList, isObject, type Value } from '../../model/value.ts';
import { arnOf } from '../identity.ts';
import type { DesiredOptions, Document, Part, Reading } from '../reading.ts';
import { evaluate } from './evaluate.ts';
import { type Stated, unrolled } from './loop.ts';
import { parameterValue } from './parameters.ts';
import { withoutSam } from './sam.ts';
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
  for (const raw of resources.values()) {
    if (!isPresent(raw, scope, note)) continue;
    const properties = evaluate(raw.properties, scope) ?? {};
    const line = lineOf(['Resources', origins.get(raw.statedAs) ?? raw.statedAs]);
    const source = { origin: file, ...(line === undefined ? {} : { line }), address: raw.logicalId };
    const resource = { ...resourceOf(raw, properties, options), key: keyOf(raw.logicalId), source };
    if (resource.generic && foldsFor(raw.type).length > 0)
      parts.push({ type: raw.type, raw: properties, side: 'cloudformation', resource });
    else declared.push(resource);
  }
  const revision = `sha256 ${createHash('sha256').update(text).digest('hex').slice(0, 12)}`;
  return { source: { kind: 'cloudformation', file, revision }, resources: declared, parts, notes };
}

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
  const { template, notes, origins } = withoutSam(value);
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
      isObject(member) ? membersOf(member, template, options) : [String(member)],
    );
    return members.every((member) => member !== undefined) ? members.flat() : undefined;
  }
  const name = isObject(collection) ? collection['Ref'] : undefined;
  const declaration = typeof name === 'string' ? sectionOf(template, 'Parameters')[name] : undefined;
  if (typeof name !== 'string' || declaration === undefined) return undefined;
  const value = parameterValue(name, declaration, options.parameters);
  return isList(value) ? value.map(String) : undefined;
}

function isPresent(
  { logicalId, condition }: RawResource,
  scope: Scope,
  note: (message: string) => void,
): boolean {
  if (condition === undefined) return true;
  const isMet = scope.condition(condition);
  if (isMet === undefined)
    note(`${logicalId} may not be meant to be there: condition ${condition} depends on a value not given`);
  return isMet !== false;
}

function resourceOf(
  raw: RawResource,
  properties: Value,
  options: DesiredOptions,
): Omit<Resource, 'key' | 'source'> {
  const { type, logicalId } = raw;
  const entry = entryFor(type);
  const isGlobal = entry?.scope === 'global' && entry.region === undefined;
  const place = { account: options.account ?? '', region: isGlobal ? 'global' : (options.region ?? '') };
  const tags = readTags(tagsIn(properties));
  const attributes = entry ? readAttributes(entry, properties, 'cloudformation') : {};
  const [naturalKey, ...more] = entry?.naturalKey ?? [];
  const natural = naturalKey !== undefined && more.length === 0 ? attributes[naturalKey] : undefined;
  const name = typeof natural === 'string' ? natural : Object.hasOwn(tags, 'Name') ? tags['Name'] : undefined;
  const isId = entry !== undefined && !/(?:arn|url)$/i.test(entry.id);
  const arn =
    typeof natural === 'string' && isId && options.region
      ? arnOf(entry, natural, { ...place, region: options.region })
      : undefined;
  return {
    type,
    ...place,
    id: '',
    ...(arn === undefined ? {} : { arn }),
    ...(name === undefined ? {} : { name }),
    tags,
    attributes,
    ...(entry ? {} : { generic: true }),
    ...(options.stack === undefined ? {} : { match: { stack: options.stack, logicalId } }),
  };
}

/** `Tags`, or whatever the type calls them (`HostedZoneTags`); numbers and flags are text in a tag. */
function tagsIn(properties: Value): unknown {
  if (!isObject(properties)) return {};
  const name = ['Tags', ...Object.keys(properties)].find(
    (key) => key.endsWith('Tags') && Object.hasOwn(properties, key),
  );
  return name === undefined ? {} : textual(properties[name] ?? {});
}

function textual(value: Value): Value {
  if (isList(value)) return value.map(textual);
  if (isObject(value))
    return Object.fromEntries(Object.entries(value).map(([key, member]) => [key, textual(member)]));
  return typeof value === 'number' || typeof value === 'boolean' ? String(value) : value;
}

import { entryFor, entryForTerraform } from '../../catalogue/index.ts';
import type { ResourceType } from '../../catalogue/define.ts';
import { pickTerraform, snakeCase } from '../../catalogue/pick.ts';
import { readTags } from '../../catalogue/read.ts';
import { accountOfArn, regionOfArn } from '../../model/arn.ts';
import type { Resource } from '../../model/graph.ts';
import { uniqueStrings } from '../../model/order.ts';
import { isList, isUnknown, type Value } from '../../model/value.ts';
import { attributesFor, type Draft, naturalName, resourceFrom } from '../draft.ts';
import { isAccount, isRegion, nameTag, type Place, regionOfZone } from '../identity.ts';
import { openTags } from '../open-tags.ts';
import { textOf } from '../present.ts';
import { awsccProperties, awsccType, withPlainArn } from './awscc.ts';
import { saidBy } from '../part.ts';
import type { DesiredOptions, Part, Reading, Said } from '../reading.ts';

/** One instance of one resource or data source, secrets already taken out. */
export interface Instance {
  readonly address: string;
  readonly type: string;
  readonly provider: string;
  /** where the configuration of its provider works, where that is said */
  readonly provided?: Partial<Place>;
  readonly isData: boolean;
  readonly attributes: Readonly<Record<string, Value>>;
  readonly line?: number | undefined;
  /** still to be created */
  readonly pending?: true;
  /** for providers that take types and properties from CloudFormation */
  readonly declaredAs?: DeclaredAs;
}

interface DeclaredAs {
  readonly type: string;
  readonly properties: Readonly<Record<string, Value>>;
}

type Read = Pick<Reading, 'resources' | 'parts' | 'known'>;

/** Instances as resources, parts of other resources, and things only looked up. */
export function readInstances(listed: Iterable<Instance>, file: string, options: DesiredOptions): Read {
  const reader = instanceReader(file, options);
  for (const instance of listed) reader.add(instance);
  return reader.read();
}

/** The same one by one, for a state that is never in memory as a whole. */
export function instanceReader(
  file: string,
  options: DesiredOptions,
): { readonly add: (stated: Instance) => void; readonly read: () => Read } {
  const told = new Map<string, Told>();
  const drafts: InstanceDraft[] = [];
  return {
    add: (stated) => {
      const instance = withDeclaredType(stated);
      const own = ownPlace(instance.attributes);
      if (!instance.isData || instance.type === CALLER) tell(told, instance.provider, own);
      drafts.push(draftOf(instance, file, own));
    },
    // only now is it known what all instances of a provider say
    read: () => placed(drafts, told, options),
  };
}

function placed(
  drafts: readonly InstanceDraft[],
  told: ReadonlyMap<string, Told>,
  options: DesiredOptions,
): Read {
  const resources: Resource[] = [];
  const parts: Part[] = [];
  const known: Resource[] = [];
  for (const one of drafts) {
    const { draft, isData, said } = one;
    const resource = resourceFrom(draft, placeOf(one, told.get(one.provider), options));
    if (isData) known.push(resource);
    else if (said.length > 0) parts.push({ said, resource });
    else resources.push(resource);
  }
  return { resources, parts, known };
}

/** An instance of which nothing is kept that nobody needs any more. */
interface InstanceDraft {
  readonly draft: Draft;
  readonly own: OwnPlace;
  readonly provider: string;
  readonly provided: Partial<Place> | undefined;
  readonly isData: boolean;
  /** to a resource that it belongs into */
  readonly said: readonly Said[];
}

function withDeclaredType(instance: Instance): Instance {
  const type = awsccType(instance.type);
  if (type === undefined) return instance;
  const properties = awsccProperties(instance.attributes, type);
  return {
    ...instance,
    attributes: withPlainArn(instance.attributes, type),
    declaredAs: { type, properties },
  };
}

/** What it says to a resource that it belongs into, if it does. */
function saidByInstance({ type, attributes, declaredAs }: Instance): readonly Said[] {
  const said = saidBy(type, attributes, 'terraform');
  if (said.length > 0 || declaredAs === undefined) return said;
  return saidBy(declaredAs.type, declaredAs.properties, 'cloudformation');
}

/** A type without an entry keeps its Terraform name, so that it is listed rather than lost. */
function draftOf(instance: Instance, file: string, own: OwnPlace): InstanceDraft {
  const { address, type, attributes: raw, line, declaredAs, provider, provided, isData } = instance;
  const entry = declaredAs ? entryFor(declaredAs.type) : entryForTerraform(type);
  const names = entry ? namesOf(entry) : NO_NAMES;
  const tags = readTags(firstStated(raw, isKnown));
  const id = idOf(names, raw);
  const attributes = attributesIn(entry, instance);
  const draft: Draft = {
    key: address,
    type: declaredAs?.type ?? foreignType(type),
    entry,
    id,
    arn: names.hasForeignArn ? undefined : ownArn(raw),
    name: naturalName(entry, attributes) ?? statedName(names, raw, tags),
    tags,
    // what the provider adds to all is not known as long as the sum is not
    openTags: openTags(firstStated(raw, isStated)),
    aliases: aliasesOf(names, raw, id),
    attributes,
    pending: instance.pending,
    source: line === undefined ? { origin: file, address } : { origin: file, line, address },
  };
  return { draft, own, provider, provided, isData, said: entry || isData ? [] : saidByInstance(instance) };
}

function idOf(names: Names, raw: Readonly<Record<string, Value>>): string {
  return textOf(raw[names.id]) ?? textOf(raw['id']) ?? '';
}

function statedName(
  names: Names,
  raw: Readonly<Record<string, Value>>,
  tags: Readonly<Record<string, string>>,
): string | undefined {
  return modelledName(names.name, raw) ?? nameTag(tags) ?? textOf(raw['name']);
}

function attributesIn(
  entry: ResourceType | undefined,
  { attributes, declaredAs }: Instance,
): Record<string, Value> {
  return declaredAs
    ? attributesFor(entry, declaredAs.properties, 'cloudformation')
    : attributesFor(entry, attributes, 'terraform');
}

/** Where the provider keeps tags: with what it adds to all, without, and of what is launched. */
const TAGS = ['tags_all', 'tags', 'tag'];

function firstStated(
  raw: Readonly<Record<string, Value>>,
  test: (value: Value | undefined) => boolean,
): Value | undefined {
  for (const key of TAGS) if (test(raw[key])) return raw[key];
  return undefined;
}

/** How a type that nobody modelled is called. */
function foreignType(type: string): string {
  return type.includes(':') ? `Pulumi::${type}` : `Terraform::${type}`;
}

function isStated(value: Value | undefined): boolean {
  return value !== undefined && value !== null;
}

function isKnown(value: Value | undefined): boolean {
  return isStated(value) && !isUnknown(value);
}

/** Under which Terraform attributes a type goes by its names. */
interface Names {
  readonly id: string;
  readonly name: string | undefined;
  readonly aliases: readonly string[];
  /** what names somebody else: the `endpoint` of a subscription */
  readonly foreign: string | undefined;
  /** does `arn` name what the resource points at (an event target)? Then it is not its own */
  readonly hasForeignArn: boolean;
}

const NO_NAMES: Names = { id: 'id', name: undefined, aliases: [], foreign: undefined, hasForeignArn: false };
const names = new WeakMap<ResourceType, Names>();

/** Found once per type. */
function namesOf(entry: ResourceType): Names {
  const known = names.get(entry);
  if (known) return known;
  const found: Names = {
    id: entry.terraformId ?? 'id',
    name: entry.name === undefined ? undefined : snakeCase(entry.name),
    aliases: (entry.aliases ?? []).map(snakeCase),
    foreign: Object.hasOwn(entry.attributes, 'Endpoint') ? 'endpoint' : undefined,
    hasForeignArn: Object.values(entry.attributes).some(({ to, terraform }) => to && terraform === 'arn'),
  };
  names.set(entry, found);
  return found;
}

function ownArn({ arn, id }: Readonly<Record<string, Value>>): string | undefined {
  if (isArn(arn)) return arn;
  return isArn(id) ? id : undefined;
}

function isArn(value: Value | undefined): value is string {
  return typeof value === 'string' && accountOfArn(value) !== undefined;
}

/** The name by the entry's path; an ARN or a URL is no name. */
function modelledName(
  path: string | undefined,
  attributes: Readonly<Record<string, Value>>,
): string | undefined {
  const name = path === undefined ? undefined : textOf(pickTerraform(attributes, path));
  return name?.startsWith('arn:') || name?.startsWith('https://') ? undefined : name;
}

/** Attributes in which the AWS provider keeps further names of a resource, and whether those may be ARNs. */
const NAMING: ReadonlyMap<string, boolean> = new Map([
  ['id', false],
  ['url', false],
  ['dns_name', false],
  ['domain_name', false],
  ['endpoint', false],
  ['reader_endpoint', false],
  ['address', false],
  ['api_endpoint', false],
  ['invoke_arn', true],
  ['qualified_arn', true],
  ['bucket_domain_name', false],
  ['bucket_regional_domain_name', false],
  ['website_endpoint', false],
  ['key_id', false],
]);

/** What it is called besides its id. Walks what the instance has: of all that may name it, most have one or two. */
function aliasesOf(
  { aliases: paths, foreign }: Names,
  attributes: Readonly<Record<string, Value>>,
  id: string,
): string[] {
  const found: string[] = [];
  for (const path of paths) {
    const named = pickTerraform(attributes, path);
    found.push(...(isList(named) ? named.flat() : [named]).flatMap((value) => textOf(value) ?? []));
  }
  for (const key in attributes) {
    // most of what an instance has is empty, or no text
    const value = attributes[key];
    if (typeof value !== 'string' || value === '' || value === id || key === foreign) continue;
    const mayBeArn = NAMING.get(key);
    if (mayBeArn !== undefined && isOwnName(value, mayBeArn)) found.push(value);
  }
  return found.length < 2 ? found : uniqueStrings(found);
}

function isOwnName(value: string, mayBeArn: boolean): boolean {
  return (mayBeArn || !isArn(value)) && !WITH_PASSWORD.test(value);
}

/** An address that must not be shown. */
const WITH_PASSWORD = /^\w+:\/\/[^/@]*@/;

/**
 * Account and region of an instance: what it says itself, else what its provider is configured for, else what all others of
 * that configuration say, else what the caller knows.
 */
function placeOf(
  { own, provided = NOWHERE }: Pick<InstanceDraft, 'own' | 'provided'>,
  shared: Told | undefined,
  options: DesiredOptions,
): Place {
  return {
    account: own.account ?? provided.account ?? sharedOr(shared?.account, options.account),
    region: own.region ?? provided.region ?? sharedOr(shared?.region, options.region),
  };
}

const NOWHERE: Partial<Place> = {};

function sharedOr(shared: string | undefined, given = ''): string {
  return textOf(shared) ?? given;
}

/** What the instances of one provider say; '' when they say different things. */
interface Told {
  account: string | undefined;
  region: string | undefined;
}

function tell(told: Map<string, Told>, provider: string, own: OwnPlace): void {
  const known = told.get(provider);
  if (known === undefined) told.set(provider, { ...own });
  else {
    known.account = agreed(known.account, own.account);
    known.region = agreed(known.region, own.region);
  }
}

function agreed(before: string | undefined, now: string | undefined): string | undefined {
  if (now === undefined) return before;
  return before === undefined || before === now ? now : '';
}

/** The data source that asks AWS "who am I": its account is the account of its provider. */
const CALLER = 'aws_caller_identity';

/** What an instance says itself. */
type OwnPlace = Readonly<Told>;

function ownPlace(attributes: Readonly<Record<string, Value>>): OwnPlace {
  const arn = ownArn(attributes);
  const zone = textOf(attributes['availability_zone']);
  return {
    account:
      account(arn === undefined ? undefined : accountOfArn(arn)) ??
      account(attributes['owner_id']) ??
      account(attributes['account_id']),
    region:
      region(attributes['region']) ??
      region(arn === undefined ? undefined : regionOfArn(arn)) ??
      (zone === undefined ? undefined : region(regionOfZone(zone))),
  };
}

function account(told: Value | undefined): string | undefined {
  return typeof told === 'string' && isAccount(told) ? told : undefined;
}

function region(told: Value | undefined): string | undefined {
  return typeof told === 'string' && isRegion(told) ? told : undefined;
}

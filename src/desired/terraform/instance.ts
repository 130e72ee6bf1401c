import { entryFor, entryForTerraform, foldsFor } from '../../catalogue/index.ts';
import type { ResourceType } from '../../catalogue/define.ts';
import { pickTerraform, snakeCase } from '../../catalogue/pick.ts';
import { readTags } from '../../catalogue/read.ts';
import { accountOfArn, parseArn } from '../../model/arn.ts';
import type { Resource } from '../../model/graph.ts';
import { uniqueStrings } from '../../model/order.ts';
import { isList, isUnknown, type Value } from '../../model/value.ts';
import { attributesFor, naturalName, resourceFrom } from '../draft.ts';
import { isAccount, isRegion, nameTag, type Place, regionOfZone } from '../identity.ts';
import { openTags } from '../open-tags.ts';
import { present, textOf } from '../present.ts';
import { awsccProperties, awsccType, withPlainArn } from './awscc.ts';
import type { DesiredOptions, Part, Reading } from '../reading.ts';

/** One instance of one resource or data source, secrets already taken out. */
export interface Instance {
  readonly address: string;
  readonly type: string;
  readonly provider: string;
  readonly isData: boolean;
  readonly attributes: Readonly<Record<string, Value>>;
  readonly line?: number;
  /** still to be created */
  readonly pending?: true;
  /** for providers that take types and properties from CloudFormation */
  readonly declaredAs?: DeclaredAs;
}

interface DeclaredAs {
  readonly type: string;
  readonly properties: Readonly<Record<string, Value>>;
}

/** Instances as resources, parts of other resources, and things only looked up. */
export function readInstances(
  listed: readonly Instance[],
  file: string,
  options: DesiredOptions,
): Pick<Reading, 'resources' | 'parts' | 'known'> {
  const instances = listed.map(withDeclaredType);
  const places = placesOf(instances, options);
  const resources: Resource[] = [];
  const parts: Part[] = [];
  const known: Resource[] = [];
  for (const [index, instance] of instances.entries()) {
    const resource = resourceOf(instance, file, places(instance, index));
    if (instance.isData) known.push(resource);
    else {
      const part = partOf(instance, resource);
      if (part) parts.push(part);
      else resources.push(resource);
    }
  }
  return { resources, parts, known };
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

/** Does it belong into another resource? */
function partOf({ type, attributes, declaredAs }: Instance, resource: Resource): Part | undefined {
  if (!resource.generic) return undefined;
  if (foldsFor(type).length > 0) return { type, raw: attributes, side: 'terraform', resource };
  if (declaredAs === undefined || foldsFor(declaredAs.type).length === 0) return undefined;
  return { type: declaredAs.type, raw: declaredAs.properties, side: 'cloudformation', resource };
}

/** A type without an entry keeps its Terraform name, so that it is listed rather than lost. */
function resourceOf(instance: Instance, file: string, place: Place): Resource {
  const { address, type, attributes: raw, line, declaredAs } = instance;
  const entry = declaredAs ? entryFor(declaredAs.type) : entryForTerraform(type);
  const stated = [raw['tags_all'], raw['tags'], raw['tag']];
  const tags = readTags(stated.find(isKnown));
  const attributes = declaredAs
    ? attributesFor(entry, declaredAs.properties, 'cloudformation')
    : attributesFor(entry, raw, 'terraform');
  return resourceFrom({
    key: address,
    type: declaredAs?.type ?? foreignType(type),
    entry,
    place,
    id: textOf(raw[entry?.terraformId ?? 'id']) ?? textOf(raw['id']) ?? '',
    arn: hasForeignArn(entry) ? undefined : ownArn(raw),
    name:
      nameFrom([naturalName(entry, attributes), modelledName(entry, raw), nameTag(tags)]) ??
      textOf(raw['name']),
    tags,
    // what the provider adds to all is not known as long as the sum is not
    openTags: openTags(stated.find((one) => one !== undefined && one !== null)),
    aliases: aliasesOf(entry, raw),
    attributes,
    pending: instance.pending,
    source: present({ origin: file, line, address }),
  });
}

/** How a type that nobody modelled is called. */
function foreignType(type: string): string {
  return type.includes(':') ? `Pulumi::${type}` : `Terraform::${type}`;
}

function nameFrom(names: readonly (string | undefined)[]): string | undefined {
  return names.find((name) => name !== undefined);
}

function isKnown(value: Value | undefined): boolean {
  return value !== undefined && value !== null && !isUnknown(value);
}

const withForeignArn = new WeakMap<ResourceType, boolean>();

/** Where `arn` names what the resource points at (an event target), it is not its own. */
function hasForeignArn(entry: ResourceType | undefined): boolean {
  if (!entry) return false;
  const known = withForeignArn.get(entry);
  if (known !== undefined) return known;
  const found = Object.values(entry.attributes).some(({ to, terraform }) => to && terraform === 'arn');
  withForeignArn.set(entry, found);
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
  entry: ResourceType | undefined,
  attributes: Readonly<Record<string, Value>>,
): string | undefined {
  const name =
    entry?.name === undefined ? undefined : textOf(pickTerraform(attributes, snakeCase(entry.name)));
  return name?.startsWith('arn:') || name?.startsWith('https://') ? undefined : name;
}

/** Attributes in which the AWS provider keeps further names of a resource. */
const NAMING = [
  'id',
  'url',
  'dns_name',
  'domain_name',
  'endpoint',
  'reader_endpoint',
  'address',
  'api_endpoint',
  'invoke_arn',
  'qualified_arn',
  'bucket_domain_name',
  'bucket_regional_domain_name',
  'website_endpoint',
  'key_id',
];

function aliasesOf(entry: ResourceType | undefined, attributes: Readonly<Record<string, Value>>): string[] {
  const names: string[] = [];
  for (const path of entry?.aliases ?? []) {
    const found = pickTerraform(attributes, snakeCase(path));
    names.push(...(isList(found) ? found.flat() : [found]).flatMap((value) => textOf(value) ?? []));
  }
  for (const naming of NAMING) {
    const value = attributes[naming];
    if (typeof value === 'string' && value !== '' && isOwnName(naming, value, entry)) names.push(value);
  }
  return names.length < 2 ? names : uniqueStrings(names);
}

/** The `endpoint` of a subscription is the ARN of somebody else, or an address with a password in it. */
function isOwnName(naming: string, value: string, entry: ResourceType | undefined): boolean {
  if (/^\w+:\/\/[^/@]*@/.test(value)) return false;
  if (naming === 'endpoint' && Object.hasOwn(entry?.attributes ?? {}, 'Endpoint')) return false;
  return naming.endsWith('arn') || !isArn(value);
}

/**
 * Account and region of each instance: what it says itself, else what all others of its provider configuration say,
 * else what the caller knows.
 */
function placesOf(
  instances: readonly Instance[],
  options: DesiredOptions,
): (instance: Instance, index: number) => Place {
  const places = instances.map((instance) => ownPlace(instance.attributes));
  const byProvider = new Map<string, Told>();
  for (const [index, { isData, type, provider }] of instances.entries()) {
    const own = places[index];
    if (!own || (isData && type !== CALLER)) continue;
    const told = byProvider.get(provider);
    if (told === undefined) byProvider.set(provider, { ...own });
    else {
      told.account = agreed(told.account, own.account);
      told.region = agreed(told.region, own.region);
    }
  }
  return ({ provider }, index) => {
    const own = places[index];
    const shared = byProvider.get(provider);
    return {
      account: own?.account ?? textOf(shared?.account) ?? options.account ?? '',
      region: own?.region ?? textOf(shared?.region) ?? options.region ?? '',
    };
  };
}

/** What the instances of one provider say; '' when they say different things. */
interface Told {
  account: string | undefined;
  region: string | undefined;
}

function agreed(before: string | undefined, now: string | undefined): string | undefined {
  if (now === undefined) return before;
  return before === undefined || before === now ? now : '';
}

/** The data source that asks AWS "who am I": its account is the account of its provider. */
const CALLER = 'aws_caller_identity';

function ownPlace(attributes: Readonly<Record<string, Value>>): {
  readonly account: string | undefined;
  readonly region: string | undefined;
} {
  const own = ownArn(attributes);
  const arn = own === undefined ? undefined : parseArn(own);
  const zone = textOf(attributes['availability_zone']);
  return {
    account: account(arn?.account) ?? account(attributes['owner_id']) ?? account(attributes['account_id']),
    region:
      region(attributes['region']) ??
      region(arn?.region) ??
      (zone === undefined ? undefined : region(regionOfZone(zone))),
  };
}

function account(told: Value | undefined): string | undefined {
  return typeof told === 'string' && isAccount(told) ? told : undefined;
}

function region(told: Value | undefined): string | undefined {
  return typeof told === 'string' && isRegion(told) ? told : undefined;
}

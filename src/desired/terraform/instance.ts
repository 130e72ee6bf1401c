import { entryForTerraform, foldsFor } from '../../catalogue/index.ts';
import type { ResourceType } from '../../catalogue/define.ts';
import { pickTerraform, snakeCase } from '../../catalogue/pick.ts';
import { readAttributes, readTags } from '../../catalogue/read.ts';
import { parseArn } from '../../model/arn.ts';
import type { Resource } from '../../model/graph.ts';
import { groupBy, uniqueStrings } from '../../model/order.ts';
import type { Value } from '../../model/value.ts';
import { arnOf, isAccount, isRegion, type Place, regionOfZone } from '../identity.ts';
import type { DesiredOptions, Part, Reading } from '../reading.ts';

/** One instance of one resource or data source, secrets already taken out. */
export interface Instance {
  readonly address: string;
  readonly type: string;
  readonly provider: string;
  readonly isData: boolean;
  readonly attributes: Readonly<Record<string, Value>>;
  readonly line?: number;
}

/** Instances as resources, parts of other resources, and things only looked up. */
export function readInstances(
  instances: readonly Instance[],
  file: string,
  options: DesiredOptions,
): Pick<Reading, 'resources' | 'parts' | 'known'> {
  const places = placesOf(instances, options);
  const resources: Resource[] = [];
  const parts: Part[] = [];
  const known: Resource[] = [];
  for (const instance of instances) {
    const resource = resourceOf(instance, file, places(instance));
    if (instance.isData) known.push(resource);
    else if (resource.generic && foldsFor(instance.type).length > 0)
      parts.push({ type: instance.type, raw: instance.attributes, side: 'terraform', resource });
    else resources.push(resource);
  }
  return { resources, parts, known };
}

/** A type without an entry keeps its Terraform name, so that it is listed rather than lost. */
function resourceOf(instance: Instance, file: string, place: Place): Resource {
  const { address, type, attributes, line } = instance;
  const entry = entryForTerraform(type);
  const isGlobal = entry?.scope === 'global' && entry.region === undefined;
  const region = isGlobal ? 'global' : place.region;
  const id = textOf(attributes[entry?.terraformId ?? 'id']) ?? textOf(attributes['id']) ?? '';
  const isPointer = Object.values(entry?.attributes ?? {}).some((a) => a.to && a.terraform === 'arn');
  const arn = (isPointer ? undefined : ownArn(attributes)) ?? arnOf(entry, id, { ...place, region });
  const tags = readTags(attributes['tags_all'] ?? attributes['tags'] ?? attributes['tag']);
  const name = nameOf(entry, attributes, tags);
  const aliases = aliasesOf(entry, attributes).filter((alias) => ![id, arn, name].includes(alias));
  return {
    key: address,
    type: entry?.type ?? `Terraform::${type}`,
    account: place.account,
    region,
    id,
    ...(arn === undefined ? {} : { arn }),
    ...(name === undefined ? {} : { name }),
    tags,
    attributes: entry ? readAttributes(entry, attributes, 'terraform') : {},
    ...(aliases.length === 0 ? {} : { aliases }),
    ...(entry ? {} : { generic: true }),
    source: { origin: file, ...(line === undefined ? {} : { line }), address },
  };
}

function ownArn(attributes: Readonly<Record<string, Value>>): string | undefined {
  return [attributes['arn'], attributes['id']]
    .map(textOf)
    .find((text) => text !== undefined && parseArn(text));
}

function nameOf(
  entry: ResourceType | undefined,
  attributes: Readonly<Record<string, Value>>,
  tags: Readonly<Record<string, string>>,
): string | undefined {
  const named =
    entry?.name === undefined ? undefined : textOf(pickTerraform(attributes, snakeCase(entry.name)));
  const natural = entry?.naturalKey?.length === 1 ? naturalName(entry, attributes) : undefined;
  const tagged = Object.hasOwn(tags, 'Name') ? tags['Name'] : undefined;
  const isLong = named?.startsWith('arn:') || named?.startsWith('https://');
  return (isLong ? undefined : named) ?? natural ?? tagged ?? textOf(attributes['name']);
}

function naturalName(entry: ResourceType, attributes: Readonly<Record<string, Value>>): string | undefined {
  const path = entry.naturalKey?.[0] ?? '';
  const from = entry.attributes[path]?.terraform;
  return from === null ? undefined : textOf(pickTerraform(attributes, from ?? snakeCase(path)));
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
  const modelled = (entry?.aliases ?? []).map((path) => pickTerraform(attributes, snakeCase(path)));
  const named = NAMING.map((name) => attributes[name]);
  return uniqueStrings([...modelled.flat(), ...named].map((value) => textOf(value) ?? '')).filter(
    (name) => name !== '',
  );
}

/**
 * Account and region of each instance: what it says itself, else what all others of its provider configuration say,
 * else what the caller knows.
 */
function placesOf(instances: readonly Instance[], options: DesiredOptions): (instance: Instance) => Place {
  const managed = instances.filter(({ isData, type }) => !isData || type === CALLER);
  const byProvider = new Map(
    [...groupBy(managed, ({ provider }) => provider)].map(([provider, group]) => {
      const places = group.map(({ attributes }) => ownPlace(attributes));
      return [
        provider,
        { account: sole(places.map((p) => p.account)), region: sole(places.map((p) => p.region)) },
      ];
    }),
  );
  return ({ attributes, provider }) => {
    const own = ownPlace(attributes);
    const shared = byProvider.get(provider);
    return {
      account: own.account ?? shared?.account ?? options.account ?? '',
      region: own.region ?? shared?.region ?? options.region ?? '',
    };
  };
}

/** The data source that asks AWS "who am I": its account is the account of its provider. */
const CALLER = 'aws_caller_identity';

function ownPlace(attributes: Readonly<Record<string, Value>>): { account?: string; region?: string } {
  const arn = parseArn(ownArn(attributes) ?? '');
  const zone = regionOfZone(textOf(attributes['availability_zone']) ?? '');
  const region = [textOf(attributes['region']), arn?.region, zone].find(
    (text) => text !== undefined && isRegion(text),
  );
  const told = [arn?.account, attributes['owner_id'], attributes['account_id']];
  const account = told.map(textOf).find((text) => text !== undefined && isAccount(text));
  return { ...(account === undefined ? {} : { account }), ...(region === undefined ? {} : { region }) };
}

/** The one value that all agree on. */
function sole(values: readonly (string | undefined)[]): string | undefined {
  const found = uniqueStrings(values.filter((value) => value !== undefined));
  return found.length === 1 ? found[0] : undefined;
}

function textOf(value: unknown): string | undefined {
  return typeof value === 'string' && value !== '' ? value : undefined;
}

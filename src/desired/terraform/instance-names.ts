import type { ResourceType } from '../../catalogue/define.ts';
import { pickTerraform, snakeCase } from '../../catalogue/pick.ts';
import { accountOfArn } from '../../model/arn.ts';
import { uniqueStrings } from '../../model/order.ts';
import { isList, type Value } from '../../model/value.ts';
import { nameTag } from '../identity.ts';
import { textOf } from '../present.ts';

/** Under which Terraform attributes a type goes by its names. */
export interface Names {
  readonly id: string;
  readonly name: string | undefined;
  readonly aliases: readonly string[];
  /** what names somebody else: the `endpoint` of a subscription */
  readonly foreign: string | undefined;
  /** does `arn` name what the resource points at (an event target)? Then it is not its own */
  readonly hasForeignArn: boolean;
}

/** Of a type that nobody modelled. */
export const NO_NAMES: Names = {
  id: 'id',
  name: undefined,
  aliases: [],
  foreign: undefined,
  hasForeignArn: false,
};
const namesByEntry = new WeakMap<ResourceType, Names>();

/** Found once per type. */
export function namesOf(entry: ResourceType): Names {
  const known = namesByEntry.get(entry);
  if (known) return known;
  const found: Names = {
    id: entry.terraformId ?? 'id',
    name: entry.name === undefined ? undefined : snakeCase(entry.name),
    aliases: (entry.aliases ?? []).map(snakeCase),
    foreign: Object.hasOwn(entry.attributes, 'Endpoint') ? 'endpoint' : undefined,
    hasForeignArn: Object.values(entry.attributes).some(({ to, terraform }) => to && terraform === 'arn'),
  };
  namesByEntry.set(entry, found);
  return found;
}

/** The ARN that is its own. */
export function ownArn({ arn, id }: Readonly<Record<string, Value>>): string | undefined {
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
export function aliasesOf(
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

/** Its primary identifier; '' where nothing is known yet. */
export function idOf(names: Names, raw: Readonly<Record<string, Value>>): string {
  return textOf(raw[names.id]) ?? textOf(raw['id']) ?? '';
}

/** The name by the path of the entry, the tag or the attribute of that name. */
export function statedName(
  names: Names,
  raw: Readonly<Record<string, Value>>,
  tags: Readonly<Record<string, string>>,
): string | undefined {
  return modelledName(names.name, raw) ?? nameTag(tags) ?? textOf(raw['name']);
}

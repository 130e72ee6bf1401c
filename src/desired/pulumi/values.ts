import { entryForTerraform } from '../../catalogue/index.ts';
import { snakeCase } from '../../catalogue/pick.ts';
import { isList, isObject, unknown, type Value } from '../../model/value.ts';

/** Pulumi marks what is special in a value by this key; the signature says which kind it is. */
const SIGNATURE = '4dabf18193072939515e22adb298388d';

/** What stands for a value that a preview does not know. */
const NOT_KNOWN = '04da6b54-80e4-46f7-96ec-b56ff0331ba9';

/** The value without anything that Pulumi calls a secret, and without its assets; every other mark is opened. */
export function plainValue(value: Value): Value {
  if (value === NOT_KNOWN) return unknown('not known when the stack was exported');
  if (isList(value)) return value.map(plainValue);
  if (!isObject(value)) return value;
  if (Object.hasOwn(value, SIGNATURE)) return unknown('secret in the Pulumi stack');
  return Object.fromEntries(Object.entries(value).map(([key, member]) => [key, plainValue(member)]));
}

/**
 * Outputs as Terraform's provider calls them: `vpcSecurityGroupIds` is `vpc_security_group_ids`. Pulumi puts lists into the
 * plural; where Terraform has the singular, the value stands under that name.
 */
export function terraformNames(value: Value, type: string): Value {
  return renamed(value, singularsOf(type));
}

/** Maps whose keys people choose. */
const FREE = new Set(['tags', 'tagsAll', 'variables', 'parameters', 'environmentVariables']);

function renamed(value: Value, singular: ReadonlySet<string>): Value {
  if (isList(value)) return value.map((member) => renamed(member, singular));
  if (!isObject(value) || Object.hasOwn(value, '$unknown')) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, member]) => [
      isList(member) ? singularIn(snakeCase(key), singular) : snakeCase(key),
      FREE.has(key) && isObject(member) ? member : renamed(member, singular),
    ]),
  );
}

function singularIn(name: string, known: ReadonlySet<string>): string {
  if (known.has(name)) return name;
  const forms = [name.replace(/ies$/, 'y'), name.replace(/es$/, ''), name.replace(/s$/, '')];
  return forms.find((form) => form !== name && known.has(form)) ?? name;
}

const namesByType = new Map<string, ReadonlySet<string>>();

function singularsOf(type: string): ReadonlySet<string> {
  const known = namesByType.get(type);
  if (known) return known;
  const attributes = Object.entries(entryForTerraform(type)?.attributes ?? {});
  const paths = attributes.map(([path, { terraform }]) => terraform ?? snakeCase(path));
  const steps = paths.flatMap((path) => path.split('.').map((step) => step.replace(/\[\d*\]$|\{\}$/, '')));
  const names = new Set([...steps, 'ingress', 'egress', 'attribute', 'route', 'rule', 'statement']);
  namesByType.set(type, names);
  return names;
}

import { CATALOGUE, entryFor, entryForTerraform } from '../../catalogue/index.ts';
import type { ResourceType } from '../../catalogue/define.ts';
import { readTags } from '../../catalogue/read.ts';
import type { Match, Range, Resource } from '../../model/graph.ts';
import { isObject, reference, type Value } from '../../model/value.ts';
import { evaluate } from '../cloudformation/evaluate.ts';
import { pseudoParameter } from '../cloudformation/parameters.ts';
import { attributesFor, naturalName, resourceFrom } from '../draft.ts';
import type { Place } from '../identity.ts';
import { present, spelled, textOf } from '../present.ts';
import type { DesiredOptions, Document } from '../reading.ts';
import { pathKey } from '../text/position.ts';
import { rangeOf } from './range.ts';
import { misspeltType, nearest } from './suggest.ts';
import { unknownProperties } from './unknown-properties.ts';
import { designError } from './validate.ts';

type Stated = Readonly<Record<string, Value>>;

/** One resource of isodrift.yaml; `note` hears of properties that will not be compared. */
export function designResource(
  name: string,
  stated: Stated,
  { document, options, note, names }: DesignContext,
): Resource {
  const entry = entryOf(name, spelled(stated['type']), document);
  const properties = valuesOf(stated['properties'], options, names);
  const attributes = attributesFor(entry, properties, 'cloudformation');
  const match = matchOf(stated['match']);
  const count = countOf(name, stated, document);
  for (const doubt of [...unknownProperties(entry, properties), ...literalName(match, count)])
    note(`${name}: ${doubt}`);
  const resource = resourceFrom(
    {
      key: name,
      type: spelled(stated['type']),
      entry,
      id: match?.id ?? '',
      arn: match?.arn,
      name: match?.name ?? naturalName(entry, attributes) ?? name,
      tags: { ...readTags(texts(properties['Tags'])), ...readTags(texts(stated['tags'])) },
      aliases: [name],
      match,
      attributes,
      source: present({
        origin: document.file,
        line: document.lineOf(2)(['resources', name]),
        address: name,
      }),
    },
    placeOf(stated, options),
  );
  // `partial`: what is not stated is not said to be absent
  return { ...resource, partial: [], ...(count === undefined ? {} : { count }) };
}

/** What stands for several can only be found by what they have in common. */
function countOf(name: string, stated: Stated, document: Document): Range | undefined {
  const count = rangeOf(stated['count']);
  const at = pathKey(['resources', name]);
  if (count?.most !== undefined && count.most < count.least)
    throw designError(document, `${at}/count`, '`count` ends before it begins', 'write it as: 2..6');
  const { tags, name: called } = isObject(stated['match']) ? stated['match'] : {};
  if (count === undefined || (count.least === 1 && count.most === 1)) return undefined;
  if (tags === undefined && called === undefined) {
    const message = `\`${name}\` stands for several, but nothing says how to find them`;
    throw designError(document, at, message, 'add `match` with tags, or with a name such as web-*');
  }
  return count;
}

/** Whoever writes a pattern means several. */
function literalName(match: Match | undefined, count: Range | undefined): string[] {
  if (count !== undefined || !match?.name?.includes('*')) return [];
  return [`${match.name} is taken as a name, for only with \`count\` is it a pattern`];
}

function placeOf(stated: Stated, options: DesiredOptions): Place {
  return {
    account: textOf(stated['account']) ?? options.account ?? '',
    region: textOf(stated['region']) ?? options.region ?? '',
  };
}

export interface DesignContext {
  readonly document: Document;
  readonly options: DesiredOptions;
  /** names of all resources of the file, which `!Ref` may point at */
  readonly names: ReadonlySet<string>;
  readonly note: (message: string) => void;
}

function entryOf(name: string, type: string, document: Document): ResourceType | undefined {
  const entry = entryFor(type) ?? entryForTerraform(type);
  if (entry) return entry;
  const known = CATALOGUE.flatMap((one) => [one.type, ...one.terraform]);
  const mayBeAny = /^\w+::\w+::\w+$/.test(type);
  const meant = mayBeAny ? misspeltType(type, known) : nearest(type, known);
  if (meant === undefined && mayBeAny) return undefined;
  throw designError(
    document,
    pathKey(['resources', name, 'type']),
    `unknown type \`${type}\`${meant === undefined ? '' : `, did you mean \`${meant}\`?`}`,
    'give a CloudFormation type such as AWS::EC2::Instance; all known ones are printed by: isodrift types',
  );
}

/** Properties with dotted names put in their place and intrinsic functions computed. */
function valuesOf(
  properties: Value | undefined,
  options: DesiredOptions,
  names: ReadonlySet<string>,
): Stated {
  const nested = isObject(properties) ? undotted(properties) : {};
  const value = evaluate(nested, {
    parameter: (name) => pseudoParameter(name, options),
    resource: (name, attribute) => (names.has(name) ? reference(name, attribute) : undefined),
    textOf: () => undefined,
    condition: () => undefined,
    mapping: () => undefined,
    imported: () => undefined,
  });
  return isObject(value) ? value : {};
}

/** `VpcConfig.SubnetIds: [...]` to `VpcConfig: { SubnetIds: [...] }`; only at the top, for keys below may be host names. */
function undotted(properties: Stated): Stated {
  return Object.entries(properties).reduce<Stated>(
    (whole, [path, value]) => placed(whole, path.split('.'), value),
    {},
  );
}

function placed(whole: Stated, [step = '', ...rest]: readonly string[], value: Value): Stated {
  const before = Object.hasOwn(whole, step) ? whole[step] : undefined;
  const member =
    rest.length === 0 ? merged(before, value) : placed(isObject(before) ? before : {}, rest, value);
  return Object.fromEntries([...Object.entries(whole).filter(([key]) => key !== step), [step, member]]);
}

function merged(before: Value | undefined, value: Value): Value {
  return isObject(before) && isObject(value) ? { ...before, ...value } : value;
}

function matchOf(stated: Value | undefined): Match | undefined {
  if (!isObject(stated)) return undefined;
  const { tags, ...texted } = stated;
  return { ...(texted as Match), ...(tags === undefined ? {} : { tags: readTags(texts(tags)) }) };
}

function texts(value: Value | undefined): unknown {
  if (Array.isArray(value)) return value;
  if (!isObject(value)) return {};
  return Object.fromEntries(
    Object.entries(value).map(([key, member]) => [
      key,
      typeof member === 'object' ? member : spelled(member),
    ]),
  );
}

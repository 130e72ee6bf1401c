import { entryFor, entryForTerraform } from '../../catalogue/index.ts';
import type { ResourceType } from '../../catalogue/define.ts';
import { readTags } from '../../catalogue/read.ts';
import type { Resource } from '../../model/graph.ts';
import { isUnknown, type Value } from '../../model/value.ts';
import { attributesFor, type Draft, naturalName, resourceFrom } from '../draft.ts';
import type { Place } from '../identity.ts';
import { openTags } from '../open-tags.ts';
import { saidBy } from '../part.ts';
import type { DesiredOptions, Part, Reading, Said } from '../reading.ts';
import { awsccProperties, awsccType, withPlainArn } from './awscc.ts';
import { aliasesOf, idOf, namesOf, NO_NAMES, ownArn, statedName } from './instance-names.ts';
import { CALLER, type OwnPlace, ownPlace, placeOf, tell, type Told } from './instance-place.ts';

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

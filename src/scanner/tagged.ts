import type { ResourceType } from '../catalogue/define.ts';
import { isPartOfOwner, typeOfArn } from '../catalogue/arn-type.ts';
import { foldsFor } from '../catalogue/index.ts';
import { SERVICES } from '../catalogue/services.ts';
import { readTags } from '../catalogue/read.ts';
import { parseArn } from '../model/arn.ts';
import type { Resource } from '../model/graph.ts';
import { tagsWithoutSecrets } from '../model/redact.ts';
import { uniqueStrings } from '../model/order.ts';
import { itemsIn } from './answers.ts';
import { once, plainUnit } from './checkpoint.ts';
import type { CollectInput } from './collected.ts';
import { type Failure, failureOf } from './failure.ts';
import { GLOBAL, type Place } from './place.ts';
import { keyOf } from './resource.ts';
import type { Ask } from './session.ts';

/** Everything the tagging API names, with its tags. */
export interface Tagged {
  readonly byArn: ReadonlyMap<string, TaggedThing>;
  readonly failures: ReadonlyMap<string, Failure>;
}

export interface TaggedThing {
  readonly arn: string;
  readonly tags: Readonly<Record<string, string>>;
  readonly region: string;
}

const CALL = { service: 'resource-groups-tagging-api', action: 'GetResources' } as const;

/** Where the tags come from, for gaps. */
export const TAG_CALL: { readonly service: string; readonly action: string } = CALL;

/** Asks each region, and the one of the global services, for all that is or was tagged. */
export async function readTagged(input: CollectInput): Promise<Tagged> {
  const { place } = input;
  const regions = uniqueStrings([...place.regions, place.globalRegion]);
  const answers = await Promise.all(
    regions.map(async (region) => ({
      region,
      ...(await once(plainUnit<Read>(`tags ${region}`), input, ({ ask }) => readRegion(ask, region))),
    })),
  );
  const failures = answers.flatMap(({ region, failure }) => (failure ? [[region, failure] as const] : []));
  const things = answers.flatMap(({ region, things: found }) =>
    found.flatMap((thing) => {
      const at = regionOf(thing.arn, region, place);
      return at === undefined ? [] : [[thing.arn, { ...thing, region: at }] as const];
    }),
  );
  return { byArn: new Map(things), failures: new Map(failures) };
}

/**
 * Puts the tags on the resources they belong to, and gives everything else the tagging API names a generic resource:
 * better a plain box with a name than nothing.
 */
export function withTags(
  resources: readonly Resource[],
  tagged: Tagged,
  gone: ReadonlySet<string>,
  input: {
    readonly place: Place;
    readonly entries: readonly ResourceType[];
    readonly services: ReadonlySet<string> | undefined;
  },
): Resource[] {
  const keys = new Map(
    resources.flatMap((one) => (one.arn === undefined ? [] : [[one.arn, one.key] as const])),
  );
  // where the details could not be read, the ARN is not known, but the name may be
  const nameless = resources.filter(({ arn }) => arn === undefined);
  const known = new Map([
    ...nameless.flatMap((one) => (one.name === undefined ? [] : [[nameKey(one, one.name), one] as const])),
    ...resources.map((one) => [one.key, one] as const),
  ]);
  const tags = new Map<string, Readonly<Record<string, string>>>();
  const generic: Resource[] = [];
  for (const thing of tagged.byArn.values()) {
    if (gone.has(thing.arn)) continue;
    const one = genericResource(thing, input);
    const key =
      keys.get(thing.arn) ??
      (one && [one.key, nameKey(one, one.id)].map((name) => known.get(name)).find(Boolean)?.key);
    if (key !== undefined) tags.set(key, thing.tags);
    else if (one && isAskedFor(thing.arn, input.services)) generic.push(one);
  }
  return [...resources.map((one) => tagResource(one, tags.get(one.key), input.entries)), ...generic];
}

function nameKey({ account, region, type }: Resource, name: string): string {
  return `${keyOf(account, region, type, '')} named ${name}`;
}

interface Read {
  readonly things: readonly Omit<TaggedThing, 'region'>[];
  readonly failure?: Failure;
}

async function readRegion(ask: Ask, region: string): Promise<Read> {
  const { pages, failure } = await ask({ ...CALL, region, params: { ResourcesPerPage: 100 } });
  try {
    const things = itemsIn(pages, 'ResourceTagMappingList[]').flatMap(({ ResourceARN: arn, Tags: raw }) =>
      typeof arn === 'string'
        ? [{ arn: arn.replace(/:\*$/, ''), tags: tagsWithoutSecrets(readTags(raw)) }]
        : [],
    );
    return { things, ...(failure ? { failure } : {}) };
  } catch (error) {
    return { things: [], failure: failureOf(error) };
  }
}

/** The region of a tagged thing; undefined when that region was not asked for. */
function regionOf(arn: string, answeredIn: string, place: Place): string | undefined {
  const stated = parseArn(arn)?.region;
  // a bucket's ARN names no region, and is answered by the region the bucket is in
  if (!stated) return parseArn(arn)?.service === 's3' ? inScope(answeredIn, place) : GLOBAL;
  return inScope(stated, place);
}

/** The region, if it was asked for. */
export function inScope(region: string, place: Place): string | undefined {
  return place.regions.includes(region) ? region : undefined;
}

/** A plain resource, named after its ARN; undefined for what is told by its owner. */
export function genericResource(
  { arn, tags, region }: TaggedThing,
  { place, entries }: { readonly place: Place; readonly entries: readonly ResourceType[] },
): Resource | undefined {
  const guess = typeOfArn(arn);
  if (!guess || isPartOfOwner(guess.type) || foldsFor(guess.type).length > 0) return undefined;
  const { type } = guess;
  const entry = entries.find((known) => known.type === type);
  // some types are identified by their ARN
  const id = entry !== undefined && entry.arn === entry.id ? arn : guess.id;
  const name = tags['Name'];
  return {
    key: keyOf(place.account, region, type, id),
    type,
    account: place.account,
    region,
    id,
    arn,
    ...(name === undefined ? {} : { name }),
    tags,
    attributes: {},
    generic: true,
    source: { origin: `${CALL.service}:${CALL.action}` },
  };
}

function tagResource(
  resource: Resource,
  tags: Readonly<Record<string, string>> | undefined,
  entries: readonly ResourceType[],
): Resource {
  if (!tags) return resource;
  const all = { ...resource.tags, ...tags };
  const isNamedByTag = entries.find(({ type }) => type === resource.type)?.name === undefined;
  const name = resource.name ?? (isNamedByTag ? all['Name'] : undefined);
  return { ...resource, tags: all, ...(name === undefined ? {} : { name }) };
}

function isAskedFor(arn: string, services: ReadonlySet<string> | undefined): boolean {
  if (!services) return true;
  const prefixes = Object.entries(SERVICES).flatMap(([name, { iam }]) =>
    services.has(name) ? [iam as string] : [],
  );
  return prefixes.includes(parseArn(arn)?.service ?? '');
}

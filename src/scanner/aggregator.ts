import type { ResourceType } from '../catalogue/define.ts';
import { isThing, typeOfConfig } from '../catalogue/config-names.ts';
import { deployedPointer, withEnvironment } from '../catalogue/environment.ts';
import { withFingerprints } from '../catalogue/fingerprint.ts';
import { foldsFor, CATALOGUE } from '../catalogue/index.ts';
import { isPartOfOwner } from '../catalogue/arn-type.ts';
import { relationsOf } from '../catalogue/relations.ts';
import { IsodriftError } from '../model/errors.ts';
import type { Gap, Inventory, Resource } from '../model/graph.ts';
import { jsonIn } from '../model/json.ts';
import { groupBy, sortedBy, uniqueStrings } from '../model/order.ts';
import { isObject } from '../model/value.ts';
import { type ConfigItem, configItem, genericItem, modelledItem, SELECT } from './config-item.ts';
import { openClients } from './clients.ts';
import { type Failure } from './failure.ts';
import { openLedger, type Ledger } from './ledger.ts';
import { DEFAULT_LIMITS, type ScanOptions } from './options.ts';
import { GLOBAL } from './place.ts';
import { actionsOf, type PlannedCall } from './plan.ts';
import { identify, regionsOrDefault } from './preflight.ts';
import { openProgress } from './progress.ts';
import { type AggregatedPlace, recordedTypes, scopeOf } from './recorded.ts';
import { firstRegion, globalRegionOf } from './regions.ts';
import { type Ask, openSession } from './session.ts';

const SOURCES = {
  service: 'config-service',
  action: 'DescribeConfigurationAggregatorSourcesStatus',
} as const;

/** All that is asked of an aggregator. */
export const AGGREGATOR_CALLS: readonly PlannedCall[] = [
  { service: 'sts', action: 'GetCallerIdentity' },
  SOURCES,
  SELECT,
];

/**
 * What an AWS Config aggregator knows of all its accounts, through the same entries as a scan. The first region of the options is
 * the one the aggregator is in; which accounts and regions it covers it says itself. What Config does not record, or keeps no
 * attributes of, is a gap. Throws when there is no such aggregator or it may not be asked.
 */
export async function scanAggregator(name: string, given: ScanOptions): Promise<Inventory> {
  const options = { ...given, regions: await regionsOrDefault(given) };
  const region = firstRegion(options.regions);
  const limits = { ...DEFAULT_LIMITS, isPaced: options.endpointUrl === undefined, ...options.limits };
  const ledger = openLedger();
  const clients = await openClients(options, limits, new Set(actionsOf(AGGREGATOR_CALLS)));
  try {
    const { account, partition } = await identify(clients, options);
    const { signal } = options;
    const progress = openProgress(account, ledger, options.onProgress);
    progress.enter('list');
    const onProgress = progress.called;
    const globalRegion = globalRegionOf(partition);
    const ask = openSession({ account, globalRegion, clients, ledger, limits, signal, onProgress });
    const world: World = { name, region, ask, ledger, entries: options.catalogue ?? CATALOGUE };
    return await readAll(world, options);
  } finally {
    clients.close();
  }
}

interface World {
  readonly name: string;
  readonly region: string;
  readonly ask: Ask;
  readonly ledger: Ledger;
  readonly entries: readonly ResourceType[];
}

async function readAll(world: World, { now, scanner, fingerprint }: ScanOptions): Promise<Inventory> {
  const rows = await sourceRows(world);
  const counted = await selected('SELECT resourceType, COUNT(*) GROUP BY resourceType', world);
  if (counted.failure) throw notReadable(world.name, counted.failure);
  const types = uniqueStrings(counted.rows.flatMap((row) => textAt(row, 'resourceType') ?? []));
  const lists = await Promise.all(types.map(async (type) => ({ type, ...(await itemsOf(type, world)) })));
  const items = lists.flatMap((list) => list.items);
  const places = placesIn(rows, items);
  noteFailedSources(rows, places, world);
  for (const { type, failure } of lists)
    if (failure) noteFailedType(typeOfConfig(type), failure, places, world);
  const resources = withFingerprints(readItems(items, world), fingerprint);
  noteUnrecorded(items, places, world);
  const accounts = uniqueStrings(places.map(({ account }) => account));
  return {
    format: 'isodrift/inventory@1',
    capturedAt: now.toISOString(),
    scanner: scanner ?? 'isodrift',
    accounts,
    regions: uniqueStrings(places.map(({ region }) => region)),
    resources,
    relations: relationsOf(resources),
    gaps: world.ledger.gaps(),
    coverage: world.ledger.coverage(),
    captures: accounts.map((account) => ({
      account,
      regions: [
        GLOBAL,
        ...uniqueStrings(places.flatMap((one) => (one.account === account ? [one.region] : []))),
      ],
      capturedAt: now.toISOString(),
    })),
  };
}

interface SourceRow {
  readonly SourceId?: string;
  readonly SourceType?: string;
  readonly AwsRegion?: string;
  readonly LastUpdateStatus?: string;
  readonly LastErrorMessage?: string;
}

async function sourceRows({ name, region, ask }: World): Promise<readonly SourceRow[]> {
  const params = { ConfigurationAggregatorName: name, Limit: 100 };
  const { pages, failure } = await ask({ ...SOURCES, region, params });
  if (failure) throw notReadable(name, failure);
  return pages.flatMap((page) => [page['AggregatedSourceStatusList'] ?? []].flat() as SourceRow[]);
}

/** The accounts and regions that the sources name; a source that is a whole organisation has the accounts of which there is something. */
function placesIn(rows: readonly SourceRow[], items: readonly ConfigItem[]): AggregatedPlace[] {
  const seen = uniqueStrings(items.map(({ accountId }) => accountId));
  const stated = rows.flatMap(({ SourceId: id = '', SourceType: type, AwsRegion: region = '' }) => {
    const accounts = type === 'ORGANIZATION' ? seen : [id];
    return accounts.filter(isAccount).map((account) => ({ account, region }));
  });
  const found = items.map(({ accountId: account, awsRegion: region }) => ({ account, region }));
  const all = [...stated, ...found].filter(({ region }) => region !== '' && region !== GLOBAL);
  return sortedBy(
    new Map(all.map((place) => [`${place.account} ${place.region}`, place])).values(),
    ({ account }) => account,
    ({ region }) => region,
  );
}

function isAccount(id: string): boolean {
  return /^\d{12}$/.test(id);
}

interface Selected {
  readonly rows: readonly unknown[];
  readonly failure?: Failure;
}

async function selected(expression: string, { name, region, ask }: World): Promise<Selected> {
  const params = { ConfigurationAggregatorName: name, Expression: expression, Limit: 100 };
  const { pages, failure } = await ask({ ...SELECT, region, params });
  const rows = pages.flatMap((page) => [page['Results'] ?? []].flat() as unknown[]);
  return { rows, ...(failure ? { failure } : {}) };
}

const FIELDS = [
  'accountId',
  'awsRegion',
  'resourceId',
  'resourceName',
  'resourceType',
  'arn',
  'tags',
  'relationships',
  'configuration',
  'supplementaryConfiguration',
].join(', ');

interface Items {
  readonly items: readonly ConfigItem[];
  readonly failure?: Failure;
}

async function itemsOf(type: string, world: World): Promise<Items> {
  // names of types are letters, digits and colons: nothing that could end the text
  if (!/^[\w:]+$/.test(type)) return { items: [] };
  const { rows, failure } = await selected(`SELECT ${FIELDS} WHERE resourceType = '${type}'`, world);
  const items = rows.flatMap((row) => configItem(row) ?? []);
  if (failure || items.length === rows.length) return { items, ...(failure ? { failure } : {}) };
  const message = `${rows.length - items.length} of ${rows.length} rows do not say what they are`;
  return { items, failure: { reason: 'malformed', message, name: 'MalformedAnswer', isNotFound: false } };
}

function readItems(items: readonly ConfigItem[], world: World): Resource[] {
  const byType = new Map(
    world.entries.flatMap((entry) => namesOf(entry).map((type) => [type, entry] as const)),
  );
  const found = new Map<string, Resource>();
  for (const item of items) {
    const type = typeOfConfig(item.resourceType);
    const entry = byType.get(type);
    if (entry) {
      const { resource, unsaid } = modelledItem(item, entry);
      found.set(resource.key, resource);
      noteUnsaid(resource, unsaid, world);
    } else if (isThing(item.resourceType) && !isPartOfOwner(type) && foldsFor(type).length === 0) {
      const resource = genericItem(item);
      found.set(resource.key, resource);
    }
  }
  const all = sortedBy(found.values(), ({ key }) => key);
  return withEnvironment(onlyInUse(all, byType), deployedPointer);
}

function namesOf({ type, alsoKnownAs = [] }: ResourceType): readonly string[] {
  return [type, ...alsoKnownAs];
}

/** Images, snapshots and the like count only where something points at them, as in a scan. */
function onlyInUse(all: readonly Resource[], byType: ReadonlyMap<string, ResourceType>): Resource[] {
  const touched = new Set(relationsOf(all).flatMap(({ from, to }) => [from, to]));
  return all.filter(({ key, type }) => byType.get(type)?.list.referencedOnly !== true || touched.has(key));
}

/** What Config keeps nothing of may be set all the same. */
function noteUnsaid(
  { account, region, key, type }: Resource,
  unsaid: readonly string[],
  { ledger }: World,
): void {
  if (unsaid.length === 0) return;
  const message = `AWS Config does not keep ${unsaid.join(', ')}; a scan of the account reads it`;
  ledger.gap({ account, region, ...SELECT, reason: 'not-available', message, types: [type], resource: key });
}

/** Where Config has nothing of a type, it may be that it does not record it. */
function noteUnrecorded(
  items: readonly ConfigItem[],
  places: readonly AggregatedPlace[],
  { entries, ledger }: World,
): void {
  const recorded = recordedTypes(items);
  const message =
    'AWS Config has none of these here, and may not record them: a scan of the account itself tells (isodrift scan)';
  const note = (account: string, region: string, scope: ResourceType['scope']): void => {
    const types = entries.filter(
      (entry) => scopeOf(entry) === scope && !recorded(entry, { account, region }),
    );
    if (types.length === 0) return;
    const names = uniqueStrings(types.map(({ type }) => type));
    ledger.gap({ account, region, ...SELECT, reason: 'not-available', message, types: names });
  };
  for (const { account, region } of places) note(account, region, 'regional');
  for (const account of groupBy(places, (place) => place.account).keys()) note(account, GLOBAL, 'global');
}

/** A source whose last update failed holds what it held before, or nothing. */
function noteFailedSources(
  rows: readonly SourceRow[],
  places: readonly AggregatedPlace[],
  { ledger, entries }: World,
): void {
  const types = uniqueStrings(entries.map(({ type }) => type));
  for (const {
    SourceId: id = '',
    AwsRegion: region = '',
    LastUpdateStatus: status,
    LastErrorMessage: why,
  } of rows) {
    if (status === undefined || status === 'SUCCEEDED') continue;
    const accounts = isAccount(id) ? [id] : uniqueStrings(places.map(({ account }) => account));
    const message = `the aggregator could not bring this source up to date (${status}${why === undefined ? '' : `: ${why}`})`;
    for (const account of accounts) {
      ledger.gap({ account, region, ...SOURCES, reason: 'failed', message, types });
    }
  }
}

function noteFailedType(
  type: string,
  { reason, message }: Failure,
  places: readonly AggregatedPlace[],
  { ledger, entries }: World,
): void {
  const isGlobal = entries.some((entry) => entry.type === type && scopeOf(entry) === 'global');
  const regions = (account: string): string[] =>
    isGlobal ? [GLOBAL] : places.flatMap((one) => (one.account === account ? [one.region] : []));
  for (const account of groupBy(places, (place) => place.account).keys()) {
    for (const region of regions(account)) {
      const gap: Gap = { account, region, ...SELECT, reason, message, types: [type] };
      ledger.gap(gap);
    }
  }
}

function textAt(row: unknown, field: string): string | undefined {
  const item = jsonIn(String(row));
  const value = isObject(item) ? item[field] : undefined;
  return typeof value === 'string' ? value : undefined;
}

function notReadable(name: string, { message, reason, name: error }: Failure): IsodriftError {
  const isUnknown = error === 'NoSuchConfigurationAggregatorException';
  const hint = isUnknown
    ? 'list them with: aws configservice describe-configuration-aggregators; --region says where it is'
    : reason === 'denied'
      ? 'the permissions are those of: isodrift policy --source config-aggregator'
      : 'try again, or scan the accounts themselves: isodrift scan --accounts-from organizations';
  return new IsodriftError(
    isUnknown ? 'OPTION_INVALID' : 'CREDENTIALS_REJECTED',
    `the aggregator "${name}" could not be read: ${message}`,
    hint,
  );
}

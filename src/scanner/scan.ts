import type { ResourceType } from '../catalogue/define.ts';
import { deployedPointer, withEnvironment } from '../catalogue/environment.ts';
import { withFingerprints } from '../catalogue/fingerprint.ts';
import { CATALOGUE } from '../catalogue/index.ts';
import { relationsOf } from '../catalogue/relations.ts';
import type { ServiceName } from '../catalogue/services.ts';
import { type Coverage, type Gap, type Inventory, LEFT_OUT, type Resource } from '../model/graph.ts';
import { groupBy, sortedBy, uniqueStrings } from '../model/order.ts';
import { openClients } from './clients.ts';
import { resourceOf } from './checkpoint.ts';
import { openCollector } from './collect.ts';
import type { Collected, CollectInput } from './collected.ts';
import { inOrderOfPlace, type Ledger, openLedger } from './ledger.ts';
import { LONG_TAIL_CALLS, withLongTail } from './long-tail.ts';
import { STOPPED } from './not-entered.ts';
import { DEFAULT_LIMITS, type Depth, type ScanOptions } from './options.ts';
import { GLOBAL, type Place } from './place.ts';
import { actionsOf, callsOf, typesPointedAt } from './plan.ts';
import {
  checkAccount,
  checkKeys,
  chooseRegions,
  type Identity,
  identify,
  regionsOrDefault,
} from './preflight.ts';
import { openProgress } from './progress.ts';
import { readReferenced, type Placed } from './referenced.ts';
import { globalRegionOf } from './regions.ts';
import { arnOf, placeOf } from './resource.ts';
import { selectedBy, serviceNames } from './selected.ts';
import { openSession } from './session.ts';
import { readTagged, TAG_CALL, type Tagged, withTags } from './tagged.ts';

export type { ScanOptions } from './options.ts';

/** Reads what an account holds, with the calls that the catalogue names and no others. What could not be read becomes gaps. */
export async function scan(given: ScanOptions): Promise<Inventory> {
  const options = { ...given, regions: await regionsOrDefault(given) };
  const entries = options.catalogue ?? CATALOGUE;
  const selected = selectedBy(options.services, entries);
  const depth = options.depth ?? 'standard';
  const isPaced = options.endpointUrl === undefined;
  const limits = { ...DEFAULT_LIMITS, isPaced, ...options.limits };
  const ledger = openLedger();
  const allowed = allowedBy(options, entries, depth);
  const clients = await openClients(options, limits, allowed);
  try {
    const identity = await identify(clients, options);
    const { account, partition } = identity;
    checkAccount(identity, options);
    if (identity.unknown !== undefined) await checkKeys(clients, options, allowed);
    ledger.count({ account, region: GLOBAL, ...WHO_AM_I }, 1, identity.unknown === undefined ? 0 : 1);
    noteUnknownAccount(ledger, identity);
    const { signal } = options;
    const progress = openProgress(account, ledger, options.onProgress);
    progress.enter('enter');
    const globalRegion = globalRegionOf(partition);
    const everywhere = servicesOf(entries.filter(({ scope }) => scope === 'global'));
    const told = { ledger, limits, signal, onProgress: progress.called, everywhere };
    const ask = openSession({ account, globalRegion, clients, ...told });
    const regions = await chooseRegions(ask, options, identity);
    const place: Place = { account, partition, globalRegion, regions: regions.on };
    const checkpoint = options.checkpoint?.(account);
    const { maxDetailed } = limits;
    const how = { place, depth, maxDetailed, entries, checkpoint, signal };
    const recount = (row: Coverage): void => ledger.count(row, row.calls, row.failed);
    const input: CollectInput = { ask, ledger, progress, recount, ...how };
    noteLeftOut(ledger, { account, entries, selected, regions });
    const read = await readAccount(input, selected, options);
    if (options.longTail) progress.enter('long-tail');
    const resources = options.longTail ? sortedBy(await withLongTail(read, input), ({ key }) => key) : read;
    progress.enter('relate');
    return {
      format: 'isodrift/inventory@1',
      capturedAt: options.now.toISOString(),
      scanner: options.scanner ?? 'isodrift',
      accounts: [account],
      regions: uniqueStrings([...regions.on, ...regions.off]),
      resources,
      relations: relationsOf(resources),
      gaps: asOne(explained(ledger.gaps(), signal)),
      coverage: ledger.coverage(),
    };
  } finally {
    clients.close();
  }
}

function allowedBy(
  { longTail }: ScanOptions,
  entries: readonly ResourceType[],
  depth: Depth,
): ReadonlySet<string> {
  return new Set(actionsOf([...callsOf(entries, depth), ...(longTail ? LONG_TAIL_CALLS : [])]));
}

function explained(gaps: readonly Gap[], signal: AbortSignal | undefined): readonly Gap[] {
  if (signal?.aborted !== true) return gaps;
  return gaps.map((gap) => (gap.message.startsWith('AbortError') ? { ...gap, message: STOPPED } : gap));
}

/**
 * When the credentials expire, everything that is left goes unread for one reason: one gap for each region says so. Its types
 * hide what was not listed, and what was not read of what was.
 */
function asOne(gaps: readonly Gap[]): readonly Gap[] {
  const expired = groupBy(
    gaps.filter(({ reason }) => reason === 'expired'),
    ({ region }) => region,
  );
  const each = [...expired.values()].flatMap((group) => {
    const [first] = group;
    const types = uniqueStrings(group.flatMap((gap) => gap.types));
    if (!first) return [];
    const { account, region, reason, message } = first;
    return [{ account, region, ...WHO_AM_I, reason, message, types }];
  });
  return inOrderOfPlace([...gaps.filter(({ reason }) => reason !== 'expired'), ...each]);
}

const WHO_AM_I = { service: 'sts', action: 'GetCallerIdentity' } as const;

/** Where there are no accounts, everything is of one that stands for none. */
function noteUnknownAccount(ledger: Ledger, { account, unknown }: Identity): void {
  if (unknown === undefined) return;
  const message = `${account} stands for the account, which the endpoint does not tell: ${unknown}`;
  const gap = { account, region: GLOBAL, ...WHO_AM_I, reason: 'not-available', message } as const;
  ledger.gap({ ...gap, types: ['AWS::Organizations::Account'] });
}

function servicesOf(entries: readonly ResourceType[]): ReadonlySet<ServiceName> {
  return new Set(
    entries.flatMap(({ list, details = [] }) => [list, ...details].map(({ service }) => service)),
  );
}

async function readAccount(
  input: CollectInput,
  selected: readonly ResourceType[],
  options: ScanOptions,
): Promise<Resource[]> {
  const { place } = input;
  input.progress.enter('list');
  const [tagged, listed] = await Promise.all([readTagged(input), collectAll(input, selected)]);
  input.progress.enter('follow');
  const read = await withReferenced(
    listed.flatMap((one) => one.resources),
    input,
    selected,
  );
  const resources = withFingerprints(withEnvironment(read, deployedPointer), options.fingerprint);
  const gone = new Set(listed.flatMap(({ hidden }) => hidden));
  noteMissingTags(resources, tagged, input, selected);
  const services = options.services === undefined ? undefined : new Set(serviceNames(options.services));
  return sortedBy(
    withTags(resources, tagged, gone, { place, entries: selected, services }),
    ({ key }) => key,
  );
}

/** What is read only for pointers to it may itself point at such things: an endpoint at its configuration, that at its models. */
async function withReferenced(
  listed: readonly Resource[],
  input: CollectInput,
  selected: readonly ResourceType[],
): Promise<Resource[]> {
  let known = [...listed];
  let fresh: readonly Resource[] = listed;
  while (fresh.length > 0) {
    const more = toResources(await readReferenced(fresh, { ...input, entries: selected }), input);
    const keys = new Set(known.map(({ key }) => key));
    fresh = more.filter(({ key }) => !keys.has(key));
    known = uniqueByKey([...known, ...fresh]);
  }
  return known;
}

interface CollectedIn extends Collected {
  readonly entry: ResourceType;
  readonly region: string;
}

/** What is left of a type in a region when it is read: all at once would be held twice, as AWS said it and as it is kept. */
interface Read {
  readonly resources: readonly Resource[];
  /** ARNs of what is not to be shown */
  readonly hidden: readonly string[];
}

async function collectAll(input: CollectInput, selected: readonly ResourceType[]): Promise<Read[]> {
  const collect = openCollector(input);
  const jobs = selected.flatMap((entry) => placesOf(entry, input.place).map((region) => ({ entry, region })));
  input.progress.planned(jobs.length);
  return Promise.all(
    jobs.map(async ({ entry, region }) => {
      const collected = await collect(entry, region);
      input.progress.finished(collected.found.length);
      const placed = collected.found.map((one): Placed => ({ ...one, entry, region }));
      const hidden = arnsNotShown({ ...collected, entry, region }, input.place);
      return { resources: toResources(placed, input), hidden };
    }),
  );
}

/** Where a type is listed. */
function placesOf({ scope, list }: ResourceType, { globalRegion, regions }: Place): readonly string[] {
  if (scope === 'global') return [globalRegion];
  return list.globalVariants ? [...regions, GLOBAL] : regions;
}

/** Resources of the regions asked for; what could not be read about them becomes gaps. */
function toResources(placed: readonly Placed[], { place, ledger, entries }: CollectInput): Resource[] {
  const { account } = place;
  return placed.flatMap(({ entry, region, ...found }) => {
    const { item, missed } = found;
    const resource = resourceOf(found, entry, region, place);
    const at = placeOf(entry, item, region, place);
    if (!isInScope(at, place)) return [];
    for (const { service, action, failure } of missed) {
      const { reason, message } = failure;
      const which = resource ? { resource: resource.key } : {};
      const gap = { account, region: at, service, action, reason, message };
      ledger.gap({ ...gap, types: [entry.type], ...which });
      const hidden = typesPointedAt(entry, entries);
      if (hidden.length > 0) ledger.gap({ ...gap, types: hidden });
    }
    if (!resource && missed.length === 0) ledger.gap(nameless(entry, at, account));
    return resource ? [resource] : [];
  });
}

function nameless({ type, list, id }: ResourceType, region: string, account: string): Gap {
  const { service, action } = list;
  const message = `the answer holds a thing without ${id}`;
  return { account, region, service, action, reason: 'failed', message, types: [type] };
}

/** Pages may overlap when things are made or deleted meanwhile. */
function uniqueByKey(resources: readonly Resource[]): Resource[] {
  return [...groupBy(resources, ({ key }) => key).values()].flatMap(([first]) => first ?? []);
}

/** Deleted, or in a region that was not asked for: the tagging API may name these all the same. */
function arnsNotShown({ entry, region, gone, found }: CollectedIn, place: Place): string[] {
  const elsewhere = found
    .map(({ item }) => item)
    .filter((item) => !isInScope(placeOf(entry, item, region, place), place));
  return [...gone, ...elsewhere].flatMap(
    (item) => arnOf(entry, item, placeOf(entry, item, region, place), place) ?? [],
  );
}

function isInScope(region: string, place: Place): boolean {
  return region === GLOBAL || place.regions.includes(region);
}

/** When the tags of a region are not known, neither are those of its resources that tell their tags nowhere else. */
function noteMissingTags(
  resources: readonly Resource[],
  tagged: Tagged,
  { place, ledger }: CollectInput,
  entries: readonly ResourceType[],
): void {
  const untold = new Set(entries.filter(({ tags }) => tags === undefined).map(({ type }) => type));
  for (const [region, { reason, message }] of tagged.failures) {
    const gap = { account: place.account, ...TAG_CALL, reason, message };
    if (place.regions.includes(region)) ledger.gap({ ...gap, region, types: [] });
    // what has no region is tagged there, also when that region is not asked for
    if (region === place.globalRegion) ledger.gap({ ...gap, region: GLOBAL, types: [] });
    const isHere = (at: string): boolean => at === region || (at === GLOBAL && region === place.globalRegion);
    for (const { key, type, region: at } of resources) {
      if (isHere(at) && untold.has(type)) ledger.gap({ ...gap, region: at, types: [type], resource: key });
    }
  }
}

interface LeftOut {
  readonly account: string;
  readonly entries: readonly ResourceType[];
  readonly selected: readonly ResourceType[];
  readonly regions: { readonly on: readonly string[]; readonly off: readonly string[] };
}

/** What the user chose to leave out is not checked, which is not the same as not there. */
function noteLeftOut(ledger: Ledger, { account, entries, selected, regions }: LeftOut): void {
  const leave = (entry: ResourceType, region: string, gap: Pick<Gap, 'reason' | 'message'>): void => {
    const { service, action } = entry.list;
    const at = entry.scope === 'global' && entry.region === undefined ? GLOBAL : region;
    ledger.gap({ account, region: at, service, action, types: [entry.type], ...gap });
  };
  for (const entry of entries) {
    if (!selected.includes(entry)) {
      for (const region of regions.on) leave(entry, region, { reason: 'not-available', message: LEFT_OUT });
    } else if (entry.scope === 'regional') {
      const message = 'the account has not opted in to this region';
      for (const region of regions.off) leave(entry, region, { reason: 'region-disabled', message });
    }
  }
}

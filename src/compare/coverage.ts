import { entryFor } from '../catalogue/index.ts';
import { SERVICES, type ServiceName } from '../catalogue/services.ts';
import { type Gap, hidesSomething, type Inventory, type Resource } from '../model/graph.ts';
import { groupBy } from '../model/order.ts';
import { definitionOf } from './attribute.ts';
import { fitsAccount, fitsRegion } from './place.ts';

/** What the scan could not see. Nothing that may be hidden is ever called missing, or different. */
export interface Blindness {
  /** why a declared resource that was not found may exist all the same */
  readonly hidesResource: (declared: Resource) => string | undefined;
  /** why an attribute that AWS did not return may be set all the same */
  readonly hidesAttribute: (deployed: Resource, path: string) => string | undefined;
  readonly hidesTags: (deployed: Resource) => string | undefined;
}

/** Answers from the gaps and from the ledger of calls; indexed once. */
export function blindness(inventory: Inventory): Blindness {
  const byType = indexByType(inventory.gaps.filter(({ resource }) => resource === undefined));
  const byResource = groupBy(
    inventory.gaps.filter(({ resource }) => resource !== undefined),
    ({ resource }) => resource ?? '',
  );
  // a failed call of the tagging API hides tags, no type in particular
  const tagGaps = inventory.gaps.filter(({ types }) => types.length === 0);
  const sent = new Set(inventory.coverage.map(({ service, action }) => `${service}:${action}`));
  // an aggregator answers for all types at once, and the gaps name those that it has not
  const isAggregated = sent.has(AGGREGATED);
  const everSent = (service: ServiceName, action: string): boolean =>
    sent.size === 0 || sent.has(`${service}:${action}`) || sent.has(`${SERVICES[service].iam}:${action}`);
  const listingGap = (resource: Resource): Gap | undefined => {
    const gaps = [...(byType.get(resource.type) ?? []), ...(byType.get(WHOLE_REGION) ?? [])].filter((gap) =>
      isAbout(gap, resource),
    );
    return resource.region === '' ? gapSomewhere(gaps, inventory.regions) : gaps[0];
  };
  const gapsOf = (resource: Resource): readonly Gap[] =>
    [resource.key, resource.id, resource.arn ?? ''].flatMap((name) =>
      name === '' ? [] : (byResource.get(name) ?? []),
    );

  return {
    hidesResource: (declared) => {
      const gap = listingGap(declared);
      if (gap) return gapText(gap);
      return notScanned(declared, inventory) ?? notListed(declared, isAggregated ? () => true : everSent);
    },
    hidesAttribute: (deployed, path) => {
      const gap =
        gapsOf(deployed).find((one) => supplies(deployed.type, one.action, path)) ?? listingGap(deployed);
      if (gap) return gapText(gap);
      if (deployed.generic) return 'only the tags of this type are read';
      return notRead(deployed.type, path, everSent);
    },
    hidesTags: (deployed) => {
      const gap = [...gapsOf(deployed), listingGap(deployed)].find(
        (one) => one && mayHoldTags(deployed.type, one),
      );
      if (gap) return gapText(gap);
      if (entryFor(deployed.type)?.tags !== undefined || deployed.generic) return undefined;
      const tagGap = tagGaps.find((one) => isAbout(one, deployed));
      return tagGap ? gapText(tagGap) : 'AWS does not return tags with this type';
    },
  };
}

const AGGREGATED = 'config-service:SelectAggregateResourceConfig';

/** `s3:GetBucketPolicy denied: not authorised`, in words for people. */
function gapText({ service, action, reason, message }: Gap): string {
  const what = `${service}:${action} ${REASONS[reason]}`;
  return message === '' ? what : `${what}: ${message}`;
}

const REASONS: Readonly<Record<Gap['reason'], string>> = {
  denied: 'was denied',
  'denied-by-scp': 'was denied by an organisation policy',
  throttled: 'was throttled',
  timeout: 'timed out',
  'region-disabled': 'is not possible: the region is disabled',
  'not-available': 'is not available there',
  truncated: 'ended early',
  malformed: 'was answered with something that cannot be read',
  expired: 'was not asked: the credentials had expired',
  failed: 'failed',
};

/** In the index by type: a gap that hides whatever is in its region. */
const WHOLE_REGION = '*';

function indexByType(gaps: readonly Gap[]): ReadonlyMap<string, readonly Gap[]> {
  return groupPairs(
    gaps.flatMap((gap): [string, Gap][] =>
      gap.reason === 'region-disabled' ? [[WHOLE_REGION, gap]] : gap.types.map((type) => [type, gap]),
    ),
  );
}

function groupPairs<T>(pairs: readonly [string, T][]): ReadonlyMap<string, readonly T[]> {
  return new Map(
    [...groupBy(pairs, ([key]) => key)].map(([key, group]) => [key, group.map(([, item]) => item)]),
  );
}

/** A design may not say where: where there is nothing to ask hides it only if that is so in every region. */
function gapSomewhere(gaps: readonly Gap[], scanned: readonly string[]): Gap | undefined {
  const hiding = gaps.find(hidesSomething);
  if (hiding) return hiding;
  const closed = new Set(gaps.map(({ region }) => region));
  return scanned.every((region) => closed.has(region)) ? gaps[0] : undefined;
}

function isAbout(gap: Gap, { account, region }: Resource): boolean {
  return fitsAccount(gap.account, account) && fitsRegion(gap.region, region);
}

function notScanned(
  { account, region }: Resource,
  { accounts, regions, captures }: Inventory,
): string | undefined {
  if (account !== '' && accounts.length > 0 && !accounts.includes(account))
    return `account ${account} was not scanned`;
  // not every account of a merged inventory was scanned in every region
  if (captures && account !== '' && region !== '') {
    const isSeen = captures.some((one) => one.account === account && one.regions.includes(region));
    if (!isSeen) return `region ${region} of account ${account} was not scanned`;
  }
  if (region === '' || region === 'global' || regions.length === 0 || regions.includes(region))
    return undefined;
  return `region ${region} was not scanned`;
}

type Sent = (service: ServiceName, action: string) => boolean;

function notListed({ type }: Resource, everSent: Sent): string | undefined {
  const entry = entryFor(type);
  if (!entry) return `isodrift cannot list ${type}`;
  if (entry.list.referencedOnly) return 'only those in use are read';
  // what is listed once per parent is never asked for when there is no parent
  if (entry.list.per !== undefined || everSent(entry.list.service, entry.list.action)) return undefined;
  return `${SERVICES[entry.list.service].iam}:${entry.list.action} was not called`;
}

/** A detail that no one asked for (a shallow scan) says nothing. */
function notRead(type: string, path: string, everSent: Sent): string | undefined {
  const detail = (entryFor(type)?.details ?? []).find(
    ({ service, action }) => !everSent(service, action) && supplies(type, action, path),
  );
  return detail && `${SERVICES[detail.service].iam}:${detail.action} was not called`;
}

/** May this call be the one that returns the attribute? The listing may return any, a detail what it is put under. */
function supplies(type: string, action: string, path: string): boolean {
  const [first = ''] = (definitionOf(type, path)?.api ?? path).split('.');
  const key = first.replace(/(\[\]|\{\}|\[0\])$/, '');
  // one call may be asked several times, each time for something else
  const details = (entryFor(type)?.details ?? []).filter((one) => one.action === action);
  return details.length === 0 || details.some(({ into }) => into === undefined || into === key);
}

function mayHoldTags(type: string, { action }: Gap): boolean {
  const [first = ''] = (entryFor(type)?.tags ?? '').split('.');
  const detail = entryFor(type)?.details?.find((one) => one.action === action);
  return (
    /tag|resources/i.test(action) ||
    detail === undefined ||
    (detail.into ?? first) === first.replace(/(\[\]|\{\})$/, '')
  );
}

import type { ResourceType } from '../catalogue/define.ts';
import { typeOfConfig } from '../catalogue/config-names.ts';
import { isObject } from '../model/value.ts';
import type { ConfigItem } from './config-item.ts';

/** An account and region that an aggregator collects from. */
export interface AggregatedPlace {
  readonly account: string;
  readonly region: string;
}

/** What is listed globally but lives in a region is recorded there. */
export function scopeOf({ scope, region }: ResourceType): ResourceType['scope'] {
  return region === undefined ? scope : 'regional';
}

const RECORDER = 'AWS::Config::ConfigurationRecorder';

/**
 * Does Config surely record a type there, so that none of it means that there is none? Where it has some; and where its recorder,
 * which it records as well, names the type or records everything and the type is one that Config knows.
 * https://docs.aws.amazon.com/config/latest/APIReference/API_RecordingGroup.html
 */
export function recordedTypes(
  items: readonly ConfigItem[],
): (entry: ResourceType, place: AggregatedPlace) => boolean {
  const known = new Set(items.map(({ resourceType }) => typeOfConfig(resourceType)));
  const here = new Set(items.map((item) => placeKey(item, item.awsRegion)));
  const anywhere = new Set(items.map((item) => placeKey(item, '')));
  const recorders = new Map(
    items
      .filter(({ resourceType }) => resourceType === RECORDER)
      .map((item) => [`${item.accountId} ${item.awsRegion}`, groupOf(item)] as const),
  );
  return (entry, { account, region }) => {
    const names = [entry.type, ...(entry.alsoKnownAs ?? [])];
    const [has, at] = scopeOf(entry) === 'global' ? [anywhere, ''] : [here, region];
    if (names.some((name) => has.has(`${account} ${at} ${name}`))) return true;
    const group = recorders.get(`${account} ${region}`);
    return group !== undefined && names.some((name) => isIn(group, name, known));
  };
}

function placeKey({ accountId, resourceType }: ConfigItem, region: string): string {
  return `${accountId} ${region} ${typeOfConfig(resourceType)}`;
}

interface Group {
  readonly isAll: boolean;
  readonly named: readonly string[];
  readonly excluded: readonly string[];
}

function isIn({ isAll, named, excluded }: Group, type: string, known: ReadonlySet<string>): boolean {
  return named.includes(type) || (isAll && known.has(type) && !excluded.includes(type));
}

function groupOf({ configuration }: ConfigItem): Group {
  const group = memberOf(configuration, 'recordingGroup');
  const strategy = memberOf(memberOf(group, 'recordingStrategy'), 'useOnly');
  return {
    isAll: memberOf(group, 'allSupported') === true || strategy === 'EXCLUSION_BY_RESOURCE_TYPES',
    named: typesIn(memberOf(group, 'resourceTypes')),
    excluded: typesIn(memberOf(memberOf(group, 'exclusionByResourceTypes'), 'resourceTypes')),
  };
}

function typesIn(value: unknown): string[] {
  return Array.isArray(value) ? (value as unknown[]).map((one) => typeOfConfig(String(one))) : [];
}

/** Config writes first letters large or small as the type is old or new. */
function memberOf(value: unknown, key: string): unknown {
  if (!isObject(value)) return undefined;
  return value[key] ?? value[key.slice(0, 1).toUpperCase() + key.slice(1)];
}

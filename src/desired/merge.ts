import { groupBy, uniqueStrings } from '../model/order.ts';
import {
  type Conflict,
  originText,
  type Relation,
  type Resource,
  type Rule,
  type Selection,
} from '../model/graph.ts';
import { holdsUnknown, isReference, sameValue, type Value } from '../model/value.ts';
import { identities } from './same.ts';
import { redirectedPart } from './part.ts';
import type { Reading } from './reading.ts';
import { redirected, redirectedAll } from './redirect.ts';

export interface Merged {
  readonly resources: readonly Resource[];
  readonly relations: readonly Relation[];
  readonly notes: readonly string[];
  readonly conflicts: readonly Conflict[];
  /** key that a key has become */
  readonly renamed: ReadonlyMap<string, string>;
}

/**
 * One resource per physical thing: what two sources declare alike is united, and the first to say something wins. `mayPoint` says
 * whether attributes may point at keys.
 */
export function merged(
  resources: readonly Resource[],
  relations: readonly Relation[],
  mayPoint: boolean,
): Merged {
  const kept = new Map<string, Resource>();
  const renamed = new Map<string, string>();
  const notes: string[] = [];
  const conflicts: Conflict[] = [];
  const { findSame, remember } = identities(resources, kept);
  for (const resource of resources) {
    const first = findSame(resource);
    if (first) {
      renamed.set(resource.key, first.key);
      kept.set(first.key, united(first, resource));
      const disagreed = conflictsOf(first, resource);
      conflicts.push(...disagreed);
      notes.push(...notesOf(first, resource, disagreed));
    } else kept.set(resource.key, resource);
    remember(resource, first?.key ?? resource.key);
  }
  if (renamed.size === 0) return { resources: [...kept.values()], relations, notes, conflicts, renamed };
  return {
    resources: mayPoint ? redirectedAll([...kept.values()], renamed) : [...kept.values()],
    relations: relations.map((relation) => ({
      ...relation,
      from: renamed.get(relation.from) ?? relation.from,
      to: renamed.get(relation.to) ?? relation.to,
    })),
    notes,
    conflicts,
    renamed,
  };
}

/** Keys that two sources both use for different things get the name of their file in front. */
export function withDistinctKeys(readings: readonly Reading[]): Reading[] {
  if (readings.length < 2) return [...readings];
  const users = groupBy(
    readings.flatMap((reading, index) => keysOf(reading).map((key) => ({ key, index }))),
    ({ key }) => key,
  );
  return readings.map((reading, index) => {
    const shared = keysOf(reading).filter((key) => users.get(key)?.some((user) => user.index < index));
    if (shared.length === 0) return reading;
    const stem = `${reading.source.file.replace(/\.[^./]+$/, '')}#${index + 1}`;
    return withKeys(reading, new Map(shared.map((key) => [key, `${stem}/${key}`])));
  });
}

function keysOf({ resources, parts = [] }: Reading): string[] {
  return uniqueStrings([...resources, ...parts.map(({ resource }) => resource)].map(({ key }) => key));
}

function withKeys(reading: Reading, keys: ReadonlyMap<string, string>): Reading {
  const rename = (resource: Resource): Resource => ({
    ...resource,
    key: keys.get(resource.key) ?? resource.key,
    attributes: redirected(resource.attributes, keys) as Resource['attributes'],
  });
  const keyOf = (key: string): string => keys.get(key) ?? key;
  const relations = reading.relations?.map((relation) => ({
    ...relation,
    from: keyOf(relation.from),
    to: keyOf(relation.to),
  }));
  return {
    ...reading,
    ...(relations ? { relations } : {}),
    ...(reading.rules ? { rules: withRuleKeys(reading.rules, keys) } : {}),
    resources: reading.resources.map(rename),
    parts: (reading.parts ?? []).map((part) => ({
      ...redirectedPart(part, keys),
      resource: rename(part.resource),
    })),
  };
}

function united(first: Resource, second: Resource): Resource {
  const aliases = uniqueStrings([...(first.aliases ?? []), ...(second.aliases ?? [])]);
  const { partial: _, ...whole } = first;
  const base = first.partial && !second.partial ? whole : first;
  return {
    ...second,
    ...base,
    account: first.account || second.account,
    region: first.region || second.region,
    tags: { ...second.tags, ...first.tags },
    attributes: { ...second.attributes, ...first.attributes },
    ...(aliases.length === 0 ? {} : { aliases }),
  };
}

/** What both say and say differently, tags one by one. What cannot be known is no other opinion. */
function conflictsOf(first: Resource, second: Resource): Conflict[] {
  const said = new Map(saidOf(first));
  return saidOf(second).flatMap(([path, value]): Conflict[] => {
    const held = said.get(path);
    if (held === undefined || sameValue(held, value)) return [];
    if ([held, value].some((one) => holdsUnknown(one) || isReference(one))) return [];
    return [
      {
        key: first.key,
        path,
        held: { value: held, source: first.source },
        other: { value, source: second.source },
      },
    ];
  });
}

function saidOf({ attributes, tags }: Resource): [path: string, value: Value][] {
  return [
    ...Object.entries(attributes),
    ...Object.entries(tags).map(([name, value]): [string, Value] => [`Tags.${name}`, value]),
  ];
}

/** What they say differently is told as that, with both origins. */
function notesOf(first: Resource, second: Resource, conflicts: readonly Conflict[]): string[] {
  if (conflicts.length > 0) return [];
  const [one, other] = [first, second].map(
    ({ key, source }) => `${source.address ?? key} (${originText(source)})`,
  );
  return [`${other} is ${one}, declared twice`];
}

/** Rules whose ends follow what has become of the keys they name. */
export function withRuleKeys(rules: readonly Rule[], keys: ReadonlyMap<string, string>): Rule[] {
  if (keys.size === 0) return [...rules];
  const follow = (selection: Selection): Selection =>
    selection.keys ? { ...selection, keys: selection.keys.map((key) => keys.get(key) ?? key) } : selection;
  return rules.map(({ arrow, protection, ...rest }) => ({
    ...rest,
    ...(arrow ? { arrow: { ...arrow, from: follow(arrow.from), to: follow(arrow.to) } } : {}),
    ...(protection ? { protection: { ...protection, on: follow(protection.on) } } : {}),
  }));
}

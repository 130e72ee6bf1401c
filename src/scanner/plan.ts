import type { DetailCall, ListCall, ResourceType } from '../catalogue/define.ts';
import { SERVICES, type ServiceName } from '../catalogue/services.ts';
import { uniqueStrings } from '../model/order.ts';
import type { Depth } from './options.ts';

/** A call as the guard and the policy see it. */
export interface PlannedCall {
  readonly service: ServiceName;
  readonly action: string;
  readonly permission?: string;
}

/** Calls a scan makes besides those of the catalogue: who am I, which regions are there, what is tagged. */
const SCAN_CALLS: readonly PlannedCall[] = [
  { service: 'sts', action: 'GetCallerIdentity' },
  { service: 'ec2', action: 'DescribeRegions' },
  { service: 'resource-groups-tagging-api', action: 'GetResources' },
];

/** Every call that a scan of these types may make at this depth. The guard lets through these and no other. */
export function callsOf(entries: readonly ResourceType[], depth: Depth): readonly PlannedCall[] {
  return [
    ...SCAN_CALLS,
    ...entries.flatMap((entry): PlannedCall[] => [
      ...(isRead(entry.list, depth) ? listings(entry.list) : []),
      ...detailsAt(entry, depth),
    ]),
  ];
}

function listings(list: ListCall): PlannedCall[] {
  const { service, more } = list;
  return more === undefined ? [list] : [list, { service, action: more.action }];
}

/** `service:Action` of each call, without repeats. */
export function actionsOf(calls: readonly PlannedCall[]): string[] {
  return uniqueStrings(calls.map(({ service, action }) => `${service}:${action}`));
}

/** The IAM action that a call needs. */
export function iamActionOf({ service, action, permission }: PlannedCall): string {
  return permission ?? `${SERVICES[service].iam}:${action}`;
}

/** The detail calls made at this depth: an overview makes only those without which a listed item is a bare name. */
export function detailsAt(entry: ResourceType, depth: Depth): readonly DetailCall[] {
  const details = entry.details ?? [];
  if (depth === 'full') return details;
  if (depth === 'standard') return details.filter((detail) => detail.depth === undefined);
  return details.filter((detail, index) => isEssential(detail, index));
}

/** The type and those that cannot be found without it: listed per resource of it, or read only where it points at them. */
export function typesBehind(entry: ResourceType, entries: readonly ResourceType[]): string[] {
  const children = entries.filter(({ list }) => list.per === entry.type);
  return uniqueStrings([
    entry.type,
    ...typesPointedAt(entry, entries),
    ...children.flatMap((child) => typesBehind(child, entries)),
  ]);
}

/** Types that are read only for the pointers to them, and that this type may point at. */
export function typesPointedAt(entry: ResourceType, entries: readonly ResourceType[]): string[] {
  const targets = new Set(Object.values(entry.attributes).flatMap(({ to }) => to ?? []));
  return entries
    .filter(({ list, type }) => list.referencedOnly === true && targets.has(type))
    .map(({ type }) => type);
}

function isRead(list: ListCall, depth: Depth): boolean {
  if (list.depth === 'full' && depth !== 'full') return false;
  return list.referencedOnly === undefined || depth !== 'overview';
}

function isEssential(detail: DetailCall, index: number): boolean {
  return (
    (detail.batch !== undefined && !detail.deal) ||
    (index === 0 && JSON.stringify(detail.params).includes('".$"'))
  );
}

import type { ResourceType } from '../catalogue/define.ts';
import { SERVICES } from '../catalogue/services.ts';
import { IsodriftError } from '../model/errors.ts';
import { nearest } from './regions.ts';

/** The entries of the services named, or all. Throws for a service that nobody scans. */
export function selectedBy(
  services: readonly string[] | undefined,
  entries: readonly ResourceType[],
): readonly ResourceType[] {
  if (services === undefined) return entries;
  const names = new Set<string>(serviceNames(services));
  return entries.filter(({ list }) => names.has(list.service));
}

/** Services by the name of their client package or by the prefix of their IAM actions, whichever people have in mind. */
export function serviceNames(wanted: readonly string[]): string[] {
  return wanted.flatMap((name) => {
    const found = Object.entries(SERVICES).flatMap(([known, { iam }]) =>
      known === name || iam === name ? [known] : [],
    );
    if (found.length > 0) return found;
    const near = nearest(name, Object.keys(SERVICES));
    const hint = near === undefined ? `known: ${Object.keys(SERVICES).join(', ')}` : `did you mean ${near}?`;
    throw new IsodriftError('OPTION_INVALID', `isodrift scans no service called "${name}"`, hint);
  });
}

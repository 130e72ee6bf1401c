import type { ResourceType } from '../catalogue/define.ts';

/** What the parts of an ARN template stand for. */
export interface Place {
  readonly account: string;
  readonly region: string;
}

/** The ARN by the entry's template; undefined when the entry has none or a part is not known. */
export function arnOf(entry: ResourceType | undefined, id: string, place: Place): string | undefined {
  if (!entry?.arn?.startsWith('arn:') || id === '') return undefined;
  const parts: Readonly<Record<string, string>> = {
    partition: partitionOf(place.region),
    region: place.region,
    account: place.account,
    id,
  };
  let isKnown = true;
  const arn = entry.arn.replaceAll(/\$\{(\w+)\}/g, (_, name: string) => {
    const part = Object.hasOwn(parts, name) ? (parts[name] ?? '') : '';
    if (part === '') isKnown = false;
    return part;
  });
  return isKnown ? arn : undefined;
}

/** The partition of a region; the commercial one when nothing is known. */
export function partitionOf(region: string): string {
  if (region.startsWith('cn-')) return 'aws-cn';
  return region.startsWith('us-gov-') ? 'aws-us-gov' : 'aws';
}

/** `eu-west-1` from `eu-west-1b`. */
export function regionOfZone(zone: string): string | undefined {
  return /^([a-z]{2,}(?:-[a-z]+)+-\d{1,2})[a-z]$/.exec(zone)?.[1];
}

export function isRegion(text: string): boolean {
  return /^[a-z]{2,}(?:-[a-z]+)+-\d{1,2}$/.test(text);
}

export function isAccount(text: string): boolean {
  return /^\d{12}$/.test(text);
}

export function nameTag(tags: Readonly<Record<string, string>>): string | undefined {
  return Object.hasOwn(tags, 'Name') ? tags['Name'] : undefined;
}

import type { Finding } from '../../model/comparison.ts';
import { sortedBy, uniqueStrings } from '../../model/order.ts';
import type { Value } from '../../model/value.ts';
import { isList, isObject } from '../../model/value.ts';
import type { Context } from './context.ts';
import { facetsOf } from './filters-model.ts';
import { presentSide } from './subject.ts';
import { visible } from './visible.ts';

const ADDRESS = /\b\d{1,3}(?:\.\d{1,3}){3}(?:\/\d{1,2})?\b/g;
const MOST_ADDRESSES = 20;

/** Page, status, name, kind, type, id, place, tags and addresses of each resource; the script reads them by position. */
export function recordsOf({ findings, subjects, links }: Context): readonly (readonly string[])[] {
  return sortedBy(findings.values(), ({ key }) => key).map((finding) => {
    const { name = '', typeTitle = '', place = '' } = subjects.get(finding.key) ?? {};
    return [
      links.hrefOf(finding.key),
      finding.status,
      name,
      typeTitle,
      finding.type,
      namesOf(finding),
      place,
      facetsOf(finding).pairs.join('  '),
      addressesOf([finding.desired?.attributes, finding.deployed?.attributes]).join(' '),
    ].map(visible);
  });
}

function namesOf(finding: Finding): string {
  const { id = '', arn = '' } = presentSide(finding) ?? {};
  return uniqueStrings([id, arn, finding.key, finding.desired?.source.address ?? '']).join(' ');
}

/** Every IPv4 address and range that an attribute names. */
function addressesOf(sides: readonly (Readonly<Record<string, Value>> | undefined)[]): string[] {
  const found = new Set<string>();
  for (const side of sides) if (side) collect(side, found);
  return uniqueStrings(found).slice(0, MOST_ADDRESSES);
}

function collect(value: Value, found: Set<string>): void {
  if (typeof value === 'string') for (const [address] of value.matchAll(ADDRESS)) found.add(address);
  if (isList(value)) for (const member of value) collect(member, found);
  else if (isObject(value)) for (const member of Object.values(value)) collect(member, found);
}

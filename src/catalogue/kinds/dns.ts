import { isList, isMark, type Value } from '../../model/value.ts';
import type { RelationKind } from '../../model/graph.ts';
import type { Attribute } from '../define.ts';
import type { Kind } from '../kind.ts';
import { asSet, members } from './collection.ts';
import { isSameSet } from './ref.ts';
import { identical, type Options } from './scalar.ts';

/** A DNS name: no case, no trailing dot, `\052` is `*` (rule 11). */
export function dnsName(options: Options = {}): Attribute {
  return { kind: dnsNameKind, ...options };
}

/** DNS names that lead to other resources of the account. */
export function dnsRefs(to: readonly string[], relation: RelationKind, options: Options = {}): Attribute {
  return { kind: dnsRefsKind, to, relation, ...options };
}

/** The spelling under which a DNS name is compared. */
export function canonicalDns(name: string): string {
  return name
    .toLowerCase()
    .replace(/\.$/, '')
    .replace(/^dualstack\./, '')
    .replaceAll(/\\(\d{3})/g, (_all, octal: string) => String.fromCharCode(Number.parseInt(octal, 8)));
}

const dnsNameKind: Kind = {
  name: 'dns name',
  canonical: (raw) => {
    if (isMark(raw)) return raw;
    return typeof raw === 'string' && raw !== '' ? canonicalDns(raw) : undefined;
  },
  equal: identical,
};

const dnsRefsKind: Kind = {
  name: 'dns refs',
  rule: 10,
  canonical: (raw) => {
    if (isMark(raw)) return raw;
    const names = (members(raw) as Value[]).filter((name) => name !== '');
    const canonical = asSet(names.map((name) => (typeof name === 'string' ? canonicalDns(name) : name)));
    return canonical.length === 0 ? undefined : canonical;
  },
  // a pointer that stands alone is one name
  equal: (desired, deployed, same) => isSameSet(listed(desired), listed(deployed), same),
  member: (desired, deployed, same) => same(desired, deployed),
};

function listed(value: Value): readonly Value[] {
  return isList(value) ? value : [value];
}

import { isMark, isObject, type Value } from '../../model/value.ts';
import type { Attribute } from '../define.ts';
import type { Kind } from '../kind.ts';
import { canonicalCidr } from './cidr.ts';
import { asSet, members } from './collection.ts';
import { asText, type Fields, fieldsOf, firstOf } from './fields.ts';
import { sameMembers } from './member-list.ts';
import { portsOf, protocolName } from './protocol.ts';
import { identical, numberIn, type Options } from './scalar.ts';

/** AWS ends every list with a rule of this number that denies the rest. */
const LAST_RULE = 32_766;

/**
 * Rules of a network ACL in one list: `{ egress, rule, action, protocol, cidr, from, to }`. The final deny rules that AWS adds
 * are left out.
 */
export function networkAclEntries(options: Options = {}): Attribute {
  return { kind: entriesKind, ...options };
}

const entriesKind: Kind = {
  name: 'network ACL entries',
  concern: 'exposure',
  canonical: (raw) => {
    if (isMark(raw)) return raw;
    const entries = asSet(members(raw).flatMap(entriesIn));
    return entries.length === 0 ? undefined : entries;
  },
  equal: sameMembers(identical),
  member: identical,
};

/** An entry, or all of Terraform's resource, which holds one list per direction. */
function entriesIn(item: unknown): Value[] {
  const fields = fieldsOf(item);
  if (!Object.hasOwn(fields, 'vpc_id')) return entryOf(fields);
  return [
    ...members(fields['ingress']).flatMap((entry) => entryOf({ ...fieldsOf(entry), egress: false })),
    ...members(fields['egress']).flatMap((entry) => entryOf({ ...fieldsOf(entry), egress: true })),
  ];
}

function entryOf(fields: Fields): Value[] {
  const rule = numberIn(firstOf(fields, 'rule', 'rule_number', 'rule_no'));
  if (Number.isNaN(rule) || rule > LAST_RULE) return [];
  const protocol = protocolName(fields['protocol']);
  const range = firstOf(fields, 'cidr', 'cidr_block', 'ipv6_cidr_block');
  return [
    {
      egress: fields['egress'] === true || fields['egress'] === 'true',
      rule,
      action: asText(firstOf(fields, 'action', 'rule_action')).toLowerCase(),
      protocol,
      ...(range === undefined
        ? {}
        : { cidr: typeof range === 'string' ? canonicalCidr(range) : (range as Value) }),
      ...rangeOf(protocol, fields),
    },
  ];
}

/** Ports only where the protocol has them: Terraform writes 0 to 0 for ICMP, and -1 to -1 is any. */
function rangeOf(protocol: Value, fields: Fields): { readonly from?: Value; readonly to?: Value } {
  if (protocol === 'icmp' || protocol === 'icmpv6') return {};
  const nested = fields['port_range'];
  return portsOf(protocol, isObject(nested) ? fieldsOf(nested) : fields);
}

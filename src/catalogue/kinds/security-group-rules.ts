import { isEmpty, isList, isMark, isObject, type Value } from '../../model/value.ts';
import type { Attribute } from '../define.ts';
import type { Kind, Target } from '../kind.ts';
import { canonicalCidr } from './cidr.ts';
import { asSet, members } from './collection.ts';
import { type Fields, fieldsOf, firstOf } from './fields.ts';
import { sameMembers } from './member-list.ts';
import { portsOf, protocolName } from './protocol.ts';
import { identical, type Options } from './scalar.ts';

/** What a whole group has and a rule has not. */
const GROUP_FIELDS = ['ip_permissions', 'ip_permissions_egress', 'owner_id', 'vpc_id', 'ingress', 'egress'];

type Direction = 'ingress' | 'egress';

/**
 * Rules of a security group, one per source: `{ protocol: 'tcp', from: 5432, to: 5432, source: 'sg-1' }` (rule 13). The source
 * is a group, a range, a prefix list or `self`. Descriptions are not kept: they change nothing that is allowed.
 */
export function securityGroupRules(
  direction: Direction,
  options: Options & Pick<Attribute, 'to' | 'relation' | 'reverse'> = {},
): Attribute {
  return { kind: direction === 'ingress' ? ingressKind : egressKind, ...options };
}

const ingressKind: Kind = kindFor('ingress');
const egressKind: Kind = kindFor('egress');

function kindFor(direction: Direction): Kind {
  return {
    name: `security group ${direction}`,
    rule: 13,
    concern: 'exposure',
    canonical: (raw) => {
      if (isMark(raw)) return raw;
      const items = members(raw);
      const exploded: Value[] = [];
      for (const item of items) explodeItem(item, direction, exploded);
      const rules = asSet(exploded);
      if (rules.length > 0) return rules;
      return direction === 'egress' && items.some(saysNone) ? [NONE] : undefined;
    },
    unite: (rules) => {
      const stated = rules.filter((rule) => rule !== NONE);
      return asSet(stated.length === 0 ? rules : stated);
    },
    equal: sameMembers(sameRule),
    member: sameRule,
    targets: (value) => (isList(value) ? value.flatMap(targetOf) : []),
  };
}

/**
 * A group that lets nothing out: silence would mean that it lets everything out, as AWS has it. Terraform takes the rule away
 * that AWS puts into a new group, and then says so: https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/security_group
 */
const NONE = 'none';

function saysNone(item: unknown): boolean {
  if (!isObject(item)) return item === NONE;
  const stated = item['egress'] ?? item['IpPermissionsEgress'];
  return isList(stated) && stated.length === 0;
}

/** The item is a rule, or the whole group: only the whole group knows which group is itself. */
function explodeItem(item: unknown, direction: Direction, into: Value[]): void {
  const fields = fieldsOf(item);
  if (!isGroup(fields)) {
    explode(fields, direction, { own: fields['security_group_id'] ?? fields['group_id'], into });
    return;
  }
  const own = fields['group_id'] ?? fields['id'];
  const rules =
    fields[direction] ?? fields[direction === 'ingress' ? 'ip_permissions' : 'ip_permissions_egress'];
  for (const rule of members(rules)) explode(fieldsOf(rule), direction, { own, into });
}

function isGroup(fields: Fields): boolean {
  for (const name of GROUP_FIELDS) if (fields[name] !== undefined) return true;
  return false;
}

function explode(
  fields: Fields,
  direction: Direction,
  { own, into }: { readonly own: unknown; readonly into: Value[] },
): void {
  // a rule declared apart may be of the other direction
  if (fields['type'] !== undefined && fields['type'] !== direction) return;
  const protocol = protocolName(firstOf(fields, 'ip_protocol', 'protocol'));
  const ports = portsOf(protocol, fields);
  for (const source of sourcesOf(fields, own)) into.push({ protocol, ...ports, source });
}

const RANGES = [
  'cidr_ip',
  'cidr_ipv6',
  'cidr_ipv4',
  'cidr_blocks',
  'ipv6_cidr_blocks',
  'ip_ranges',
  'ipv6_ranges',
];
const GROUPS = [
  'source_security_group_id',
  'destination_security_group_id',
  'referenced_security_group_id',
  'security_groups',
  'user_id_group_pairs',
];
const PREFIX_LISTS = [
  'source_prefix_list_id',
  'destination_prefix_list_id',
  'prefix_list_id',
  'prefix_list_ids',
];

function sourcesOf(fields: Fields, own: unknown): Value[] {
  const sources: Value[] = fields['source'] === undefined ? [] : [fields['source'] as Value];
  for (const range of named(fields, RANGES))
    sources.push(typeof range === 'string' ? canonicalCidr(range) : range);
  for (const group of named(fields, GROUPS)) sources.push(isOwn(group, own) ? 'self' : group);
  sources.push(...named(fields, PREFIX_LISTS));
  if (fields['self'] === true) sources.push('self');
  return sources;
}

/** Most of these names are in no rule: a loop, for there are many rules. */
function named(fields: Fields, names: readonly string[]): Value[] {
  const found: Value[] = [];
  for (const name of names) {
    const value = fields[name];
    if (value !== undefined) for (const member of members(value)) found.push(plain(member));
  }
  return found;
}

/** The API wraps each source in an object: `{ CidrIp }`, `{ GroupId, UserId }`, `{ PrefixListId }`. */
function plain(source: unknown): Value {
  if (!isObject(source) || isMark(source)) return withoutOwner(source as Value);
  const { cidr_ip, cidr_ipv6, group_id, group_name, prefix_list_id } = fieldsOf(source);
  return (cidr_ip ?? cidr_ipv6 ?? group_id ?? group_name ?? prefix_list_id ?? '') as Value;
}

/** Terraform writes a group of another account as `123456789012/sg-1`. */
function withoutOwner(source: Value): Value {
  return typeof source === 'string' && source.includes('/sg-')
    ? source.replace(/^\d{12}\/(?=sg-)/, '')
    : source;
}

function isOwn(group: Value, own: unknown): boolean {
  return !isEmpty(own) && identical(pointer(group), pointer(own as Value));
}

/** `Ref` and `GetAtt GroupId` of one group are the same pointer. */
function pointer(value: Value): Value {
  return isObject(value) && typeof value['$ref'] === 'string' ? { $ref: value['$ref'] } : value;
}

function sameRule(desired: Value, deployed: Value, same: (one: Value, other: Value) => boolean): boolean {
  if (!isObject(desired) || !isObject(deployed)) return desired === deployed;
  const { source: wanted = null, ...rule } = desired;
  const { source: found = null, ...other } = deployed;
  return identical(rule, other) && (identical(wanted, found) || same(wanted, found));
}

function targetOf(rule: Value): Target[] {
  const source = isObject(rule) ? rule['source'] : undefined;
  if (!isObject(rule) || source === undefined || source === 'self') return [];
  if (typeof source === 'string' && !source.startsWith('sg-')) return [];
  return [{ to: source, label: portLabel(rule) }];
}

function portLabel({ protocol, from, to }: { readonly [key: string]: Value }): string {
  if (protocol === '-1') return 'all';
  if (typeof from !== 'number') return typeof protocol === 'string' ? protocol : 'all';
  return typeof to !== 'number' || from === to ? `:${from}` : `:${from}-${to}`;
}

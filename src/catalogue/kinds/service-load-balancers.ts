import { isList, isMark, isObject, type Value } from '../../model/value.ts';
import type { Attribute } from '../define.ts';
import type { Kind, SameTarget } from '../kind.ts';
import { asSet, members } from './collection.ts';
import { fieldsOf, firstOf } from './fields.ts';
import { sameMembers } from './member-list.ts';
import { identical, numberIn, type Options } from './scalar.ts';

/** The target groups an ECS service registers with, as `{ target, container, port }`. */
export function serviceLoadBalancers(
  options: Options & Pick<Attribute, 'to' | 'relation' | 'reverse'> = {},
): Attribute {
  return { kind: loadBalancersKind, ...options };
}

const loadBalancersKind: Kind = {
  name: 'serviceLoadBalancers',
  rule: 10,
  canonical: (raw) => {
    if (isMark(raw)) return raw;
    const found = asSet(members(raw).flatMap(registrationOf));
    return found.length === 0 ? undefined : found;
  },
  equal: sameMembers(isSameRegistration),
  member: isSameRegistration,
  targets: (value) =>
    (isList(value) ? value : []).flatMap((registration) => {
      if (!isObject(registration)) return [];
      const { target = null, port } = registration;
      return [typeof port === 'number' ? { to: target, label: `:${port}` } : { to: target }];
    }),
};

function registrationOf(raw: unknown): Value[] {
  const fields = fieldsOf(raw);
  const target = firstOf(fields, 'target', 'target_group_arn', 'load_balancer_name', 'elb_name');
  if (target === undefined) return [];
  const container = firstOf(fields, 'container', 'container_name');
  const port = firstOf(fields, 'port', 'container_port');
  return [
    {
      target: target as Value,
      ...(container === undefined ? {} : { container: container as Value }),
      ...(port === undefined ? {} : { port: isMark(port) ? port : numberIn(port) }),
    },
  ];
}

function isSameRegistration(desired: Value, deployed: Value, same: SameTarget): boolean {
  if (!isObject(desired) || !isObject(deployed)) return false;
  const { target: wanted = null, ...rest } = desired;
  const { target: found = null, ...others } = deployed;
  return identical(rest, others) && (identical(wanted, found) || same(wanted, found));
}

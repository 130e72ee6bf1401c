import { isList, isMark, isObject, type Value } from '../../model/value.ts';
import type { Attribute } from '../define.ts';
import type { Kind } from '../kind.ts';
import { asText, fieldsOf, firstOf } from './fields.ts';
import { identical, type Options } from './scalar.ts';

/** The machines of one role of an EMR cluster. AWS lists the groups of all roles; a design states each in its own block. */
export function instanceGroupType(role: 'MASTER' | 'CORE', options: Options = {}): Attribute {
  return { kind: groupKind(role), ...options };
}

function groupKind(role: string): Kind {
  return {
    name: 'instance group',
    concern: 'capacity',
    canonical: (raw): Value | undefined => {
      if (isMark(raw) || typeof raw === 'string') return raw === '' ? undefined : raw;
      const group = isList(raw) ? (raw.find((one) => roleOf(one) === role) ?? unmarked(raw)) : raw;
      const type = isObject(group) ? fieldsOf(group)['instance_type'] : undefined;
      if (isMark(type)) return type;
      return asText(type) || undefined;
    },
    equal: identical,
  };
}

function roleOf(group: unknown): unknown {
  return firstOf(fieldsOf(group), 'instance_group_type', 'instance_role');
}

/** A Terraform block is a list of one, which names no role. */
function unmarked(groups: readonly Value[]): Value | undefined {
  const [only] = groups;
  return groups.length === 1 && roleOf(only) === undefined ? only : undefined;
}

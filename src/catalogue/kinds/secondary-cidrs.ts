import { isList, isMark, isObject } from '../../model/value.ts';
import type { Attribute } from '../define.ts';
import type { Kind } from '../kind.ts';
import { canonicalCidr } from './cidr.ts';
import { asSet, members } from './collection.ts';
import { fieldsOf } from './fields.ts';
import { identical, type Options } from './scalar.ts';

/** Address ranges added to a VPC after its first one, which AWS lists among them. */
export function secondaryCidrs(options: Options = {}): Attribute {
  return { kind: secondaryCidrsKind, ...options };
}

const secondaryCidrsKind: Kind = {
  name: 'secondaryCidrs',
  canonical: (raw) => {
    if (isMark(raw)) return raw;
    const ranges = isObject(raw) ? associated(raw) : members(raw);
    const texts = asSet(ranges.flatMap((range) => (typeof range === 'string' ? [canonicalCidr(range)] : [])));
    return texts.length === 0 ? undefined : texts;
  },
  equal: identical,
  member: identical,
};

function associated(vpc: unknown): unknown[] {
  const { cidr_block: primary, cidr_block_association_set: associations } = fieldsOf(vpc);
  if (!isList(associations)) return [];
  return associations
    .map(fieldsOf)
    .filter(({ cidr_block_state: state }) => !isObject(state) || state['State'] === 'associated')
    .map(({ cidr_block: range }) => range)
    .filter((range) => range !== primary);
}

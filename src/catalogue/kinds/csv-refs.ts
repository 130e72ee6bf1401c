import type { RelationKind } from '../../model/graph.ts';
import type { Attribute } from '../define.ts';
import { readAs } from './read-as.ts';
import { refs } from './ref.ts';
import type { Options } from './scalar.ts';

/** Pointers that the API joins with commas: the subnets of an Auto Scaling group. */
export function csvRefs(to: string, relation: RelationKind, options: Options = {}): Attribute {
  return readAs(
    refs(to, relation, options),
    (raw) => (typeof raw === 'string' ? raw.split(/\s*,\s*/).filter(Boolean) : raw),
    'csvRefs',
  );
}

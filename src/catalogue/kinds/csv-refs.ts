import type { RelationKind } from '../../model/graph.ts';
import type { Attribute } from '../define.ts';
import { refs } from './ref.ts';
import type { Options } from './scalar.ts';

/** Pointers that the API joins with commas: the subnets of an Auto Scaling group. */
export function csvRefs(to: string, relation: RelationKind, options: Options = {}): Attribute {
  const attribute = refs(to, relation, options);
  const canonical = (raw: unknown): ReturnType<typeof attribute.kind.canonical> =>
    attribute.kind.canonical(typeof raw === 'string' ? raw.split(/\s*,\s*/).filter(Boolean) : raw);
  return { ...attribute, kind: { ...attribute.kind, name: 'csvRefs', canonical } };
}

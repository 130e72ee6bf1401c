import type { Attribute } from '../define.ts';
import { set } from './collection.ts';
import type { Options } from './scalar.ts';

/** Values that Terraform joins with commas: the servers of a Kafka cluster of one's own. */
export function csvSet(options: Options = {}): Attribute {
  const attribute = set(options);
  const canonical = (raw: unknown): ReturnType<typeof attribute.kind.canonical> =>
    attribute.kind.canonical(typeof raw === 'string' ? raw.split(/\s*,\s*/).filter(Boolean) : raw);
  return { ...attribute, kind: { ...attribute.kind, name: 'csv set', canonical } };
}

import type { Attribute } from '../define.ts';
import { set } from './collection.ts';
import { readAs } from './read-as.ts';
import type { Options } from './scalar.ts';

/** Values that Terraform joins with commas: the servers of a Kafka cluster of one's own. */
export function csvSet(options: Options = {}): Attribute {
  return readAs(
    set(options),
    (raw) => (typeof raw === 'string' ? raw.split(/\s*,\s*/).filter(Boolean) : raw),
    'csv set',
  );
}

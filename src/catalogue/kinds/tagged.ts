import { isList } from '../../model/value.ts';
import type { Attribute } from '../define.ts';
import { readTags } from '../read.ts';
import { readAs } from './read-as.ts';

/** What the API tells only by a tag of AWS's own: the template an instance was started by. */
export function tagged(key: string, attribute: Attribute): Attribute {
  const read = readAs(
    attribute,
    (raw) => (isList(raw) ? readTags(raw)[key] : raw),
    `tagged ${attribute.kind.name}`,
  );
  return { ...read, api: 'Tags' };
}

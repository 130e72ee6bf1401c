import { isList } from '../../model/value.ts';
import type { Attribute } from '../define.ts';
import { readTags } from '../read.ts';

/** What the API tells only by a tag of AWS's own: the template an instance was started by. */
export function tagged(key: string, attribute: Attribute): Attribute {
  const { kind } = attribute;
  const canonical = (raw: unknown): ReturnType<typeof kind.canonical> =>
    kind.canonical(isList(raw) ? readTags(raw)[key] : raw);
  return { ...attribute, api: 'Tags', kind: { ...kind, name: `tagged ${kind.name}`, canonical } };
}

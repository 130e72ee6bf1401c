import { compareStrings } from '../../model/order.ts';
import { isEmpty, isList, isMark, isObject, type Value } from '../../model/value.ts';
import type { Attribute } from '../define.ts';
import type { Kind } from '../kind.ts';
import { pickTerraform } from '../pick.ts';
import { members } from './collection.ts';
import { asText, fieldsOf, firstOf } from './fields.ts';
import { identical, type Options } from './scalar.ts';

/**
 * Which objects of a bucket a configuration is about: a prefix and tags, as `{ Prefix, Tags }`. Reads the filter, or all of the
 * configuration: CloudFormation states both at the top, the API and Terraform in a filter, the API several of them in an `And`.
 */
export function objectFilter(options: Options = {}): Attribute {
  return { kind: objectFilterKind, cloudformation: '', ...options };
}

const objectFilterKind: Kind = {
  name: 'object filter',
  canonical: (raw) => {
    if (isMark(raw)) return raw;
    if (!isObject(raw)) return undefined;
    const prefix = PREFIXES.map((path) => pickTerraform(raw, path)).find((value) => !isEmpty(value as Value));
    const tags = TAGS.map((path) => tagsIn(pickTerraform(raw, path))).find((found) => found.length > 0);
    if (prefix === undefined && tags === undefined) return undefined;
    return {
      ...(prefix === undefined ? {} : { Prefix: prefix as Value }),
      ...(tags === undefined ? {} : { Tags: Object.fromEntries(tags) }),
    };
  },
  equal: identical,
};

const PREFIXES = ['Prefix', 'Filter.Prefix', 'Filter.And.Prefix', 'And.Prefix', 'filter.prefix', 'prefix'];

const TAGS = [
  'Tags',
  'TagFilters',
  'Tag',
  'And.Tags',
  'Filter.Tag',
  'Filter.And.Tags',
  'Filter.Tags',
  'filter.tags',
  'filter.tag',
  'filter.and.tags',
];

/** A map, or one or several pairs of key and value. */
function tagsIn(raw: unknown): [string, Value][] {
  const isMap = isObject(raw) && !isMark(raw) && fieldsOf(raw)['key'] === undefined;
  const pairs = isMap ? Object.entries(raw) : members(raw).map(pairOf);
  return pairs
    .filter(([key]) => key !== '' && key !== '__proto__')
    .map(([key, value]): [string, Value] => [key, isList(value) ? '' : (value as Value)])
    .toSorted(([a], [b]) => compareStrings(a, b));
}

function pairOf(raw: unknown): [string, unknown] {
  const fields = fieldsOf(raw);
  return [asText(fields['key']), firstOf(fields, 'value') ?? ''];
}
